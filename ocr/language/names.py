"""What the name of a person looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ocr.language.matching import bare
from ocr.language.syllables import is_syllable

_SURNAMES: Final = """
Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đinh Lâm Mai Trịnh Hà Cao Tạ Đoàn Lương
Trương Phùng Tô Châu Vương Thái Quách Lưu Kiều La Thạch Sơn Kim Tăng Triệu Tống Đàm Chu Nghiêm Lữ Giang Doãn Lại Khổng
Từ Thân Tôn Âu Bạch Bế Nông Hứa Mạc Hầu Ông Ninh Phí Quản Quan Sầm Tiêu Trang Viên Văn Vi Lò Lường Lù Quàng Cà Tòng
Vàng Giàng Sùng Thào Mùa Hạng Cháng Lầu Ma Chẩu Hoa Lục Mã Diệp Diêu Danh Đồng Giáp Hán Hàn Khúc Khuất Ngụy Nhâm Nhữ
Phó Tưởng Ứng Biện Cù Công Cung Đậu Điền Đới Hình Huyền Khương Lãnh Liêu Mạch Mẫn Mông Nghê Phương Thang Thi Thiều Trà
Trình Úy Vòng Ân An Bá Bành Bàng Bàn Cát Chế Chử Đan Hạ Hàng Lai Lang Liễu Lộ Lộc Luyện Lỗ Mộc Mẫu Nhan Ngân Phú Tào
Tiết Thẩm Tề Tất Thôi Tiền Trác Viêm Xa Đèo Lèo Lừ Hờ Sình Phàn Tẩn Chảo Thàng Lao Pờ Chang Vừ Sồng Ly Bồ Ca Khưu Dư
Đái Mang Trầm Tần Lã Chung Cấn Kha
"""
SURNAMES: Final = frozenset(_SURNAMES.split())
"""Family names of the Kinh and of peoples who write theirs in Vietnamese spelling."""

_HIGHLAND: Final = """
H Y Kso Ksor Siu Rơ Rmah Rahlan Kpă Kpa Nay Rcom Ayun Puih Hmok Niê Êban Mlô Byă Kbuôr Êñuôl Ênuôl Ktla Bkrông Adrơng
Kpơr Ayŭn Rơ-ông Ya K' Ka Bon Krông Liêng Jrang Kơ Sa Đa Hoang Cil Ha Lơ Mu Kră Drong Touprong Ma Bơ Nưr Rô Đinh A
"""
HIGHLAND: Final = frozenset(_HIGHLAND.split())
"""How names of highland peoples begin; their syllables follow no Vietnamese spelling."""

_COMMON: Final = """
Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đinh Lâm Mai Trịnh Hà Cao Tạ Đoàn Lương
Trương Phùng Tô Châu Vương Thái Quách Lưu Kiều Thạch Tăng Triệu Tống Đàm Chu Nghiêm Lữ
"""
COMMON: Final = frozenset(_COMMON.split())
_WORD: Final = re.compile(r"^[^\W\d_]+(?:['’-][^\W\d_]+)?$")


@dataclass(frozen=True, slots=True)
class NameLook:
    """What speaks for a text being a person's name, read right."""

    like: bool
    """Two to six words with capitals."""
    known_surname: bool
    common_surname: bool
    """One of the names that nine in ten bear: rarer ones may be a misread common one."""
    spelled: bool
    """Every syllable is one that Vietnamese has."""


def look(text: str) -> NameLook:
    words = text.split()
    like = 2 <= len(words) <= 6 and all(_WORD.match(word) and word[0].isupper() for word in words)
    if not like:
        return NameLook(like=False, known_surname=False, common_surname=False, spelled=False)
    first = words[0].capitalize()
    return NameLook(
        like=True,
        known_surname=first in SURNAMES or first in HIGHLAND,
        common_surname=first in COMMON,
        spelled=first in SURNAMES and all(is_syllable(word) for word in words),
    )


_STACKED_ACUTE: Final = re.compile("[ấắếốớứ](?!.*(?:c|ch|p|t)$)", re.IGNORECASE)
"""Measured on 26,000 words: a sharp tone over another mark is the one that engines see where a hook stands (`Ấn` for
`Ẩn`), hardly ever the other way; before c, ch, p, t no hook can stand."""
_BARE_SURNAMES: Final = {bare(name): name for name in sorted(SURNAMES)} | {bare(name): name for name in sorted(COMMON)}


def has_doubtful_marks(text: str) -> bool:
    """Whether a given name may be a misread one: `Ấn` is often printed as `Ẩn`."""
    return any(_STACKED_ACUTE.search(word) for word in text.split()[1:])


def has_lost_surname(text: str) -> bool:
    """Whether a name begins with what nearly always is a middle name: `Văn Ngữ`, `Thị Diễm`."""
    return text.split()[:1] in (["Văn"], ["Thị"], ["Thi"])


def sole_surname(text: str) -> str | None:
    """The one family name that has the bare letters of `text`; None where there is none, or several (La, Lã)."""
    found = [name for name in SURNAMES if bare(name) == bare(text)]
    return found[0] if len(found) == 1 else None


def with_surname(text: str) -> str:
    """`Nguyên Văn A` → `Nguyễn Văn A`: a first word that is no family name but for its marks."""
    first, _, rest = text.partition(" ")
    right = _BARE_SURNAMES.get(bare(first))
    if right is None or first.capitalize() in SURNAMES or first in HIGHLAND or not rest:
        return text
    return f"{right.upper() if first.isupper() else right} {rest}"


def in_name_case(text: str) -> str:
    """`TRẦN NGỌC KHUÊ` → `Trần Ngọc Khuê`; a name that has small letters already stays as it is."""
    if any(letter.islower() for letter in text):
        return text
    return " ".join(word[:1].upper() + word[1:].lower() for word in text.split())
