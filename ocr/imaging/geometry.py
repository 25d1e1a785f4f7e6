"""From places on a prepared picture back to places on the upright page."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ocr.types import Region

if TYPE_CHECKING:
    import numpy.typing as npt

    from ocr.pixels import Gray


@dataclass(frozen=True, eq=False, slots=True)
class Sheet:
    """The upright page's size, and how a point of a prepared picture gets there."""

    width: int
    height: int
    back: npt.NDArray[np.float64]
    """3 × 3, homogeneous: prepared picture → upright page."""

    def region(self, region: Region) -> Region:
        """The smallest upright rectangle around the same place, kept on the page."""
        corners = np.array(
            [
                (region.left, region.top, 1),
                (region.right, region.top, 1),
                (region.left, region.bottom, 1),
                (region.right, region.bottom, 1),
            ],
            dtype=np.float64,
        )
        points = corners @ self.back.T
        across, down = points[:, 0] / points[:, 2], points[:, 1] / points[:, 2]
        left, right = _span(across.min(), across.max(), self.width)
        top, bottom = _span(down.min(), down.max(), self.height)
        return Region(left, top, right, bottom)

    def prepared(self, region: Region) -> Region:
        """The way back: of a place on the upright page the rectangle, to a pixel, that `region` put there.

        For prepared pictures that are the page turned, made smaller or seen straight on, nothing else.
        """
        middle = np.array(region.middle)
        point = np.linalg.solve(self.back, [*region.middle, 1.0])
        across, down = point[:2] / point[2]
        step = (self.back[:2, :2] - np.outer(middle, self.back[2, :2])) / (self.back[2] @ [across, down, 1.0])
        factor = math.hypot(step[0, 0], step[1, 0])
        turned = abs(math.atan2(step[1, 0], step[0, 0]))
        cosine, sine, both = math.cos(turned), math.sin(turned), math.cos(2 * turned)
        width = max(1.0, (region.width * cosine - region.height * sine) / both / factor)
        height = max(1.0, (region.height * cosine - region.width * sine) / both / factor)
        left, top = max(0, round(across - width / 2)), max(0, round(down - height / 2))
        return Region(left, top, left + max(1, round(width)), top + max(1, round(height)))

    def after(self, step: npt.NDArray[np.float64]) -> Sheet:
        """For a picture made from this one by a further step whose way back is `step`."""
        return Sheet(self.width, self.height, self.back @ step)


def scaling(factor: float) -> npt.NDArray[np.float64]:
    return np.diag([factor, factor, 1.0])


def turn(pixels: Gray, rotation: int) -> Gray:
    """Turned back: counter-clockwise by `rotation`, a right angle's multiple."""
    return np.ascontiguousarray(np.rot90(pixels, rotation // 90))


def _span(low: float, high: float, limit: int) -> tuple[int, int]:
    start = min(max(0, math.floor(low + 0.01)), limit - 1)
    return start, max(start + 1, min(limit, math.ceil(high - 0.01)))
