"""Whether a stack was cut where its documents begin."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocr.accuracy.truth import TrueStack
    from ocr.documents.split import Cut


@dataclass(frozen=True, slots=True)
class CutScore:
    """Borders between two documents; the stack's own beginning is none."""

    borders: int
    found: int
    right: int

    def __add__(self, other: CutScore) -> CutScore:
        return CutScore(self.borders + other.borders, self.found + other.found, self.right + other.right)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.borders if self.borders else 1.0


def score_cuts(stack: TrueStack, cuts: Sequence[Cut]) -> CutScore:
    """By the content pages that begin a document: where a blank sheet between two belongs nobody can tell."""
    owners = stack.owners
    contents = [place for place, owner in enumerate(owners) if owner is not None]
    true = {place for before, place in pairwise(contents) if owners[before] != owners[place]}
    begun = [next((place for place in cut.pages if owners[place] is not None), None) for cut in cuts]
    found = {place for place in begun if place is not None and place != contents[0]}
    return CutScore(len(true), len(found), len(true & found))
