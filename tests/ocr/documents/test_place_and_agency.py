"""Places and agencies against the units of the country and the names that the law gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocr.documents.agency_spelling import spell_agency
from ocr.documents.place import unit_names
from tests.ocr.documents.test_reading_a_document import field, read
from tests.ocr.paper import Paper, decision, head, signature

if TYPE_CHECKING:
    from ocr.documents.document_type import DocumentTypes

BODY = "Ủy ban nhân dân xã trình Ủy ban nhân dân tỉnh Đắk Lắk xem xét, quyết định theo quy định của pháp luật."


def issued(*agency: str, dated: str = "Bình Minh, ngày 14 tháng 7 năm 2025", body: str = BODY) -> Paper:
    paper = head(Paper(), *agency, dated=dated).centre("QUYẾT ĐỊNH", "Về việc trợ cấp xã hội").skip().body(body)
    return signature(paper)


def test_a_commune_of_the_catalogue_proves_its_own_name(types: DocumentTypes) -> None:
    one = field(read(types, issued("ỦY BAN NHÂN DÂN", "XÃ EA KLY").reading()), "issuer")
    assert (one.value, one.sure) == ("ỦY BAN NHÂN DÂN XÃ EA KLY", True)


def test_a_name_before_the_mergers_is_as_good_as_one_since(types: DocumentTypes) -> None:
    one = field(read(types, issued("ỦY BAN NHÂN DÂN", "HUYỆN M'ĐRẮK").reading()), "issuer")
    assert one.value == "ỦY BAN NHÂN DÂN HUYỆN M'ĐRẮK"


def test_marks_are_put_right_by_the_one_unit_with_these_letters_in_the_papers_province(types: DocumentTypes) -> None:
    paper = issued("ỦY BAN NHÂN DÂN", "PHƯỜNG TÂN LẠP", body=BODY)
    assert field(read(types, paper.reading()), "issuer").value == "ỦY BAN NHÂN DÂN PHƯỜNG TÂN LẬP"


def test_a_name_with_a_letter_misread_is_proposed_and_never_sure(types: DocumentTypes) -> None:
    one = field(read(types, issued("ỦY BAN NHÂN DÂN", "XÃ EA KNNP").reading()), "issuer")
    assert (one.value, one.sure, one.reason) == ("ỦY BAN NHÂN DÂN XÃ EA KNỐP", False, "agency_of_catalogue")


def test_a_province_that_lost_its_end_is_the_one_the_paper_names(types: DocumentTypes) -> None:
    one = field(read(types, issued("ỦY BAN NHÂN DÂN", "TỈNH ĐẮK").reading()), "issuer")
    assert (one.value, one.sure) == ("ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK", False)


def test_a_name_that_no_list_has_stays_as_read(types: DocumentTypes) -> None:
    one = field(read(types, issued("ỦY BAN NHÂN DÂN", "XÃ BÌNH MINH QUANG").reading()), "issuer")
    assert one.value == "ỦY BAN NHÂN DÂN XÃ BÌNH MINH QUANG"


def test_a_name_that_holds_the_letters_of_a_level_is_one_name(types: DocumentTypes) -> None:
    paper = issued("ỦY BAN NHÂN DÂN", "XÃ ĐỊNH QUÁN", dated="Định Quán, ngày 14 tháng 7 năm 2025")
    found = read(types, paper.reading())
    assert field(found, "issuer").value == "ỦY BAN NHÂN DÂN XÃ ĐỊNH QUÁN"
    assert field(found, "place").value == "Định Quán"


def test_a_department_that_lost_a_word_is_proposed_by_the_name_the_law_gives(types: DocumentTypes) -> None:
    spelled = spell_agency("PHÒNG KINH HẠ TẦNG VÀ ĐÔ THỊ", [], types.units, types.agency_names.names)
    assert spelled.text == "PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ"
    assert spelled.guessed
    assert not spelled.proven


@pytest.mark.parametrize(
    ("dated", "place", "sure"),
    [
        ("Ea Kly, ngày 14 tháng 7 năm 2025", "Ea Kly", True),
        ("Ea Kiy, ngày 14 tháng 7 năm 2025", "Ea Kly", False),
        ("Kly, ngày 14 tháng 7 năm 2025", "Ea Kly", False),
        ("Ea Kly, ngày4} tháng 7 năm 2025", "Ea Kly", True),
        ("Buôn Ma Thuột, ngày 14 tháng 7 năm 2025", "Buôn Ma Thuột", True),
        ("Buôn Ma Thuôt, ngày 14 tháng 7 năm 2025", "Buôn Ma Thuột", False),
        ("Hóa An, ngày 14 tháng 7 năm 2025", "Hóa An", False),
    ],
)
def test_a_place_is_the_agencys_or_a_unit_of_the_country(
    types: DocumentTypes, dated: str, place: str, *, sure: bool
) -> None:
    one = field(read(types, issued("ỦY BAN NHÂN DÂN", "XÃ EA KLY", dated=dated).reading()), "place")
    assert (one.value, one.sure) == (place, sure)


def test_an_agency_is_named_after_the_units_in_its_name() -> None:
    assert unit_names("ỦY BAN NHÂN DÂN XÃ AN HÒA, HUYỆN TUY AN") == ["An Hòa", "Tuy An"]
    assert unit_names("SỞ XÂY DỰNG") == []


def test_the_catalogue_knows_what_an_old_commune_became(types: DocumentTypes) -> None:
    (old,) = types.units.named("phuong", "PHÚC XÁ")
    assert (old.province, old.is_current) == ("Hà Nội", False)
    assert types.units.successors(old) == ["00097"]


def test_a_paper_of_all_clear_words_needs_no_catalogue(types: DocumentTypes) -> None:
    assert field(read(types, decision().reading()), "issuer").sure


def test_a_name_whose_word_has_the_letters_of_a_level_keeps_its_marks_though_no_list_has_it(
    types: DocumentTypes,
) -> None:
    said = "UBND PHƯỜNG ĐỊNH QUÁN"
    assert spell_agency(said, said.split(), types.units).text == said
