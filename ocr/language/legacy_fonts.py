"""Text typed with the fonts of the years before Unicode: TCVN3 (`.VnTime`) and VNI (`VNI-Times`).

Such fonts draw Vietnamese letters where Latin-1 has others, so that a PDF's text says `QuyÕt ®Þnh` where one sees
`Quyết định`. Tables: TCVN 5712:1993 (VN3), and VNI Windows as the Unicode Consortium's mapping notes list it.
"""

from __future__ import annotations

import unicodedata
from enum import Enum
from typing import Final


class Encoding(Enum):
    UNICODE = "unicode"
    TCVN3 = "tcvn3"
    VNI = "vni"


_TCVN3: Final = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
_VNI_MARKS: Final = {
    "ù": "\u0301",
    "ø": "\u0300",
    "û": "\u0309",
    "õ": "\u0303",
    "ï": "\u0323",
    "â": "\u0302",
    "á": "\u0302\u0301",
    "à": "\u0302\u0300",
    "å": "\u0302\u0309",
    "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
    "ê": "\u0306",
    "é": "\u0306\u0301",
    "è": "\u0306\u0300",
    "ú": "\u0306\u0309",
    "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}
"""A sign behind a vowel → the marks that it draws over it."""
_VNI_VOWELS: Final = frozenset("aeouyAEOUYôöÔÖ")
_VNI_LETTERS: Final = dict(zip("ñíìæóòôöî", "đíìỉĩịơưỵ", strict=True))
"""Signs that are a letter of their own."""


def decode(text: str, encoding: Encoding, *, capital_font: bool = False) -> str:
    """The text as one sees it; `capital_font`: the font draws capitals only (`.VnTimeH`)."""
    if encoding is Encoding.UNICODE:
        return text
    decoded = "".join(_TCVN3.get(sign, sign) for sign in text) if encoding is Encoding.TCVN3 else _decode_vni(text)
    return decoded.upper() if capital_font else decoded


def encoding_of(font: str) -> Encoding | None:
    """What a font's name says of its encoding, None where it says nothing: `ABCDEF+.VnTimeH`, `VNI-Times`."""
    name = font.partition("+")[2] or font
    if name.lower().startswith((".vn", "vn3")):
        return Encoding.TCVN3
    return Encoding.VNI if name.lower().startswith("vni") else None


def is_capital_font(font: str) -> bool:
    return encoding_of(font) is Encoding.TCVN3 and font.rstrip("0123456789-,").split(",")[0].endswith("H")


def _decode_vni(text: str) -> str:
    out: list[str] = []
    for sign in text:
        marks = _VNI_MARKS.get(sign.lower()) if out and out[-1] in _VNI_VOWELS else None
        if marks is not None:
            out[-1] = _letter(out[-1])
            out.append(marks)
        else:
            out.append(sign)
    return unicodedata.normalize("NFC", "".join(map(_letter, out)))


def _letter(sign: str) -> str:
    small = _VNI_LETTERS.get(sign.lower())
    if small is None:
        return sign
    return small.upper() if sign.isupper() else small
