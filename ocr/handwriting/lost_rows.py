"""A row of the head that the pen has spoilt for the first look is read again by itself.

Pens that run into print make an engine drop the whole row; alone, it is read at once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from ocr.engines.engine import Layout
from ocr.handwriting.find import column_ends, find_gaps
from ocr.handwriting.places import em_of
from ocr.imaging.clean import PAPER
from ocr.imaging.geometry import Sheet, scaling
from ocr.layout.lines import on_sheet
from ocr.legibility import legible, letters_of
from ocr.types import HandPlace, Line, Region

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ocr.documents.zones import Head
    from ocr.engines.engine import Engine
    from ocr.handwriting.places import Gap
    from ocr.pixels import Gray
    from ocr.second_look import View
    from ocr.types import PageReading, Word

_ABOVE, _BELOW = 1.55, 0.95
"""Ems around the row's line; where only the other column tells its level, half as much again."""
_FARTHER: Final = 0.7
_BESIDE: Final = 2.5
"""Ems by which a number may stand farther left than the agency over it."""
_BORDER: Final = 12


def read_lost_rows(reading: PageReading, head: Head, view: View, engine: Engine) -> PageReading:
    """The same reading; rows of number and date that lack a word are those of a closer look where it sees more.

    Raises:
        EngineFailed: the engine gave up on a row.
    """
    gaps = {gap.place: gap for gap in find_gaps(reading, head)}
    em = em_of(word for line in (*head.left, *head.right) for word in line.words)
    if em is None:
        return reading
    number, day, month = (gaps.get(place) for place in (HandPlace.NUMBER, HandPlace.DAY, HandPlace.MONTH))
    divider = column_ends(reading, head)
    dated = day or month
    if head.left and (number is None or not number.symbol or number.is_open):
        beside = number or dated
        if beside is not None:
            left = min(line.region.left for line in head.left) - _BESIDE * em
            area = _around(beside, left, divider - 0.4 * em, reading, is_level=number is not None)
            reading = _read(reading, area, view, engine, lambda one: _bears_symbol(one, head))
    if (day is None or day.is_open or month is None) and (dated or number) is not None:
        beside = dated or number
        right = max((line.region.right for line in head.right), default=reading.width) + 2 * em
        if beside is not None:
            area = _around(beside, divider - 2 * em, right, reading, is_level=dated is not None)
            most = sum(gap is not None and not gap.is_open for gap in (day, month))
            reading = _read(reading, area, view, engine, lambda one: _dated(one, head) > most)
    return reading


def _around(gap: Gap, left: float, right: float, reading: PageReading, *, is_level: bool) -> Region:
    """The row's area on the page; it rises and falls with the page's slope."""
    middle = (left + right) / 2
    slope = np.tan(np.radians(reading.skew))
    baseline = gap.baseline + slope * (middle - (gap.left + gap.right) / 2)
    more = 0.0 if is_level else _FARTHER
    start = min(max(0, round(left)), reading.width - 1)
    top = min(max(0, round(baseline - (_ABOVE + more) * gap.em)), reading.height - 1)
    return Region(
        start,
        top,
        max(start + 1, min(reading.width, round(right))),
        max(top + 1, min(reading.height, round(baseline + (_BELOW + more) * gap.em))),
    )


def _bears_symbol(reading: PageReading, head: Head) -> bool:
    return any(gap.place is HandPlace.NUMBER and gap.symbol for gap in find_gaps(reading, head))


def _dated(reading: PageReading, head: Head) -> int:
    """Places of the date that lie between two printed words."""
    return sum(gap.place is not HandPlace.NUMBER and not gap.is_open for gap in find_gaps(reading, head))


def _read(
    reading: PageReading, area: Region, view: View, engine: Engine, is_better: Callable[[PageReading], bool]
) -> PageReading:
    gray, sheet = _levelled(reading, area, view)
    for layout in (Layout.LINE, Layout.BLOCK):
        seen = [line for line in engine.read(gray, view.dpi, layout) if any(map(letters_of, line.words))]
        lines = on_sheet(seen, sheet)
        for some in (*((line,) for line in lines), lines):
            changed = _with(reading, some, area)
            if changed is not None and is_better(changed):
                return changed
    return reading


def _with(reading: PageReading, lines: Sequence[Line], area: Region) -> PageReading | None:
    """`lines` stand in place of what was read on their level within the area; None where that said more."""
    if not lines:
        return None
    top = min(line.region.top for line in lines)
    bottom = max(line.region.bottom for line in lines)
    place = replace(area, top=top, bottom=bottom)
    before = [word for line in reading.lines for word in line.words if _covered(word, place)]
    if legible(before) > legible(word for line in lines for word in line.words):
        return None
    kept: list[Line] = []
    at: int | None = None
    for line in reading.lines:
        words = tuple(word for word in line.words if not _covered(word, place))
        if len(words) < len(line.words) and at is None:
            at = len(kept) + bool(words)
        if words:
            kept.append(replace(line, words=words))
    if at is None:
        at = next((n for n, line in enumerate(kept) if line.region.top > bottom), len(kept))
    return replace(reading, lines=(*kept[:at], *lines, *kept[at:]))


def _covered(word: Word, place: Region) -> bool:
    across, down = word.region.middle
    return place.left <= across < place.right and place.top <= down < place.bottom


def _levelled(reading: PageReading, area: Region, view: View) -> tuple[Gray, Sheet]:
    """The area, straight and with a border, and the way from its pixels to the page's."""
    left, top, right, bottom = (side / view.shrink for side in (area.left, area.top, area.right, area.bottom))
    middle = ((left + right) / 2, (top + bottom) / 2)
    size = (round(right - left) + 2 * _BORDER, round(bottom - top) + 2 * _BORDER)
    forth = cv2.getRotationMatrix2D(middle, view.slope, 1.0)
    forth[0, 2] += size[0] / 2 - middle[0]
    forth[1, 2] += size[1] / 2 - middle[1]
    gray = cv2.warpAffine(
        view.pixels, forth, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=(PAPER,)
    )
    back = np.vstack([cv2.invertAffineTransform(forth), [0, 0, 1]]).astype(np.float64)
    return np.asarray(gray, np.uint8), Sheet(reading.width, reading.height, scaling(view.shrink) @ back)
