"""What the register's neighbours make of guesses at a number: they run upwards, day by day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ocr.types import HandGuess

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ocr.types import NumberNeighbour

_OUTSIDE: Final = 0.02
"""What a guess outside the bounds is worth beside one within: papers are numbered out of turn now and then."""
_UNBOUNDED: Final = 0.3
"""The same where only one side is known."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The numbers that papers of one register bear around a day; None where no neighbour tells."""

    lowest: int | None = None
    highest: int | None = None


def bounds_on(symbol: str, issued_on: str, neighbours: Iterable[NumberNeighbour]) -> Bounds:
    """What papers with `symbol` of the same year, issued before and after the ISO day, allow."""
    known = [one for one in neighbours if one.symbol == symbol and one.issued_on[:4] == issued_on[:4]]
    return Bounds(
        max((one.number for one in known if one.issued_on < issued_on), default=None),
        min((one.number for one in known if one.issued_on > issued_on), default=None),
    )


def weigh(guesses: Sequence[HandGuess], bounds: Bounds) -> tuple[HandGuess, ...]:
    """The guesses, the likelier first, with what the bounds make of them; their sum stays.

    Bounds that every guess violates say nothing, and so do bounds that contradict each other.
    """
    if bounds.lowest is not None and bounds.highest is not None and bounds.lowest >= bounds.highest:
        return tuple(guesses)
    outside = _OUTSIDE if bounds.lowest is not None and bounds.highest is not None else _UNBOUNDED
    weights = [
        guess.probability * (1.0 if _within(int(guess.text), bounds) else outside)
        for guess in guesses
        if guess.text.isdigit()
    ]
    if len(weights) < len(guesses) or not any(_within(int(guess.text), bounds) for guess in guesses):
        return tuple(guesses)
    whole, given = sum(weights), sum(guess.probability for guess in guesses)
    weighed = [
        HandGuess(guess.text, round(weight * given / whole, 4)) for guess, weight in zip(guesses, weights, strict=True)
    ]
    return tuple(sorted(weighed, key=lambda guess: -guess.probability))


def _within(number: int, bounds: Bounds) -> bool:
    return (bounds.lowest is None or number > bounds.lowest) and (bounds.highest is None or number < bounds.highest)
