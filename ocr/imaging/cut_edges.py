"""Print that runs out of the picture: letters that touch its edge, many in a row or at the ends of many lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from ocr.types import Region

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocr.imaging.things import Things

_TOUCHES: Final = 2
_HEIGHTS: Final = (6, 34)
_WIDTHS: Final = (3, 60)
"""Pixels of letters, also of two that run together."""
_LINES: Final = 5
"""Lines whose ends are cut."""
_LETTERS: Final = 12
"""Letters of one line that are cut through."""
_MARGIN: Final = 60


def cut_edges(things: Things) -> Iterator[Region]:
    """A strip along each edge that cuts print."""
    height, width = things.page_height, things.page_width
    for turns, strip in enumerate(
        (
            Region(0, 0, width, min(_MARGIN, height)),
            Region(max(0, width - _MARGIN), 0, width, height),
            Region(0, max(0, height - _MARGIN), width, height),
            Region(0, 0, min(_MARGIN, width), height),
        )
    ):
        if _cuts(things, sideways=turns % 2 == 1):
            yield strip
        things = things.turned()


def _cuts(things: Things, *, sideways: bool) -> bool:
    """Whether the upper edge cuts print; `sideways`: lines of print run away from it."""
    left, top, width, height = things.left, things.top, things.width, things.height
    if sideways:
        width, height = height, width
    letters = (height >= _HEIGHTS[0]) & (height <= _HEIGHTS[1]) & (width >= _WIDTHS[0]) & (width <= _WIDTHS[1])
    touching = letters & (top <= _TOUCHES)
    if not sideways:
        return int(touching.sum()) >= _LETTERS and _spread(left[touching]) > things.page_width * 0.2
    following = letters & (top > _TOUCHES)
    lines = 0
    for at, size in zip(left[touching], height[touching], strict=True):
        beside = following & (np.abs(left - at) < size) & (top < 2 * _MARGIN)
        lines += int(beside.sum()) >= 3
    return lines >= _LINES and _spread(left[touching]) > things.page_width * 0.08


def _spread(places: np.ndarray[tuple[int, ...], np.dtype[np.int32]]) -> int:
    return int(places.max() - places.min()) if places.size else 0
