"""The small slope of a page's lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from ocr.pixels import Gray, Mask

MAX_SLOPE: Final = 8.0
"""Degrees; feeders slip by less, and beyond it the search would find tables' diagonals."""
WORTH_TURNING: Final = 0.15
"""Degrees; A4 lines rise by 1.5 mm over the page at this slope, which the engine takes in its stride."""


def slope(ink: Mask) -> float:
    """Degrees clockwise by which the text lines slope (the right end lower): 0.05 exact, 0 where nothing speaks.

    The rows' sums are sharpest when the picture is sheared level: the sum of squared differences of neighbours tells.
    """
    if not ink.any():
        return 0.0
    best, step = 0.0, 1.0
    best = _sharpest(ink, np.arange(-MAX_SLOPE, MAX_SLOPE + step / 2, step))
    for finer in (0.25, 0.05):
        best = _sharpest(ink, best + np.arange(-4 * finer, 4 * finer + finer / 2, finer))
    return round(float(best), 2)


def sharpness(ink: Mask, degrees: float) -> float:
    """How sharply lines stand apart when a slope of `degrees` is taken out."""
    rows, columns = np.nonzero(ink)
    if not rows.size:
        return 0.0
    levels = np.round(rows - (columns - ink.shape[1] / 2) * np.tan(np.radians(degrees))).astype(np.int64)
    sums = np.bincount(levels - levels.min()).astype(np.float64)
    return float(np.square(np.diff(sums)).sum())


def level(gray: Gray, degrees: float, *, paper: int = 255) -> tuple[Gray, npt.NDArray[np.float64]]:
    """Turned about its middle so that lines lie level, corners filled with `paper`; with the way back.

    The size stays.
    """
    height, width = gray.shape
    forth = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    levelled = cv2.warpAffine(
        gray, forth, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=(paper,)
    )
    back = np.vstack([cv2.invertAffineTransform(forth), [0, 0, 1]]).astype(np.float64)
    return np.asarray(levelled, dtype=np.uint8), back


def _sharpest(ink: Mask, slopes: npt.NDArray[np.float64]) -> float:
    return float(max(slopes, key=lambda degrees: sharpness(ink, float(degrees))))
