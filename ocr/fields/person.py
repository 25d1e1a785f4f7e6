"""Names of people and of bodies that own a paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ocr.fields.issuer import begins_agency
from ocr.fields.kind import Found
from ocr.fields.text import TextKind
from ocr.language.names import in_name_case, look

if TYPE_CHECKING:
    from ocr.fields.evidence import Span

_TITLES: Final = re.compile(r"\W*(?:(?:Ông|Bà|ông|bà|Ô|B|Anh|Chị|Cháu)\b(?:\s*\(?(?:bà|Bà|ông|Ông)\)?)?\s*[:.]?\s*)?")
_ACADEMIC: Final = re.compile(
    r"^(?:(?:PGS|GS|TSKH|TS|ThS|ThS|BS|BSCKI+|KS|KTS|CN|CKI+|LS|Th\.s)\s*[.,]\s*)+", re.IGNORECASE
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)?")
_STOPS: Final = (
    "Giới",
    "Sinh",
    "Dân",
    "Quốc",
    "Ngày",
    "Số",
    "CCCD",
    "CMND",
    "Địa",
    "Nơi",
    "Chức",
    "Điện",
)
_BODY: Final = re.compile(
    r"\W*("
    r"(?:Công ty|Doanh nghiệp|Hợp tác xã|Chi nhánh|Hộ kinh doanh|Tổng công ty|Trường"
    r"|Bệnh viện|Ngân hàng|Quỹ|Hội(?! đồng)|Ban quản lý)"
    r"\s(?:(?!\n\W*(?:Căn cứ|Theo|Thực hiện|Xét|Sau khi|Địa chỉ|Ngày|Ủy ban|Trụ sở|Mã số|Tại|Để)\b)[^;:.]){3,120})",
    re.IGNORECASE,
)
LONGEST_NAME: Final = 6


class PersonKind(TextKind):
    """A full name; all capitals become name case."""

    name = "person"

    def find(self, span: Span) -> Found | None:
        text = span.text
        lead = _TITLES.match(text)
        place = lead.end() if lead else 0
        start, words = place, list[str]()
        for match in _WORD.finditer(text, place):
            between = text[place : match.start()]
            if words and (between.strip() or between.count("\n") > 1):
                break
            if not words and between.strip():
                return None
            word = match[0]
            if (
                not word[0].isupper()
                or len(words) == LONGEST_NAME
                or (words and _starts_label(word, text[match.end() :]))
            ):
                break
            if words and words[0].isupper() != word.isupper() and len(words[0]) > 1:
                break
            start = start if words else match.start()
            words.append(word)
            place = match.end()
        name = in_name_case(" ".join(words))
        seen = look(name)
        if not seen.like or (begins_agency(text[start:]) and not seen.known_surname):
            return None
        proven = seen.spelled and seen.known_surname
        return Found(name, start, place, proven=proven, reason="name_spelled" if proven else "name_like")

    def normalise(self, text: str) -> str:
        return in_name_case(_ACADEMIC.sub("", super().normalise(text)))


def _starts_label(word: str, rest: str) -> bool:
    """`Giới tính`, `Quốc tịch:` … behind a name: a capital word followed by a small one, or by a colon."""
    follows = rest.lstrip()[:1]
    return word in _STOPS and (follows == ":" or follows.islower() or (word == "Ngày" and follows == ","))


class OwnerKind(PersonKind):
    """A person, or a body such as a company, whose name stays as printed."""

    name = "owner"

    def find(self, span: Span) -> Found | None:
        match = _BODY.match(span.text)
        if match:
            value = " ".join(match[1].split()).rstrip(" ,")
            return Found(value, match.start(1), match.end(1), reason="name_of_a_body")
        return super().find(span)

    def normalise(self, text: str) -> str:
        plain = TextKind.normalise(self, text)
        seen = look(in_name_case(_ACADEMIC.sub("", plain)))
        is_body = _BODY.match(plain + " " * 4) is not None
        return super().normalise(plain) if seen.like and seen.known_surname and not is_body else plain
