"""Whose paper it is: from a card's code, behind labels, or beside an identity number in running text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ocr.documents.candidate import Candidate
from ocr.documents.cards import read_card_code
from ocr.documents.labelled import find_labelled
from ocr.documents.spelling import spelled_words, vote
from ocr.documents.zones import is_annex
from ocr.fields.date import BirthDateKind, DateKind
from ocr.fields.errors import ValueRejected
from ocr.fields.evidence import Span
from ocr.fields.identity import IdentityKind, is_of_a_man, year_of_birth
from ocr.fields.person import OwnerKind, PersonKind
from ocr.fields.registry import KINDS
from ocr.language.matching import bare
from ocr.language.name_spelling import NameWord, spell_name
from ocr.language.names import has_doubtful_marks, has_lost_surname, look, with_surname
from ocr.types import Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocr.documents.document_type import DocumentType, DocumentTypes
    from ocr.documents.page_text import PageText
    from ocr.fields.kind import FieldKind
    from ocr.types import Code

OWNER_FIELDS: Final = ("owner_name", "owner_id", "owner_birth_date")
_HONORIFIC: Final = re.compile(r"\b(?:ông|bà|Ông|Bà|anh|chị|cháu|em)(?:\s*\((?:ông|bà|Ông|Bà)\))?\s*:?\s+(?=[^\W\d_])")
_ADDRESS: Final = "kinh gui"
_ADDRESSEE: Final = "addressee"
_SEX: Final = re.compile(r"gioi tinh\W*(nam|nu)\b")
_BIRTH: Final = BirthDateKind()
_BORN: Final = re.compile(r"\bsinh\s*(?:ngay|nam)?\s*:?\s*")
_CLOSE: Final = 14
"""Characters between `sinh ngày:` and a date."""
_NEAR: Final = 260
"""Characters before an identity number within which its holder is named."""


def read_owner(
    document_type: DocumentType, types: DocumentTypes, pages: Sequence[PageText], subject: Candidate | None
) -> Iterator[Candidate]:
    """`owner_name`, `owner_id`, `owner_birth_date`, those that the type asks for and the paper bears."""
    wanted = [field for field in document_type.fields if field.id in OWNER_FIELDS]
    texts = [text for page in pages if not is_annex(page) and (text := page.text) is not None]
    card = next(iter(_card(pages)), None)
    found: dict[str, Candidate] = {}
    for field in wanted:
        kind = KINDS[field.kind or types.fields.get(field.id).kind]
        for labels in ([one for one in field.labels if not _is_address(one)], list(filter(_is_address, field.labels))):
            own = replace(field, labels=tuple(labels))
            behind = find_labelled(own, kind, texts, types.thresholds.label_likeness)
            if behind is not None and any(map(_is_address, labels)):
                behind = _addressed(behind)
            if behind is not None:
                found.setdefault(field.id, behind)
    wanted_ids = {field.id for field in wanted}
    if "owner_name" in wanted_ids and "owner_name" not in found:
        name = _beside_number(found.get("owner_id"), texts) or _in_subject(subject)
        if name is not None:
            found["owner_name"] = name
    if card is not None:
        found.update({field_id: one for field_id, one in card.items() if field_id in wanted_ids})
    yield from _agreed(found, pages)


def _is_address(label: str) -> bool:
    return bare(label) == _ADDRESS


def _addressed(person: Candidate) -> Candidate | None:
    """Whom a letter is for may own the matter; an agency, or all villages, never."""
    return replace(person, proven=False, reason=_ADDRESSEE) if look(person.value).known_surname else None


def _agreed(found: dict[str, Candidate], pages: Sequence[PageText]) -> Iterator[Candidate]:
    """The same, proven where two of them or two places agree."""
    number, born, name = found.get("owner_id"), found.get("owner_birth_date"), found.get("owner_name")
    if number is not None and born is not None:
        year = year_of_birth(number.value)
        if year is not None and str(year) != born.value[:4]:
            born = _born_in(year, pages) or born
            found["owner_birth_date"] = born
        if year is not None and str(year) == born.value[:4]:
            found["owner_id"] = replace(number, proven=True, reason=_first(number.reason, "agrees_with_birth"))
            found["owner_birth_date"] = replace(born, proven=True, reason=_first(born.reason, "agrees_with_number"))
        elif year is not None:
            found["owner_id"] = replace(number, proven=False, reason="contradicts_birth", strength=0.8)
            found["owner_birth_date"] = replace(born, proven=False, reason="contradicts_number", strength=0.8)
    number = found.get("owner_id")
    if number is not None and not number.certain and _other_sex(number.value, pages):
        found["owner_id"] = replace(number, proven=False, reason="contradicts_sex", strength=0.8)
    if name is not None and not name.certain:
        spelled = _spelled_name(name, pages)
        if name.reason == _ADDRESSEE and not spelled.proven and number is None:
            spelled = replace(spelled, strength=0.8, reason=_ADDRESSEE)
        found["owner_name"] = spelled
    yield from found.values()


def _born_in(year: int, pages: Sequence[PageText]) -> Candidate | None:
    """Another birth on the paper: where it names two people, the owner is who was born when the number says."""
    for page in pages:
        for line in page.lines:
            for match in _BORN.finditer(bare(line.text)):
                rest = line.after(match.end())
                told = _BIRTH.find(rest) if rest is not None else None
                if rest is not None and told is not None and told.start < _CLOSE and told.value[:4] == str(year):
                    span = rest.cut(told.start, told.end)
                    return Candidate("owner_birth_date", told.value, span, told.proven, told.reason)
    return None


def _other_sex(number: str, pages: Sequence[PageText]) -> bool:
    """Whether the one person whose sex the paper tells is not of the sex that the number bears."""
    told = [match[1] for page in pages for line in page.lines for match in _SEX.finditer(bare(line.flat))]
    man = is_of_a_man(number)
    return man is not None and len(told) == 1 and (told[0] == "nam") != man


def _spelled_name(name: Candidate, pages: Sequence[PageText]) -> Candidate:
    """The name as the paper spells it most often; a first word that is a family name but for its marks is put right."""
    result = vote(name.value.split(), spelled_words(pages))
    value = " ".join(result.words)
    others: tuple[str, ...] = ()
    doubtful = has_doubtful_marks(value)
    if result.agreeing == 0 and look(with_surname(value)).known_surname:
        spelled = spell_name(_name_words(name, result.words))
        value, others, doubtful = " ".join(spelled.words), (value, *spelled.others), spelled.doubtful
    if result.agreeing == 0:
        value = with_surname(value)
    repeated = result.is_clear and not result.changed and (result.agreeing > 1 or not has_doubtful_marks(value))
    reason = "named_twice" if repeated else "spelled_by_paper" if result.changed else name.reason
    return replace(
        name,
        value=value,
        proven=repeated,
        repaired=value != name.value,
        reason=reason,
        doubtful=doubtful or _is_strange(value) or has_lost_surname(value),
        others=others,
    )


def _is_strange(value: str) -> bool:
    """It looks like a person's name and begins with no family name: other words with capitals do so too."""
    seen = look(value)
    return seen.like and not seen.known_surname


