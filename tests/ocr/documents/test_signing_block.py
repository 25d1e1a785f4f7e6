"""Who signs, as what, for whom: wherever the block stands, and whatever stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ocr.documents.test_reading_a_document import field, read, values
from tests.ocr.paper import Paper, head, signature

if TYPE_CHECKING:
    from ocr.documents.document_type import DocumentTypes

LINE = "tiếp theo, các cơ quan có trách nhiệm thi hành quyết định này theo quy định của pháp luật."


def decision(lines: int = 3) -> Paper:
    paper = head(Paper()).centre("QUYẾT ĐỊNH", "Về việc trợ cấp xã hội").skip()
    return paper.body("Căn cứ Luật số 72/2025/QH15 về tổ chức chính quyền địa phương;", *[LINE] * lines).skip()


def signed(*rows: tuple[str, str], name: tuple[str, str] = ("", "Phan Đình Giót")) -> Paper:
    paper = decision()
    for left, right in rows:
        paper.row(left, right)
    return paper.skip(3).row(*name)


BLOCKS = {
    "by order, of a centre": (
        signed(("Nơi nhận:", "TUQ. CHỦ TỊCH"), ("- Lưu: VT, Nguyễn Văn Thư.", "GIÁM ĐỐC TRUNG TÂM HÀNH CHÍNH CÔNG")),
        ("Phan Đình Giót", "TUQ", "GIÁM ĐỐC TRUNG TÂM HÀNH CHÍNH CÔNG"),
    ),
    "acting": (
        signed(("Nơi nhận:", "Q. CHỦ TỊCH"), name=("", "PHAN ĐÌNH GIÓT")),
        ("Phan Đình Giót", "Q", "CHỦ TỊCH"),
    ),
    "under a digital signature of the office": (
        signed(
            ("Nơi nhận:", "KT. CHỦ TỊCH"),
            ("- Lưu: VT.", "PHÓ CHỦ TỊCH"),
            ("", "Ký bởi: ỦY BAN NHÂN DÂN XÃ EA KLY"),
            ("", "Thời gian ký: 14/07/2025 10:20:11 +07:00"),
        ),
        ("Phan Đình Giót", "KT", "PHÓ CHỦ TỊCH"),
    ),
    "two sign: the right one": (
        signed(("THƯ KÝ", "CHỦ TỌA"), name=("Nguyễn Thị Lan", "Phan Đình Giót")),
        ("Phan Đình Giót", None, "CHỦ TỌA"),
    ),
    "with a degree": (
        signed(("Nơi nhận:", "GIÁM ĐỐC"), name=("", "ThS. Phan Đình Giót")),
        ("Phan Đình Giót", None, "GIÁM ĐỐC"),
    ),
    "with a word torn apart": (
        signed(("Nơi nhận:", "TR ƯỞNG PHÒNG")),
        ("Phan Đình Giót", None, "TRƯỞNG PHÒNG"),
    ),
    "marked as signed": (
        signed(("Nơi nhận:", "CHỦ TỊCH"), ("", "(Đã ký)")),
        ("Phan Đình Giót", None, "CHỦ TỊCH"),
    ),
    "the office confirms on the left": (
        signed(
            ("XÁC NHẬN CỦA UBND XÃ", "NGƯỜI LÀM ĐƠN"),
            ("CHỦ TỊCH", "(Ký, ghi rõ họ tên)"),
            name=("Phan Đình Giót", "Lê Thị Hoa"),
        ),
        ("Phan Đình Giót", None, "CHỦ TỊCH"),
    ),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_names_its_signer(types: DocumentTypes, name: str) -> None:
    paper, (signer, authority, position) = BLOCKS[name]
    found = values(read(types, paper.reading()))
    assert found.get("signer") == signer
    assert found.get("signing_authority") == authority
    assert found.get("signer_position") == position


def test_it_stands_on_the_last_page_before_the_annexes(types: DocumentTypes) -> None:
    last = signature(Paper().body(LINE), "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", name="Phan Đình Giót")
    appendix = Paper().centre("PHỤ LỤC", "(Kèm theo Quyết định số 125/QĐ-UBND)").body(*[LINE] * 4)
    one = field(read(types, decision(20).reading(), last.reading(), appendix.reading()), "signer")
    assert (one.value, one.page) == ("Phan Đình Giót", 1)


def test_a_digital_signature_with_the_same_letters_gives_the_marks(types: DocumentTypes) -> None:
    paper = signed(
        ("", "KT. CHỦ TỊCH"), ("", "PHÓ CHỦ TỊCH"), ("", "Người ký: Phan Đình Giót"), name=("", "Phan Đinh Giót")
    )
    assert field(read(types, paper.reading()), "signer").value == "Phan Đình Giót"


def test_a_digital_signature_of_somebody_else_does_not_sign(types: DocumentTypes) -> None:
    paper = signed(("", "KT. CHỦ TỊCH"), ("", "PHÓ CHỦ TỊCH"), ("", "Người ký: Nguyễn Thị Lan"))
    assert field(read(types, paper.reading()), "signer").value == "Phan Đình Giót"


def test_whoever_confirms_on_the_left_is_never_sure(types: DocumentTypes) -> None:
    paper, _ = BLOCKS["the office confirms on the left"]
    assert not field(read(types, paper.reading()), "signer").sure


def test_a_deputy_under_the_office_signs_for_it_though_the_letters_are_lost(types: DocumentTypes) -> None:
    lost = read(types, signed(("Nơi nhận:", "CHỦ TỊCH"), ("- Lưu: VT.", "PHÓ CHỦ TỊCH")).reading())
    assert field(lost, "signing_authority").value == "KT"
    assert not field(lost, "signing_authority").sure
    alone = read(types, signed(("Nơi nhận:", "ỦY BAN NHÂN DÂN"), ("- Lưu: VT.", "PHÓ CHỦ TỊCH")).reading())
    assert alone.field("signing_authority") is None
