from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ocr.documents.understand import understand, understand_document
from ocr.types import FieldReading, Line, OfficeKnowledge, ReadingProblem, ReadingProblemCode
from tests.ocr.paper import COUNTRY, MOTTO, PITCH, Paper, annex, blank, decision, head, signature

if TYPE_CHECKING:
    from ocr.documents.document_type import DocumentTypes
    from ocr.types import DocumentReading, PageReading

CARD = "066052002153|245811829|Lê Văn Hùng|06101952|Nam|Thôn Đông, xã Bình Minh, tỉnh Đắk Lắk|14122021"


def read(types: DocumentTypes, *pages: PageReading, knowledge: OfficeKnowledge | None = None) -> DocumentReading:
    (document,) = understand(list(pages), types, one_document=True, knowledge=knowledge or OfficeKnowledge())
    return document


def field(document: DocumentReading, field_id: str) -> FieldReading:
    found = document.field(field_id)
    assert found is not None, f"{field_id} was not read"
    return found


def values(document: DocumentReading) -> dict[str, str]:
    return {one.field_id: one.value for one in document.fields}


def test_a_decision_is_read_field_by_field(types: DocumentTypes) -> None:
    document = read(types, decision().reading())
    assert document.type.id == "QD"
    assert document.type.sure
    assert values(document) == {
        "document_number": "125/QĐ-UBND",
        "issued_on": "2025-07-14",
        "place": "Bình Minh",
        "issuer": "ỦY BAN NHÂN DÂN XÃ BÌNH MINH",
        "title": "QUYẾT ĐỊNH",
        "subject": "Về việc trợ cấp xã hội hàng tháng",
        "signer": "Trần Văn Bình",
        "signer_position": "CHỦ TỊCH",
        "signing_authority": "TM",
        "owner_name": "Lê Văn Hùng",
        "owner_id": "066052002153",
        "owner_birth_date": "1952-10-06",
    }
    assert document.problems == ()
    assert all(one.sure for one in document.fields if one.field_id != "subject")


def test_a_head_read_straight_across_gives_the_same(types: DocumentTypes) -> None:
    assert values(read(types, decision(merged=True).reading())) == values(read(types, decision().reading()))


def test_each_value_says_where_it_was_read(types: DocumentTypes) -> None:
    number = field(read(types, decision().reading()), "document_number")
    assert number.raw == "Số: 125/QĐ-UBND"
    assert number.region is not None
    assert number.region.right < 1240, "the number stands in the left column"
    assert number.page == 0


def test_a_number_that_was_never_filled_in_is_absent_and_missing(types: DocumentTypes) -> None:
    document = read(types, decision(number="Số: /QĐ-UBND").reading())
    assert document.field("document_number") is None
    missing = [(one.code, one.field_id) for one in document.problems]
    assert (ReadingProblemCode.FIELD_MISSING, "document_number") in missing


def test_a_day_that_was_never_filled_in_is_absent(types: DocumentTypes) -> None:
    assert read(types, decision(dated="Bình Minh, ngày tháng 7 năm 2025").reading()).field("issued_on") is None


@pytest.mark.parametrize("number", ["Số: 12 /QĐ-UBND", "Số: 125QĐ-UBND", "Số: 125 QĐ-UBND"])
def test_a_number_with_a_gap_or_a_lost_slash_is_proposed_but_never_sure(types: DocumentTypes, number: str) -> None:
    assert not field(read(types, decision(number=number).reading()), "document_number").sure


def test_a_number_whose_agency_is_another_one_is_not_sure(types: DocumentTypes) -> None:
    assert not field(read(types, decision(number="Số: 125/QĐ-SXD").reading()), "document_number").sure


def test_figures_seen_badly_are_not_sure(types: DocumentTypes) -> None:
    paper = decision(unclear={"125/QĐ-UBND": 0.6, "14": 0.6})
    document = read(types, paper.reading())
    assert not field(document, "document_number").sure
    assert not field(document, "issued_on").sure
    assert ReadingProblem(ReadingProblemCode.FIELD_UNSURE, page=0, field_id="issued_on") in document.problems


def test_an_annex_lends_its_printed_number_to_one_that_a_hand_wrote(types: DocumentTypes) -> None:
    document = read(types, decision(number="Số: 1ƒ5/QĐ-UBND").reading(), annex().reading())
    number = field(document, "document_number")
    assert (number.value, number.page, number.sure) == ("125/QĐ-UBND", 1, False)


