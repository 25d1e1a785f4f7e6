"""Fields of the head: number, date, agencies, title."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from ocr.documents.agency_spelling import spell_agency
from ocr.documents.candidate import Candidate
from ocr.documents.spelling import spelled_words
from ocr.documents.zones import date_lines, is_date_line, number_lines
from ocr.fields.date import DateKind
from ocr.fields.evidence import join
from ocr.fields.issuer import begins_agency, code_letters, divide
from ocr.fields.number_symbol import NumberSymbolKind, parts
from ocr.language.lexicon import AGENCY_WORDS
from ocr.language.matching import alike, bare, is_upper, letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocr.documents.document_type import DocumentType, DocumentTypes
    from ocr.documents.page_text import PageText
    from ocr.documents.title import Title
    from ocr.documents.zones import Head
    from ocr.fields.evidence import Span
    from ocr.types import OfficeKnowledge, Word

_NUMBER: Final = NumberSymbolKind()
_DATE: Final = DateKind()
_LONG_SYMBOL: Final = 4
_COPY: Final = "BS"
"""`bản sao`, behind the letters of an extract."""
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
    said = spelled_words(pages)
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
        complete = begins_agency(value) and not value.endswith((",", "-", "VÀ"))
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


def read_number(
    head: Head, document_type: DocumentType, issuer: str | None, pages: Sequence[PageText]
) -> Candidate | None:
    """The number in the head; when a hand made it unreadable, the one that an annex quotes."""
    quoted = _quoted_number(document_type, pages)
    for line in number_lines(head):
        found = _NUMBER.find(line)
        if found is None:
            continue
        value, repaired = _with_type_letters(found.value, document_type), found.repaired
        taken = parts(value)
        in_type = taken is not None and _suits_type(taken.letters, document_type)
        agency = _of_agency(taken.letters, document_type) if taken else set()
        in_agency = not agency or (issuer is not None and bool(code_letters(issuer) & agency))
        if quoted is not None and alike(quoted.value) == alike(value):
            return Candidate("document_number", value, line, proven=True, reason="quoted_by_annex")
        if quoted is not None and taken is not None and _same_letters(quoted.value, taken.letters):
            return replace(quoted, reason="annex_differs_from_head")
        proven = found.proven and in_type and in_agency and not repaired and quoted is None
        reason = "number_matches_type_and_agency" if proven else found.reason
        return Candidate("document_number", value, line, proven, reason, repaired=repaired)
    return quoted


def read_date(head: Head, pages: Sequence[PageText]) -> Candidate | None:
    for line in date_lines(head):
        found = _DATE.find(line)
        if found is None:
            continue
        span = line.cut(found.start, found.end)
        quoted = _quoted_date(pages)
        if quoted is not None and quoted.value[:4] == found.value[:4] and quoted.value != found.value:
            return replace(quoted, reason="annex_differs_from_head")
        agreed = quoted is not None and quoted.value == found.value
        proven = agreed or (found.proven and quoted is None)
        reason = "quoted_by_annex" if agreed else found.reason
        return Candidate("issued_on", found.value, span, proven, reason, repaired=found.repaired and not agreed)
    return _quoted_date(pages)


def read_title(title: Title) -> Candidate:
    """The title as printed; where only marks differ from the type's own words, these are taken."""
    span = join(title.lines)
    text = " ".join(span.flat.split()).strip(_PLACE_TRASH)
    same = letters(text) == letters(title.cue)
    if same and alike(text) != alike(title.cue):
        text = title.cue
    value = title.cue if title.exact and not same else text
    return Candidate("title", value, span, title.exact, "title_of_type", strength=1.0 if title.exact else 0.9)


def _agency_lines(head: Head) -> list[Span]:
    """Lines in capitals over the number."""
    numbers = number_lines(head)
    floor = min((line.region.top for line in numbers), default=head.bottom)
    found: list[Span] = []
    for line in sorted(head.left, key=lambda one: one.region.top):
        if line in numbers or line.region.middle[1] > floor or is_date_line(line):
            continue
        words = [word for word in line.words if _is_agency_word(word)]
        text = " ".join(word.text for word in words)
        if not words or not (is_upper(text) or (begins_agency(text) and not found)):
            continue
        if line.confidence < 0.3 and not begins_agency(text):
            continue
        found.append(type(line)((tuple(words),), line.page))
    while found and not begins_agency(found[0].flat):
        found.pop(0)
    return found


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
            return _of_agency(taken.letters, document_type)
    return set()


def _of_agency(given: Sequence[str], document_type: DocumentType) -> set[str]:
    symbols = (*document_type.cues.symbols, _COPY)
    return {letter for letter in given if letter not in symbols and not any(_misread(letter, one) for one in symbols)}


def _misread(letter: str, symbol: str) -> bool:
    """`TUKH` for TLKH: long letters of a type are told though one was misread."""
    return len(symbol) >= _LONG_SYMBOL and Levenshtein.distance(bare(letter), bare(symbol)) == 1


def _with_type_letters(value: str, document_type: DocumentType) -> str:
    """`277/TIr-UBND` of a `TỜ TRÌNH` → `277/TTr-UBND`: the title says which letters they must be."""
    taken = parts(value)
    symbols = document_type.cues.symbols
    if taken is None or not symbols or _suits_type(taken.letters, document_type):
        return value
    first = taken.letters[0]
    best = max(symbols, key=lambda symbol: fuzz.ratio(bare(symbol), bare(first)))
    close = bare(best) == bare(first) or (
        abs(len(best) - len(first)) <= 1 and Levenshtein.distance(bare(best), bare(first)) == 1 and len(first) > 1
    )
    return value.replace(f"/{first}", f"/{best}", 1) if close else value


def _suits_type(given: Sequence[str], document_type: DocumentType) -> bool:
    symbols = document_type.cues.symbols
    return not symbols or any(letter in symbols for letter in given)


def _same_letters(value: str, given: Sequence[str]) -> bool:
    taken = parts(value)
    return taken is not None and [bare(one) for one in taken.letters] == [bare(one) for one in given]


def _annex_quotes(pages: Sequence[PageText]) -> Iterator[Span]:
    """`(Kèm theo Quyết định số 218/QĐ-UBND ngày … của …)` in the upper part of a later page."""
    for page in pages[1:]:
        upper = [line for line in page.lines if line.region.top < 0.4 * page.height]
        for place, line in enumerate(upper):
            if re.search(r"kem theo\b", bare(line.flat)):
                follow = [one for one in upper[place + 1 : place + 3] if one.region.top > line.region.top]
                yield join([line, *follow])


def _quoted_number(document_type: DocumentType, pages: Sequence[PageText]) -> Candidate | None:
    for quote in _annex_quotes(pages):
        text = bare(quote.text)
        for match in re.finditer(r"\bso\s*[:.]?\s*(?=\d)", text):
            rest = quote.after(match.end())
            found = _NUMBER.find(rest) if rest else None
            taken = parts(found.value) if found and not found.repaired else None
            if rest and found and taken and document_type.cues.symbols and _suits_type(taken.letters, document_type):
                span = rest.cut(found.start, found.end)
                return Candidate("document_number", found.value, span, False, "only_quoted_by_annex", strength=0.9)
    return None


def _quoted_date(pages: Sequence[PageText]) -> Candidate | None:
    for quote in _annex_quotes(pages):
        found = _DATE.find(quote)
        if found is not None:
            span = quote.cut(found.start, found.end)
            return Candidate("issued_on", found.value, span, False, "only_quoted_by_annex", strength=0.9)
    return None
