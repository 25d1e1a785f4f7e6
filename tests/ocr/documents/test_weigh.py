from __future__ import annotations

from ocr.documents.weigh import Bounds, bounds_on, weigh
from ocr.types import HandGuess, NumberNeighbour

GUESSES = (HandGuess("6299", 0.5), HandGuess("299", 0.3))
NEIGHBOURS = (
    NumberNeighbour("QĐ-UBND", 290, "2025-01-10"),
    NumberNeighbour("QĐ-UBND", 310, "2025-01-20"),
    NumberNeighbour("QĐ-UBND", 900, "2024-12-30"),
    NumberNeighbour("TB-UBND", 12, "2025-01-14"),
)


def test_papers_before_and_after_bound_a_number() -> None:
    assert bounds_on("QĐ-UBND", "2025-01-15", NEIGHBOURS) == Bounds(290, 310)


def test_a_guess_between_its_neighbours_comes_first() -> None:
    weighed = weigh(GUESSES, Bounds(290, 310))
    assert [guess.text for guess in weighed] == ["299", "6299"]
    assert sum(guess.probability for guess in weighed) == 0.8


def test_one_neighbour_alone_says_less() -> None:
    both, one = weigh(GUESSES, Bounds(290, 310)), weigh(GUESSES, Bounds(None, 310))
    assert one[0].probability < both[0].probability


def test_bounds_that_no_guess_keeps_say_nothing() -> None:
    assert weigh(GUESSES, Bounds(10, 20)) == GUESSES


def test_bounds_that_contradict_each_other_say_nothing() -> None:
    assert weigh(GUESSES, Bounds(310, 290)) == GUESSES
