"""Where the sheet lies in the picture: a photo shows the table too, a feeder its black roller."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from ocr.pixels import Colour, Gray

_SIDE: Final = 400
"""Long side, in pixels, of the picture in which the sheet is looked for."""
_LIGHT: Final = 0.68
"""Share of the paper's brightness, in the darkest channel, that still is paper; wood and cloth have colour."""
_SHADOW_STEPS: Final = 3
"""How often the sheet is followed into its shadow."""
_DIMMEST: Final = 0.5
"""Share of the light that is left on the darkest paper."""
_LEAST: Final = 0.3
"""Share of the picture that a sheet fills at least; smaller light things are no sheet."""
_WHOLE: Final = 0.985
_A4: Final = (8.27, 11.69)
"""Inches."""
_FILE_STATES: Final = (60, 1250)
"""Dots per inch that a scanner may state."""
_LONG_SIDES: Final = (7.5, 17.5)
"""Inches: A5 with some room cut off to A3 with some room around."""


@dataclass(frozen=True, eq=False, slots=True)
class Outline:
    """The corners of the sheet's hull, in pixels of the picture it was found in."""

    corners: np.ndarray[tuple[int, ...], np.dtype[np.int32]]

    def enlarged(self, factor: int) -> Outline:
        return Outline(self.corners * factor)

    @property
    def sides(self) -> tuple[float, float]:
        """Shorter and longer side, whichever way it lies."""
        _, sides, _ = cv2.minAreaRect(self.corners)
        return min(sides), max(sides)


def find_sheet(colour: Colour) -> Outline | None:
    """The light sheet on a darker ground; None where paper fills the whole picture or no sheet is to be seen."""
    height, width = colour.shape[:2]
    factor = max(1.0, max(height, width) / _SIDE)
    small = cv2.resize(
        colour, (max(1, round(width / factor)), max(1, round(height / factor))), interpolation=cv2.INTER_AREA
    )
    if min(small.shape[:2]) < 2:
        return None
    dark = np.asarray(small.min(axis=2), dtype=np.uint8)
    closed: Gray = np.asarray(
        cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8), borderType=cv2.BORDER_REPLICATE),
        dtype=np.uint8,
    )
    shape = _largest(closed > _LIGHT * np.percentile(closed, 85))
    for _ in range(_SHADOW_STEPS):
        if shape is None:
            return None
        shape = _largest(closed > _LIGHT * _light_over(closed, shape))
    if shape is None:
        return None
    hull = cv2.convexHull(shape)
    share = cv2.contourArea(hull) / ((small.shape[0] - 1) * (small.shape[1] - 1))
    if not _LEAST < share < _WHOLE:
        return None
    return Outline(np.round(hull.reshape(-1, 2) * factor).astype(np.int32))


def _largest(light: npt.NDArray[np.bool_]) -> npt.NDArray[np.int32] | None:
    """The outline of the largest light thing."""
    opened = cv2.morphologyEx(light.astype(np.uint8), cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    shapes, _ = cv2.findContours(opened, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    return np.asarray(max(shapes, key=cv2.contourArea), dtype=np.int32) if shapes else None


def _light_over(closed: Gray, shape: npt.NDArray[np.int32]) -> npt.NDArray[np.float64]:
    """How bright paper would be at each place, as its light falls off over what is known to be paper."""
    inside = np.zeros(closed.shape, np.uint8)
    cv2.fillPoly(inside, [shape], (1,))
    rows, columns = np.nonzero(inside)
    known = np.stack([rows, columns, np.ones(len(rows))], axis=1)[::7]
    slope = np.linalg.lstsq(known, closed[rows, columns].astype(np.float64)[::7], rcond=None)[0]
    down, across = np.indices(closed.shape)
    falls = slope[0] * down + slope[1] * across + slope[2]
    return np.asarray(np.maximum(falls, _DIMMEST * float(np.percentile(closed, 85))), dtype=np.float64)


def without_ground(gray: Gray, outline: Outline, shade: int) -> Gray:
    """What lies outside the sheet painted over with `shade`."""
    outside = np.full(gray.shape, 255, np.uint8)
    cv2.fillConvexPoly(outside, outline.corners, (0,))
    edge = max(3, round(max(gray.shape) * 0.004))
    outside = np.asarray(cv2.dilate(outside, np.ones((edge, edge), np.uint8)), dtype=np.uint8)
    painted = gray.copy()
    painted[outside > 0] = shade
    return painted


def resolution(stated: int | None, width: int, height: int, outline: Outline | None) -> int:
    """Pixels per inch: as stated, where the page is then as large as papers are; else as if the sheet were A4."""
    longer = max(width, height)
    if stated is not None and _FILE_STATES[0] <= stated <= _FILE_STATES[1]:
        low, high = _LONG_SIDES
        if low <= longer / stated <= high:
            return stated
    return max(40, round((outline.sides[1] if outline else longer) / _A4[1]))
