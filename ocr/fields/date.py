"""Dates: ISO 8601 within, dd/mm/yyyy to people, `ngày … tháng … năm …` on paper."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from ocr.fields.errors import Rejection, ValueRejected
from ocr.fields.kind import Found, is_normal
from ocr.language.matching import bare

if TYPE_CHECKING:
    from ocr.fields.evidence import Span

_FIGURES: Final = r"[\dlioszb|]"
_WORDED: Final = re.compile(
    rf"(?<!\w)n?g\w{{0,2}}y[\s:.,]*(?P<day>{_FIGURES}{{1,2}})\s*[.,]?\s*(?P<word>t\w{{2,4}}g)[\s:.,]*"
    rf"(?P<month>{_FIGURES}{{1,2}})\s*[.,]?\s*n\w{{1,2}}[mn]?[\s:.,]*(?P<year>{_FIGURES}{{4}})(?!\w)"
)
"""As printed, tolerant of one wrong letter in `ngày`, `tháng`, `năm` and of figures read as letters."""
_SLASHED: Final = re.compile(
    r"(?<![\d/.-])(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>\d{4})(?![\d/-]|\.\d)"
)
_ISO: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_PACKED: Final = re.compile(r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4})")
_YEAR: Final = re.compile(r"(?:năm\s*)?(\d{4})", re.IGNORECASE)
_AS_FIGURES: Final = str.maketrans({"l": "1", "i": "1", "|": "1", "o": "0", "s": "5", "z": "2", "b": "8"})
PERMANENT: Final = "permanent"
_FOREVER: Final = ("permanent", "vinh vien", "khong thoi han", "vo thoi han", "lau dai")
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199


class DateKind:
    """A day."""

    name = "date"

    def find(self, span: Span) -> Found | None:
        text = bare(span.text)
        matches = [match for pattern in (_WORDED, _SLASHED) for match in pattern.finditer(text)]
        for match in sorted(matches, key=lambda one: one.start()):
            figures = [match[part].translate(_AS_FIGURES) for part in ("year", "month", "day")]
            value = _iso(*figures)
            if value is None:
                continue
            repaired = figures != [match[part] for part in ("year", "month", "day")]
            # A handwritten one is often lost: two printed figures, or a month that needs only one.
            whole = len(match["day"]) == 2 and (len(match["month"]) == 2 or int(figures[1]) > 2)
            return Found(value, match.start(), match.end(), whole and not repaired, repaired, "date_in_words")
        return None

    def normalise(self, text: str) -> str:
        plain = " ".join(text.split())
        if not plain:
            raise ValueRejected(self.name, Rejection.EMPTY)
        match = (
            _ISO.fullmatch(plain)
            or _SLASHED.fullmatch(plain)
            or _PACKED.fullmatch(plain)
            or _WORDED.fullmatch(bare(plain))
        )
        if match is None:
            raise ValueRejected(self.name, Rejection.NO_DATE)
        value = _iso(match["year"], match["month"], match["day"])
        if value is None:
            raise ValueRejected(self.name, Rejection.NO_SUCH_DAY)
        return value

    def is_valid(self, value: str) -> bool:
        return is_normal(self, value)

    def show(self, value: str) -> str:
        match = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", value)
        return f"{match[3]}/{match[2]}/{match[1]}" if match else value


class BirthDateKind(DateKind):
    """A day, or a year alone: many older papers bear no more."""

    name = "birth_date"

    def find(self, span: Span) -> Found | None:
        match = re.match(r"\W*(?:[Nn]ăm\s+)?(\d{4})(?![\d/.-])", span.text)
        if match is None:
            return super().find(span)
        if not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
            return None
        return Found(match[1], match.start(1), match.end(1), reason="year_alone")

    def normalise(self, text: str) -> str:
        match = _YEAR.fullmatch(text.strip())
        if match is None:
            return super().normalise(text)
        if not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
            raise ValueRejected(self.name, Rejection.NO_SUCH_DAY)
        return match[1]


class ExpiryKind(DateKind):
    """A day, or `permanent`."""

    name = "expiry"

    def normalise(self, text: str) -> str:
        if " ".join(bare(text).split()) in _FOREVER:
            return PERMANENT
        return super().normalise(text)

    def show(self, value: str) -> str:
        return "Vĩnh viễn" if value == PERMANENT else super().show(value)


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if FIRST_YEAR <= found.year <= LAST_YEAR else None