def test_a_day_that_the_annex_contradicts_is_not_sure(types: DocumentTypes) -> None:
    document = read(types, decision().reading(), annex(dated="ngày 19 tháng 7 năm 2025").reading())
    assert not field(document, "issued_on").sure


def test_the_department_issues_and_the_province_stands_over_it(types: DocumentTypes) -> None:
    paper = decision(
        "ỦY BAN NHÂN DÂN",
        "TỈNH ĐẮK LẮK",
        "SỞ XÂY DỰNG",
        number="Số: 75/QĐ-SXD",
        dated="Đắk Lắk, ngày 14 tháng 7 năm 2025",
    )
    document = read(types, paper.reading())
    assert field(document, "issuer").value == "SỞ XÂY DỰNG"
    assert field(document, "parent_agency").value == "ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK"
    assert field(document, "document_number").sure


@pytest.mark.parametrize(
    ("lines", "issuer", "parent"),
    [
        (
            ("UBND XÃ BÌNH MINH", "PHÒNG KINH TẾ, HẠ TẦNG", "VÀ ĐÔ THỊ"),
            "PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ",
            "UBND XÃ BÌNH MINH",
        ),
        (("HỘI ĐỒNG NHÂN DÂN", "XÃ BÌNH MINH"), "HỘI ĐỒNG NHÂN DÂN XÃ BÌNH MINH", None),
        (("SỞ Y TẾ", "CHI CỤC AN TOÀN", "THỰC PHẨM"), "CHI CỤC AN TOÀN THỰC PHẨM", "SỞ Y TẾ"),
        (("UBND XÃ BÌNH MINH", "BAN CHỈ ĐẠO 138"), "BAN CHỈ ĐẠO 138", "UBND XÃ BÌNH MINH"),
        (
            ("ỦY BAN NHÂN DÂN", "XÃ BÌNH MINH,", "HUYỆN AN SƠN,", "TỈNH HÀ TĨNH"),
            "ỦY BAN NHÂN DÂN XÃ BÌNH MINH, HUYỆN AN SƠN, TỈNH HÀ TĨNH",
            None,
        ),
        (("CÔNG AN TỈNH ĐẮK LẮK", "CÔNG AN XÃ BÌNH MINH"), "CÔNG AN XÃ BÌNH MINH", "CÔNG AN TỈNH ĐẮK LẮK"),
    ],
)
def test_the_last_agency_of_the_head_issues_the_paper(
    types: DocumentTypes, lines: tuple[str, ...], issuer: str, parent: str | None
) -> None:
    document = read(types, decision(*lines).reading())
    assert (values(document).get("issuer"), values(document).get("parent_agency")) == (issuer, parent)


def test_marks_lost_in_a_committee_name_are_put_right(types: DocumentTypes) -> None:
    document = read(types, decision("ỦY BAN NHÂN ĐÂN", "XÃ BINH MINH").reading())
    assert field(document, "issuer").value == "ỦY BAN NHÂN DÂN XÃ BÌNH MINH"


def test_an_older_paper_keeps_its_spelling(types: DocumentTypes) -> None:
    document = read(types, decision("UỶ BAN NHÂN DÂN", "XÃ BÌNH MINH").reading())
    assert field(document, "issuer").value == "UỶ BAN NHÂN DÂN XÃ BÌNH MINH"


def test_a_name_whose_marks_engines_mistake_is_not_sure_unless_the_office_knows_it(types: DocumentTypes) -> None:
    page = decision(name="Trần Thị Ấn").reading()
    assert not field(read(types, page), "signer").sure
    assert field(read(types, page, knowledge=OfficeKnowledge(signers=("Trần Thị Ấn",))), "signer").sure


def test_a_deputy_signs_for_the_head(types: DocumentTypes) -> None:
    paper = head(Paper()).centre("THÔNG BÁO", "Về việc niêm yết hồ sơ").skip().body("Ủy ban nhân dân xã thông báo.")
    signature(paper, "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", name="Lê Thị Hoa")
    document = read(types, paper.reading())
    assert values(document)["signing_authority"] == "KT"
    assert values(document)["signer_position"] == "PHÓ CHỦ TỊCH"
    assert field(document, "signing_authority").sure


