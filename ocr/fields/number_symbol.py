"""Numbers and symbols of documents, as `3068/QĐ-UBND`.

Form: NĐ 30/2020/NĐ-CP, annex I, part II, item 3: the number, a slash, the type's letters, a dash, the agency's letters;
an official letter has no type's letters. Civil-status and business papers follow rules of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ocr.fields.errors import Rejection, ValueRejected
from ocr.fields.kind import Found, is_normal
from ocr.language.vietnamese import normalise

if TYPE_CHECKING:
    from ocr.fields.evidence import Span

LONGEST: Final = 60
_LABEL: Final = re.compile(r"^\s*s[ốoóôỗồổộòõỏọ]\s*[:.;]?\s*", re.IGNORECASE)
_REGULAR: Final = re.compile(
    r"(?P<number>\d{1,5}[a-z]?)(?:/(?P<year>(?:19|20)\d{2}))?/"
    r"(?P<symbol>[A-ZĐ][A-Za-zĐđƯ0-9]{0,11}(?:[-.&][A-ZĐƯ][A-Za-zĐđƯ.0-9]{0,11}){0,4})"
)
_PARTY: Final = re.compile(r"(?P<number>\d{1,5})-(?P<symbol>[A-ZĐ][A-Za-zĐđ]{1,5}/[A-ZĐ][A-ZĐa-z0-9]{1,9})")
"""Party papers put the dash first: `12-NQ/HU` (HD 36-HD/VPTW)."""
_LOOSE: Final = re.compile(
    r"(?P<number>[\dOoIl]{1,5}[a-z]?)\s*(?P<slash>[/1lI|\\í!⁄]?)\s*"
    r"(?P<symbol>[A-ZĐ][A-Za-zĐđ0-9]{0,11}(?:\s*[-–—.&]\s*[A-ZĐ][A-Za-zĐđ.0-9]{0,11}){1,4}|[A-ZĐ]{3,9})"
)
_PLAIN: Final = re.compile(r"[0-9A-ZĐ]{4,20}")


@dataclass(frozen=True, slots=True)
class Parts:
    """`3068/QĐ-UBND` taken apart: number 3068, letters (QĐ, UBND)."""

    number: str
    year: str | None
    letters: tuple[str, ...]


class NumberSymbolKind:
    name = "number_symbol"

    def find(self, span: Span) -> Found | None:
        """The number that follows `Số:` or begins the text; a slash read as another sign is put back."""
        text = normalise(span.text)
        label = _LABEL.match(text)
        offset = label.end() if label else 0
        rest = text[offset:].replace("\n", " ")
        tight, places = _tighten(rest)
        match = _REGULAR.match(tight) or _PARTY.match(tight)
        if match:
            end = offset + places[match.end() - 1] + 1
            tail = rest[places[match.end() - 1] + 1 :].strip(" .,;:'`’")
            glued = " " not in rest[: places[match.end() - 1] + 1].strip()
            reason = "number_printed_in_one" if glued else "number_with_gap"
            return Found(match[0], offset + places[0], end, proven=glued and not tail, reason=reason)
        match = _LOOSE.match(rest)
        if match:
            number = match["number"].translate(str.maketrans("OoIl", "0011"))
            symbol = re.sub(r"\s*[–—-]\s*", "-", match["symbol"])
            return Found(f"{number}/{symbol}", offset, offset + match.end(), repaired=True, reason="slash_put_back")
        return None

    def normalise(self, text: str) -> str:
        value = " ".join(normalise(text).split())
        value = _LABEL.sub("", value) if _LABEL.match(value) and re.search(r"\d", value) else value
        value = re.sub(r"\s*([/–—-])\s*", r"\1", value).replace("–", "-").replace("—", "-").strip(" .,;:")
        if not value:
            raise ValueRejected(self.name, Rejection.EMPTY)
        if not re.search(r"\d", value):
            raise ValueRejected(self.name, Rejection.NO_FIGURES)
        if len(value) > LONGEST:
            raise ValueRejected(self.name, Rejection.WRONG_LENGTH)
        return value

    def is_valid(self, value: str) -> bool:
        return is_normal(self, value)

    def show(self, value: str) -> str:
        return value


class RegisterNumberKind(NumberSymbolKind):
    """A code of figures and capitals without a slash, as the business register gives: `17E8026662`, 12 figures."""

    name = "register_number"

    def find(self, span: Span) -> Found | None:
        text = span.text
        match = re.match(r"\W*", text)
        start = match.end() if match else 0
        found = _PLAIN.match(text, start)
        if found is None or not re.search(r"\d", found[0]):
            return None
        whole = re.fullmatch(r"\d{12}|\d{10}(?:-\d{3})?|\d{2}[A-Z]\d{7}", found[0]) is not None
        return Found(found[0], found.start(), found.end(), proven=whole, reason="register_code")


def parts(value: str) -> Parts | None:
    """What a regular number is made of; None for one that follows no rule known here."""
    match = _REGULAR.fullmatch(value)
    if match is not None:
        return Parts(match["number"], match["year"], tuple(re.split(r"[-.&]", match["symbol"])))
    match = _PARTY.fullmatch(value)
    return Parts(match["number"], None, tuple(match["symbol"].split("/"))) if match else None


def _tighten(text: str) -> tuple[str, list[int]]:
    """The text without spaces around its signs and after its number, and where each character stood."""
    kept, places = [], []
    for place, sign in enumerate(text):
        if sign == " ":
            before, after = text[:place].rstrip()[-1:], text[place:].lstrip()[:1]
            if before in "/-–—" or after in "/-–—":
                continue
        kept.append("-" if sign in "–—" else sign)
        places.append(place)
    return "".join(kept), places
