"""Dates within running text."""

from __future__ import annotations

from ocr.fields.date import DateKind
from ocr.fields.evidence import Span
from ocr.types import Region, Word


def test_a_date_may_end_its_sentence() -> None:
    words = tuple(Word(text, Region(0, 0, 9, 9), 0.9) for text in ("08/01/1972.", "Nơi", "thường", "trú"))
    found = DateKind().find(Span((words,), 0))
    assert found is not None
    assert found.value == "1972-01-08"


def test_a_longer_chain_of_figures_is_no_date() -> None:
    words = (Word("08/01/1972.45", Region(0, 0, 9, 9), 0.9),)
    assert DateKind().find(Span((words,), 0)) is None
