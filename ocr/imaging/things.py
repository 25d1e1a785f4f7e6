"""Things made of ink on a page, found once for all who judge them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from ocr.types import Region

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from ocr.pixels import Mask


@dataclass(frozen=True, eq=False, slots=True)
class Things:
    """Boxes of what hangs together, one entry of each array per thing."""

    left: npt.NDArray[np.int32]
    top: npt.NDArray[np.int32]
    width: npt.NDArray[np.int32]
    height: npt.NDArray[np.int32]
    area: npt.NDArray[np.int32]
    """Pixels of ink."""
    page_width: int
    page_height: int

    @staticmethod
    def in_(ink: Mask, *, step: int = 1) -> Things:
        """Judged by every `step`-th pixel across and down: sizes are then right to `step` pixels."""
        page_height, page_width = ink.shape
        ink = np.ascontiguousarray(ink[::step, ::step])
        across, down, width, height = cv2.boundingRect(ink)
        boxes = np.zeros((0, 5), np.int32)
        if width and height:  # OpenCV crashes on nothing
            _, _, stats, _ = cv2.connectedComponentsWithStats(ink[down : down + height, across : across + width])
            boxes = np.asarray(stats[1:], dtype=np.int32)
        return Things(
            (boxes[:, 0] + across) * step,
            (boxes[:, 1] + down) * step,
            boxes[:, 2] * step,
            boxes[:, 3] * step,
            boxes[:, 4] * step * step,
            page_width,
            page_height,
        )

    def regions(self, chosen: npt.NDArray[np.bool_]) -> Iterator[Region]:
        for left, top, width, height in zip(
            *(side[chosen].tolist() for side in (self.left, self.top, self.width, self.height)), strict=True
        ):
            yield Region(left, top, left + width, top + height)

    def turned(self) -> Things:
        """The page turned a quarter counter-clockwise: its right edge becomes the upper one."""
        below = self.page_width - self.left - self.width
        return Things(self.top, below, self.height, self.width, self.area, self.page_height, self.page_width)
