from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ocr.documents.understand import understand
from ocr.types import (
    FieldReading,
    Hand,
    HandGuess,
    HandPlace,
    NumberNeighbour,
    OfficeKnowledge,
    ReadingProblemCode,
    Region,
)
from tests.ocr.paper import annex, decision

if TYPE_CHECKING:
    from ocr.documents.document_type import DocumentTypes
    from ocr.types import DocumentReading, PageReading


def hand(reading: PageReading, place: HandPlace, before: str, behind: str, **guesses: float) -> PageReading:
    """The reading, with figures filled in between two of its words; guesses are written `_07=0.9`."""
    words = [word for line in reading.lines for word in line.words]
    last = next(word for word in words if word.text.startswith(behind))
    row = [word for word in words if word.region.top == last.region.top and word.region.right <= last.region.left]
    first = next(word for word in reversed(row) if word.text.endswith(before))
    region = Region(first.region.right, first.region.top - 20, last.region.left, first.region.bottom + 12)
    told = tuple(HandGuess(text.removeprefix("_"), chance) for text, chance in guesses.items())
    return replace(reading, hands=(*reading.hands, Hand(place, region, told)))


def numbered(number: str, *, unclear: dict[str, float] | None = None, **guesses: float) -> PageReading:
    reading = decision(number=number, unclear=unclear or {}).reading()
    return hand(
        reading, HandPlace.NUMBER, "Số:", "/QĐ" if "/" in number.split()[-1][:1] else number.split()[-1], **guesses
    )


def dated(text: str, **guesses: float) -> PageReading:
    return hand(decision(dated=text).reading(), HandPlace.DAY, "ngày", "tháng", **guesses)


def read(types: DocumentTypes, *pages: PageReading) -> DocumentReading:
    (document,) = understand(list(pages), types, one_document=True)
    return document


def field(types: DocumentTypes, field_id: str, *pages: PageReading) -> FieldReading:
    found = read(types, *pages).field(field_id)
    assert found is not None, f"{field_id} was not read"
    return found


def test_figures_by_hand_stand_before_the_printed_letters(types: DocumentTypes) -> None:
    number = field(types, "document_number", numbered("Số: ... /QĐ-UBND", _47=0.9, _41=0.05))
    assert number.value == "47/QĐ-UBND"
    assert number.others == ("41/QĐ-UBND",)
    assert not number.sure


def test_only_very_likely_figures_are_sure(types: DocumentTypes) -> None:
    assert field(types, "document_number", numbered("Số: ... /QĐ-UBND", _47=0.99)).sure


def test_letters_of_another_agency_keep_likely_figures_unsure(types: DocumentTypes) -> None:
    reading = decision(number="Số: ... /QĐ-SGTVT").reading()
    number = field(types, "document_number", hand(reading, HandPlace.NUMBER, "Số:", "/QĐ", _47=0.99))
    assert number.value == "47/QĐ-SGTVT"
    assert not number.sure


def test_the_crop_of_a_number_holds_its_figures(types: DocumentTypes) -> None:
    reading = numbered("Số: ... /QĐ-UBND", _47=0.9)
    region = field(types, "document_number", reading).region
    assert region is not None
    assert region.join(reading.hands[0].region) == region


def test_two_readers_that_agree_need_no_clear_print(types: DocumentTypes) -> None:
    unclear = {"47/QĐ-UBND": 0.7}
    plain = decision(number="Số: 47/QĐ-UBND", unclear=unclear, looked_twice=False).reading()
    assert not field(types, "document_number", plain).sure
    backed = hand(plain, HandPlace.NUMBER, "Số:", "47", _47=0.9)
    assert field(types, "document_number", backed).sure


def test_two_readers_that_differ_are_both_offered(types: DocumentTypes) -> None:
    number = field(types, "document_number", numbered("Số: 47/QĐ-UBND", _41=0.9))
    assert not number.sure
    assert {number.value, *number.others} == {"47/QĐ-UBND", "41/QĐ-UBND"}


@pytest.mark.parametrize("letters", ["\\\\?QĐ-UBND", "ÔQĐ-UBND", "1QĐ-UBND"])
def test_a_stroke_that_the_pen_ran_into_is_put_back_and_never_sure(types: DocumentTypes, letters: str) -> None:
    number = field(types, "document_number", numbered(f"Số: ... {letters}", _47=0.99))
    assert number.value == "47/QĐ-UBND"
    assert not number.sure


def test_a_year_within_the_number_is_kept(types: DocumentTypes) -> None:
    reading = decision(number="Số: ... /2024/QĐ-UBND").reading()
    number = field(types, "document_number", hand(reading, HandPlace.NUMBER, "Số:", "/2024", _47=0.9))
    assert number.value == "47/2024/QĐ-UBND"


def test_an_annex_tells_which_of_the_guesses_is_right(types: DocumentTypes) -> None:
    first = numbered("Số: ... /QĐ-UBND", _41=0.6, _47=0.3)
    quoting = annex("(Kèm theo Quyết định số 47/QĐ-UBND ngày 14 tháng 7 năm 2025)").reading()
    number = field(types, "document_number", first, quoting)
    assert number.value == "47/QĐ-UBND"
    assert number.reason == "quoted_by_annex"


def test_the_register_tells_which_figures_were_filled_in(types: DocumentTypes) -> None:
    page = numbered("Số: ... /QĐ-UBND", _6299=0.5, _299=0.3)
    known = OfficeKnowledge(
        neighbours=(
            NumberNeighbour("QĐ-UBND", 290, "2025-07-10"),
            NumberNeighbour("QĐ-UBND", 310, "2025-07-20"),
        )
    )
    (document,) = understand([page], types, one_document=True, knowledge=known)
    number = document.field("document_number")
    assert number is not None
    assert (number.value, number.plain) == ("299/QĐ-UBND", "6299/QĐ-UBND")
    assert not number.sure


def test_a_day_by_hand_joins_the_printed_month_and_year(types: DocumentTypes) -> None:
    day = field(types, "issued_on", dated("Bình Minh, ngày #7 tháng 7 năm 2025", _17=0.9, _11=0.05))
    assert day.value == "2025-07-17"
    assert day.others == ("2025-07-11",)
    assert not day.sure


def test_a_month_has_no_more_days_than_it_has(types: DocumentTypes) -> None:
    day = field(types, "issued_on", dated("Bình Minh, ngày #0 tháng 02 năm 2025", _30=0.7, _20=0.2))
    assert day.value == "2025-02-20"


def test_a_printed_day_that_both_read_is_sure(types: DocumentTypes) -> None:
    assert field(types, "issued_on", dated("Bình Minh, ngày 14 tháng 7 năm 2025", _14=0.9)).sure


def test_a_printed_day_that_the_other_reader_denies_is_unsure(types: DocumentTypes) -> None:
    day = field(types, "issued_on", dated("Bình Minh, ngày 14 tháng 7 năm 2025", _11=0.9))
    assert not day.sure
    assert {day.value, *day.others} == {"2025-07-14", "2025-07-11"}


def test_without_figures_the_place_where_they_stand_is_told(types: DocumentTypes) -> None:
    document = read(types, decision(number="Số: ... /QĐ-UBND").reading())
    assert document.field("document_number") is None
    (missing,) = [
        one
        for one in document.problems
        if one.code is ReadingProblemCode.FIELD_MISSING and one.field_id == "document_number"
    ]
    assert missing.page == 0
    assert missing.region is not None