def _name_words(name: Candidate, words: Sequence[str]) -> list[NameWord]:
    """The name's words with how they were seen; where a word of the span is no part of it, without."""
    seen = name.span.words
    if len(seen) != len(words):
        return [NameWord(word) for word in words]
    return [NameWord(word, old.confidence, old.second) for word, old in zip(words, seen, strict=True)]


def _first(reason: str, other: str) -> str:
    return reason if reason == "card_code" else other


def _beside_number(number: Candidate | None, texts: Sequence[Span]) -> Candidate | None:
    """The last person with a form of address before the identity number."""
    if number is None:
        return None
    for text in texts:
        if text.page != number.span.page:
            continue
        at = text.text.find(number.span.words[0].text)
        for match in reversed(list(_HONORIFIC.finditer(text.text, max(0, at - _NEAR), max(at, 0)))):
            named = _person(text, match.end(), "beside_number")
            if named is not None:
                return named
    return None


def _in_subject(subject: Candidate | None) -> Candidate | None:
    if subject is None:
        return None
    for match in _HONORIFIC.finditer(subject.span.text):
        named = _person(subject.span, match.end(), "named_in_subject")
        if named is not None:
            return replace(named, strength=0.9)
    return None


def _person(text: Span, start: int, reason: str) -> Candidate | None:
    rest = text.after(start)
    found = PersonKind().find(rest) if rest else None
    if rest is None or found is None:
        return None
    return Candidate("owner_name", found.value, rest.cut(found.start, found.end), found.proven, reason)


def _card(pages: Sequence[PageText]) -> Iterator[dict[str, Candidate]]:
    """Owners out of citizen cards' codes: number|old number|name|birth|sex|address|issued (6 or 7 fields and more)."""
    for page in pages:
        for code in page.codes:
            read = _card_fields(code, page.page)
            if read:
                yield read


def _card_fields(code: Code, page: int) -> dict[str, Candidate]:
    card = read_card_code(code.text)
    if card is None:
        return {}
    given = {"owner_id": card.number, "owner_name": card.name, "owner_birth_date": card.born}
    kinds: dict[str, FieldKind] = {
        "owner_id": IdentityKind(),
        "owner_name": OwnerKind(),
        "owner_birth_date": DateKind(),
    }
    span = Span(((Word(code.text, code.region, 1.0),),), page)
    found = {}
    for field_id, text in given.items():
        try:
            value = kinds[field_id].normalise(text)
        except ValueRejected:
            continue
        found[field_id] = Candidate(field_id, value, span, proven=True, reason="card_code", certain=True)
    return found
