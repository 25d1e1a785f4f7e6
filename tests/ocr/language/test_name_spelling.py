"""Names with the marks that names have."""

from __future__ import annotations

import pytest

from ocr.language.name_spelling import NameWord, SpelledName, spell_name


def spelled(text: str, confidence: float = 0.95, **seconds: str) -> SpelledName:
    return spell_name([NameWord(word, confidence, seconds.get(word)) for word in text.split()])


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("Trần Hoàng Tuần", "Trần Hoàng Tuấn"),
        ("HUỲNH CẤM TÚ", "HUỲNH CẨM TÚ"),
        ("Đỗ Bảø Trâm", "Đỗ Bảo Trâm"),
        ("Đinh Công Hướng", "Đinh Công Hưởng"),
    ],
)
def test_a_word_that_is_no_name_yields_to_the_name_with_its_letters(read: str, right: str) -> None:
    one = spelled(read, confidence=0.6)
    assert " ".join(one.words) == right
    assert one.changed


@pytest.mark.parametrize(
    "name", ["Nguyễn Văn Thắng", "Lê Thị Nhẫn", "Phạm Quốc Tuấn", "Hồ Thị Rỡ", "H'Lan Niê", "Y Blăm Êban"]
)
def test_names_that_are_borne_stay(name: str) -> None:
    assert " ".join(spelled(name).words) == name


def test_a_rare_name_seen_badly_is_proposed_as_the_frequent_one_and_kept_as_another() -> None:
    one = spelled("Trần Hoàng Tuân", confidence=0.6)
    assert " ".join(one.words) == "Trần Hoàng Tuấn"
    assert "Trần Hoàng Tuân" in one.others
    assert " ".join(spelled("Trần Hoàng Tuân").words) == "Trần Hoàng Tuân"


def test_a_word_of_no_list_is_rare_and_where_a_tone_may_be_lost_doubtful() -> None:
    assert spelled("Tạ Văn Ăng").doubtful
    assert spelled("Tạ Văn Quẹt").rare
    assert not spelled("Tạ Văn Minh").rare


def test_what_a_second_look_read_speaks_for_its_name() -> None:
    assert " ".join(spelled("Lê Văn Hung", Hung="Hưng").words) == "Lê Văn Hưng"


def test_y_without_a_tone_may_have_lost_its_dot_and_the_toned_names_are_offered() -> None:
    one = spelled("Võ Hữu My")
    assert (one.words, one.doubtful) == (("Võ", "Hữu", "My"), True)
    assert "Võ Hữu Mỵ" in one.others
    assert not spelled("Võ Hữu Mỹ").doubtful
    assert not spelled("Võ Hữu Huy").doubtful


def test_a_rare_name_that_begins_with_d_may_have_another_d() -> None:
    assert spelled("Vừ Bá Đềnh").doubtful
