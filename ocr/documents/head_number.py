"""The number of a paper: figures printed or filled in by hand, and the printed letters behind them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ocr.documents.annex_quotes import quoted_number
from ocr.documents.candidate import Candidate
from ocr.documents.filled_in import WORTH, Figures, hand_at, row_of, weigh_witness
from ocr.documents.known_numbers import symbol_of
from ocr.documents.number_letters import of_agency, same_letters, suits_type, with_agency_letters, with_type_letters
from ocr.documents.weigh import bounds_on, weigh
from ocr.documents.zones import number_lines
from ocr.fields.evidence import Span
from ocr.fields.issuer import code_letters
from ocr.fields.number_symbol import NumberSymbolKind, parts
from ocr.language.matching import alike
from ocr.types import HandPlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocr.documents.document_type import DocumentType
    from ocr.documents.page_text import PageText
    from ocr.documents.zones import Head
    from ocr.types import Hand, NumberNeighbour

_NUMBER: Final = NumberSymbolKind()
_PART: Final = r"[A-ZĐƯ][A-Za-zĐđƯư0-9]{0,11}"
_SLASHED: Final = re.compile(
    rf"[/⁄]\s?(?:(?P<year>(?:19|20)\d\d)\s?/\s?)?(?P<symbol>{_PART}(?:\s?[-–—.&]\s?{_PART}){{0,4}})"
)
_UNSLASHED: Final = re.compile(rf"(?<![A-Za-zĐđ])(?P<year>)(?P<symbol>{_PART}(?:\s?[-–—]\s?{_PART}){{1,4}})")
_PRINTED_WELL: Final = 0.9
"""From this confidence on the engine's figures stand against those of a hand that differ."""
_DAY_KNOWN: Final = 0.8
"""How likely a day must be before it says between which papers a number stands."""
_PARTED: Final = 3.0
"""Word heights of white behind which no more of a number stands."""


def read_number(
    head: Head,
    document_type: DocumentType,
    issuer: str | None,
    pages: Sequence[PageText],
    *,
    day: Candidate | None = None,
    neighbours: Sequence[NumberNeighbour] = (),
) -> Candidate | None:
    """The number in the head, by print, by hand, or by both; else the one that an annex quotes.

    With the `day` of issue, `neighbours` of the register tell which figures can have been filled in.
    """
    quoted = quoted_number(document_type, pages)
    printed = _printed(head, document_type, issuer, quoted is None)
    hand = hand_at(pages[0], HandPlace.NUMBER)
    found = _filled_in(hand, printed, head, document_type, issuer) if hand is not None else printed
    if hand is not None and found is not None and day is not None and (day.filled or 1.0) >= _DAY_KNOWN:
        bounds = bounds_on(symbol_of(found.value), day.value, neighbours)
        weighed = replace(hand, guesses=weigh(hand.guesses, bounds))
        if weighed.guesses[0].text != hand.guesses[0].text:
            told = _filled_in(weighed, printed, head, document_type, issuer)
            found = replace(told, reason="register_neighbours") if told is not None else found
    if found is None or quoted is None:
        return found or quoted
    possible = {alike(one): one for one in (found.value, *found.others)}
    if alike(quoted.value) in possible:
        value = possible[alike(quoted.value)]
        others = tuple(one for one in (found.value, *found.others) if one != value)
        sure = None if found.filled is None else max(found.filled, 1 - (1 - found.filled) / 20)
        return replace(
            found, value=value, others=others, proven=True, reason="quoted_by_annex", repaired=False, filled=sure
        )
    taken = parts(found.value)
    if taken is not None and same_letters(quoted.value, taken.letters):
        return replace(quoted, reason="annex_differs_from_head", others=(found.value, *found.others))
    return found


