"""What the name of a scan's file says of the paper: `123_QD-UBND_15072025.pdf`, `QĐ 123 2024.pdf`.

A name is written by people: figures count as a number only beside the letters of a document type, and a figure that may
be a year is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from ocr.language.matching import bare
from ocr.language.vietnamese import normalise

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_TOKEN: Final = re.compile(r"\d+|[^\W\d_]+")
_FILLERS: Final = frozenset({"so", "num", "no"})
_MACHINE: Final = re.compile(r"(?:scan|img|image|dsc|page|trang|doc|anh)\W?_?\d", re.IGNORECASE)
_LONGEST_NUMBER: Final = 5
_FIRST_YEAR: Final = 1945


@dataclass(frozen=True, slots=True)
class NamedPaper:
    number: int | None = None
    letters: str = ""
    """The type's letters beside the number, bare: `qd`."""
    issued_on: str | None = None
    """ISO 8601 day."""


def read_file_name(name: str, symbols: Collection[str]) -> NamedPaper:
    """What `name` says for certain; `symbols` are the letters of types, as numbers bear them."""
    stem = re.sub(r"\.[A-Za-z]{2,4}$", "", normalise(name))
    tokens = [token for token in _TOKEN.findall(bare(stem)) if token not in _FILLERS]
    issued_on, rest = _without_day(tokens)
    known = {bare(symbol) for symbol in symbols}
    found = {
        (int(token), rest[beside])
        for place, token in enumerate(rest)
        if _is_number(token)
        for beside in (place - 1, place + 1)
        if 0 <= beside < len(rest) and rest[beside] in known
    }
    if len(found) != 1:
        return NamedPaper(issued_on=issued_on)
    ((number, letters),) = found
    return NamedPaper(number, letters, issued_on)


def says_nothing(name: str) -> bool:
    """Scanners' and cameras' names; what needs no look at all: `scan0001.png`."""
    return (
        len(_TOKEN.findall(bare(re.sub(r"\.[A-Za-z]{2,4}$", "", normalise(name))))) < 2
        or _MACHINE.match(name) is not None
    )


def _is_number(token: str) -> bool:
    return token.isdigit() and len(token) <= _LONGEST_NUMBER and int(token) > 0 and not _is_year(token)


def _is_year(token: str) -> bool:
    return len(token) == 4 and token.isdigit() and token[:2] in ("19", "20")


def _without_day(tokens: Sequence[str]) -> tuple[str | None, list[str]]:
    """The one day that stands in the name, and the tokens without it; none where two stand there."""
    days: list[tuple[str, int, int]] = []
    for place, token in enumerate(tokens):
        if len(token) == 8 and token.isdigit():
            day = _day(token[4:], token[2:4], token[:2]) or _day(token[:4], token[4:6], token[6:])
            days += [(day, place, 1)] if day else []
        three = tokens[place : place + 3]
        if len(three) == 3 and all(part.isdigit() for part in three):
            first, second, third = three
            day = _day(third, second, first) or _day(first, second, third)
            days += [(day, place, 3)] if day else []
    if len(days) != 1:
        return None, list(tokens)
    day, place, size = days[0]
    return day, [*tokens[:place], "", *tokens[place + size :]]


def _day(year: str, month: str, day: str) -> str | None:
    if not _is_year(year) or len(month) > 2 or len(day) > 2:
        return None
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if found.year >= _FIRST_YEAR else None
