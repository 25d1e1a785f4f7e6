"""Where the words about the paper's matter begin and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ocr.documents.test_reading_a_document import field, read
from tests.ocr.paper import Paper, head, signature

if TYPE_CHECKING:
    from ocr.documents.document_type import DocumentTypes
    from ocr.types import FieldReading

LONG = (
    "Về việc tăng cường công tác quản lý nhà nước để hỗ trợ nhà đầu tư",
    "thực hiện dự án sử dụng vốn ngoài ngân sách",
)


def subject_of(types: DocumentTypes, paper: Paper) -> str:
    return field(read(types, signature(paper).reading()), "subject").value


def paper_about(*lines: str, title: str = "CHỈ THỊ") -> Paper:
    return head(Paper(), number="Số: 08/CT-UBND").centre(title, *lines)


def test_a_line_that_goes_on_in_small_letters_is_no_new_paragraph(types: DocumentTypes) -> None:
    paper = paper_about(*LONG).skip().body("Thời gian qua, các cấp, các ngành đã có nhiều cố gắng trong công tác này.")
    assert subject_of(types, paper) == " ".join(LONG)


def test_a_stamp_in_the_margin_does_not_end_it(types: DocumentTypes) -> None:
    paper = paper_about(LONG[0]).margin("TRUNG TÂM").centre(LONG[1])
    assert subject_of(types, paper.skip().body("Căn cứ Luật Tổ chức chính quyền địa phương;")) == " ".join(LONG)


@pytest.mark.parametrize(
    "end",
    [
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ BÌNH MINH",
        "GIÁM ĐỐC SỞ XÂY DỰNG",
        "ỦY BAN NHÂN DÂN XÃ BÌNH MINH",
        "Kính gửi: Sở Y tế",
    ],
)
def test_it_ends_where_the_issuer_or_the_receiver_is_named(types: DocumentTypes, end: str) -> None:
    paper = head(Paper()).centre("QUYẾT ĐỊNH", "Về việc trợ cấp xã hội", end).body("Căn cứ Luật số 72/2025/QH15;")
    assert subject_of(types, paper) == "Về việc trợ cấp xã hội"


def test_a_title_may_stand_in_one_line_with_it(types: DocumentTypes) -> None:
    paper = head(Paper()).centre("QUYẾT ĐỊNH Về việc trợ cấp xã hội", "hằng tháng").body("Căn cứ Luật số 72/2025/QH15;")
    document = read(types, signature(paper).reading())
    assert field(document, "subject").value == "Về việc trợ cấp xã hội hằng tháng"
    assert field(document, "title").value == "QUYẾT ĐỊNH"


def test_its_first_word_comes_back_when_a_rule_took_it(types: DocumentTypes) -> None:
    one = field(read(types, signature(paper_about("việc trợ cấp xã hội").body("Căn cứ Luật;")).reading()), "subject")
    assert one.value == "Về việc trợ cấp xã hội"
    assert not one.sure


def about(types: DocumentTypes, words: str, looks: dict[str, str] | None = None, *, twice: bool = True) -> FieldReading:
    paper = head(Paper(looks=looks or {}, looked_twice=twice), number="Số: 08/CT-UBND").centre("CHỈ THỊ", words)
    return field(read(types, signature(paper.body("Căn cứ Luật;")).reading()), "subject")


def test_a_mark_that_only_one_word_bears_is_put_right_for_sure_where_two_looks_read_the_letters(
    types: DocumentTypes,
) -> None:
    right = "Về việc thẩm quyền cấp phép"
    both, one = about(types, right.replace("thẩm", "thâm")), about(types, right, {"thẩm": "thâm"})
    assert (both.value, both.sure, one.value, one.sure) == (right, True, right, True)
    assert not about(types, right.replace("thẩm", "thâm"), twice=False).sure
    assert not about(types, right.replace("thẩm", "thâm"), {"thâm": "thầy"}).sure


def test_a_mark_put_right_where_several_words_may_stand_is_never_sure(types: DocumentTypes) -> None:
    assert not about(types, "Về việc chi trả hắng tháng").sure


@pytest.mark.parametrize("read_as", ["HI", "IH", "HII", "TH", "IIII"])
def test_strokes_taken_for_letters_are_a_roman_numeral_again_and_never_sure(types: DocumentTypes, read_as: str) -> None:
    one = about(types, f"Về việc báo cáo quý {read_as} năm 2025")
    assert (one.value, one.sure) == ("Về việc báo cáo quý III năm 2025", False)


def test_a_numeral_may_have_lost_a_stroke_so_both_are_offered(types: DocumentTypes) -> None:
    one = about(types, "Về việc báo cáo quý II năm 2025")
    assert (one.value, one.sure) == ("Về việc báo cáo quý II năm 2025", False)
    assert "Về việc báo cáo quý III năm 2025" in one.others
    assert one.reason == "numeral_in_doubt"
    assert about(types, "Về việc báo cáo quý III năm 2025").sure


def test_of_a_letter_it_stands_under_the_number_and_no_stamp_belongs_to_it(types: DocumentTypes) -> None:
    paper = head(Paper(), number="Số: 299/UBND-TTHC")
    paper.row("V/v công bố danh mục và xây dựng", "").row("quy trình nội bộ giải quyết", "").row("HỎA TỐC", "")
    paper.skip(2).centre("Kính gửi: Giám đốc Sở Tài chính").body("Thực hiện Quyết định số 12/QĐ-UBND ngày 03/01/2025,")
    assert subject_of(types, paper) == "V/v công bố danh mục và xây dựng quy trình nội bộ giải quyết"


def test_a_line_of_it_that_begins_as_a_stamp_would_is_none_when_it_goes_on(types: DocumentTypes) -> None:
    paper = head(Paper(), number="Số: 299/UBND-TTHC")
    paper.row("V/v triển khai Đề án", "").row("chuyển đổi số giai đoạn", "").row("2025 - 2030", "").row(
        "Chuyển: VP", ""
    )
    paper.skip(2).centre("Kính gửi: Giám đốc Sở Tài chính").body("Thực hiện Quyết định số 12/QĐ-UBND ngày 03/01/2025,")
    assert subject_of(types, paper) == "V/v triển khai Đề án chuyển đổi số giai đoạn 2025 - 2030"
