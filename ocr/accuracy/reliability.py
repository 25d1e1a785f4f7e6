"""Whether confidence means what it says: of values read at 0.9, nine in ten should be right."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NORMAL: Final = 1.959964
"""Standard deviations on either side that hold 95 %."""
_EDGES: Final = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99)


@dataclass(frozen=True, slots=True)
class Share:
    """`right` of `count`, and the interval that holds the true share with 95 %.

    Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
    """

    right: int
    count: int

    @property
    def value(self) -> float:
        return self.right / self.count if self.count else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        if not self.count:
            return 0.0, 1.0
        part, squared = self.value, _NORMAL**2
        middle = part + squared / (2 * self.count)
        reach = _NORMAL * sqrt(part * (1 - part) / self.count + squared / (4 * self.count**2))
        whole = 1 + squared / self.count
        return max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole)


@dataclass(frozen=True, slots=True)
class Judged:
    """One value that was read, and whether it is right."""

    field_id: str
    confidence: float
    sure: bool
    right: bool


@dataclass(frozen=True, slots=True)
class Band:
    """Values whose confidence lies from `lowest` up to the next band's."""

    lowest: float
    mean: float
    """Of their confidences: what the program claims."""
    share: Share


def bands(values: Sequence[Judged]) -> tuple[Band, ...]:
    """The reliability table; bands that nothing fell into are left out."""
    edges = [*_EDGES, 2.0]
    found = []
    for lowest, highest in pairwise(edges):
        own = [value for value in values if lowest <= value.confidence < highest]
        if own:
            mean = sum(value.confidence for value in own) / len(own)
            found.append(Band(lowest, mean, share(value.right for value in own)))
    return tuple(found)


def share(rights: Iterable[bool]) -> Share:
    given = list(rights)
    return Share(sum(given), len(given))
