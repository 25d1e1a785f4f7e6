"""Lines as engines give them, made into lines of single columns without what is no text."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from ocr.language.vietnamese import normalise
from ocr.types import Line, Region, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ocr.imaging.geometry import Sheet

_UNFIT: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffd\ufffe\uffff\u200b-\u200f\u202a-\u202e\ufeff]")
"""No file may hold some of these, and none is on paper."""
_LEADER: Final = re.compile(r"[.…·_\-–—=~‐]{4,}|[.…·_]{3,}")
_DIRT: Final = re.compile(r"[|\\/_~`^'\"“”‘’.,:;!¡¦¬°*#<>«»„‹›{}\[\]—=-]+")
"""Signs that rules, folds and specks are taken for; alone they say nothing, but for a hyphen that is well seen."""
GAP: Final = 1.8
"""Line heights of white between two words of one line from which on they belong to two columns."""
_NEAR: Final = 1.0
"""Line heights of white between two pieces of one line at most."""
_DIRT_KEPT: Final = 0.6
_WORD_KEPT: Final = 0.12
_LINE_KEPT: Final = 0.35


def join_lines(known: Sequence[Line], further: Sequence[Line]) -> list[Line]:
    """`known` lines and those found `further`, which stand for whatever doubtful words they cover."""
    places = [line.region for line in further]
    kept = [
        Line(words, line.block)
        for line in known
        if (words := tuple(word for word in line.words if word.confidence >= 0.5 or not _covered(word, places)))
    ]
    return [*kept, *further]


def tidy(lines: Iterable[Line]) -> list[Line]:
    """Fit words only; pieces of one line joined, lines split at wide gaps; no lines of dirt."""
    words = [list(_fit(line.words)) for line in lines]
    pieces = [Line(part) for found in words for part in _split(found)]
    return [line for line in _joined(pieces) if _speaks(line)]


def on_sheet(lines: Iterable[Line], sheet: Sheet) -> tuple[Line, ...]:
    """The same lines, placed on the upright page; confidences to a thousandth, which is how they are stored."""
    return tuple(
        Line(
            tuple(Word(word.text, sheet.region(word.region), round(word.confidence, 3)) for word in line.words),
            line.block,
        )
        for line in lines
    )


def _fit(words: Iterable[Word]) -> Iterator[Word]:
    for word in words:
        text = _LEADER.sub("", _UNFIT.sub("", normalise(word.text))).strip()
        if not text or word.confidence < _WORD_KEPT:
            continue
        if _DIRT.fullmatch(text) and (word.confidence < _DIRT_KEPT or text not in "-+–=/"):
            continue
        yield Word(text, word.region, word.confidence)


def _split(words: list[Word]) -> Iterator[tuple[Word, ...]]:
    if not words:
        return
    words = sorted(words, key=lambda word: word.region.left)
    heights = sorted(word.region.height for word in words)
    limit = GAP * heights[len(heights) // 2]
    part = [words[0]]
    for before, word in itertools.pairwise(words):
        if word.region.left - before.region.right > limit:
            yield tuple(part)
            part = []
        part.append(word)
    yield tuple(part)


def _joined(pieces: list[Line]) -> list[Line]:
    """Pieces of one line that the engine, or two looks, took for several."""
    joined: list[Line] = []
    for piece in sorted(pieces, key=lambda line: line.region.left):
        home = next((at for at, line in enumerate(joined) if _continues(line.region, piece.region)), None)
        if home is None:
            joined.append(piece)
        else:
            joined[home] = Line((*joined[home].words, *piece.words))
    return joined


def _continues(line: Region, piece: Region) -> bool:
    shared = min(line.bottom, piece.bottom) - max(line.top, piece.top)
    lower = min(line.height, piece.height)
    gap = piece.left - line.right
    return shared > 0.6 * lower and max(line.height, piece.height) < 2.5 * lower and -0.5 * lower < gap < _NEAR * lower


def _speaks(line: Line) -> bool:
    """Whether it holds letters or figures that were seen with some confidence."""
    letters = [sum(map(str.isalnum, word.text)) for word in line.words]
    if not sum(letters):
        return False
    sure = sum(count * word.confidence for count, word in zip(letters, line.words, strict=True)) / sum(letters)
    return sure >= _LINE_KEPT


def _covered(word: Word, places: Iterable[Region]) -> bool:
    across, down = word.region.middle
    return any(place.left <= across <= place.right and place.top <= down <= place.bottom for place in places)
