"""Lines as engines give them, made into lines of single columns without what is no text and with slips mended."""

from __future__ import annotations

import itertools
import re
from statistics import median
from typing import TYPE_CHECKING, Final

from ocr.language.matching import likeness
from ocr.language.slips import mended
from ocr.language.vietnamese import normalise
from ocr.layout.table import cell_at
from ocr.legibility import certainty, legible, letters_of
from ocr.types import Line, Region, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ocr.imaging.geometry import Sheet
    from ocr.layout.table import Table

_UNFIT: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffd\ufffe\uffff\u200b-\u200f\u202a-\u202e\ufeff]")
"""No file may hold some of these, and none is on paper."""
_LEADER: Final = re.compile(r"[.…·_\-–—=~‐]{4,}|[.…·_]{3,}")
_DIRT: Final = re.compile(r"[|\\/_~`^'\"“”‘’.,:;!¡¦¬°*#<>«»„‹›{}\[\]—=-]+")
"""Signs that rules, folds and specks are taken for; alone they say nothing, but for a hyphen that is well seen."""
GAP: Final = 1.8
"""Line heights of white between two words of one line from which on they belong to two columns."""
_NEAR: Final = 1.0
"""Line heights of white between two pieces of one line at most."""
_END: Final = "./."
"""How the text of a Vietnamese official paper ends."""
_DASHES: Final = "-–~—_"
"""What a hyphen at the beginning of a line is read as."""
_FLAT: Final = 1.5
_SIGN_WIDE: Final = 4
"""Pixels: the remains of a rule are thinner."""
_DASH_KEPT: Final = 0.4
_DIRT_KEPT: Final = 0.6
_WORD_KEPT: Final = 0.12
_LINE_KEPT: Final = 0.35
_SHORT_KEPT: Final = 0.6
"""Mean confidence by letters that a line needs, and a line of `_FEW` letters: seals and pens make such."""
_FEW: Final = 3
_COUNTRY: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_COUNTRY_LIKE: Final = 0.85
_LOW: Final = 0.25
"""Heights of the middle word under which what was read as letters is a rule."""
_TALL: Final = 2.3
"""Heights of the page's middle word from which on a word of few letters is a seal's or a pen's work."""


def join_lines(known: Sequence[Line], further: Sequence[Line]) -> list[Line]:
    """`known` lines and those found `further`; where they cover the same place, what says more stands."""
    kept = list(known)
    for line in further:
        rivals = [word for other in kept for word in other.words if _covered(word, line.region)]
        if legible(line.words) <= legible(rivals):
            continue
        kept = [
            Line(words, other.block)
            for other in kept
            if (words := tuple(word for word in other.words if not _covered(word, line.region)))
        ]
        kept.append(line)
    return kept


def tidy(lines: Iterable[Line], tables: Sequence[Table] = ()) -> list[Line]:
    """Fit words only; pieces of one line joined, lines split at wide gaps and rules of tables; no lines of dirt."""
    words = [list(_fit(line.words)) for line in lines]
    heights = [word.region.height for found in words for word in found]
    usual = median(heights) if heights else 0
    pieces = [
        Line(part) for found in words for part in _split([word for word in found if _is_print(word, usual)], tables)
    ]
    return [_spelled(line) for line in _joined(pieces, tables) if _speaks(line)]


def _is_print(word: Word, usual: float) -> bool:
    """Neither as tall as a seal's letters nor as low as a rule, against the page's `usual` word."""
    if word.region.height > _TALL * usual:
        return letters_of(word) > _FEW
    return word.region.height >= _LOW * usual or letters_of(word) < 2


def _spelled(line: Line) -> Line:
    texts = mended([word.text for word in line.words])
    return Line(
        tuple(Word(text, word.region, word.confidence) for text, word in zip(texts, line.words, strict=True)),
        line.block,
    )


def on_sheet(lines: Iterable[Line], sheet: Sheet) -> tuple[Line, ...]:
    """The same lines, placed on the upright page; confidences to a thousandth, which is how they are stored."""
    return tuple(
        Line(
            tuple(Word(word.text, sheet.region(word.region), round(word.confidence, 3)) for word in line.words),
            line.block,
        )
        for line in lines
    )


def _fit(words: Sequence[Word]) -> Iterator[Word]:
    for at, word in enumerate(words):
        text = _LEADER.sub("", _UNFIT.sub("", normalise(word.text))).strip()
        if not text or word.confidence < _WORD_KEPT:
            continue
        if _DIRT.fullmatch(text):
            text = _sign(text, word, begins=at == 0 and len(words) > 1, ends=at > 0 and at == len(words) - 1)
        if text:
            yield Word(text, word.region, word.confidence)


def _sign(text: str, word: Word, *, begins: bool, ends: bool) -> str:
    """The sign that a word without letters is; empty for dirt."""
    if text == _END:
        return text if ends else ""
    wide, high = word.region.width, word.region.height
    if text in "-+–=/" and word.confidence >= _DIRT_KEPT:
        return text if wide >= _SIGN_WIDE else ""
    return "-" if begins and text in _DASHES and wide >= _FLAT * high and word.confidence >= _DASH_KEPT else ""


def _split(words: list[Word], tables: Sequence[Table]) -> Iterator[tuple[Word, ...]]:
    if not words:
        return
    words = sorted(words, key=lambda word: word.region.left)
    heights = sorted(word.region.height for word in words)
    limit = GAP * heights[len(heights) // 2]
    part = [words[0]]
    for at, (before, word) in enumerate(itertools.pairwise(words), start=1):
        white = word.region.left - before.region.right
        wide = white > limit or (white > limit / 3 and _begins_head(words[at:]))
        if wide or cell_at(before.region, tables) != cell_at(word.region, tables):
            yield tuple(part)
            part = []
        part.append(word)
    yield tuple(part)


def _begins_head(words: Sequence[Word]) -> bool:
    """Whether the country's name begins here: it stands beside the issuer's, which may reach close to it."""
    return likeness(" ".join(word.text for word in words), _COUNTRY) > _COUNTRY_LIKE


def _joined(pieces: list[Line], tables: Sequence[Table]) -> list[Line]:
    """Pieces of one line that the engine, or two looks, took for several."""
    joined: list[Line] = []
    for piece in sorted(pieces, key=lambda line: line.region.left):
        cell = cell_at(piece.words[0].region, tables)
        home = next(
            (
                at
                for at, line in enumerate(joined)
                if _continues(line.region, piece.region) and cell_at(line.words[-1].region, tables) == cell
            ),
            None,
        )
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
    letters = sum(map(letters_of, line.words))
    return letters > 0 and certainty(line) >= (_SHORT_KEPT if letters <= _FEW else _LINE_KEPT)


def _covered(word: Word, place: Region) -> bool:
    across, down = word.region.middle
    return place.left <= across <= place.right and place.top <= down <= place.bottom
