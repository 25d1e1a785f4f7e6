"""A sheet photographed from the side made a rectangle again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from ocr.imaging.clean import PAPER

if TYPE_CHECKING:
    import numpy.typing as npt

    from ocr.imaging.paper import Outline
    from ocr.pixels import Gray

_CORNERS: Final = 0.02
"""Share of the outline's length by which its sides may bend."""
_ALIKE: Final = 0.04
"""Share of the sheet by which four corners may miss it: a covered corner or a curled side misses more."""
_KEYSTONE: Final = (1.5, 30.0)
"""Degrees between opposite sides: less the engine takes in its stride, more is no sheet."""


def corners_of(outline: Outline, rotation: int, size: tuple[int, int]) -> npt.NDArray[np.float32] | None:
    """The sheet's corners on the upright picture, from the upper left clockwise; None where it is seen straight on.

    `size` is width and height of the picture before it was turned back by `rotation`.
    """
    hull = outline.corners.reshape(-1, 1, 2).astype(np.int32)
    found = cv2.approxPolyDP(hull, _CORNERS * cv2.arcLength(hull, closed=True), closed=True).reshape(-1, 2)
    if len(found) != 4 or abs(cv2.contourArea(found) / max(1.0, cv2.contourArea(hull)) - 1) > _ALIKE:
        return None
    width, height = size
    across, down = found[:, 0], found[:, 1]
    for _ in range(rotation // 90):
        across, down, width, height = down, width - 1 - across, height, width
    points = np.stack([across, down], axis=1).astype(np.float32)
    sums, differences = points.sum(axis=1), points[:, 0] - points[:, 1]
    order = [int(np.argmin(sums)), int(np.argmax(differences)), int(np.argmax(sums)), int(np.argmin(differences))]
    quad = points[order]
    low, high = _KEYSTONE
    return quad if len(set(order)) == 4 and low < _keystone(quad) < high else None


def _keystone(quad: npt.NDArray[np.float32]) -> float:
    """Degrees by which opposite sides part most."""
    upper_left, upper_right, lower_right, lower_left = quad
    pairs = ((upper_right - upper_left, lower_right - lower_left), (lower_left - upper_left, lower_right - upper_right))
    angles = [abs(np.degrees(np.arctan2(*one[::-1]) - np.arctan2(*other[::-1]))) for one, other in pairs]
    return float(max(angles))


def straightened(gray: Gray, quad: npt.NDArray[np.float32]) -> tuple[Gray, npt.NDArray[np.float64]]:
    """The picture seen straight on, of the same size, with the way back."""
    upper_left, upper_right, lower_right, lower_left = quad
    wide = (np.linalg.norm(upper_right - upper_left) + np.linalg.norm(lower_right - lower_left)) / 2
    high = (np.linalg.norm(lower_left - upper_left) + np.linalg.norm(lower_right - upper_right)) / 2
    across, down = quad.mean(axis=0)
    left, top = across - wide / 2, down - high / 2
    goal = np.array([(left, top), (left + wide, top), (left + wide, top + high), (left, top + high)], dtype=np.float32)
    forth = cv2.getPerspectiveTransform(quad, goal)
    height, width = gray.shape
    seen = cv2.warpPerspective(
        gray, forth, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=(PAPER,)
    )
    return np.asarray(seen, dtype=np.uint8), np.linalg.inv(forth).astype(np.float64)
