"""How much an engine really read: the one measure by which two readings of the same place are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ocr.types import Line, Word

_DOUBTFUL: Final = 0.4
"""Confidence that engines give to noise."""


def letters_of(word: Word) -> int:
    """Letters and figures."""
    return sum(map(str.isalnum, word.text))


def legible(words: Iterable[Word]) -> float:
    """Letters, each counted by its confidence beyond a doubtful one: large for text, near 0 for noise."""
    return sum(letters_of(word) * max(0.0, word.confidence - _DOUBTFUL) for word in words)


def certainty(line: Line) -> float:
    """Mean confidence, each word counted by its letters; 0 for a line without any."""
    letters = sum(map(letters_of, line.words))
    return sum(letters_of(word) * word.confidence for word in line.words) / letters if letters else 0.0
