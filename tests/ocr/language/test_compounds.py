"""Marks that an engine mistakes in the usual compounds."""

from __future__ import annotations

import pytest

from ocr.language.compounds import COMPOUNDS, mend


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("hỗ trợ chỉ phí mai táng", "hỗ trợ chi phí mai táng"),
        ("chuyến mục đích sứ dụng đất", "chuyển mục đích sử dụng đất"),
        ("V/v hưởng dẫn hồ sơ,", "V/v hướng dẫn hồ sơ,"),
        ("mai táng cho đối tượng", "mai táng cho đối tượng"),
    ],
)
def test_a_usual_compound_gets_its_usual_marks(read: str, right: str) -> None:
    assert " ".join(mend(read.split())) == right


def test_words_that_might_be_two_compounds_stay_as_read() -> None:
    assert mend(["hăng", "tháng"]) == ["hăng", "tháng"]


def test_every_compound_stays_as_it_is() -> None:
    for pair in COMPOUNDS:
        assert mend(pair.split()) == pair.split()
