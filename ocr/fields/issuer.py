"""Names of agencies: where one ends and the next begins, and the letters they go by in document numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ocr.language.matching import letters

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADS: Final = tuple(
    letters(head)
    for head in (
        "ỦY BAN NHÂN DÂN", "ỦY BAN MẶT TRẬN TỔ QUỐC", "ỦY BAN", "UBND", "HĐND",
        "UBMTTQ", "HỘI ĐỒNG NHÂN DÂN", "HỘI ĐỒNG",
        "BỘ", "TỔNG CỤC", "CỤC", "CHI CỤC", "SỞ", "PHÒNG", "VĂN PHÒNG", "THANH TRA", "TRUNG TÂM", "BAN", "CHI NHÁNH",
        "VIỆN", "TÒA ÁN", "BỆNH VIỆN", "TRƯỜNG", "CÔNG AN", "KHO BẠC", "BẢO HIỂM XÃ HỘI", "THUẾ", "HẢI QUAN", "QUỸ",
        "TỈNH ỦY", "THÀNH ỦY", "HUYỆN ỦY", "QUẬN ỦY", "THỊ ỦY", "ĐẢNG ỦY",
        "ĐẢNG BỘ", "CHI BỘ", "ĐOÀN", "HỘI", "LIÊN ĐOÀN",
        "MẶT TRẬN", "TỔ", "TRẠM", "ĐỘI", "HẠT", "CÔNG TY",
        "TỔNG CÔNG TY", "NGÂN HÀNG", "HỌC VIỆN", "ĐẠI HỌC", "CHÍNH PHỦ",
        "THỦ TƯỚNG CHÍNH PHỦ", "QUỐC HỘI", "BAN QUẢN LÝ", "BAN CHỈ ĐẠO", "BỘ CHỈ HUY",
        "BAN CHỈ HUY", "NHÀ", "ĐÀI", "BÁO",
    )
)  # fmt: skip
"""Words that begin an agency's name."""
LONG_HEAD: Final = 12
"""Letters from which on a head is told even when its words run together."""
_UNFINISHED: Final = frozenset(
    letters(name)
    for name in (
        "ỦY BAN", "PHÒNG", "BAN", "SỞ", "TRƯỜNG", "THANH TRA", "HỘI ĐỒNG", "CHI CỤC", "CỤC", "VĂN PHÒNG", "CHI NHÁNH",
        "TRUNG TÂM", "HỘI", "ĐẢNG ỦY", "CÔNG AN", "BỘ", "VIỆN", "TỔ", "TRẠM", "BỆNH VIỆN", "CÔNG TY",
    )
)  # fmt: skip
"""Words that name no agency by themselves: the next line belongs to them."""
_JOINERS: Final = ("va", "cua", "-", "–", ",", "&", "thuoc", "tai")
_LEVELS: Final = ("xa", "phuong", "dac khu", "thi tran", "huyen", "quan", "thi xa", "thanh pho", "tp", "tinh")
_SMALL: Final = frozenset({"VÀ", "-", "–", "&", "CỦA", "THUỘC"})
_SHORT: Final = {
    "uy ban nhan dan": "UBND",
    "hoi dong nhan dan": "HĐND",
    "uy ban mat tran to quoc": "UBMTTQ",
    "ban chi dao": "BCĐ",
    "ban quan ly": "BQL",
    "bo tu phap": "BTP",
    "thu tuong chinh phu": "TTg",
    "chinh phu": "CP",
}
"""Letters that are fixed by usage rather than taken from each word."""


def divide(lines: Sequence[str]) -> list[list[int]]:
    """Places of the lines of each agency, from the highest to the one that issues the paper."""
    groups: list[list[int]] = []
    for place, line in enumerate(lines):
        plain = letters(line)
        before = letters(" ".join(lines[part] for part in groups[-1])) if groups else ""
        joined = (
            before in _UNFINISHED or lines[place - 1].rstrip(" .").casefold().endswith(_JOINERS) if groups else False
        )
        if groups and (joined or not begins_agency(plain)):
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups


def begins_agency(text: str) -> bool:
    plain = letters(text)
    if any(plain == head or plain.startswith(head + " ") for head in _HEADS):
        return True
    glued = plain.replace(" ", "")
    return any(glued.startswith(head.replace(" ", "")) for head in _HEADS if len(head) >= LONG_HEAD)


def code_letters(issuer: str) -> set[str]:
    """The letters that the issuer may go by in a number: `SỞ XÂY DỰNG` → SXD; a people's committee is UBND anywhere."""
    plain = letters(issuer)
    for name, short in _SHORT.items():
        if plain.startswith(name) or plain.startswith(letters(short) + " "):
            return {short, short + "".join(re.findall(r"\d+$", issuer))}
    words = [word for word in re.split(r"[\s,]+", issuer.upper()) if word]
    own = words[: next((at for at, word in enumerate(words) if at and letters(word) in _LEVELS), len(words))]
    full = "".join(word[0] for word in words if word not in _SMALL)
    short = "".join(word[0] for word in own if word not in _SMALL)
    return {full, short, "".join(word[0] for word in own if word not in {"-", "–", "&"})}
