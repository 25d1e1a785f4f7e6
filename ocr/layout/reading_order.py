"""The order in which a person reads the lines of an administrative paper.

Such a paper has two columns at its head (who writes | the country's name) and often two at its foot (who receives it |
who signs it); each is read from top to bottom, left before right. Everything between is read row by row, forms too;
ruled tables cell by cell. A label stuck onto the page, with a code, comes last: it is no part of the paper.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from statistics import median
from typing import TYPE_CHECKING, Final

from ocr.types import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ocr.layout.table import Table
    from ocr.types import Region


class Block(IntEnum):
    """Number of the block a line belongs to."""

    HEAD_LEFT = 1
    HEAD_RIGHT = 2
    BODY = 3
    FOOT_LEFT = 4
    FOOT_RIGHT = 5
    LABEL = 6


HEAD_WITHIN: Final = 0.4
"""Share of the text's height in which the head begins."""
FOOT_WITHIN: Final = 0.25
"""Share of the text's height after which the foot begins: a last page may be short."""
_HEAD_ROWS: Final = 12
"""Two columns of more rows at the top of a page are a table, of whose cells some were not read."""
_LARGE_STEP: Final = 5.0
"""Line heights of white between rows that end a head: stamped numbers may stand far below."""
_TITLE_STEP: Final = 1.3
"""Line heights of white over a title at least."""
_LABEL_GAP: Final = 2.5
"""Line heights between a bar code and the line printed with it; of the bars only a part is found."""
_TABLE: Final = 1 / 3
"""Share of rows with three cells or more that make a table of them."""

_CORRIDOR: Final = 0.6
"""Line heights of white between two words that stand in two columns at least; within a column they stand closer."""

_Row = list[Line]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Rows `start` to `end` (not counted), parted at `split`."""

    start: int
    end: int
    split: float


def in_reading_order(lines: Iterable[Line], codes: Sequence[Region] = (), tables: Sequence[Table] = ()) -> list[Line]:
    """The same lines in order, numbered by `Block`; `codes` are the places of bar codes and QR codes."""
    lines = list(lines)
    label = [line for code in codes for line in label_around(code, lines)]
    paper = [line for line in lines if line not in label]
    cells = [[line for line in paper if _stands_in(line, table)] for table in tables]
    rows = _rows([line for line in paper if not any(line in inside for inside in cells)])
    rows, head = _parted(rows, _head(rows))
    foot = _foot(rows, head.end if head else 0)
    body = rows[head.end if head else 0 : foot.start if foot else len(rows)]
    before = rows[: head.start] if head else []
    ordered = [_numbered(line, Block.BODY) for row in before for line in row]
    if head:
        ordered += _column_by_column(rows, head, Block.HEAD_LEFT, Block.HEAD_RIGHT)
    running = [line for row in body for line in row]
    for table, inside in zip(tables, cells, strict=True):
        at = next((place for place, line in enumerate(running) if line.region.top > table.region.top), len(running))
        running[at:at] = _cell_by_cell(table, inside)
    ordered += [_numbered(line, Block.BODY) for line in running]
    if foot:
        ordered += _column_by_column(rows, foot, Block.FOOT_LEFT, Block.FOOT_RIGHT)
    return ordered + [_numbered(line, Block.LABEL) for row in _rows(label) for line in row]


def _rows(lines: list[Line]) -> list[_Row]:
    """Lines at one level, left to right; rows from top to bottom."""
    rows: list[_Row] = []
    for line in sorted(lines, key=lambda line: line.region.middle[1]):
        home = next((row for row in reversed(rows[-4:]) if all(_level(line, other) for other in row)), None)
        if home is None:
            rows.append([line])
        else:
            home.append(line)
    return [sorted(row, key=lambda line: line.region.left) for row in rows]


def _level(one: Line, other: Line) -> bool:
    first, second = one.region, other.region
    if first.left < second.right and second.left < first.right:
        return False
    return abs(first.middle[1] - second.middle[1]) < 0.5 * min(first.height, second.height)


def _head(rows: list[_Row]) -> _Columns | None:
    if not rows:
        return None
    top, bottom = rows[0][0].region.top, max(line.region.bottom for row in rows for line in row)
    for start, row in enumerate(rows):
        if row[0].region.top > top + HEAD_WITHIN * (bottom - top):
            return None
        if len(row) == 2:
            split = _between(row)
            end = start + 1
            while end < len(rows) and not _crosses(rows[end], split) and _close(rows[end - 1], rows[end]):
                end += 1
            if end - start <= _HEAD_ROWS and not _is_table(rows[start:end]) and _both_sides(rows[start:end], split, 2):
                return _Columns(_first_of(rows, start, split), _without_title(rows, start, end, split), split)
    return None


def _parted(rows: list[_Row], head: _Columns | None) -> tuple[list[_Row], _Columns | None]:
    """A head's first row that the engine read across both columns is parted where the columns are."""
    if head is None or head.start == 0:
        return rows, head
    above, first = rows[head.start - 1], rows[head.start]
    parts = _parts(above[0], head.split) if len(above) == 1 and _close(above, first) else above
    if len(parts) == len(above):
        return rows, head
    return [*rows[: head.start - 1], parts, *rows[head.start :]], replace(head, start=head.start - 1)


