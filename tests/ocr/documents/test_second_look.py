"""What two looks at a line are worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocr.documents.understand import understand_document
from ocr.second_look import compare
from ocr.types import FieldReading, Region, Word
from tests.ocr.paper import decision

if TYPE_CHECKING:
    from ocr.documents.document_type import DocumentTypes
    from tests.ocr.paper import Paper


def words(text: str) -> list[Word]:
    return [Word(word, Region(10 * place, 0, 10 * place + 8, 10), 0.9) for place, word in enumerate(text.split())]


def field_of(types: DocumentTypes, paper: Paper, field_id: str) -> FieldReading:
    found = understand_document([paper.reading()], types).field(field_id)
    assert found is not None
    return found


def test_each_word_stands_beside_what_the_second_look_read_in_its_place() -> None:
    looked = compare(words("Lê Thị Ngọc Ấn"), ["Lê", "Thị", "Ngọc", "Ẩn"])
    assert [word.second for word in looked] == ["Lê", "Thị", "Ngọc", "Ẩn"]


def test_a_word_that_the_second_look_lost_is_an_empty_one_and_the_others_keep_their_places() -> None:
    looked = compare(words("PHÓ CHỦ TỊCH XÃ"), ["CHỦ", "TỊCH", "XÃ"])
    assert [word.second for word in looked] == ["", "CHỦ", "TỊCH", "XÃ"]


def test_signs_at_the_edges_and_case_are_no_difference() -> None:
    looked = compare(words("Trịnh Thị Mận;"), ['"Trịnh', "Thị", "Mận"])
    assert [word.second for word in looked] == ['"Trịnh', "Thị", "Mận"]


def test_a_value_that_two_looks_read_differently_is_never_sure(types: DocumentTypes) -> None:
    paper = decision(name="Trần Văn Khoa", looks={"Khoa": "Khóa"})
    assert not field_of(types, paper, "signer").sure


def test_a_subject_is_sure_only_when_two_looks_agree(types: DocumentTypes) -> None:
    assert field_of(types, decision(), "subject").sure
    assert not field_of(types, decision(looked_twice=False), "subject").sure


def test_two_looks_do_not_prove_a_mark_that_engines_mistake_in_every_look(types: DocumentTypes) -> None:
    paper = decision(name="Khổng Ngọc Ấn")
    assert not field_of(types, paper, "signer").sure


@pytest.mark.parametrize(("seen", "sure"), [(0.9, True), (0.6, False)])
def test_two_looks_that_agree_still_need_to_have_seen_something(types: DocumentTypes, seen: float, sure: bool) -> None:
    paper = decision(name="Khổng Văn Khoa", unclear={"Khoa": seen})
    assert field_of(types, paper, "signer").sure is sure


def test_a_name_that_lost_its_surname_is_not_proven_by_two_looks(types: DocumentTypes) -> None:
    assert not field_of(types, decision(name="Văn Khoa"), "signer").sure


def test_the_one_surname_with_these_letters_is_not_in_doubt_for_a_mark(types: DocumentTypes) -> None:
    paper = decision(name="Khổng Minh Khoa", looks={"Khổng": "Khống"})
    signer = field_of(types, paper, "signer")
    assert (signer.value, signer.sure) == ("Khổng Minh Khoa", True)


def test_a_surname_that_might_be_two_stays_in_doubt(types: DocumentTypes) -> None:
    assert not field_of(types, decision(name="Lã Minh Khoa", looks={"Lã": "La"}), "signer").sure
