"""The day of issue: printed, or its day and month filled in by hand between printed words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from ocr.documents.annex_quotes import quoted_date
from ocr.documents.candidate import Candidate
from ocr.documents.filled_in import WORTH, hand_at, row_of, weigh_witness
from ocr.documents.zones import date_lines
from ocr.fields.date import FIRST_YEAR, LAST_YEAR, DateKind
from ocr.fields.evidence import Span
from ocr.language.matching import bare
from ocr.types import HandPlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocr.documents.filled_in import Figures
    from ocr.documents.page_text import PageText
    from ocr.documents.zones import Head
    from ocr.types import Hand, Region, Word

_DATE: Final = DateKind()
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_FIGURES: Final = re.compile(r"\d{1,2}")
_PRINTED_WELL: Final = 0.9
_MOST_OTHERS: Final = 4


def read_date(head: Head, pages: Sequence[PageText]) -> Candidate | None:
    """By print, by hand, or by both; else the one that an annex quotes."""
    quoted = quoted_date(pages)
    printed = _printed(head)
    filled = _filled_in(head, pages[0], printed)
    found = filled or printed
    if found is None or quoted is None:
        return found or quoted
    if quoted.value == found.value or quoted.value in found.others:
        others = tuple(one for one in (found.value, *found.others) if one != quoted.value)
        sure = None if found.filled is None else max(found.filled, 1 - (1 - found.filled) / 20)
        return replace(
            found, value=quoted.value, others=others, proven=True, reason="quoted_by_annex", repaired=False, filled=sure
        )
    if quoted.value[:4] == found.value[:4]:
        return replace(quoted, reason="annex_differs_from_head", others=(found.value, *found.others))
    return replace(found, proven=False)


def _printed(head: Head) -> Candidate | None:
    for line in date_lines(head):
        found = _DATE.find(line)
        if found is not None:
            span = line.cut(found.start, found.end)
            return Candidate("issued_on", found.value, span, found.proven, found.reason, repaired=found.repaired)
    return None


def _filled_in(head: Head, page: PageText, printed: Candidate | None) -> Candidate | None:
    """The date by what stands in its places; None where one of them says nothing."""
    day, month = hand_at(page, HandPlace.DAY), hand_at(page, HandPlace.MONTH)
    if day is None:
        return None
    words = row_of(day, (*head.right, *head.left))
    behind = [word for word in words if word.region.left > day.region.left]
    year_word = next((word for word in behind if _YEAR.search(word.text)), None)
    match = _YEAR.search(year_word.text) if year_word is not None else None
    if match is None or year_word is None or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return None
    days = _weighed(day, _within(behind, day.region))
    if month is not None:
        months = _weighed(month, _within(words, month.region)).guesses
    else:
        between = _month_word(behind, day, year_word)
        if between is None:
            return None
        months = ((between[0], between[1]),)
    values: dict[str, float] = {}
    for day_text, day_chance in days.guesses:
        for month_text, month_chance in months:
            value = _iso(match[1], month_text, day_text)
            if value is not None:
                values[value] = max(values.get(value, 0.0), day_chance * month_chance)
    if not values:
        return None
    ordered = sorted(values, key=lambda one: -values[one])
    likely = [one for one in ordered if values[one] >= WORTH] or ordered[:1]
    chance = values[ordered[0]]
    span = Span(((year_word,),), page.page)
    place = day.region.join(year_word.region)
    others = tuple(likely[1 : _MOST_OTHERS + 1])
    if printed is not None and printed.value == likely[0]:
        return replace(printed, others=others, witness=chance, place=place)
    if printed is not None and printed.proven and printed.span.weakest >= _PRINTED_WELL:
        told = tuple(one for one in likely if one != printed.value)
        return replace(printed, others=told, filled=0.5, reason="hand_differs_from_print")
    return Candidate(
        "issued_on", likely[0], span, proven=True, reason="filled_in_by_hand", others=others, filled=chance, place=place
    )


def _weighed(hand: Hand, word: Word | None) -> Figures:
    match = _FIGURES.fullmatch(word.text.strip(" .,")) if word is not None else None
    if word is None or match is None:
        return weigh_witness(hand, None, 0.0)
    return weigh_witness(hand, match[0], word.confidence, as_values=True)


def _within(words: Sequence[Word], region: Region) -> Word | None:
    """The one word whose middle lies in the place."""
    inside = [word for word in words if region.left <= word.region.middle[0] <= region.right]
    return inside[0] if len(inside) == 1 else None


def _month_word(behind: Sequence[Word], day: Hand, year: Word) -> tuple[str, float] | None:
    """The printed month between the day's place and the year."""
    between = [word for word in behind if day.region.right - 2 < word.region.left < year.region.left]
    found = [
        (match[1], word.confidence)
        for word in between
        if (match := re.fullmatch(r"(?:t\w{1,4}g)?(\d{1,2})\W*", bare(word.text))) and 1 <= int(match[1]) <= 12
    ]
    return found[0] if len(found) == 1 else None


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
