"""Citizen cards and dossiers' slips in a stack: whose they are, and whose they are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocr.documents.cards import read_card_code
from ocr.documents.slips import SLIP_BEFORE
from ocr.documents.split import split
from ocr.documents.understand import understand
from ocr.types import CutReason, DocumentReading, PageReading
from tests.ocr.paper import COUNTRY, MOTTO, Paper, annex, decision, separator, signature

if TYPE_CHECKING:
    from ocr.documents.document_type import DocumentTypes

CARD = "066052002153|240512345|Lê Văn Hùng|06101952|Nam|Thôn Đông, xã Bình Minh|10052021"
OTHER_CARD = "001190001234|Nguyễn Thị Lan|05031990|Nữ|Hà Nội|10052022"
CODE, OTHER_CODE = "H56.14-250701-0001", "H56.14-250701-0002"


def card(code: str = CARD) -> PageReading:
    paper = Paper().centre(COUNTRY, MOTTO, "CĂN CƯỚC CÔNG DÂN", "Citizen Identity Card")
    return paper.body("Số / No.: 066052002153", "Họ và tên / Full name: LÊ VĂN HÙNG").reading(code)


def card_back() -> PageReading:
    return Paper().body("Đặc điểm nhận dạng / Personal identification: nốt ruồi", "IDVNM0520021530660520").reading()


def slip(code: str | None, owner: str = "Lê Văn Hùng", number: str = "066052002153") -> PageReading:
    paper = Paper().row("ỦY BAN NHÂN DÂN", COUNTRY).row("XÃ BÌNH MINH", MOTTO)
    paper.skip().centre("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ").skip()
    paper.body(f"Họ và tên: {owner}", f"Số định danh cá nhân: {number}", "Nội dung: trợ cấp xã hội hàng tháng")
    return paper.reading(*([code] if code else []))


def form() -> PageReading:
    return Paper().centre("ĐƠN ĐỀ NGHỊ", "Cấp giấy phép xây dựng").body("Kính gửi: Ủy ban nhân dân xã").reading()


def codes(found: tuple[DocumentReading, ...]) -> list[str | None]:
    return [field.value if (field := document.field("dossier_code")) else None for document in found]


@pytest.mark.parametrize("text", [CARD, CARD.replace("240512345", ""), CARD.replace("|240512345|", "|"), CARD + "|A|B"])
def test_a_cards_code_is_read_with_or_without_an_old_number(text: str) -> None:
    read = read_card_code(text)
    assert read is not None
    assert (read.number, read.name, read.born) == ("066052002153", "Lê Văn Hùng", "06101952")


@pytest.mark.parametrize("text", ["", "H56.14-250701-0001", "066052002153|1|2|3|4|5", "a|b|c|d|e|f"])
def test_other_codes_are_no_cards(text: str) -> None:
    assert read_card_code(text) is None


def test_a_card_is_a_document_of_its_own_with_its_back() -> None:
    cuts = split(
        [decision().reading(), card(), card_back(), Paper().body("Kèm theo đơn này có ba loại giấy tờ.").reading()]
    )
    assert [cut.pages for cut in cuts] == [(0,), (1, 2), (3,)]
    assert [cut.reason for cut in cuts] == [CutReason.FIRST_PAGE, CutReason.CARD, CutReason.CARD]


def test_two_cards_are_two_documents_and_the_same_card_twice_is_one() -> None:
    assert [cut.pages for cut in split([card(), card(OTHER_CARD)])] == [(0,), (1,)]
    assert [cut.pages for cut in split([card(), card()])] == [(0, 1)]


def test_a_card_scanned_alone_says_nothing_of_its_neighbours(types: DocumentTypes) -> None:
    before, own, after = understand([decision().reading(), card(OTHER_CARD), decision().reading()], types)
    assert own.type.id == "CCCD"
    owner = own.field("owner_id")
    assert owner is not None
    assert (owner.value, owner.sure) == ("001190001234", True)
    for neighbour in (before, after):
        said = neighbour.field("owner_id")
        assert said is not None
        assert said.value == "066052002153"


def test_a_paper_that_bears_a_cards_code_is_still_that_paper(types: DocumentTypes) -> None:
    (found,) = understand([decision().reading(CARD)], types)
    owner = found.field("owner_name")
    assert found.type.id == "QD"
    assert owner is not None
    assert (owner.value, owner.reason) == ("Lê Văn Hùng", "card_code")


def test_a_slip_gives_its_code_to_the_papers_under_it_and_stays_a_document(types: DocumentTypes) -> None:
    found = understand([slip(CODE), decision().reading(), annex().reading(), decision().reading()], types)
    assert [document.pages for document in found] == [(0,), (1, 2), (3,)]
    assert codes(found) == [CODE, CODE, CODE]
    first = found[1].field("dossier_code")
    assert first is not None
    assert (first.reason, first.sure) == (SLIP_BEFORE, True)


def test_where_the_paper_does_not_name_the_owner_the_code_is_a_proposal_only(types: DocumentTypes) -> None:
    under = understand([slip(CODE), form()], types)[1].field("dossier_code")
    assert under is not None
    assert not under.sure


def test_the_code_does_not_go_to_somebody_elses_paper(types: DocumentTypes) -> None:
    assert codes(understand([slip(CODE, "Phạm Thị Hoa", "066139023354"), decision().reading()], types)) == [CODE, None]


def test_another_slip_begins_another_dossier(types: DocumentTypes) -> None:
    found = understand([slip(CODE), decision().reading(), slip(OTHER_CODE), decision().reading()], types)
    assert codes(found) == [CODE, CODE, OTHER_CODE, OTHER_CODE]


def test_a_slip_whose_code_cannot_be_read_does_not_let_the_one_before_reach_further(types: DocumentTypes) -> None:
    found = understand([slip(CODE), decision().reading(), slip(None), decision().reading()], types)
    assert codes(found) == [CODE, CODE, None, None]


def test_a_foreign_code_ends_the_slips_reach_and_stays(types: DocumentTypes) -> None:
    found = understand([slip(CODE), decision().reading(OTHER_CODE), decision().reading()], types)
    assert codes(found) == [CODE, OTHER_CODE, None]


def test_the_same_slip_twice_does_no_harm(types: DocumentTypes) -> None:
    found = understand([slip(CODE), slip(CODE), decision().reading()], types)
    assert codes(found) == [CODE, CODE, CODE]


def test_behind_a_second_separator_a_slip_says_nothing(types: DocumentTypes) -> None:
    stack = [slip(CODE), separator(), decision().reading(), separator(), decision().reading()]
    assert codes(understand(stack, types)) == [CODE, CODE, None]


def test_a_form_behind_a_signed_paper_begins_a_document() -> None:
    cuts = split([decision().reading(), form()])
    assert [(cut.pages, cut.reason) for cut in cuts] == [
        ((0,), CutReason.FIRST_PAGE),
        ((1,), CutReason.AFTER_SIGNATURE),
    ]


def test_a_list_behind_a_signed_paper_is_its_annex() -> None:
    table = Paper().centre("BẢNG TỔNG HỢP KINH PHÍ").body("1 Phạm Thị Hoa 500.000")
    assert [cut.pages for cut in split([decision().reading(), table.reading()])] == [(0, 1)]


def test_before_the_signature_a_title_does_not_cut() -> None:
    unsigned = Paper()
    unsigned.lines = decision().lines[:14]
    assert [cut.pages for cut in split([unsigned.reading(), form()])] == [(0, 1)]


def test_two_codes_that_differ_on_one_paper_prove_neither(types: DocumentTypes) -> None:
    (found,) = understand([decision().reading(CODE, OTHER_CODE)], types)
    code = found.field("dossier_code")
    assert code is not None
    assert (code.sure, code.reason) == (False, "barcodes_differ")


def test_the_certification_behind_a_copied_paper_belongs_to_it() -> None:
    certified = Paper().centre("LỜI CHỨNG", "Chứng thực bản sao đúng với bản chính").body("Số chứng thực: 12/SCT-BS")
    assert [cut.pages for cut in split([decision().reading(), certified.reading()])] == [(0, 1)]


def test_receivers_named_again_behind_a_signed_paper_are_another_papers() -> None:
    headless = signature(Paper().body("- Phát hiện kịp thời những sơ hở trong công tác quản lý."))
    cuts = split([decision().reading(), headless.reading()])
    assert [cut.pages for cut in cuts] == [(0,), (1,)]
    assert cuts[1].reason is CutReason.AFTER_SIGNATURE
