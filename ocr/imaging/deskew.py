"""The small slope of a page's lines."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from ocr.pixels import Gray, Mask

MAX_SLOPE: Final = 8.0
"""Degrees; feeders slip by less, and beyond it the search would find tables' diagonals."""
_STEP: Final = 2
"""Of the proof's pixels, every second of every second row will do."""
WORTH_TURNING: Final = 0.15
"""Degrees; A4 lines rise by 1.5 mm over the page at this slope, which the engine takes in its stride."""


@dataclass(frozen=True, slots=True)
class Slope:
    degrees: float
    """Clockwise: the right end is lower. 0.05 exact; 0 where nothing speaks."""
    sharpness: float
    """How sharply lines stand apart once the slope is taken out: of a page and the page turned, one has more."""


def measure(ink: Mask) -> Slope:
    """The slope of the text lines.

    The rows' sums are sharpest when the picture is sheared level: the sum of squared differences of neighbours tells.
    """
    rows, columns = np.nonzero(ink[::_STEP, ::_STEP])
    if not rows.size:
        return Slope(0.0, 0.0)
    points = _Points(rows.astype(np.float32), (columns - columns.mean()).astype(np.float32))
    best = _sharpest(points, np.arange(-MAX_SLOPE, MAX_SLOPE + 0.5, 1.0))
    for finer in (0.25, 0.05):
        around = best.degrees + np.arange(-4 * finer, 4.5 * finer, finer)
        best = _sharpest(points, around)
    return Slope(round(best.degrees, 2), best.sharpness)


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


@dataclass(frozen=True, eq=False, slots=True)
class _Points:
    rows: npt.NDArray[np.float32]
    columns: npt.NDArray[np.float32]

    def sharpness(self, degrees: float) -> float:
        levels = np.rint(self.rows - self.columns * np.float32(math.tan(math.radians(degrees)))).astype(np.int32)
        sums = np.bincount(levels - levels.min())
        return float(np.square(np.diff(sums)).sum())


def _sharpest(points: _Points, slopes: npt.NDArray[np.float64]) -> Slope:
    return max((Slope(float(degrees), points.sharpness(float(degrees))) for degrees in slopes), key=_sharpness_of)


def _sharpness_of(slope: Slope) -> float:
    return slope.sharpness
