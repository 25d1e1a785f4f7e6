"""Where print is, found without reading: the small picture that orientation and slope are judged by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from ocr.imaging.blank import PROOF_SIDE, shrunk

if TYPE_CHECKING:
    from ocr.pixels import Gray, Mask

_REACH: Final = 31
_OFFSET: Final = 20
_LARGEST: Final = 70
"""Pixels at the proof's scale: 12 mm, the letters of a heading."""
_SMALLEST: Final = 3


def letters(gray: Gray) -> Mask:
    """Letters and their marks on a proof of the page; rules, bars, folds, seals' rims and black edges left out."""
    proof = shrunk(gray, PROOF_SIDE)
    dark = cv2.adaptiveThreshold(proof, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _REACH, _OFFSET)
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(dark)
    longer, shorter = boxes[:, 2:4].max(axis=1), boxes[:, 2:4].min(axis=1)
    fits = (longer >= _SMALLEST) & (longer <= _LARGEST) & (longer <= np.maximum(8, 4 * shorter))
    fits[0] = False
    return np.asarray(np.where(fits, 255, 0).astype(np.uint8)[labels], dtype=np.uint8)
