"""Lines as the engine gave them, made into lines of single columns on the upright page."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from ocr.language.vietnamese import normalise
from ocr.types import Line, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ocr.imaging.geometry import Sheet

_UNFIT: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffd\ufffe\uffff\u200b-\u200f\u202a-\u202e\ufeff]")
"""No file may hold some of these, and none is on paper."""
_LEADER: Final = re.compile(r"[.…·_\-–—=~‐]{4,}|[.…·_]{3,}")
GAP: Final = 1.8
"""Line heights of white between two words of one line from which on they belong to two columns."""


def tidy(lines: Iterable[Line], sheet: Sheet) -> tuple[Line, ...]:
    """Fit words only, lines split at wide gaps, places on the upright page."""
    return tuple(
        Line(tuple(Word(word.text, sheet.region(word.region), word.confidence) for word in part), line.block)
        for line in lines
        for part in _split(list(_fit(line.words)))
    )


def _fit(words: Iterable[Word]) -> Iterator[Word]:
    for word in words:
        text = _LEADER.sub("", _UNFIT.sub("", normalise(word.text))).strip()
        if text:
            yield Word(text, word.region, word.confidence)


def _split(words: list[Word]) -> Iterator[tuple[Word, ...]]:
    if not words:
        return
    heights = sorted(word.region.height for word in words)
    limit = GAP * heights[len(heights) // 2]
    part = [words[0]]
    for before, word in itertools.pairwise(words):
        if word.region.left - before.region.right > limit:
            yield tuple(part)
            part = []
        part.append(word)
    yield tuple(part)
