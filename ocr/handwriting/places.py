"""Where figures may have been filled in: between `Số:` and `/QĐ-UBND`, between `ngày`, `tháng` and `năm`.

Pens run over the words beside them, and engines take pen and print for one word: the printed words' usual width tells
where they end. Places are found by words that can be read; where one of two is lost, by the other.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

from ocr.handwriting.print_widths import CAPITALS, DESCENT, descends, print_width
from ocr.language.matching import bare
from ocr.types import HandPlace, Region

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ocr.types import PageReading, Word

HEAD_ENDS: Final = 0.42
"""Share of the page's height above which number and date of a head stand."""
_WELL_SEEN: Final = 0.75
_ABOVE: Final = 1.25
_BELOW: Final = 0.5
"""Ems over and under the baseline that pens reach."""
_LONGEST_NUMBER: Final = 3.6
_LONGEST_TO_STROKE: Final = 5.5
_LONGEST_DAY: Final = 1.9
"""Ems that are taken where nothing says how long the gap is; what lies behind a stroke does no harm."""
_TOO_WIDE: Final = 1.12
"""A word so many times wider than it is printed has swallowed something."""
_LEVEL: Final = 0.6
"""Ems that the middles of words of one row may differ by."""

_LABEL: Final = re.compile(r"^\W*[s$5][o06](?![a-z])\s?[:.;]?")
_OFFICE: Final = re.compile(r"^\W*[Ss][ƠơỜờỚớỞởỠỡỢợ]")
"""`SỞ`, `SƠN`: without accents they begin as `Số` does."""
SYMBOL: Final = re.compile(r"[A-ZĐÐƯ][A-Za-zĐÐđƯư]{0,6}\d{0,3}\s?[-–—.]\s?[A-ZĐÐƯ][A-Za-zĐÐđƯư0-9]+")
_SYMBOL_WORD: Final = re.compile(rf"^(?P<before>.*?)(?P<slash>[/⁄|\\lIi1!j]?)(?P<symbol>{SYMBOL.pattern}.*)$")
_BEGUN: Final = re.compile(r"^(?P<before>.*?)(?P<slash>[/⁄])(?P<symbol>[A-ZĐÐƯ][A-Za-zĐÐđƯư]{0,12}\d{0,3}[-–—.]?)$")
_DAY: Final = re.compile(r"^\W*(?P<word>n?g\w?y)(?P<rest>.*)$")
_MONTH: Final = re.compile(r"^(?P<before>.*?)(?P<word>th\wng|t\wang|lhang|thanq|thang)(?P<rest>.*)$")
_YEAR: Final = re.compile(r"^(?P<before>.*?)(?P<word>n[aă]m)(?P<rest>.*)$")
_NEXT_YEAR: Final = re.compile(r"^(?:19|20)\d\d\W*$")


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where figures may stand, in pixels of the upright page, along a line that slopes like the page."""

    place: HandPlace
    left: float
    right: float
    baseline: float
    """At the gap's middle."""
    em: float
    is_open: bool = False
    """One of its ends is only guessed."""
    symbol: str = ""
    """What is printed behind the number, from its slash on, as it was read."""

    def region(self, width: int, height: int) -> Region:
        top, bottom = self.baseline - _ABOVE * self.em, self.baseline + _BELOW * self.em
        left = min(max(0, math.floor(self.left)), width - 1)
        return Region(
            left,
            min(max(0, math.floor(top)), height - 1),
            min(width, max(left + 1, math.ceil(self.right))),
            min(height, max(1, math.ceil(bottom))),
        )


@dataclass(frozen=True, slots=True)
class Row:
    """Words of the head on one level, left to right."""

    words: tuple[Word, ...]
    slope: float
    """Rise of the row per pixel."""
    em: float

    def baseline(self, across: float) -> float:
        """Where the row's print stands at `across`."""
        seen = [word for word in self.words if word.confidence > _WELL_SEEN] or self.words
        levels = []
        for word in seen:
            foot = word.region.bottom - abs(self.slope) * word.region.width / 2
            foot -= DESCENT * self.em if descends(word.text) else 0.0
            levels.append(foot + self.slope * (across - word.region.middle[0]))
        return median(levels)

    def gap(self, place: HandPlace, left: float, right: float, *, is_open: bool = False, symbol: str = "") -> Gap:
        return Gap(place, left, right, self.baseline((left + right) / 2), self.em, is_open, symbol)


def rows(reading: PageReading) -> tuple[Row, ...]:
    """The rows of the page's upper part."""
    slope = math.tan(math.radians(reading.skew))
    words = [word for line in reading.lines for word in line.words if word.region.top < HEAD_ENDS * reading.height]
    if not words:
        return ()
    usual = em_of(words) or median(word.region.height for word in words) * 1.1
    found: list[list[Word]] = []
    for word in sorted(words, key=lambda one: _level(one, slope)):
        home = next(
            (row for row in reversed(found[-6:]) if abs(_level(row[-1], slope) - _level(word, slope)) < 0.35 * usual),
            None,
        )
        if home is None:
            found.append([word])
        else:
            home.append(word)
    return tuple(Row(tuple(sorted(row, key=lambda one: one.region.left)), slope, em_of(row) or usual) for row in found)


