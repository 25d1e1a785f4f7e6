"""The place before the date: `Krông Pắc, ngày …`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ocr.documents.candidate import Candidate
from ocr.documents.unit_spelling import level_before, provinces_in
from ocr.documents.zones import date_lines
from ocr.language.lexicon import PROVINCE_NAMES
from ocr.language.matching import alike, bare, letters, likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocr.documents.zones import Head
    from ocr.fields.evidence import Span
    from ocr.language.units import AdminUnits, Unit

_EDGES: Final = " .,;:_-–|'`’\"“”"
_LEVEL: Final = re.compile(r"^(?:tp|thanh pho|tinh)\.?\s+")
_DATE_BEGINS: Final = re.compile(r"[,.;]?\s*n?g\w{1,2}y(?![^\W\d])|,\s*t\w{1,4}g\b|,\s*n\w{1,2}m\s*\d")
_NEAR_AGENCY: Final = 0.75
"""How alike the place must be to the unit of an agency in the head to be taken for it: two zones, one name."""
_NEAR_UNIT: Final = 0.84


def read_place(
    head: Head, agencies: Sequence[Candidate], said: Sequence[str], units: AdminUnits
) -> Iterator[Candidate]:
    """What stands before `, ngày …`; proven when an agency of the head, or one unit alone, bears the same name."""
    for line in date_lines(head):
        match = _DATE_BEGINS.search(bare(line.text))
        if match is None or not match.start():
            continue
        span = line.cut(0, match.start())
        value = line.text[: match.start()].strip(_EDGES)
        if len(letters(value)) < 2 or not value[0].isupper():
            continue
        yield _of_agency(value, span, agencies) or _of_units(value, span, said, units)
        return


def _of_agency(value: str, span: Span, agencies: Sequence[Candidate]) -> Candidate | None:
    """The place that an agency of the head is named after."""
    short = _LEVEL.sub("", alike(value))
    for agency in agencies:
        by_level = short in map(alike, unit_names(agency.value))
        of_province = letters(short) in PROVINCE_NAMES and alike(agency.value).endswith(f" {short}")
        if by_level or of_province:
            return Candidate("place", value, span, proven=True, reason="place_of_agency", listed=True)
    for agency in agencies:
        for name in unit_names(agency.value):
            same = letters(name) == letters(short)
            if same or likeness(short, name) >= _NEAR_AGENCY or letters(name).endswith(f" {letters(short)}"):
                right = name if agency.proven or not same else value
                return Candidate("place", right, span, False, "place_of_agency", repaired=alike(right) != alike(value))
    return None


def _of_units(value: str, span: Span, said: Sequence[str], units: AdminUnits) -> Candidate:
    short = value[len(lead[0]) :] if (lead := _LEVEL.match(alike(value))) else value
    named = units.anywhere(short)
    spellings = {alike(unit.name) for unit in named}
    if alike(short) in spellings:
        return Candidate("place", value, span, spellings == {alike(short)}, "place_of_catalogue")
    provinces = provinces_in(said)
    if not named:
        named = [unit for unit in units.anywhere_near(short, _NEAR_UNIT) if letters(unit.province) in provinces]
    meant = _one_spelling(named) or _one_spelling([unit for unit in named if letters(unit.province) in provinces])
    if meant is None:
        return Candidate("place", value, span, proven=False, reason="before_the_date")
    right = value.replace(short, meant)
    return Candidate("place", right, span, proven=False, reason="place_of_catalogue", repaired=True)


def _one_spelling(units: Sequence[Unit]) -> str | None:
    names = {alike(unit.name): unit.name for unit in units}
    return next(iter(names.values())) if len(names) == 1 else None


def unit_names(agency: str) -> list[str]:
    """`UBND XÃ AN HÒA, HUYỆN TUY AN` → `An Hòa`, `Tuy An`; none where the agency is named after no unit."""
    found = []
    for part in agency.split(","):
        words = part.split()
        places = [place for place in range(1, len(words)) if level_before(words[:place])]
        if places:
            name = " ".join(words[places[-1] :]).strip(_EDGES)
            found.append(" ".join(word[:1].upper() + word[1:].lower() for word in name.split()))
    return found