def _printed(head: Head, document_type: DocumentType, issuer: str | None, alone: bool) -> Candidate | None:
    for line in number_lines(head):
        found = _NUMBER.find(line)
        if found is None:
            continue
        value = with_agency_letters(with_type_letters(found.value, document_type), document_type, issuer)
        repaired = found.repaired or value != found.value
        proven = found.proven and _suits(value, document_type, issuer) and not repaired and alone
        reason = "number_matches_type_and_agency" if proven else found.reason
        return Candidate("document_number", value, line, proven, reason, repaired=repaired)
    return None


def _suits(value: str, document_type: DocumentType, issuer: str | None) -> bool:
    """Whether its letters are those of the type and of the agency."""
    taken = parts(value)
    if taken is None or not suits_type(taken.letters, document_type):
        return False
    agency = of_agency(taken.letters, document_type)
    return not agency or (issuer is not None and bool(code_letters(issuer) & agency))


def _filled_in(
    hand: Hand, printed: Candidate | None, head: Head, document_type: DocumentType, issuer: str | None
) -> Candidate | None:
    """The hand's figures before the printed letters; the engine's own figures bear witness for or against them."""
    taken = parts(printed.value) if printed is not None else None
    own = taken.number if taken is not None and taken.number.isdigit() else None
    if printed is not None and taken is None:
        return printed
    weakest = printed.span.weakest if printed is not None else 0.0
    figures = weigh_witness(hand, own, weakest)
    if printed is not None and own is not None:
        return _beside_print(printed, own, figures, weakest)
    return _before_letters(hand, figures, head, document_type, issuer)


def _beside_print(printed: Candidate, own: str, figures: Figures, weakest: float) -> Candidate:
    rest = printed.value.removeprefix(own)
    others = tuple(f"{text}{rest}" for text, chance in figures.guesses if chance >= WORTH)
    if figures.best == own:
        return replace(printed, others=others, witness=figures.chance if figures.agreed else None)
    if weakest >= _PRINTED_WELL and printed.proven:
        return replace(printed, others=others, filled=0.5, reason="hand_differs_from_print")
    span = _letters_of(printed.span)
    return replace(
        printed, value=others[0] if others else printed.value, span=span, others=others, filled=figures.chance,
        reason="filled_in_by_hand",
    )  # fmt: skip


def _letters_of(span: Span) -> Span:
    """The words of the span that are not the figures alone."""
    words = tuple(word for word in span.words if "-" in word.text or "/" in word.text)
    return Span((words,), span.page) if words else span


def _before_letters(
    hand: Hand, figures: Figures, head: Head, document_type: DocumentType, issuer: str | None
) -> Candidate | None:
    words = [word for word in row_of(hand, (*head.left, *head.right)) if word.region.right > hand.region.left]
    column: list[int] = []
    for place, word in enumerate(words):
        before = words[column[-1]].region.right if column else hand.region.right
        if word.region.left - before > _PARTED * word.region.height:
            break
        column.append(place)
    kept = [words[place] for place in column]
    if not kept:
        return None
    span = Span((tuple(kept),), head.left[0].page if head.left else head.right[0].page)
    text = span.flat.replace("Ð", "Đ")
    match = _SLASHED.search(text) or _UNSLASHED.search(text)
    if match is None:
        return None
    symbol = re.sub(r"\s*[-–—]\s*", "-", match["symbol"])
    year = f"/{match['year']}" if match["year"] else ""
    values = [f"{text}{year}/{symbol}" for text, chance in figures.guesses if chance >= WORTH]
    spelled = [with_agency_letters(with_type_letters(one, document_type), document_type, issuer) for one in values]
    value = spelled[0]
    repaired = value != values[0] or match.re is _UNSLASHED
    letters = span.cut(match.start("symbol"), match.end("symbol"))
    proven = _suits(value, document_type, issuer)
    reason = "slash_put_back" if match.re is _UNSLASHED else "filled_in_by_hand"
    return Candidate(
        "document_number", value, letters, proven, reason, repaired=repaired, others=tuple(spelled[1:]),
        filled=figures.chance, place=hand.region.join(letters.region),
    )  # fmt: skip
