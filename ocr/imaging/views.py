"""One place of the page, each time with other ink taken away: what a seal hides in one view stands free in another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from ocr.imaging import clean

if TYPE_CHECKING:
    from ocr.pixels import Colour, Gray

_DARKER: Final = 25
"""Gray levels over the darkest print that still are print."""
_FADES: Final = 45
"""Gray levels over which print fades into paper: seals, also black ones, are paler than toner."""
_DARKEST: Final = 1.5
"""Percent of the ink's pixels that are print for certain."""
_INK: Final = 170
"""Gray level under which there is ink."""


def views_of(colour: Colour) -> tuple[Gray, ...]:
    """Black on white, the likeliest first.

    The brightest channel: neither red seals nor blue pens. The red one: blue and violet ink, for names are rubber
    stamped too. Only what is as dark as the darkest: print through a black seal or a pale pen.
    """
    plain = clean.even_light(clean.without_colour(colour))
    return plain, clean.even_light(np.ascontiguousarray(colour[:, :, 0])), only_darkest(plain)


def only_darkest(gray: Gray) -> Gray:
    """`gray` with all that is clearly paler than its darkest print made paper."""
    inked = gray[gray < _INK]
    if not inked.size:
        return gray
    darkest = float(np.percentile(inked, _DARKEST))
    level = (gray.astype(np.float32) - darkest - _DARKER) / _FADES
    return np.asarray(cv2.max(gray, (np.clip(level, 0, 1) * clean.PAPER).astype(np.uint8)), dtype=np.uint8)