def test_a_position_may_run_over_two_lines(types: DocumentTypes) -> None:
    paper = head(Paper()).centre("THÔNG BÁO", "Về việc niêm yết hồ sơ").skip().body("Ủy ban nhân dân xã thông báo.")
    signature(paper, "TUQ. CHỦ TỊCH", "GIÁM ĐỐC TRUNG TÂM", "PHỤC VỤ HÀNH CHÍNH CÔNG", name="Lê Thị Hoa")
    document = read(types, paper.reading())
    assert values(document)["signer_position"] == "GIÁM ĐỐC TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"
    assert values(document)["signing_authority"] == "TUQ"


def test_names_in_an_annex_sign_nothing_and_own_nothing(types: DocumentTypes) -> None:
    document = read(types, decision().reading(), annex().reading())
    assert field(document, "signer").value == "Trần Văn Bình"
    assert field(document, "owner_name").value == "Lê Văn Hùng"


def test_the_block_of_a_digital_signature_is_no_name(types: DocumentTypes) -> None:
    paper = decision()
    paper.row("", "Ký bởi: Nguyễn Văn Thanh").row("", "Thời gian ký: 14/07/2025 08:09:28 +07:00")
    assert field(read(types, paper.reading()), "signer").value == "Trần Văn Bình"


def test_an_official_letter_is_known_by_its_number_and_what_it_is_about(types: DocumentTypes) -> None:
    paper = head(Paper(), number="Số: 36/UBND-KT").row("V/v trả lời đơn kiến nghị").row("của công dân").skip()
    paper.centre("Kính gửi: Ông Lê Văn Hùng").body("Ủy ban nhân dân xã Bình Minh nhận được đơn của ông.")
    document = read(types, signature(paper).reading())
    assert document.type.id == "CV"
    assert values(document)["subject"] == "V/v trả lời đơn kiến nghị của công dân"
    assert "title" not in values(document)
    assert field(document, "document_number").sure


def test_letters_of_a_unit_are_not_taken_for_letters_of_a_type(types: DocumentTypes) -> None:
    paper = head(Paper(), "SỞ Y TẾ", number="Số: 504/SYT-TTr").row("V/v trả lời đơn").skip()
    paper.centre("Kính gửi: Ông Lê Văn Hùng").body("Sở Y tế nhận được đơn của ông.")
    assert read(types, signature(paper).reading()).type.id == "CV"


def test_a_longer_title_wins_over_one_that_it_begins_with(types: DocumentTypes) -> None:
    paper = head(Paper(), number="Số: 18/UBND-XNTTHN").centre("GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN").skip()
    paper.body("Họ, chữ đệm, tên: LÊ THỊ HOA", "Ngày, tháng, năm sinh: 16/11/1982 Giới tính: Nữ")
    document = read(types, signature(paper).reading())
    assert document.type.id == "GXNTTHN"
    assert values(document)["owner_name"] == "Lê Thị Hoa"
    assert values(document)["owner_birth_date"] == "1982-11-16"


def test_on_an_extract_the_number_on_top_counts_not_that_of_the_registration(types: DocumentTypes) -> None:
    paper = head(Paper(), number="Số: 241/TLKT-BS").centre("TRÍCH LỤC KHAI TỬ", "(BẢN SAO)").skip()
    paper.body("Họ, chữ đệm, tên: LÊ THỊ HOA", "Đăng ký khai tử tại: Ủy ban nhân dân xã Bình Minh")
    paper.body("Số: 145/2023 Ngày 05 tháng 9 năm 2023")
    document = read(types, signature(paper).reading())
    assert values(document)["document_number"] == "241/TLKT-BS"
    assert values(document)["issued_on"] == "2025-07-14"
    assert field(document, "document_number").sure, "an extract's number names no agency to compare with"