def number_gap(row: Row, reach: tuple[float, float]) -> Gap | None:
    """The place of the number on a row; `reach` is where the column begins and ends."""
    words = [word for word in row.words if reach[0] <= word.region.middle[0] <= reach[1]]
    label = next((place for place, word in enumerate(words) if _is_label(word.text)), None)
    after = 0 if label is None else label
    symbol = next(((place, *cut) for place, cut in _symbols(words) if place >= after), None)
    if symbol is not None:
        place, printed, is_whole = symbol
        right = words[place].region.left if is_whole else _slash_within(words[place], printed, row.em)
        tail = " ".join([printed, *(word.text for word in words[place + 1 : place + 3])])
        if label is not None:
            left = _end_of_label(words[label], row.em)
            if right - left > 8 * row.em:
                return None
            return row.gap(HandPlace.NUMBER, min(left, right - 0.3 * row.em), right, symbol=tail)
        left = max(right - _LONGEST_NUMBER * row.em, reach[0])
        return row.gap(HandPlace.NUMBER, left, right, is_open=True, symbol=tail)
    if label is None:
        return None
    left = _end_of_label(words[label], row.em)
    return row.gap(HandPlace.NUMBER, left, min(left + _LONGEST_TO_STROKE * row.em, reach[1]), is_open=True)


def _is_label(text: str) -> bool:
    return _LABEL.match(bare(text)) is not None and _OFFICE.match(text) is None


def date_gaps(row: Row) -> Iterator[Gap]:
    """The places of the day and of the month on a row that bears `ngày … tháng … năm`; printed figures too."""
    day = _first(row.words, _DAY)
    month = _first(row.words, _MONTH)
    year = _first(row.words, _YEAR)
    found = [one for one in (day, month, year) if one is not None]
    if len(found) < 2 or any(one[0] > other[0] for one, other in pairwise(found)):
        return
    day_end = _end(row, *day) if day else None
    month_start, month_end = (_start(row, *month), _end(row, *month)) if month else (None, None)
    year_start = _start(row, *year) if year else None
    if day_end is not None and month_start is not None:
        yield row.gap(HandPlace.DAY, min(day_end, month_start - 0.4 * row.em), month_start)
    elif month_start is not None:
        yield row.gap(HandPlace.DAY, month_start - _LONGEST_DAY * row.em, month_start, is_open=True)
    elif day_end is not None and year_start is not None:
        yield row.gap(HandPlace.DAY, day_end, day_end + _LONGEST_DAY * row.em, is_open=True)
    if month_end is not None and year_start is not None:
        yield row.gap(HandPlace.MONTH, min(month_end, year_start - 0.3 * row.em), year_start)


def em_of(words: Iterable[Word]) -> float | None:
    """The size of the print, in pixels, by the words that were seen well."""
    sizes = [
        word.region.width / print_width(word.text)
        for word in words
        if word.confidence > _WELL_SEEN and len(word.text) > 2 and word.text.strip(",.:-").isalnum()
    ]
    return median(sizes) if sizes else None


def _level(word: Word, slope: float) -> float:
    """Where the word stands, brought to the page's left edge: its foot, for heads of letters differ most."""
    return word.region.bottom - slope * word.region.middle[0] - (0.2 * word.region.height if descends(word.text) else 0)


def _symbols(words: Sequence[Word]) -> Iterator[tuple[int, tuple[str, bool]]]:
    """Words that hold `/QĐ-UBND`: which, the text from the slash on, and whether nothing stands before it."""
    for place, word in enumerate(words):
        match = _SYMBOL_WORD.match(word.text) or _BEGUN.match(word.text)
        if match is None:
            continue
        before = match["before"].strip(" .,:;")
        yield place, ("/" + match["symbol"], not before and bool(match["slash"]))


def _slash_within(word: Word, printed: str, em: float) -> float:
    """Where the printed part begins in a word that holds figures too.

    Of what the usual widths say the farther one: figures are read up to the stroke, but never beyond the cut.
    """
    by_print = word.region.right - print_width(printed) * em
    share = 1 - print_width(printed) / max(print_width(word.text), print_width(printed))
    return max(by_print, word.region.left + share * word.region.width)


def _end_of_label(word: Word, em: float) -> float:
    """Where `Số:` ends, whatever was written into it."""
    match = _LABEL.match(bare(word.text))
    printed = print_width("Số:") * em
    rest = word.text[match.end() :] if match else ""
    if rest.strip(" .:") or word.region.width > _TOO_WIDE * printed:
        return word.region.left + printed
    return float(word.region.right)


def _first(words: Sequence[Word], pattern: re.Pattern[str]) -> tuple[int, re.Match[str]] | None:
    for place, word in enumerate(words):
        match = pattern.match(bare(word.text))
        if match is not None:
            return place, match
    return None


def _start(row: Row, place: int, match: re.Match[str]) -> float:
    """Where the printed word begins."""
    region, wide = row.words[place].region, print_width(match["word"]) * row.em
    before, rest = match["before"], match["rest"].strip(" .,:")
    if before.strip() and rest:
        share = print_width(before) / max(print_width(match[0]), 0.01)
        return region.left + share * region.width
    if before.strip() or (not rest and region.width > _TOO_WIDE * wide):
        return region.right - wide - print_width(rest) * row.em
    return float(region.left)


def _end(row: Row, place: int, match: re.Match[str]) -> float:
    """Where the printed word ends."""
    region, wide = row.words[place].region, print_width(match["word"]) * row.em
    groups = match.groupdict()
    before, rest = groups.get("before") or "", match["rest"].strip(" .,:")
    if rest and not before.strip():
        return region.left + wide
    if rest:
        return _start(row, place, match) + wide
    if not before.strip() and region.width > _TOO_WIDE * wide and "before" not in groups:
        return region.left + wide
    return float(region.right)


def capitals(em: float) -> float:
    """Pixels of a capital's height."""
    return CAPITALS * em
