"""Vietnamese letters."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr.language.vietnamese import fold, normalise, old_tones, same_spelling


def test_a_decomposed_word_and_a_composed_one_are_the_same_word() -> None:
    assert normalise(unicodedata.normalize("NFD", "Nguyễn Thị Hậu")) == "Nguyễn Thị Hậu"


def test_the_icelandic_letter_is_read_as_ours() -> None:
    assert normalise("QUYẾT \N{LATIN CAPITAL LETTER ETH}ỊNH") == "QUYẾT ĐỊNH"


@pytest.mark.parametrize(
    ("text", "bare"), [("Đặng Thị Mỹ Lệ", "dang thi my le"), ("ỦY BAN", "uy ban"), ("12/QĐ", "12/qd")]
)
def test_search_goes_without_marks_and_case(text: str, bare: str) -> None:
    assert fold(text) == bare


@pytest.mark.parametrize(
    ("one", "other"),
    [("HOÀ", "HÒA"), ("Uỷ ban", "ủy ban"), ("khoẻ", "khỏe"), ("Thuý", "THÚY"), ("Lữ Văn Rỡ", "LỮ VĂN RỠ")],
)
def test_both_places_of_the_tone_are_right(one: str, other: str) -> None:
    assert same_spelling(one, other)


@pytest.mark.parametrize("text", ["quý", "Quỳnh", "hoàn", "khuỷu", "toán", "quà"])
def test_tones_that_have_one_place_only_stay(text: str) -> None:
    assert old_tones(text) == text


def test_another_tone_is_another_word() -> None:
    assert not same_spelling("hòa", "hóa")


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_all_that_is_read_is_nfc(text: str) -> None:
    assert unicodedata.is_normalized("NFC", normalise(text))
