"""A page's lines, each of one column, with the page's measures at hand."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

from ocr.fields.evidence import Span
from ocr.language.matching import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ocr.types import Code, Hand, PageReading, Word

GAP: Final = 1.6
"""Line heights of white between two words from which on they belong to two columns."""
_LEAST_WIDTH: Final = 0.5
"""Share of the page's width that its long lines must span to tell where its print begins and ends."""
_COLUMN_STARTS: Final = (("cong", "hoa", "xa"), ("doc", "lap", "tu"), ("doc", "lap", "-"))
"""Words that begin the right column of a head, however near the left one stands."""
_KEPT_SIGNS: Final = frozenset("-–—&+/")


@dataclass(frozen=True, slots=True)
class PageText:
    """One page of a document: its lines top to bottom as read, each within one column."""

    page: int
    """Index into the document's pages, from 0."""
    width: int
    height: int
    lines: tuple[Span, ...]
    codes: tuple[Code, ...]
    left: int
    """Where the printed text begins and ends, in pixels: photographed sheets do not fill their picture."""
    right: int
    hands: tuple[Hand, ...] = ()

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    def part(self, share: float) -> float:
        """A share of the width of the printed text, in pixels."""
        return share * (self.right - self.left)

    @property
    def text(self) -> Span | None:
        return Span(tuple(line.words for line in self.lines), self.page) if self.lines else None


def page_text(reading: PageReading, page: int) -> PageText:
    lines = tuple(
        Span((part,), page)
        for line in reading.lines
        for part in _columns(tuple(_bare_edges(word) for word in line.words if _says_something(word)))
    )
    told = [line for line in lines if line.confidence > 0.7 and len(line.flat) > 25]
    few = len(told) < 4 or not reading.is_whole  # of a head alone, its right column's lines are the long ones
    if few or _width(told) < _LEAST_WIDTH * reading.width:
        told = [line for line in lines if line.confidence > 0.6 and len(line.flat) > 3] or list(lines)
    left = min((line.region.left for line in told), default=0)
    right = max((line.region.right for line in told), default=reading.width)
    return PageText(page, reading.width, reading.height, lines, reading.codes, left, right, reading.hands)


def _width(lines: Sequence[Span]) -> int:
    return max(line.region.right for line in lines) - min(line.region.left for line in lines)


def pages_of(readings: Sequence[PageReading]) -> tuple[PageText, ...]:
    return tuple(page_text(reading, page) for page, reading in enumerate(readings))


def height_of(lines: Iterable[Span]) -> float:
    """The usual height of a word in these lines, in pixels."""
    return float(median([word.region.height for line in lines for word in line.words] or [1]))


def _says_something(word: Word) -> bool:
    """Rules, stamps' rims and table borders are read as signs; a word has a letter or a figure, or joins two."""
    return any(sign.isalnum() for sign in word.text) or set(word.text) <= _KEPT_SIGNS


def _bare_edges(word: Word) -> Word:
    """Without the table borders and rules that stuck to the word."""
    text = word.text.strip("_|¦‹›«»~^ˆ") or word.text
    return word if text == word.text else replace(word, text=text)


def _columns(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    if not words:
        return
    limit = GAP * median(word.region.height for word in words)
    plain = [re.sub(r"\W+$", "", bare(word.text)) or word.text for word in words]
    part = [words[0]]
    for place, (before, word) in enumerate(pairwise(words), start=1):
        starts = any(tuple(plain[place : place + len(cue)]) == cue for cue in _COLUMN_STARTS)
        if starts or word.region.left - before.region.right > limit:
            yield tuple(part)
            part = []
        part.append(word)
    yield tuple(part)
