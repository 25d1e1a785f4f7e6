"""Fields of the head: agencies and title."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ocr.documents.agency_spelling import spell_agency
from ocr.documents.candidate import Candidate
from ocr.documents.number_letters import of_agency
from ocr.documents.spelling import spelled_words
from ocr.documents.zones import date_lines, is_date_line, number_lines
from ocr.fields.evidence import join
from ocr.fields.issuer import begins_agency, code_letters, divide
from ocr.fields.number_symbol import NumberSymbolKind, parts
from ocr.language.lexicon import AGENCY_WORDS, PROVINCE_NAMES
from ocr.language.matching import alike, bare, is_upper, letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocr.documents.document_type import DocumentType, DocumentTypes
    from ocr.documents.page_text import PageText
    from ocr.documents.title import Title
    from ocr.documents.zones import Head
    from ocr.fields.evidence import Span
    from ocr.types import OfficeKnowledge, Word

_GLUED: Final = re.compile(r"(SỞ|PHÒNG|CHI CỤC)([A-ZĐÀ-Ỹ]+)")
_NOBODYS: Final = frozenset({"uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd", "van phong", "so", "phong"})
_JOINING: Final = (["VÀ"], ["XÃ"], ["PHƯỜNG"], ["TỈNH"], ["HUYỆN"], ["QUẬN"], ["TRẤN"], ["PHỐ"], ["KHU"], ["CỦA"])
_NUMBER: Final = NumberSymbolKind()
_PLACE_TRASH: Final = " .,;:_-–|'`’\"“”"


def read_agencies(
    head: Head,
    document_type: DocumentType,
    knowledge: OfficeKnowledge,
    pages: Sequence[PageText],
    types: DocumentTypes,
) -> Iterator[Candidate]:
    """`issuer`, and `parent_agency` where one stands over it."""
    lines = _agency_lines(head)
    groups = [join(lines[place] for place in group) for group in divide([line.flat for line in lines])]
    if not groups:
        return
    said = [*spelled_words(pages), *_province_of_date(head)]
    letters_given = _agency_letters(head, document_type)
    for field_id, spans in (("issuer", groups[-1:]), ("parent_agency", groups[:-1])):
        if not spans:
            continue
        span = join(spans)
        spelled = spell_agency(
            " ".join(word.text for word in span.words).strip(_PLACE_TRASH), said, types.units, types.agency_names.names
        )
        value = next(
            (agency for agency in knowledge.agencies if letters(agency) == letters(spelled.text)), spelled.text
        )
        known = any(alike(value) == alike(agency) for agency in knowledge.agencies)
        complete = begins_agency(value) and not _goes_on(value, span.flat)
        proven = known or spelled.proven
        reason = "known_agency" if known else "agency_spelled_out" if proven else "agency_lines"
        if field_id == "issuer" and letters_given:
            lettered = bool(set(map(bare, code_letters(value))) & set(map(bare, letters_given)))
            proven = proven and lettered
            reason = reason if lettered else "agency_differs_from_number"
        if spelled.guessed and not known:
            reason = "agency_of_catalogue"
        changed = spelled.changed and not proven
        yield Candidate(
            field_id,
            value,
            span,
            proven and complete,
            reason,
            repaired=changed,
            strength=1.0 if complete else 0.8,
            listed=spelled.proven,
        )


def _province_of_date(head: Head) -> list[str]:
    """`tỉnh Quảng Ngãi`, where the date is given at a province: the head's other word for it."""
    for line in date_lines(head):
        place = line.text.split(",")[0].split()
        if letters(" ".join(place)) in PROVINCE_NAMES:
            return ["tỉnh", *place]
    return []


def read_title(title: Title) -> Candidate:
    """The title as printed; where only marks differ from the type's own words, these are taken."""
    span = join(title.lines)
    text = " ".join(span.flat.split()).strip(_PLACE_TRASH)
    same = letters(text) == letters(title.cue)
    if same and alike(text) != alike(title.cue):
        text = title.cue
    value = title.cue if title.exact and not same else text
    return Candidate("title", value, span, title.exact, "title_of_type", strength=1.0 if title.exact else 0.9)


def _goes_on(value: str, read: str) -> bool:
    """Whether a line of the name must have been lost: it ends in a joining word or sign, or is nobody's committee."""
    return read.rstrip().endswith((",", "-", "–")) or letters(value) in _NOBODYS or value.split()[-1:] in _JOINING


def _agency_lines(head: Head) -> list[Span]:
    """Lines in capitals over the number."""
    numbers = number_lines(head)
    floor = min((line.region.top for line in numbers), default=head.bottom)
    found: list[Span] = []
    for line in sorted(head.left, key=lambda one: one.region.top):
        if line in numbers or line.region.middle[1] > floor or is_date_line(line):
            continue
        words = [part for word in _within_agency(line.words) for part in _torn(word)]
        text = " ".join(word.text for word in words)
        if not words or not (is_upper(text) or (begins_agency(text) and not found)):
            continue
        if line.confidence < 0.3 and not begins_agency(text):
            continue
        found.append(type(line)((tuple(words),), line.page))
    while found and not begins_agency(found[0].flat):
        found.pop(0)
    return found


def _within_agency(words: Sequence[Word]) -> Sequence[Word]:
    """From the first to the last word of a name: between them a word may be seen badly, and is one still."""
    named = [place for place, word in enumerate(words) if _is_agency_word(word)]
    if not named:
        return ()
    inner = words[named[0] : named[-1] + 1]
    return [word for word in inner if _is_agency_word(word) or re.fullmatch(r"[^\W\d_]{3,}", word.text)]


def _torn(word: Word) -> tuple[Word, ...]:
    """`SỞY` → `SỞ`, `Y`: what an agency is, and the first word of its field."""
    match = _GLUED.fullmatch(word.text)
    return (word,) if match is None else tuple(replace(word, text=text) for text in match.groups())


def _is_agency_word(word: Word) -> bool:
    """A word, the Y of Y TẾ, a joining sign, figures; not what a rule or a stamp was taken for."""
    if re.search(r"[^\W\d_]{2,}|^[-–&]$|\d{2,}", word.text):
        return word.confidence > 0.3 or letters(word.text) in AGENCY_WORDS
    return word.text in ("Y", "Ý") and word.confidence > 0.4


def _agency_letters(head: Head, document_type: DocumentType) -> set[str]:
    """The letters of the number that name the agency; an extract's number bears none (`241/TLKT-BS`)."""
    for line in number_lines(head):
        found = _NUMBER.find(line)
        taken = parts(found.value) if found else None
        if taken:
            return of_agency(taken.letters, document_type)
    return set()
