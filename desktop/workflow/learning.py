"""Learning from what people confirm.

What a document teaches follows from its confirmed values and its type alone: before and after each change it is worked
out, and the difference is counted in the same transaction. So a correction takes back what the mistake had taught, and
nothing is learnt from a reading that nobody confirmed. Names and numbers of those whom papers concern are not learnt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.domain.identifiers import DocumentId
from desktop.domain.knowledge import Fact, FactKind
from ocr.documents.known_cue import title_of
from ocr.documents.known_numbers import symbol_of
from ocr.fields.number_symbol import parts
from ocr.language.matching import letters

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from desktop.store.tables import DocumentTable
    from desktop.store.unit_of_work import UnitOfWork
    from desktop.workflow.office import Office
    from ocr.types import PageReading

_LONGEST: Final = 300


def taught_by(document: DocumentTable, unit: UnitOfWork, office: Office) -> frozenset[Fact]:
    """What a document teaches as it stands now in the running transaction."""
    document_id = DocumentId(document.id)
    values = {row.field_id: row.value for row in unit.documents.values(document_id) if row.value}
    facts = set(_facts(values, document.type_id))
    if document.type_id != document.type_read:
        facts |= _cue(document, unit, office)
    return frozenset(fact for fact in facts if max(len(fact.key), len(fact.value), len(fact.detail)) <= _LONGEST)


def relearn(before: frozenset[Fact], after: frozenset[Fact], at: datetime, unit: UnitOfWork) -> None:
    """Count what is taught now and was not before, and take back what no longer is."""
    for fact in before - after:
        if fact.kind is not FactKind.NUMBER:
            unit.knowledge.discount(fact)
    for fact in after - before:
        if fact.kind is not FactKind.NUMBER:
            unit.knowledge.count(fact, at)
    for key, day in {(fact.key, fact.value) for fact in before ^ after if fact.kind is FactKind.NUMBER}:
        unit.knowledge.set_day(key, day, _numbers(key, day, unit), at)


def _facts(values: dict[str, str], type_id: str) -> Iterable[Fact]:
    for field_id in ("issuer", "parent_agency"):
        if field_id in values:
            yield Fact(FactKind.AGENCY, letters(values[field_id]), values[field_id])
    issuer = letters(values.get("issuer", ""))
    if not issuer:
        return
    if "signer" in values:
        yield Fact(FactKind.SIGNER, issuer, values["signer"], values.get("signer_position", ""))
    number = values.get("document_number", "")
    symbol, taken = symbol_of(number), parts(number)
    if symbol and taken is not None:
        yield Fact(FactKind.SYMBOL, issuer, symbol, type_id)
        if values.get("issued_on") and taken.number.isdigit():
            yield Fact(FactKind.NUMBER, f"{issuer}|{symbol}", values["issued_on"], str(int(taken.number)))


def _cue(document: DocumentTable, unit: UnitOfWork, office: Office) -> set[Fact]:
    """A person said the type: the paper's title speaks for it from now on."""
    title = title_of(_readings(DocumentId(document.id), unit), office.types)
    return {Fact(FactKind.CUE, title, document.type_id)} if title else set()


def _readings(document_id: DocumentId, unit: UnitOfWork) -> list[PageReading]:
    from desktop.workflow.sorting import reading_of

    pages = unit.pages.of_document(document_id)
    packed = unit.pages.readings([page.id for page in pages[:1]])
    return [reading_of(page, packed) for page in pages[:1]]


def _numbers(key: str, day: str, unit: UnitOfWork) -> list[int]:
    found = []
    for issuer, number in unit.knowledge.numbers_of_day(day):
        taken = parts(number)
        if taken is not None and taken.number.isdigit() and f"{letters(issuer)}|{symbol_of(number)}" == key:
            found.append(int(taken.number))
    return found
