"""The invisible text of a page: every word on its place in the picture.

Readers put words together by their places, so a line's words share one size and one slope, and a gap that a reader
takes for a space always stays between two of them.
"""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Final

from exporters.pdf.fonts import ADVANCE, DESCENT, Alphabet
from exporters.pdf.syntax import number, numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exporters.content import Word

_LEAST_GAP: Final = 0.25
"""Of the line's height: poppler takes less than about 0.15 for no space at all."""
_LEAST_WIDTH: Final = 0.1
_LEVEL_DRIFT: Final = 0.45
"""Of the line's height: poppler takes words for one line while their baselines differ by less than 0.5."""
_MOST_SHIFT: Final = 0.35
"""Of the line's height: how far a crooked line's ends may leave their place to keep the line together."""
_SLOPE_WORDS: Final = 4
_STEEPEST: Final = math.tan(math.radians(10))
"""Below four words, or steeper than this, descenders and stray boxes speak, not the paper."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a word's text goes, in pixels from the page's top left."""

    text: str
    left: float
    right: float
    bottom: float


def text_layer(lines: Sequence[Sequence[Word]], height: int, scale: float, alphabet: Alphabet) -> bytes:
    """The operators for `lines` on a page of `height` pixels, each pixel `scale` points; empty without a word."""
    parts = [part for line in lines for part in _line(line, height, scale, alphabet)]
    return b"BT\n3 Tr\n" + b"\n".join(parts) + b"\nET\n" if parts else b""


def printable(text: str) -> str:
    """Without what no text can bear: controls, lone surrogates, byte order marks, what Unicode leaves unassigned."""
    return "".join(letter for letter in text if unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Cn"))


def _line(words: Sequence[Word], height: int, scale: float, alphabet: Alphabet) -> Iterator[bytes]:
    kept = [(word, text) for word in words if (text := printable(word.text).strip())]
    if not kept:
        return
    size = max(median(word.bottom - word.top for word, _ in kept), 1.0)
    yield b"/F0 %s Tf" % number(size * scale)
    for place, gap in _places(kept, size):
        baseline = (height - place.bottom + DESCENT * size) * scale
        yield b"%s Tz 1 0 0 1 %s Tm %s Tj" % (
            _stretch(place.right - place.left, len(place.text), size),
            numbers((place.left * scale, baseline)),
            alphabet.encode(place.text),
        )
        if gap > 0:
            yield b"%s Tz %s Tj" % (_stretch(gap, 1, size), alphabet.encode(" "))


def _stretch(width: float, letters: int, size: float) -> bytes:
    """The horizontal scaling, in per cent, that makes `letters` characters `width` wide."""
    return number(100 * width / (letters * ADVANCE * size))


def _places(kept: Sequence[tuple[Word, str]], size: float) -> Iterator[tuple[_Place, float]]:
    """Each word's place, and the gap to the next word."""
    slope, rise = _levelled(*_baseline([word for word, _ in kept]), [word for word, _ in kept], size)
    for index, (word, text) in enumerate(kept):
        right, gap = float(max(word.right, word.left + 1)), 0.0
        if index + 1 < len(kept) and (following := kept[index + 1][0].left) > word.left:
            right = max(min(right, following - _LEAST_GAP * size), word.left + _LEAST_WIDTH * size)
            gap = following - right
        yield _Place(text, word.left, right, slope * (word.left + word.right) / 2 + rise), gap


def _levelled(slope: float, rise: float, words: Sequence[Word], size: float) -> tuple[float, float]:
    """A crooked line turned a little about its middle, so that readers take it for one line.

    Beyond what `_MOST_SHIFT` mends, words stay near their place in the picture.
    """
    across = [(word.left + word.right) / 2 for word in words]
    drift = abs(slope) * (max(across) - min(across))
    if drift <= _LEVEL_DRIFT * size:
        return slope, rise
    levelled = slope * max(_LEVEL_DRIFT, drift / size - 2 * _MOST_SHIFT) * size / drift
    return levelled, rise + (slope - levelled) * (max(across) + min(across)) / 2


def _baseline(words: Sequence[Word]) -> tuple[float, float]:
    """Slope and height of the line that the boxes' bottoms follow, by least squares; level when they say too little."""
    across = [(word.left + word.right) / 2 for word in words]
    bottoms = [float(word.bottom) for word in words]
    middle = sum(across) / len(across)
    spread = sum((x - middle) ** 2 for x in across)
    slope = 0.0
    if len(words) >= _SLOPE_WORDS and spread > 0:
        slope = sum((x - middle) * y for x, y in zip(across, bottoms, strict=True)) / spread
    if abs(slope) > _STEEPEST:
        slope = 0.0
    return slope, median(y - slope * x for x, y in zip(across, bottoms, strict=True))
