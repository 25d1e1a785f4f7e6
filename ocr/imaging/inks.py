"""Seals and strokes of a pen: what was put on the paper after it was printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from ocr.imaging.things import Things

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocr.pixels import Colour, Mask
    from ocr.types import Region

_RED: Final = 28
_BLUE: Final = 22
"""Of 255: how far a colour stands out, faint stamps and pale pens included."""
_SEAL: Final = (55, 320)
"""Pixels of a seal's sides at 120 dpi: 12 to 68 mm; oval and name seals included."""
_STROKE: Final = 26
"""Pixels of height (5.5 mm): print of a paper's body and head is lower."""
_WIDEST: Final = 600
_STEP: Final = 2
"""Coloured things are closed before they are looked for: every second pixel tells them."""


def red_of(proof: Colour) -> Mask:
    red, green, blue = cv2.split(proof)
    stands_out = cv2.subtract(red, cv2.max(green, blue))
    return np.asarray((stands_out > _RED).astype(np.uint8) * 255, dtype=np.uint8)


def seals(proof: Colour) -> Iterator[Region]:
    """Red stamps as round as a seal, or as large."""
    joined = np.asarray(cv2.morphologyEx(red_of(proof), cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8)), dtype=np.uint8)
    found = Things.in_(joined, step=_STEP)
    wide, high = found.width, found.height
    in_size = (wide >= _SEAL[0]) & (wide <= _SEAL[1]) & (high >= _SEAL[0]) & (high <= _SEAL[1])
    round_ = (0.4 * high < wide) & (wide < 2.5 * high) & (found.area > 0.08 * wide * high)
    yield from found.regions(in_size & round_)


def pens(proof: Colour, things: Things) -> Iterator[Region]:
    """Strokes taller than print, in any colour, and whatever is blue; black seals and crossed letters among them."""
    red, green, blue = cv2.split(proof)
    coloured = (cv2.subtract(blue, cv2.min(red, green)) > _BLUE).astype(np.uint8) * 255
    blues = np.asarray(cv2.morphologyEx(coloured, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8)), dtype=np.uint8)
    for found, least in ((Things.in_(blues, step=_STEP), 14), (things, _STROKE)):
        wide, high = found.width, found.height
        in_size = (high >= least) & (high <= _WIDEST) & (wide >= 8) & (wide <= _WIDEST)
        yield from found.regions(in_size & (found.area < 0.7 * wide * high))
