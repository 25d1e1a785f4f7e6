"""Black print on white paper, without stamps, ink, shadows and the edges of the scanner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

if TYPE_CHECKING:
    from ocr.pixels import Colour, Gray, Mask

PAPER: Final = 245
"""What paper is made to be."""


def without_colour(colour: Colour) -> Gray:
    """The brightest of the three channels: red stamps and blue ink fade, black print stays."""
    red, green, blue = cv2.split(colour)
    return np.asarray(cv2.max(cv2.max(red, green), blue), dtype=np.uint8)


def ink_mask(gray: Gray, *, reach: int = 25, offset: int = 14) -> Mask:
    """Where it is darker than its surroundings; for analysis, not for reading."""
    return np.asarray(
        cv2.adaptiveThreshold(gray, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, reach, offset),
        dtype=np.uint8,
    )


def even_light(gray: Gray) -> Gray:
    """Divided by its background: paper becomes `PAPER` in light and shadow, and so do wide black edges."""
    whole = cv2.resize(paper(gray), (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(gray, whole, scale=PAPER), dtype=np.uint8)


def paper(gray: Gray) -> Gray:
    """The paper's own brightness, small: print is closed over, then smoothed."""
    small = cv2.resize(gray, (max(1, gray.shape[1] // 8), max(1, gray.shape[0] // 8)), interpolation=cv2.INTER_AREA)
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    return np.asarray(cv2.medianBlur(np.asarray(closed, dtype=np.uint8), 21), dtype=np.uint8)
