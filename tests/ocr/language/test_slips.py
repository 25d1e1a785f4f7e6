"""Slips are mended where nothing else can stand, and nowhere else."""

from __future__ import annotations

import pytest

from ocr.language.slips import mended


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("Điều L. Quyết định này", "Điều 1. Quyết định này"),
        ("- Lưu: VI, HS.", "- Lưu: VT, HS."),
        ("- Lãnh đạo Sở (b/€);", "- Lãnh đạo Sở (b/c);"),
        ("diện tích 933,1 m°, loại", "diện tích 933,1 m², loại"),
        ("công suất 388 m?/ngày đêm", "công suất 388 m³/ngày đêm"),
        ("1, Tuân thủ", "1. Tuân thủ"),
        ("NÑgô Hoàng Vĩ", "Ngô Hoàng Vĩ"),
        ("CỘNG HÒA XÃ HỘI CHÚ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("CỘNG HOẢ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Đôc lập - Tự do - Hạnh phúc", "Độc lập - Tự do - Hạnh phúc"),
        ("UY BAN NHÂN DAN", "ỦY BAN NHÂN DÂN"),
        ("Luật Tố chức chính quyền", "Luật Tổ chức chính quyền"),
        ("được hồ trợ chỉ phí", "được hỗ trợ chi phí"),
        ("ˆông Nguyễn _XÃ", "ông Nguyễn XÃ"),
    ],
)
def test_a_slip_is_mended(seen: str, meant: str) -> None:
    assert " ".join(mended(seen.split())) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Thanh Toàn",
        "NGUYỄN THANH TOÀN",
        "Trần Công Trinh, Phạm Văn Thu",
        "Uỷ ban nhân dân xã Hoà Bình",
        "Phần L gồm 12 m vải",
        "Lưu: VP, TH.",
        "khoản 2, Điều 5",
        "12, 13 và 14",
        "",
    ],
)
def test_what_may_be_meant_stays(text: str) -> None:
    assert mended(text.split()) == text.split()
