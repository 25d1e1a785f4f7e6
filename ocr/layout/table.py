"""Tables by their rules: which cell a word stands in, and the order in which cells are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from ocr.types import Region

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ocr.pixels import Mask

_GAP: Final = 0.12
"""Inches of a rule that may be missing: faded, crossed by a letter, a fold."""
_CELL: Final = (0.14, 0.1)
"""Inches: the narrowest and the lowest cell."""
_FILLED: Final = 0.8
"""Share of its rectangle that a cell fills; what lies around a table, or around letters, fills less."""
_LEAST_CELLS: Final = 4
_SMALLEST: Final = 0.4
"""Inches: the shorter side of the smallest table."""
_RULED: Final = 0.5
_LEAST_RULES: Final = 3
_DRIFT: Final = 5
"""Pixels by which a rule may bend away from its row."""
_CROSSED: Final = 0.75
"""Share of the place of a rule, across it, that is dark where a letter's stroke crosses it."""
_STROKE: Final = 2
_EDGE: Final = 3
"""Pixels of nothing around the rules, so that what lies outside a table is one."""
_LARGEST: Final = 0.6
"""Share of the page from which on a frame is no cell."""
_SAME_ROW: Final = 0.5
"""Share of the lower cell's height that cells of one row have in common."""


@dataclass(frozen=True, slots=True)
class Table:
    """Its cells row by row, left to right; places in pixels of the picture it was found in."""

    cells: tuple[Region, ...]

    @property
    def region(self) -> Region:
        region = self.cells[0]
        for cell in self.cells[1:]:
            region = region.join(cell)
        return region

    def cell_at(self, place: Region) -> Region | None:
        """The cell that holds the middle of `place`."""
        across, down = place.middle
        for cell in self.cells:
            if cell.left <= across < cell.right and cell.top <= down < cell.bottom:
                return cell
        return None


def find_tables(rules: Mask, ink: Mask, dpi: int) -> list[Table]:
    """Tables of two rows and two columns or more.

    `rules` are the straight lines of a page that stands level, `ink` is what else is dark: where letters cross the
    place of a missing rule, cells are one.
    """
    left, top, wide, high = cv2.boundingRect(rules)
    if min(wide, high) < dpi * _SMALLEST:
        return []
    frame = np.s_[top : top + high, left : left + wide]
    grid = _grid(np.pad(rules[frame], _EDGE), np.pad(ink[frame], _EDGE), dpi)
    _, grids = cv2.connectedComponents(grid)
    cells: dict[int, list[Region]] = {}
    for hole in _holes(grid, dpi, _LARGEST * rules.size):
        home = int(grids[hole.top - 1, (hole.left + hole.right) // 2])
        cells.setdefault(home, []).append(_moved(hole, left - _EDGE, top - _EDGE))
    tables = [Table(tuple(cell for row in _rows(found) for cell in row)) for found in cells.values() if _is_grid(found)]
    return sorted(tables, key=lambda table: table.region.top)


def _grid(rules: Mask, ink: Mask, dpi: int) -> Mask:
    """Rules without their gaps."""
    reach = max(3, round(dpi * _GAP))
    grid = rules
    for shape in ((1, reach), (reach, 1)):
        grid = np.asarray(cv2.morphologyEx(grid, cv2.MORPH_CLOSE, np.ones(shape, np.uint8)), dtype=np.uint8)
    grid = np.asarray(cv2.dilate(grid, np.ones((3, 3), np.uint8)), dtype=np.uint8)
    _, _, boxes, _ = cv2.connectedComponentsWithStats(grid)
    for left, top, wide, high, _area in boxes[1:].tolist():
        if min(wide, high) >= dpi * _SMALLEST:
            place = np.s_[top : top + high, left : left + wide]
            _complete(grid[place], ink[place])
    return grid


def _complete(grid: Mask, ink: Mask) -> None:
    """Draws what is missing of rules that run through most of the table, in place."""
    across, down = _long_rules(grid), _long_rules(grid.T)
    if len(across) < _LEAST_RULES or len(down) < _LEAST_RULES:
        return
    for at in across:
        _fill(grid, ink, at, down[0], down[-1])
    for at in down:
        _fill(grid.T, ink.T, at, across[0], across[-1])


def _long_rules(grid: Mask) -> list[int]:
    """Rows along which a rule runs through half of the table or more."""
    covered = np.count_nonzero(grid, axis=1) >= _RULED * grid.shape[1]
    edges = np.flatnonzero(np.diff(covered.astype(np.int8), prepend=0, append=0))
    return [int(start + end) // 2 for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _fill(grid: Mask, ink: Mask, row: int, start: int, end: int) -> None:
    near = slice(max(0, row - _DRIFT), row + _DRIFT + 1)
    missing = ~(grid[near, start : end + 1] > 0).any(axis=0)
    crossed = (ink[near, start : end + 1] > 0).mean(axis=0) > _CROSSED
    edges = np.flatnonzero(np.diff(missing.astype(np.int8), prepend=0, append=0))
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        if np.count_nonzero(crossed[first:last]) < _STROKE:
            grid[max(0, row - 1) : row + 2, max(0, start + first - 1) : start + last + 1] = 255


def cell_at(place: Region, tables: Sequence[Table]) -> Region | None:
    """The cell that a word stands in."""
    return next((cell for table in tables if (cell := table.cell_at(place)) is not None), None)


def _holes(grid: Mask, dpi: int, largest: float) -> list[Region]:
    """The rectangles that rules enclose."""
    inverse = np.asarray(cv2.bitwise_not(grid), dtype=np.uint8)
    _, _, boxes, _ = cv2.connectedComponentsWithStats(inverse, connectivity=4)
    found = []
    for left, top, wide, high, area in boxes[1:].tolist():
        sized = wide >= dpi * _CELL[0] and high >= dpi * _CELL[1] and wide * high < largest
        if left > 0 and top > 0 and sized and area >= _FILLED * wide * high:
            found.append(Region(left, top, left + wide, top + high))
    return found


def _rows(cells: Iterable[Region]) -> list[list[Region]]:
    rows: list[list[Region]] = []
    for cell in sorted(cells, key=lambda cell: (cell.top, cell.left)):
        home = next((row for row in rows if all(_beside(cell, other) for other in row)), None)
        if home is None:
            rows.append([cell])
        else:
            home.append(cell)
    return [sorted(row, key=lambda cell: cell.left) for row in rows]


def _beside(one: Region, other: Region) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    apart = one.right <= other.left or other.right <= one.left
    return apart and shared >= _SAME_ROW * min(one.height, other.height)


def _is_grid(cells: Sequence[Region]) -> bool:
    return len(cells) >= _LEAST_CELLS and sum(len(row) > 1 for row in _rows(cells)) > 1


def _moved(place: Region, across: int, down: int) -> Region:
    left, top = max(0, place.left + across), max(0, place.top + down)
    return Region(left, top, left + place.width, top + place.height)
