"""What the office confirmed before helps reading, says why, and makes nothing sure that is not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ocr.documents.file_name import read_file_name
from ocr.documents.understand import understand, understand_document
from ocr.types import (
    FieldReading,
    IssuedPaper,
    KnownCue,
    KnownSigner,
    KnownSymbol,
    NumberNeighbour,
    OfficeKnowledge,
    PageReading,
)
from tests.readings import decision

if TYPE_CHECKING:
    from ocr.documents.document_type import DocumentTypes

AGENCY = "uy ban nhan dan phuong hac thanh"
HUNG = KnownSigner("Nguyễn Văn Hùng", "PHÓ CHỦ TỊCH", AGENCY, 14)


def doubted(page: PageReading, confidence: float = 0.7, second: str | None = None) -> PageReading:
    """The page with its last line, the signer's name, seen less well; `second` is what another look read there."""
    *lines, name = page.lines
    looks = second.split() if second else [word.text for word in name.words]
    words = tuple(
        replace(word, confidence=confidence, second=look) for word, look in zip(name.words, looks, strict=True)
    )
    return replace(page, lines=(*lines, replace(name, words=words)))


def read(types: DocumentTypes, page: PageReading, knowledge: OfficeKnowledge, field_id: str) -> FieldReading:
    found = understand_document([page], types, knowledge=knowledge).field(field_id)
    assert found is not None
    return found


def test_a_signer_confirmed_often_is_sure_where_the_paper_says_the_very_same(types: DocumentTypes) -> None:
    page = doubted(decision(signer="Nguyễn Văn Hùng"))
    assert not read(types, page, OfficeKnowledge(), "signer").sure
    told = read(types, page, OfficeKnowledge(known_signers=(HUNG,)), "signer")
    assert (told.value, told.sure, told.reason, told.plain) == (
        "Nguyễn Văn Hùng",
        True,
        "known_signer:14",
        "Nguyễn Văn Hùng",
    )


def test_a_spelling_mended_by_the_office_waits_for_a_person_and_keeps_what_was_read(types: DocumentTypes) -> None:
    page = doubted(decision(signer="Nguyễn Văn Hung"), second="Nguyễn Văn Hưng")
    alone = read(types, page, OfficeKnowledge(), "signer")
    told = read(types, page, OfficeKnowledge(known_signers=(HUNG,)), "signer")
    assert alone.value != "Nguyễn Văn Hùng"
    assert (told.value, told.sure, told.plain) == ("Nguyễn Văn Hùng", False, alone.value)
    assert alone.value in told.others


def test_a_new_signer_who_differs_by_one_mark_stays_as_read(types: DocumentTypes) -> None:
    page = doubted(decision(signer="Nguyễn Văn Hưng"), confidence=0.96)
    alone = read(types, page, OfficeKnowledge(), "signer")
    told = read(types, page, OfficeKnowledge(known_signers=(HUNG,)), "signer")
    assert (told.value, told.sure) == (alone.value, alone.sure) == ("Nguyễn Văn Hưng", alone.sure)
    assert told.others == ("Nguyễn Văn Hùng",)


def test_looks_that_differ_are_not_settled_by_the_old_signer(types: DocumentTypes) -> None:
    page = doubted(decision(signer="Nguyễn Văn Hùng"), second="Nguyễn Văn Hưng")
    assert not read(types, page, OfficeKnowledge(known_signers=(HUNG,)), "signer").sure


def test_a_new_chairman_is_not_the_old_one(types: DocumentTypes) -> None:
    page = doubted(decision(signer="Lê Thị Ánh Mai"))
    told = read(types, page, OfficeKnowledge(known_signers=(HUNG,)), "signer")
    assert (told.value, told.sure) == ("Lê Thị Ánh Mai", False)


def test_what_was_confirmed_once_proves_nothing(types: DocumentTypes) -> None:
    page = doubted(decision(signer="Nguyễn Văn Hùng"))
    once = replace(HUNG, papers=types.thresholds.known_after - 1)
    assert not read(types, page, OfficeKnowledge(known_signers=(once,)), "signer").sure


def test_signers_of_another_agency_prove_nothing(types: DocumentTypes) -> None:
    page = doubted(decision(signer="Nguyễn Văn Hùng"))
    elsewhere = replace(HUNG, agency="uy ban nhan dan phuong khac")
    assert not read(types, page, OfficeKnowledge(known_signers=(elsewhere,)), "signer").sure


def test_letters_of_a_number_one_sign_from_the_usual_are_proposed(types: DocumentTypes) -> None:
    usual = KnownSymbol("QĐ-UBND", "QD", AGENCY, 20)
    told = read(types, decision("1247/QĐ-UBNO"), OfficeKnowledge(known_symbols=(usual,)), "document_number")
    assert (told.value, told.sure, told.plain) == ("1247/QĐ-UBND", False, "1247/QĐ-UBNO")