def test_a_business_certificate_bears_its_code_and_its_last_registration(types: DocumentTypes) -> None:
    paper = Paper().row("UBND XÃ BÌNH MINH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    paper.row("PHÒNG KINH TẾ", "Độc lập - Tự do - Hạnh phúc").skip()
    paper.centre("GIẤY CHỨNG NHẬN ĐĂNG KÝ HỘ KINH DOANH", "Mã số hộ kinh doanh: 17E8026662")
    paper.centre("Đăng ký lần đầu, ngày 28 tháng 11 năm 2020")
    paper.centre("Đăng ký thay đổi lần thứ nhất, ngày 03 tháng 9 năm 2024")
    paper.body("Họ, chữ đệm và tên: LÊ VĂN HÙNG Giới tính: Nam", "Số định danh cá nhân: 066052002153")
    document = read(types, signature(paper, "TRƯỞNG PHÒNG").reading())
    assert document.type.id == "GCNHKD"
    assert values(document)["document_number"] == "17E8026662"
    assert values(document)["issued_on"] == "2024-09-03"
    assert values(document)["owner_name"] == "Lê Văn Hùng"


def test_a_citizen_card_code_gives_the_owner_of_its_own_document_only(types: DocumentTypes) -> None:
    first, second = understand([decision().reading(CARD), decision().reading()], types)
    assert field(first, "owner_id").reason == "card_code"
    assert field(first, "owner_birth_date").value == "1952-10-06"
    assert field(second, "owner_id").reason != "card_code"


def test_a_number_that_contradicts_the_birth_date_is_not_sure(types: DocumentTypes) -> None:
    paper = decision()
    paper.lines = [
        line if "066052002153." not in line.text else Paper(height=line.region.top).body(
            "Sinh ngày: 06/10/1962; số định danh cá nhân: 066052002153."
        ).lines[0]
        for line in paper.lines
    ]  # fmt: skip
    document = read(types, paper.reading())
    assert not field(document, "owner_id").sure
    assert not field(document, "owner_birth_date").sure


def test_a_label_some_letters_of_which_were_misread_is_still_found(types: DocumentTypes) -> None:
    paper = head(Paper(), number="Số: 18/UBND-XNTTHN").centre("GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN").skip()
    paper.body("Họ, chữ đệm, tên: LÊ THỊ HOA", "Ngày, tháng, năna sinh: 16/11/1982 Giới tính: Nữ")
    assert values(read(types, signature(paper).reading()))["owner_birth_date"] == "1982-11-16"


def test_a_dossier_code_comes_from_its_barcode(types: DocumentTypes) -> None:
    code = field(read(types, decision().reading("H56.14-240823-0001")), "dossier_code")
    assert (code.value, code.sure, code.reason) == ("H56.14-240823-0001", True, "barcode")


def test_a_paper_of_no_known_kind_says_so_and_invents_nothing(types: DocumentTypes) -> None:
    document = read(types, Paper().body("Danh mục vật tư năm 2024", "Bàn ghế văn phòng").reading())
    assert document.type.id == "KHAC"
    assert document.fields == ()
    assert document.problems == (ReadingProblem(ReadingProblemCode.TYPE_UNKNOWN),)


def test_a_secret_mark_in_the_head_is_told(types: DocumentTypes) -> None:
    paper = Paper().row("MẬT").skip(0.2)
    paper.lines += decision().lines
    problems = read(types, paper.reading()).problems
    assert any(problem.code is ReadingProblemCode.SECRET_MARK and problem.region for problem in problems)


def test_a_coarse_page_and_a_page_without_text_are_told(types: DocumentTypes) -> None:
    document = read(types, decision().reading(dpi=100), Paper().reading())
    assert ReadingProblem(ReadingProblemCode.LOW_RESOLUTION, page=0) in document.problems
    assert ReadingProblem(ReadingProblemCode.NO_TEXT, page=1) in document.problems


def test_a_document_of_blank_pages_only_is_no_crash(types: DocumentTypes) -> None:
    document = read(types, blank())
    assert document.type.id == "KHAC"
    assert document.pages == (0,)


def test_a_type_that_a_person_chose_is_sure_and_its_fields_are_read(types: DocumentTypes) -> None:
    document = understand_document([decision().reading()], types, "TB")
    assert (document.type.id, document.type.sure) == ("TB", True)
    assert document.field("issuer") is not None
    assert not field(document, "document_number").sure, "its letters are those of a decision"


def test_a_place_is_read_though_a_handwritten_day_parts_its_line(types: DocumentTypes) -> None:
    paper = Paper().row("ỦY BAN NHÂN DÂN", COUNTRY).row("XÃ BÌNH MINH", MOTTO).skip(0.4)
    paper.row("Số: 125/QĐ-UBND", "Bình Minh, ngày")
    (date_part,) = Paper(height=paper.height - PITCH).row("", "tháng 7 năm 2025").lines
    moved = [
        replace(word, region=replace(word.region, left=word.region.left + 400, right=word.region.right + 400))
        for word in date_part.words
    ]
    paper.lines.append(Line(tuple(moved)))
    paper.skip().centre("QUYẾT ĐỊNH", "Về việc trợ cấp xã hội hàng tháng")
    assert field(read(types, paper.reading()), "place").value == "Bình Minh"
