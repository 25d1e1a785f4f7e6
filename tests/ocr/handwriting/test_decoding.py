from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from ocr.handwriting.decoding import decode
from ocr.handwriting.net import SIGNS

if TYPE_CHECKING:
    from ocr.handwriting.net import Values


def frames(*seen: dict[str, float]) -> Values:
    """Each frame's probabilities by sign; `_` is the blank between two signs."""
    classes = "_" + SIGNS
    rows = [[math.log(max(frame.get(sign, 0.0), 1e-12)) for sign in classes] for frame in seen]
    return np.array(rows, np.float32)


def test_a_sign_that_lasts_is_one_sign() -> None:
    assert decode(frames({"1": 1}, {"1": 1}, {"_": 1}))["1"] == pytest.approx(1)


def test_a_blank_parts_two_like_signs() -> None:
    assert decode(frames({"1": 1}, {"_": 1}, {"1": 1}))["11"] == pytest.approx(1)


def test_the_stroke_ends_the_number() -> None:
    assert decode(frames({"4": 1}, {"2": 1}, {"/": 1}, {"_": 1}))["42"] == pytest.approx(1)


def test_a_year_behind_the_stroke_is_not_the_number() -> None:
    assert decode(frames({"4": 1}, {"/": 1}, {"2": 1}, {"0": 1}, {"2": 1}, {"5": 1}))["4"] == pytest.approx(1)


def test_figures_right_behind_a_stroke_make_it_a_leaning_one() -> None:
    found = decode(frames({"2": 1}, {"/": 1}, {"0": 1}, {"8": 1}))
    assert max(found, key=lambda text: found[text]) == "2108"
    assert found["2"] > 0.1


def test_all_ways_to_one_string_count_together() -> None:
    found = decode(frames({"7": 0.6, "_": 0.4}, {"7": 0.5, "_": 0.5}))
    assert found["7"] == pytest.approx(0.8)
    assert found[""] == pytest.approx(0.2)


def test_probabilities_never_exceed_one() -> None:
    found = decode(frames(*[{"3": 0.4, "8": 0.4, "_": 0.1, "/": 0.1}] * 12))
    assert sum(found.values()) <= 1.0001


def test_nothing_written_is_the_empty_string() -> None:
    assert decode(frames({"_": 1}, {"_": 1}))[""] == pytest.approx(1)