def neighbours(*numbers_and_days: tuple[int, str]) -> OfficeKnowledge:
    return OfficeKnowledge(
        neighbours=tuple(NumberNeighbour("QĐ-UBND", number, day, AGENCY) for number, day in numbers_and_days)
    )


def test_a_number_outside_its_register_is_not_sure(types: DocumentTypes) -> None:
    alone = read(types, decision("1247/QĐ-UBND"), OfficeKnowledge(), "document_number")
    told = read(
        types,
        decision("1247/QĐ-UBND"),
        neighbours((1710, "2026-11-01"), (1720, "2026-11-02")),
        "document_number",
    )
    assert alone.sure
    assert (told.sure, told.reason, told.plain) == (False, "number_out_of_register", "1247/QĐ-UBND")


def test_one_paper_alone_does_not_speak_against_a_number(types: DocumentTypes) -> None:
    assert read(types, decision("1247/QĐ-UBND"), neighbours((1710, "2026-11-01")), "document_number").sure


def test_a_number_within_its_register_stays_sure(types: DocumentTypes) -> None:
    known = neighbours((1240, "2026-11-01"), (1245, "2026-11-02"), (1260, "2026-11-04"))
    told = read(types, decision("1247/QĐ-UBND"), known, "document_number")
    assert (told.sure, told.plain) == (True, None)


def test_a_list_of_issued_papers_proves_number_and_day_together(types: DocumentTypes) -> None:
    page = doubted_number(decision("1247/QĐ-UBND"))
    known = OfficeKnowledge(issued=(IssuedPaper("1247/QĐ-UBND", "2026-11-03"),))
    assert not read(types, page, OfficeKnowledge(), "document_number").sure
    assert read(types, page, known, "document_number").reason == "in_issued_list"
    assert read(types, page, known, "document_number").sure


def test_a_list_that_says_another_number_of_that_day_casts_doubt(types: DocumentTypes) -> None:
    known = OfficeKnowledge(issued=(IssuedPaper("1241/QĐ-UBND", "2026-11-03"),))
    told = read(types, decision("1247/QĐ-UBND"), known, "document_number")
    assert (told.value, told.sure, told.others) == ("1247/QĐ-UBND", False, ("1241/QĐ-UBND",))


def test_the_files_name_proves_the_number_it_bears(types: DocumentTypes) -> None:
    page = doubted_number(decision("1247/QĐ-UBND"))
    known = OfficeKnowledge(file_names=("1247_QD-UBND_03112026.pdf",))
    assert read(types, page, known, "document_number").sure


def test_a_title_that_people_took_for_a_type_is_that_type(types: DocumentTypes) -> None:
    page = decision()
    lines = [line for line in page.lines if line.text != "QUYẾT ĐỊNH" and not line.text.startswith("Số:")]
    (title,) = [line for line in page.lines if line.text == "QUYẾT ĐỊNH"]
    words = tuple(replace(word, text=text) for word, text in zip(title.words, ("GIẤY", "HẸN"), strict=True))
    page = replace(page, lines=(*lines, replace(title, words=words)))
    known = OfficeKnowledge(known_cues=(KnownCue("giay hen", "TB", 5),))
    assert not understand_document([page], types).type.sure
    (told,) = understand([page], types, knowledge=known)
    assert (told.type.id, told.type.sure, told.type.evidence) == ("TB", True, "known_cue:5")


def test_a_title_that_the_program_knows_stays_what_it_is(types: DocumentTypes) -> None:
    known = OfficeKnowledge(known_cues=(KnownCue("quyet dinh", "TB", 50),))
    assert understand_document([decision()], types, knowledge=known).type.id == "QD"


@pytest.mark.parametrize(
    ("name", "number", "day"),
    [
        ("QD 123 2024.pdf", 123, None),
        ("123_QD-UBND_15072025.pdf", 123, "2025-07-15"),
        ("QĐ số 045-QĐ-UBND ngày 5.7.2025.pdf", 45, "2025-07-05"),
        ("2025-07-15 TTr 9.PDF", 9, "2025-07-15"),
        ("QD 2024.pdf", None, None),
        ("scan0123.pdf", None, None),
        ("Lo 12 thang 7.pdf", None, None),
        ("QD 12 CV 13.pdf", None, None),
    ],
)
def test_a_files_name_says_a_number_only_beside_the_letters_of_a_type(
    name: str, number: int | None, day: str | None
) -> None:
    found = read_file_name(name, {"QĐ", "TTr", "CV"})
    assert (found.number, found.issued_on) == (number, day)


def doubted_number(page: PageReading) -> PageReading:
    return replace(
        page,
        lines=tuple(
            replace(line, words=tuple(replace(word, confidence=0.7) for word in line.words))
            if line.text.startswith("Số:")
            else line
            for line in page.lines
        ),
    )