def _parts(line: Line, split: float) -> _Row:
    for at in range(1, len(line.words)):
        before, after = line.words[at - 1].region, line.words[at].region
        wide = after.left - before.right > _CORRIDOR * line.region.height
        if wide and before.right - line.region.height < split < after.left + line.region.height:
            return [Line(line.words[:at]), Line(line.words[at:])]
    return [line]


def _first_of(rows: list[_Row], start: int, split: float) -> int:
    """Rows just above that stand in one column belong to it."""
    while start and not _begins_elsewhere(rows[start - 1], rows[start], split):
        start -= 1
    return start


def _without_title(rows: list[_Row], start: int, end: int, split: float) -> int:
    """A short title under the right column stands apart from it."""
    for at in range(start + 1, end):
        rest = [line for row in rows[at:end] for line in row]
        if all(line.region.middle[0] > split for line in rest) and not _close(rows[at - 1], rows[at], _TITLE_STEP):
            return at
    return end


def _begins_elsewhere(upper: _Row, lower: _Row, split: float) -> bool:
    return _crosses(upper, split) or not _close(upper, lower) or _is_page_number(upper)


def _foot(rows: list[_Row], after: int) -> _Columns | None:
    if len(rows) <= after:
        return None
    top, bottom = rows[0][0].region.top, max(line.region.bottom for row in rows for line in row)
    for seed in range(len(rows) - 1, after - 1, -1):
        if rows[seed][0].region.top < top + FOOT_WITHIN * (bottom - top) and after:
            return None
        if len(rows[seed]) == 2:
            split = _between(rows[seed])
            if any(_crosses(row, split) for row in rows[seed:]):
                continue
            start = seed
            while start > after and not _crosses(rows[start - 1], split) and not _is_page_number(rows[start - 1]):
                start -= 1
            found = rows[start:]
            if not _is_table(found) and _both_sides(found, split, 2):
                return _Columns(start, len(rows), split)
    return None


def _between(row: _Row) -> float:
    return (row[0].region.right + row[1].region.left) / 2


def _crosses(row: _Row, split: float) -> bool:
    return any(
        line.region.left < split - line.region.height and line.region.right > split + line.region.height for line in row
    )


def _close(upper: _Row, lower: _Row, step: float = _LARGE_STEP) -> bool:
    height = median(line.region.height for line in (*upper, *lower))
    gap = min(line.region.top for line in lower) - max(line.region.bottom for line in upper)
    return gap < step * height


def _is_table(rows: list[_Row]) -> bool:
    return sum(len(row) > 2 for row in rows) > _TABLE * len(rows)


def _both_sides(rows: list[_Row], split: float, least: int) -> bool:
    sides = [line.region.middle[0] < split for row in rows for line in row]
    return min(sides.count(True), sides.count(False)) >= least


def _column_by_column(rows: list[_Row], columns: _Columns, left: Block, right: Block) -> list[Line]:
    lines = [line for row in rows[columns.start : columns.end] for line in row]
    sides = [line.region.middle[0] < columns.split for line in lines]
    return [
        *(_numbered(line, left) for line, is_left in zip(lines, sides, strict=True) if is_left),
        *(_numbered(line, right) for line, is_left in zip(lines, sides, strict=True) if not is_left),
    ]


def _stands_in(line: Line, table: Table) -> bool:
    return table.cell_at(line.region) is not None


def _cell_by_cell(table: Table, lines: Sequence[Line]) -> list[Line]:
    """Row by row, each cell from top to bottom."""
    inside: dict[Region, list[Line]] = {}
    for line in lines:
        cell = table.cell_at(line.region)
        if cell is not None:
            inside.setdefault(cell, []).append(line)
    return [line for cell in table.cells for row in _rows(inside.get(cell, [])) for line in row]


def _numbered(line: Line, block: Block) -> Line:
    return Line(line.words, int(block))


def label_around(code: Region, lines: Iterable[Line]) -> list[Line]:
    """Lines printed with a code: right beside a square one; the next one over and the next one under a long one."""
    if code.width < 2 * code.height:
        room = 0.3 * code.height
        return [
            line
            for line in lines
            if -line.region.height < line.region.left - code.right < 0.8 * code.width
            and code.top - room <= line.region.middle[1] <= code.bottom + room
        ]
    along = [line for line in lines if line.region.left < code.right and code.left < line.region.right]
    over = [line for line in along if line.region.middle[1] < code.middle[1]]
    under = [line for line in along if line.region.middle[1] > code.middle[1]]
    nearest = [
        *sorted(over, key=lambda line: code.top - line.region.bottom)[:1],
        *sorted(under, key=lambda line: line.region.top - code.bottom)[:1],
    ]
    return [line for line in nearest if _gap(code, line.region) < _LABEL_GAP * line.region.height]


def _gap(one: Region, other: Region) -> int:
    """Between upper and lower; negative where they overlap."""
    return max(one.top - other.bottom, other.top - one.bottom)


def _is_page_number(row: _Row) -> bool:
    return len(row) == 1 and row[0].text.strip("-–. ").isdigit()
