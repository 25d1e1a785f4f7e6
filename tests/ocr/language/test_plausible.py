"""Marks that an engine mistakes, put right by the words of the language."""

from __future__ import annotations

import pytest

from ocr.language.plausible import Told, spell
from ocr.language.words import WordList
from tests.ocr.paper import RESOURCES

WORDS = WordList(RESOURCES / "language" / "words.txt")


def spelled(text: str, **seconds: str) -> str:
    return " ".join(spell([Told(word, seconds.get(word)) for word in text.split()], WORDS).words)


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("Về việc công bô danh mục thuộc thâm quyền", "Về việc công bố danh mục thuộc thẩm quyền"),
        ("Nghị quyêt về bồi dưỡng giáo viên phô thông", "Nghị quyết về bồi dưỡng giáo viên phổ thông"),
        ("giám sát đầu tư đựư án", "giám sát đầu tư dự án"),
        ("quản lý chât thải rắn sinh hoạt", "quản lý chất thải rắn sinh hoạt"),
        ("nhân dịp Têt Bính Ngo", "nhân dịp Tết Bính Ngọ"),
    ],
)
def test_words_of_the_language_get_their_marks_back(read: str, right: str) -> None:
    assert spelled(read) == right


@pytest.mark.parametrize(
    "right",
    [
        "tại xã Đơn Dương, tỉnh Lâm Đồng",
        "Kết luận của Chủ tịch Nguyễn Công Hưởng",
        "Về xoá nhà tạm, nhà dột nát huyện Đắk Tô",
        "V/v giao chỉ tiêu năm 2025 (lần 2)",
        "cấp đổi Giấy chứng nhận đã cấp cho bà H'Lan Niê",
        "hướng dẫn chế độ thôi hưởng trợ cấp",
    ],
)
def test_what_is_right_stays(right: str) -> None:
    assert spelled(right) == right


def test_capitals_are_read_like_small_letters_and_abbreviations_stay() -> None:
    assert spelled("PHÒNG CHÔNG THIÊN TAI CỦA UBND") == "PHÒNG CHỐNG THIÊN TAI CỦA UBND"


def test_two_words_with_the_same_letters_are_not_guessed_at() -> None:
    assert spelled("hướng") == "hướng"
    assert spelled("hưởng") == "hưởng"


def test_what_a_second_look_read_is_the_likelier_repair() -> None:
    assert spelled("đợt câp phát gao", gao="gạo") == "đợt cấp phát gạo"


def test_a_line_is_backed_only_when_each_syllable_stands_in_a_word_or_leaves_no_doubt() -> None:
    assert spell([Told(word) for word in ["công", "bố", "quyết", "định"]], WORDS).backed
    assert spell([Told(word) for word in ["hưởng", "quyết", "định"]], WORDS).backed
    assert not spell([Told(word) for word in ["hướng", "quyết", "định"]], WORDS).backed


def test_signs_at_a_word_and_its_capitals_stay_where_they_were() -> None:
    assert spelled("(Thâm quyền, phô thông)") == "(Thẩm quyền, phổ thông)"
