"""Forms that do not follow the layout of NĐ 30/2020: what each bears, in the words of its own labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ocr.documents.test_reading_a_document import field, read, values
from tests.ocr.paper import Paper, head, signature

if TYPE_CHECKING:
    from ocr.documents.document_type import DocumentTypes


def form(
    number: str,
    title: tuple[str, ...],
    *rows: str,
    agency: tuple[str, ...] = ("ỦY BAN NHÂN DÂN", "XÃ EA KLY"),
    offices: tuple[str, ...] = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
) -> Paper:
    paper = head(Paper(), *agency, number=number, dated="Ea Kly, ngày 14 tháng 7 năm 2025")
    return signature(paper.centre(*title).skip(0.5).body(*rows).skip(0.5), *offices)


CERTIFIED = (
    Paper()
    .centre("GIẤY ỦY QUYỀN")
    .body("Tôi là Lê Văn An, sinh năm 1970, ủy quyền cho ông Lê Văn Bình nhận thay tiền.")
    .skip(3)
    .centre("BẢN SAO CÓ CHỨNG THỰC")
    .body("Chứng thực bản sao đúng với bản chính")
    .body("Số chứng thực 1234 quyển số 02/2025-SCT/BS")
    .body("Ngày 14 tháng 7 năm 2025")
)
SPECIMENS = {
    "birth": (
        form(
            "Số: 85/2025",
            ("GIẤY KHAI SINH",),
            "Họ, chữ đệm, tên: LÊ NGỌC AN",
            "Ngày, tháng, năm sinh: 06/5/2025 Ghi bằng chữ: Ngày mùng sáu tháng năm",
            "Số định danh cá nhân: 066325001234",
            "Họ, chữ đệm, tên người mẹ: NGUYỄN THỊ HOA Năm sinh: 1995",
            "Giấy tờ tùy thân: Căn cước công dân số 066092001111",
        ),
        {
            "type": "GKS",
            "document_number": "85/2025",
            "owner_name": "Lê Ngọc An",
            "owner_birth_date": "2025-05-06",
            "owner_id": "066325001234",
        },
    ),
    "older birth certificate": (
        form(
            "Số: 12 Quyển số: 01/2018",
            ("GIẤY KHAI SINH", "(BẢN SAO)"),
            "Họ và tên: PHẠM GIA HUY Giới tính: Nam",
            "Ngày, tháng, năm sinh: 12-3-2018 (Ngày mười hai tháng ba)",
        ),
        {
            "type": "GKS",
            "document_number": "12",
            "owner_name": "Phạm Gia Huy",
            "owner_birth_date": "2018-03-12",
        },
    ),
    "marriage": (
        form(
            "Số: 15/2025",
            ("GIẤY CHỨNG NHẬN KẾT HÔN",),
            "Họ, chữ đệm, tên vợ: HOÀNG THỊ MAI Họ, chữ đệm, tên chồng: VŨ ĐỨC TRỌNG",
            "Ngày, tháng, năm sinh: 02/09/1999 Ngày, tháng, năm sinh: 15/01/1996",
            "Giấy tờ tùy thân: CCCD số 066199002222 Giấy tờ tùy thân: CCCD số 066096003333",
        ),
        {
            "type": "GCNKH",
            "document_number": "15/2025",
            "owner_name": "Hoàng Thị Mai",
            "owner_birth_date": "1999-09-02",
            "owner_id": "066199002222",
        },
    ),
    "extract: its own number, not the registration's": (
        form(
            "Số: 241/TLKS-BS",
            ("TRÍCH LỤC KHAI SINH", "(BẢN SAO)"),
            "Họ, chữ đệm, tên: BÙI MINH KHANG",
            "Ngày, tháng, năm sinh: 11/11/2011",
            "Đăng ký khai sinh tại: Ủy ban nhân dân xã Ea Kly",
            "Số: 77 ngày 20 tháng 11 năm 2011",
        ),
        {"type": "TLKS", "document_number": "241/TLKS-BS", "issued_on": "2025-07-14", "owner_birth_date": "2011-11-11"},
    ),
    "death, of an older person": (
        form(
            "Số: 21/TLKT-BS",
            ("TRÍCH LỤC KHAI TỬ", "(BẢN SAO)"),
            "Họ, chữ đệm, tên: TRẦN VĂN SÁU",
            "Ngày, tháng, năm sinh: 1940",
            "Giấy tờ tùy thân: CMND số 240123456, cấp ngày 01/01/2010",
        ),
        {"type": "TLKT", "owner_birth_date": "1940", "owner_id": "240123456"},
    ),
    "household business": (
        form(
            "Mã số đăng ký hộ kinh doanh: 066085006666",
            ("GIẤY CHỨNG NHẬN", "ĐĂNG KÝ HỘ KINH DOANH"),
            "1. Tên hộ kinh doanh: HỘ KINH DOANH MINH TÂM",
            "5. Chủ hộ kinh doanh: Họ và tên: ĐẶNG MINH TÂM",
            "Sinh ngày: 08/03/1985 Giới tính: Nữ",
            "Số định danh cá nhân: 066185006666",
            agency=("UBND XÃ EA KLY", "PHÒNG KINH TẾ"),
            offices=("TRƯỞNG PHÒNG",),
        ),
        {
            "type": "GCNHKD",
            "document_number": "066085006666",
            "issuer": "PHÒNG KINH TẾ",
            "owner_name": "Đặng Minh Tâm",
            "owner_id": "066185006666",
        },
    ),
    "land": (
        form(
            "",
            ("GIẤY CHỨNG NHẬN", "QUYỀN SỬ DỤNG ĐẤT, QUYỀN SỞ HỮU TÀI SẢN GẮN LIỀN VỚI ĐẤT"),
            "Ông Lý Văn Thịnh, sinh năm 1970, CCCD số 066070001212",
            "Số vào sổ cấp GCN: CH 01234",
        ),
        {
            "type": "GCNQSDD",
            "document_number": "CH 01234",
            "owner_name": "Lý Văn Thịnh",
            "owner_birth_date": "1970",
        },
    ),
    "confirmation": (
        form(
            "Số: 18/GXN-UBND",
            ("GIẤY XÁC NHẬN", "Về việc cư trú tại địa phương"),
            "Ông (bà): Trương Văn Lợi",
            "Sinh năm: 1961",
            "CCCD số: 066061008888 cấp ngày 12/08/2021",
        ),
        {"type": "GXN", "owner_name": "Trương Văn Lợi", "owner_birth_date": "1961", "owner_id": "066061008888"},
    ),
    "certified copy: the number of certification": (
        signature(CERTIFIED, "TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"),
        {"type": "BSCT", "document_number": "1234", "issued_on": "2025-07-14", "signer": "Trần Văn Bình"},
    ),
    "report with a title in capitals": (
        form("Số: 77/BC-UBND", ("BÁO CÁO", "KẾT QUẢ THỰC HIỆN NHIỆM VỤ QUÝ II"), "Thực hiện Kế hoạch số 12/KH-UBND,"),
        {"type": "BC", "title": "BÁO CÁO", "subject": "KẾT QUẢ THỰC HIỆN NHIỆM VỤ QUÝ II"},
    ),
}


@pytest.mark.parametrize("name", SPECIMENS)
def test_a_form_is_read_by_its_own_labels(types: DocumentTypes, name: str) -> None:
    paper, expected = SPECIMENS[name]
    document = read(types, paper.reading())
    found = {"type": document.type.id, **values(document)}
    assert {field_id: found.get(field_id) for field_id in expected} == expected


def test_who_a_paper_is_addressed_to_is_not_its_owner_when_it_is_an_office(types: DocumentTypes) -> None:
    paper = form(
        "Số: 1/TTr-UBND", ("TỜ TRÌNH", "Về việc giao dự toán"), "Kính gửi: Hội đồng nhân dân tỉnh", "Căn cứ Luật"
    )
    assert read(types, paper.reading()).field("owner_name") is None


def test_a_department_is_no_person(types: DocumentTypes) -> None:
    paper = form("Số: 1/TTr-UBND", ("TỜ TRÌNH", "Về việc giao dự toán"), "Kính gửi: Sở Nội vụ", "Căn cứ Luật")
    assert read(types, paper.reading()).field("owner_name") is None


def test_a_person_whom_a_letter_is_for_is_proposed_and_sure_only_when_named_again(types: DocumentTypes) -> None:
    asked = ("TỜ TRÌNH", "Về việc giao dự toán")
    once = read(types, form("Số: 1/TTr-UBND", asked, "Kính gửi: Ông Cao Quang Thảo.", "Căn cứ Luật").reading())
    twice = form("Số: 1/TTr-UBND", asked, "Kính gửi: Ông Cao Quang Thảo.", "Theo đơn của ông Cao Quang Thảo")
    owner, again = field(once, "owner_name"), field(read(types, twice.reading()), "owner_name")
    assert (owner.value, owner.sure, owner.reason) == ("Cao Quang Thảo", False, "addressee")
    assert (again.value, again.sure) == ("Cao Quang Thảo", True)


def test_a_number_of_the_other_sex_is_never_sure(types: DocumentTypes) -> None:
    rows = ("Họ, chữ đệm, tên: LÊ NGỌC AN", "Ngày, tháng, năm sinh: 06/05/2025", "Số định danh cá nhân: 066325001234")
    for told, sure in (("Nữ", True), ("Nam", False)):
        paper = form("Số: 85/2025", ("GIẤY KHAI SINH",), *rows, f"Giới tính: {told}")
        number = read(types, paper.reading()).field("owner_id")
        assert number is not None
        assert number.sure is sure


def test_a_bare_number_in_a_ledger_is_never_sure(types: DocumentTypes) -> None:
    paper, _ = SPECIMENS["older birth certificate"]
    number = read(types, paper.reading()).field("document_number")
    assert number is not None
    assert not number.sure
