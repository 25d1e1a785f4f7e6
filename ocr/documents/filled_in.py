"""What figures filled in by hand are worth beside what the engine read in their place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocr.documents.page_text import PageText
    from ocr.fields.evidence import Span
    from ocr.types import Hand, HandPlace, Word

AGREEMENT: Final = 20.0
"""How much likelier two readers agree on figures that are right than on the same wrong ones; they know nothing of each
other, and ten figures may stand in each place."""
WORTH: Final = 0.02
"""Guesses less likely are no offer for a clerk."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What may stand in a place, the likeliest first; never none."""

    guesses: tuple[tuple[str, float], ...]
    """Figures as they stand, and how likely they are."""
    agreed: bool
    """The engine read the best of them too."""

    @property
    def best(self) -> str:
        return self.guesses[0][0]

    @property
    def chance(self) -> float:
        return self.guesses[0][1]


def hand_at(page: PageText, place: HandPlace) -> Hand | None:
    return next((hand for hand in page.hands if hand.place is place), None)


def weigh_witness(hand: Hand, printed: str | None, confidence: float, *, as_values: bool = False) -> Figures:
    """The hand's guesses, and the engine's own figures for the same place, `printed`, seen with `confidence`.

    Where both say the same each backs the other. Where they differ, neither does. `as_values`: `3` and `03` are one.
    """
    chances = {guess.text: guess.probability for guess in hand.guesses}
    if printed is None:
        return Figures(_ordered(chances), agreed=False)
    same = next((text for text in chances if text == printed or (as_values and int(text) == int(printed))), None)
    if same is not None:
        chance = chances[same]
        backed = AGREEMENT * chance / (AGREEMENT * chance + (1 - chance))
        agreed = same == hand.guesses[0].text
        lowered = {text: value * (1 - backed) for text, value in chances.items()}
        return Figures(_ordered(lowered | {same: backed}), agreed)
    return Figures(_ordered(chances | {printed: (1 - hand.guesses[0].probability) * confidence}), agreed=False)


def row_of(hand: Hand, lines: Sequence[Span]) -> list[Word]:
    """Words on the hand's level, left to right."""
    region = hand.region
    words = [word for line in lines for word in line.words if region.top <= word.region.middle[1] <= region.bottom]
    return sorted(words, key=lambda word: word.region.left)


def _ordered(chances: dict[str, float]) -> tuple[tuple[str, float], ...]:
    return tuple(sorted(chances.items(), key=lambda one: -one[1]))
