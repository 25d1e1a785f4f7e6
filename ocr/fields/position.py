"""Positions of those who sign, and the codes by which they sign for another.

NĐ 30/2020/NĐ-CP, annex I, part II, item 7.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ocr.language.matching import bare, is_upper, letters, likeness

_OFFICES: Final = (
    "CHỦ TỊCH", "GIÁM ĐỐC", "TỔNG GIÁM ĐỐC", "TRƯỞNG PHÒNG", "CHÁNH VĂN PHÒNG", "CHI CỤC TRƯỞNG", "CỤC TRƯỞNG",
    "TỔNG CỤC TRƯỞNG", "VỤ TRƯỞNG", "VIỆN TRƯỞNG", "HIỆU TRƯỞNG", "TRƯỞNG BAN", "TRƯỞNG TRẠM", "CHÁNH THANH TRA",
    "CHỦ NHIỆM", "TỔNG BIÊN TẬP", "ĐỘI TRƯỞNG", "TỔ TRƯỞNG", "TRƯỞNG CÔNG AN", "CHỈ HUY TRƯỞNG", "BÍ THƯ", "CHÁNH ÁN",
    "TRƯỞNG ĐOÀN", "HẠT TRƯỞNG", "TRƯỞNG KHOA", "TRẠM TRƯỞNG",
    "TRƯỞNG CHI NHÁNH", "CHÁNH VĂN PHÒNG ĐĂNG KÝ", "TRƯỞNG THUẾ",
)  # fmt: skip
_OTHERS: Final = (
    "BỘ TRƯỞNG", "THỨ TRƯỞNG", "THỦ TƯỚNG", "PHÓ THỦ TƯỚNG",
    "CÔNG CHỨNG VIÊN", "CÔNG CHỨC TƯ PHÁP - HỘ TỊCH", "CHẤP HÀNH VIÊN",
    "ỦY VIÊN", "ỦY VIÊN THƯỜNG TRỰC", "PHÓ CHỦ TỊCH THƯỜNG TRỰC", "THẨM PHÁN",
    "CHỦ TỌA", "CHỦ TRÌ", "CHỦ TRÌ CUỘC HỌP", "TRƯỞNG THÔN", "TRƯỞNG ẤP", "TRƯỞNG BẢN", "TRƯỞNG KHU PHỐ",
    "HỘI TRƯỞNG", "TỔNG THƯ KÝ", "THỦ TRƯỞNG ĐƠN VỊ", "ĐỒN TRƯỞNG", "CHỈ HUY PHÓ",
    "THƯ KÝ", "KẾ TOÁN TRƯỞNG", "NGƯỜI THỰC HIỆN CHỨNG THỰC",
    "THANH TRA VIÊN", "PHỤ TRÁCH PHÒNG", "CHUYÊN VIÊN", "NGƯỜI LẬP", "CÁN BỘ TƯ PHÁP HỘ TỊCH",
)  # fmt: skip
POSITIONS: Final = (*_OFFICES, *(f"PHÓ {office}" for office in _OFFICES), *_OTHERS)
ALIKE: Final = 0.72
NEARLY_SAME: Final = 0.93
_CODE: Final = re.compile(r"^\W*(TUQ|TM|KT|TL|Q|T\.M|K\.T|T\.L)\s?[.,:;]*\s*(?=\w)", re.IGNORECASE)
_WITHOUT_DOT: Final = re.compile(r"^\W*(TUQ|TM|KT|TL)\b", re.IGNORECASE)
_HEADING: Final = re.compile(r"^\W*(nguoi ky|nguoi co tham quyen|co quan|xac nhan cua|dai dien|nguoi thuc hien)\b")


@dataclass(frozen=True, slots=True)
class Office:
    """A line over a signature: `KT. CHỦ TỊCH` → KT, `CHỦ TỊCH`."""

    code: str | None
    text: str


def read_office(line: str) -> Office | None:
    """None for a line that names no office: such lines are in capitals, or begin with a code."""
    match = _CODE.match(line)
    code = match[1].replace(".", "").upper() if match else None
    if code == "Q" and match is not None and "." not in match[0]:
        code, match = None, None
    rest = line[match.end() :] if match else line
    if code is None and (dotless := _WITHOUT_DOT.match(line)):
        code, rest = dotless[1].upper(), line[dotless.end() :]
    rest = rest.strip(" _.,:;'`’\"-")
    if not rest or not is_upper(rest) or _HEADING.match(bare(rest)):
        return None
    return Office(code, rest)


def is_heading(line: str) -> bool:
    """`NGƯỜI KÝ TRÍCH LỤC`: says that a signature follows, and names nobody's office."""
    return _HEADING.match(bare(line)) is not None


def begins_position(text: str) -> bool:
    plain = letters(text)
    if any(plain == name or plain.startswith(name + " ") for name in map(letters, POSITIONS)):
        return True
    return len(plain.split()) > 1 and _glued(tuple(text.split())) is not None


@dataclass(frozen=True, slots=True)
class Repaired:
    """A position with the marks of the known one it begins with."""

    known: str
    """Empty when it begins with none."""
    tail: tuple[str, ...]
    """Words behind the known part: the body that its holder leads."""
    guessed: bool
    """More than marks was put right."""


def _glued(words: tuple[str, ...]) -> Repaired | None:
    """`TR ƯỞNG PHÒNG`: the same letters, parted otherwise."""
    for name in sorted(POSITIONS, key=len, reverse=True):
        wanted = letters(name).replace(" ", "")
        for count in range(1, min(len(words), len(name.split()) + 2) + 1):
            if letters("".join(words[:count])).replace(" ", "") == wanted:
                return Repaired(name, words[count:], guessed=False)
    return None


def repair(text: str) -> Repaired:
    """The known position that `text` is or begins with: `PHO CHU TỊCH` → `PHÓ CHỦ TỊCH`."""
    words = tuple(text.split())
    for name in sorted(POSITIONS, key=len, reverse=True):
        count = len(name.split())
        if letters(" ".join(words[:count])) == letters(name):
            return Repaired(name, words[count:], guessed=False)
    glued = _glued(words)
    if glued is not None:
        return glued
    best = max(POSITIONS, key=lambda name: likeness(text, name))
    close = likeness(text, best)
    if close >= ALIKE:
        return Repaired(best, (), guessed=close < NEARLY_SAME)
    return Repaired("", words, guessed=False)
