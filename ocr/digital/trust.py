"""Whether a PDF's own words are what one sees on the page, and the words as one sees them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

from ocr.language.legacy_fonts import Encoding, decode, encoding_of, is_capital_font
from ocr.language.matching import letters
from ocr.language.syllables import is_syllable
from ocr.language.vietnamese import normalise
from ocr.types import Line, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocr.digital.text_layer import LayerWord, TextLayer
    from ocr.types import Region

FEWEST: Final = 12
"""Words: fewer are the look of a signature or a stamp on a page without text of its own."""
MOST_PICTURED: Final = 0.5
"""Share of the page under one picture from which on it is a scan, whatever text lies over it."""
MOST_SIDEWAYS: Final = 0.2
"""Share of words that run up or down the page: such a page is read by its picture, which can be turned."""
SPELLED: Final = 0.8
"""Share of the words of letters that Vietnamese spelling allows at least; foreign words and codes are the rest."""
AGREED: Final = 0.6
"""How alike, without accents, the layer and a look at the page must be in the same place."""
_WORD: Final = re.compile(r"[^\W\d_]{2,}")


def believable(layer: TextLayer) -> tuple[Line, ...]:
    """The layer's lines in Unicode, of certain words; none where it cannot be what one sees.

    Whether it is, only a look at the page proves: `agrees`.
    """
    words = [word for line in layer.lines for word in line]
    if sum(map(_is_sideways, words)) > MOST_SIDEWAYS * len(words):
        return ()
    if len(words) < FEWEST or layer.pictured > MOST_PICTURED or not all(word.visible for word in words):
        return ()
    encoding = max(Encoding, key=lambda one: _spelled(words, one))
    if _spelled(words, encoding) < SPELLED:
        return ()
    return tuple(line for given in layer.lines if (line := _line(given, encoding)) is not None)


def agrees(lines: Sequence[Line], seen: Sequence[Line], place: Region) -> bool:
    """Whether what an engine has `seen` within `place` is what the layer says there."""
    said = letters(" ".join(word.text for line in lines for word in line.words if word.region.overlaps(place)))
    read = letters(" ".join(word.text for line in seen for word in line.words))
    return fuzz.token_sort_ratio(said, read) >= 100 * AGREED


def _is_sideways(word: LayerWord) -> bool:
    return len(word.text) > 2 and word.region.height > 2 * word.region.width


def _spelled(words: Sequence[LayerWord], encoding: Encoding) -> float:
    """Share of the words of letters that are Vietnamese when read so; accents must show somewhere."""
    told = [match[0] for text in _texts(words, encoding) for match in _WORD.finditer(text)]
    if not told or not any(not word.isascii() for word in told):
        return 0.0
    return sum(map(is_syllable, told)) / len(told)


def _texts(words: Sequence[LayerWord], encoding: Encoding) -> Iterator[str]:
    for word in words:
        own = encoding_of(word.font)
        # A paper may mix fonts: what a name says of its own encoding stands.
        used = own if own is not None and encoding is not Encoding.UNICODE else encoding
        yield normalise(decode(word.text, used, capital_font=is_capital_font(word.font)))


def _line(given: Sequence[LayerWord], encoding: Encoding) -> Line | None:
    words = []
    for word, text in zip(given, _texts(given, encoding), strict=True):
        if text and word.region.width > 0 and word.region.height > 0:
            words.append(Word(text, word.region, 1.0, second=text))
    return Line(tuple(words)) if words else None
