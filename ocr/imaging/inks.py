"""Seals and strokes of a pen: what was put on the paper after it was printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from ocr.types import Region

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocr.pixels import Colour, Mask

_RED: Final = 28
_BLUE: Final = 22
"""Of 255: how far a colour stands out, faint stamps and pale pens included."""
_SEAL: Final = (55, 320)
"""Pixels of a seal's sides at 120 dpi: 12 to 68 mm; oval and name seals included."""
_STROKE: Final = 26
"""Pixels of height (5.5 mm): print of a paper's body and head is lower."""
_WIDEST: Final = 600


def red_of(proof: Colour) -> Mask:
    red, green, blue = cv2.split(proof)
    stands_out = cv2.subtract(red, cv2.max(green, blue))
    return np.asarray((stands_out > _RED).astype(np.uint8) * 255, dtype=np.uint8)


def seals(proof: Colour) -> Iterator[Region]:
    """Red stamps as round as a seal, or as large."""
    joined = cv2.morphologyEx(red_of(proof), cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(np.asarray(joined, dtype=np.uint8))
    for left, top, width, height, area in stats[1:count].tolist():
        in_size = _SEAL[0] <= width <= _SEAL[1] and _SEAL[0] <= height <= _SEAL[1]
        if in_size and 0.4 < width / height < 2.5 and area > 0.08 * width * height:
            yield Region(left, top, left + width, top + height)


def pens(proof: Colour, ink: Mask) -> Iterator[Region]:
    """Strokes taller than print, in any colour, and whatever is blue; black seals and crossed letters among them."""
    red, green, blue = cv2.split(proof)
    coloured = (cv2.subtract(blue, cv2.min(red, green)) > _BLUE).astype(np.uint8) * 255
    blues = np.asarray(cv2.morphologyEx(coloured, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8)), dtype=np.uint8)
    for mask, least in ((blues, 14), (ink, _STROKE)):
        count, _, stats, _ = cv2.connectedComponentsWithStats(mask)
        for left, top, width, height, area in stats[1:count].tolist():
            if height >= least and 8 <= width <= _WIDEST and height <= _WIDEST and area < 0.7 * width * height:
                yield Region(left, top, left + width, top + height)
