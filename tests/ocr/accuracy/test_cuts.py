"""Cuts of a stack against the truth."""

from __future__ import annotations

from pathlib import Path

from ocr.accuracy.cuts import CutScore, score_cuts
from ocr.accuracy.truth import TrueStack
from ocr.documents.split import Cut
from ocr.types import CutReason

STACK = TrueStack("b", True, (Path("p"),) * 6, ("a", None, None, "b", "b", "c"))
"""A paper with a blank back, a separator, a paper of two pages, one more."""


def cut(*pages: int, separators: tuple[int, ...] = ()) -> Cut:
    return Cut(pages, separators, CutReason.NEW_HEAD)


def test_where_a_blank_back_goes_does_not_count() -> None:
    assert score_cuts(STACK, [cut(0, 1), cut(3, 4, separators=(2,)), cut(5)]) == CutScore(2, 2, 2)
    assert score_cuts(STACK, [cut(0), cut(1, 3, 4), cut(5)]) == CutScore(2, 2, 2)


def test_a_cut_too_many_costs_precision_and_one_missed_costs_recall() -> None:
    torn = score_cuts(STACK, [cut(0, 1), cut(3), cut(4), cut(5)])
    assert (torn.precision, torn.recall) == (2 / 3, 1.0)
    glued = score_cuts(STACK, [cut(0, 1, 3, 4), cut(5)])
    assert (glued.precision, glued.recall) == (1.0, 0.5)
