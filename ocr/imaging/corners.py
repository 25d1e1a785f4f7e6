"""Corners of the sheet that were folded in: a triangle of another shade in a corner of the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from ocr.types import Region

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocr.pixels import Gray

_REACH: Final = 0.4
"""Share of the shorter side within which a fold is looked for."""
_LEAST: Final = 0.045
"""Share of the shorter side that both legs of the triangle measure at least: 1 cm of A4."""
_FEWEST: Final = 40
"""Pixels of a corner that can be judged: strips have none."""
_SHADE: Final = 40
"""Darker than the paper by this much of 255."""
_SLOPES: Final = (0.35, 2.9)
"""One leg by the other: black edges of a skewed sheet are far longer than wide."""
_LIKENESS: Final = 0.82
"""Overlap with the triangle over all that either covers."""


def folded_corners(dark: Gray) -> Iterator[Region]:
    """The triangles' boxes. `dark`: the darkest of the three channels."""
    height, width = dark.shape
    side = round(_REACH * min(height, width))
    if side < _FEWEST:
        return
    paper = float(np.percentile(dark[::8, ::8], 70))
    for flips in ((), (1,), (0,), (0, 1)):
        corner = np.flip(dark, flips)[:side, :side] if flips else dark[:side, :side]
        legs = _legs(np.ascontiguousarray(corner), paper, _LEAST * min(height, width))
        if legs is None:
            continue
        across, down = legs
        left = width - across if 1 in flips else 0
        top = height - down if 0 in flips else 0
        yield Region(left, top, left + across, top + down)


def _legs(corner: Gray, paper: float, least: float) -> tuple[int, int] | None:
    other = (cv2.medianBlur(corner, 5) < paper - _SHADE).astype(np.uint8)
    other = np.asarray(cv2.morphologyEx(other, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8)), dtype=np.uint8)
    if not other[2, 2]:
        return None
    _, names, stats, _ = cv2.connectedComponentsWithStats(other)
    name = int(names[2, 2])
    across, down = int(stats[name, 0] + stats[name, 2]), int(stats[name, 1] + stats[name, 3])
    if min(across, down) < least or max(across, down) >= corner.shape[0] - 1:
        return None
    if not _SLOPES[0] < across / down < _SLOPES[1]:
        return None
    triangle = np.zeros_like(other)
    cv2.fillPoly(triangle, [np.array([[0, 0], [across - 1, 0], [0, down - 1]], np.int32)], (1,))
    own = (names == name).astype(np.uint8)
    both, either = int((own & triangle).sum()), int((own | triangle).sum())
    return (across, down) if both > _LIKENESS * either else None
