"""Documents are found with accents or without, by whole words, beginnings and parts of numbers."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.identifiers import DocumentId
from desktop.store.search import fold, match_expression

if TYPE_CHECKING:
    from desktop.store.store import Store

VIETNAMESE = (
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
    "AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬBCDĐEÈÉẺẼẸÊỀẾỂỄỆGHIÌÍỈĨỊKLMNOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢPQRSTUÙÚỦŨỤƯỪỨỬỮỰVXYỲÝỶỸỴ0123456789"
)
DECISION = "1247/QĐ-UBND\n2026-11-03\nỦY BAN NHÂN DÂN PHƯỜNG HẠC THÀNH\nĐặng Thị Hồng Đào"
LETTER = "18/CV-TTPVHCC\n2026-11-04\nTrung tâm Phục vụ hành chính công"


@pytest.fixture
def shelf(store: Store) -> Store:
    """A decision (1) and a letter (2)."""
    put(store, 1, DECISION, "Căn cứ Luật Tổ chức chính quyền địa phương")
    put(store, 2, LETTER, "Kính gửi: bà Đặng Thị Hồng Đào")
    return store


def put(store: Store, number: int, fields: str, body: str) -> None:
    with store.unit() as unit:
        unit.search.put(DocumentId(number), fields, body)
        unit.commit()


def found(store: Store, words: str, limit: int = 50) -> list[int]:
    with store.unit() as unit:
        return list(unit.search.find(words, limit))


@pytest.mark.parametrize(
    "words",
    [
        "Hạc Thành",
        "hac thanh",
        "HẠC THÀNH",
        "thành hạc",
        unicodedata.normalize("NFD", "Hạc Thành"),
        "địa phương",
        "dia phuong",
        "Địa",
        "1247",
        "1247/QĐ",
        "1247/QĐ-UBND",
        "1247 qd ubnd",
        "1247/qd-ub",
        "Hạc Th",
        "“Hạc”, (Thành)!",
    ],
)
def test_the_decision_is_found_by(shelf: Store, words: str) -> None:
    assert found(shelf, words) == [1]


@pytest.mark.parametrize("words", ["ạc", "UBND/1247", "124/QĐ", "Hạc Long", "", "  ", "/-.", '"', "NOT", "fields:hac"])
def test_the_decision_is_not_found_by(shelf: Store, words: str) -> None:
    assert found(shelf, words) == []


def test_what_stands_in_a_field_comes_before_what_stands_in_the_text(shelf: Store) -> None:
    assert found(shelf, "dang thi hong dao") == [1, 2]
    assert found(shelf, "dang thi hong dao", limit=1) == [1]


def test_a_corrected_value_is_found_and_the_wrong_one_no_longer(shelf: Store) -> None:
    with shelf.unit() as unit:
        unit.search.put_fields(DocumentId(1), DECISION.replace("1247", "1274"))
        unit.commit()
    assert (found(shelf, "1247"), found(shelf, "1274")) == ([], [1])
    assert found(shelf, "tổ chức chính quyền") == [1]


def test_a_document_indexed_anew_stands_in_the_index_once(shelf: Store) -> None:
    put(shelf, 1, DECISION, "Điều 1")
    assert found(shelf, "hạc thành") == [1]
    assert found(shelf, "tổ chức") == []


@given(st.text(st.sampled_from(VIETNAMESE), min_size=1))
def test_folding_takes_every_mark_off_and_folds_nothing_twice(word: str) -> None:
    folded = fold(word)
    assert folded.isascii()
    assert folded == fold(folded) == fold(unicodedata.normalize("NFD", word)) == fold(word.upper())
    assert len(folded) == len(word)


WORDS = st.text(st.sampled_from(VIETNAMESE), min_size=1, max_size=12)
TEXTS = st.lists(st.one_of(WORDS, st.builds("/".join, st.lists(WORDS, min_size=2, max_size=3))), min_size=1, max_size=8)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS, st.data())
def test_a_document_is_found_by_any_of_its_own_words_folded_or_not(
    store: Store, words: list[str], data: st.DataObject
) -> None:
    middle = data.draw(st.integers(0, len(words)))
    wanted = data.draw(st.sampled_from(words))
    written = data.draw(st.sampled_from([wanted, fold(wanted), wanted.upper(), unicodedata.normalize("NFD", wanted)]))
    with store.unit() as unit:
        unit.search.put(DocumentId(1), " ".join(words[:middle]), " ".join(words[middle:]))
        assert unit.search.find(written, 10) == [1]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
def test_nothing_that_a_person_types_is_a_command_to_the_database(store: Store, text: str) -> None:
    """Only quoted words with their star: no operator, no column, no unbalanced quote."""
    assert found(store, text) == []
    expression = match_expression(text)
    assert all(part.strip() in ("", "*") for part in expression.split('"')[0::2])
    assert expression.count('"') % 2 == 0
