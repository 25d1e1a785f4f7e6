"""Black print on white paper, without stamps, ink, shadows and the edges of the scanner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

if TYPE_CHECKING:
    from ocr.pixels import Colour, Gray, Mask

UNEVEN: Final = 18
"""Gray levels between the lightest and the darkest region of the paper from which on light is evened out."""


def without_colour(colour: Colour) -> Gray:
    """The brightest of the three channels: red stamps and blue ink fade, black print stays."""
    return np.asarray(colour.max(axis=2), dtype=np.uint8)


def ink_mask(gray: Gray, *, reach: int = 25, offset: int = 14) -> Mask:
    """Where it is darker than its surroundings; for analysis, not for reading."""
    return np.asarray(
        cv2.adaptiveThreshold(gray, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, reach, offset),
        dtype=np.uint8,
    )


def even_light(gray: Gray) -> Gray:
    """Divided by its background where that is uneven or dark; else as it is."""
    background = paper(gray)
    low, high = np.percentile(background, (5, 95))
    if high - low < UNEVEN and high > 200:
        return gray
    whole = cv2.resize(background, (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(gray, whole, scale=245), dtype=np.uint8)


def paper(gray: Gray) -> Gray:
    """The paper's own brightness, small: print is closed over, then smoothed."""
    small = cv2.resize(gray, (max(1, gray.shape[1] // 8), max(1, gray.shape[0] // 8)), interpolation=cv2.INTER_AREA)
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    return np.asarray(cv2.medianBlur(np.asarray(closed, dtype=np.uint8), 21), dtype=np.uint8)
