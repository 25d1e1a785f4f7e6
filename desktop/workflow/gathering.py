"""What the office knows of the papers of a stack, handed to their reading."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from desktop.domain.knowledge import FactKind
from ocr.documents.file_name import says_nothing
from ocr.documents.known_numbers import symbol_of
from ocr.fields.number_symbol import parts
from ocr.language.matching import letters
from ocr.types import (
    IssuedPaper,
    KnownAgency,
    KnownCue,
    KnownSigner,
    KnownSymbol,
    NumberNeighbour,
    OfficeKnowledge,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.store.tables import PageTable
    from desktop.store.unit_of_work import UnitOfWork
    from ocr.types import DocumentReading

KNOWLEDGE_USED: Final = "knowledge_used"
"""Whether what was learnt is used; it is counted all the same, so that switching on again finds it whole."""
_MOST_ISSUERS: Final = 40
_MOST_FACTS: Final = 600
_MOST_AGENCIES: Final = 200
_MOST_CUES: Final = 200
_MOST_REGISTERS: Final = 60
_DAYS_EACH_WAY: Final = 3
_MOST_ISSUED: Final = 1000


def gather(found: Sequence[DocumentReading], unit: UnitOfWork, *, pages: Sequence[PageTable] = ()) -> OfficeKnowledge:
    """What the office knows of the issuers, registers and numbers that a first reading of a stack names.

    How much is asked for and handed on depends on the stack, not on the archive.
    """
    names = _file_names(pages)
    if not unit.settings.flag(KNOWLEDGE_USED, default=True):
        return OfficeKnowledge(file_names=names)
    issuers = {letters(one) for one in _values(found, "issuer")} | {
        letters(one) for one in _values(found, "parent_agency")
    }
    facts = unit.knowledge.of_issuers(sorted(issuers)[:_MOST_ISSUERS], _MOST_FACTS)
    agencies = unit.knowledge.most_confirmed(FactKind.AGENCY, _MOST_AGENCIES)
    agencies += [row for row in facts if row.kind is FactKind.AGENCY and row not in agencies]
    return OfficeKnowledge(
        neighbours=tuple(dict.fromkeys((*_in_stack(found), *_in_registers(found, unit)))),
        known_agencies=tuple(KnownAgency(row.value, row.papers) for row in agencies),
        known_signers=tuple(
            KnownSigner(row.value, row.detail, row.key, row.papers) for row in facts if row.kind is FactKind.SIGNER
        ),
        known_symbols=tuple(
            KnownSymbol(row.value, row.detail, row.key, row.papers) for row in facts if row.kind is FactKind.SYMBOL
        ),
        known_cues=tuple(
            KnownCue(row.key, row.value, row.papers) for row in unit.knowledge.most_confirmed(FactKind.CUE, _MOST_CUES)
        ),
        issued=_issued(found, unit),
        file_names=names,
    )


def says_anything(knowledge: OfficeKnowledge) -> bool:
    return any(knowledge.file_names) or replace(knowledge, file_names=()) != OfficeKnowledge()


def _values(found: Sequence[DocumentReading], field_id: str) -> list[str]:
    return [field.value for one in found if (field := one.field(field_id)) is not None]


def _in_stack(found: Sequence[DocumentReading]) -> Iterable[NumberNeighbour]:
    """Papers of the stack whose number and day are sure."""
    for one in found:
        number, day, issuer = one.field("document_number"), one.field("issued_on"), one.field("issuer")
        taken = parts(number.value) if number is not None else None
        if number and day and issuer and taken and number.sure and day.sure and taken.number.isdigit():
            yield NumberNeighbour(symbol_of(number.value), int(taken.number), day.value, letters(issuer.value))


def _in_registers(found: Sequence[DocumentReading], unit: UnitOfWork) -> Iterable[NumberNeighbour]:
    wanted: dict[tuple[str, str], None] = {}
    for one in found:
        number, day, issuer = one.field("document_number"), one.field("issued_on"), one.field("issuer")
        if number is not None and issuer is not None and day is not None and symbol_of(number.value):
            wanted[f"{letters(issuer.value)}|{symbol_of(number.value)}", day.value] = None
    for key, near in list(wanted)[:_MOST_REGISTERS]:
        agency, _, symbol = key.rpartition("|")
        for row in unit.knowledge.days(key, near, _DAYS_EACH_WAY):
            for figures in dict.fromkeys(row.detail.split("-")):
                yield NumberNeighbour(symbol, int(figures), row.value, agency)


def _issued(found: Sequence[DocumentReading], unit: UnitOfWork) -> tuple[IssuedPaper, ...]:
    numbers, days = _values(found, "document_number"), _values(found, "issued_on")
    numbers = list(dict.fromkeys([*numbers, *(number.lstrip("0") for number in numbers)]))
    rows = unit.knowledge.issued(numbers, list(dict.fromkeys(days)), _MOST_ISSUED)
    return tuple(IssuedPaper(row.value, row.detail, row.key) for row in rows)


def _file_names(pages: Sequence[PageTable]) -> tuple[str, ...]:
    """A file's name belongs to the paper that the file begins with; names that machines give say nothing."""
    names = (page.file.replace("\\", "/").rpartition("/")[2] if page.file_index == 0 else "" for page in pages)
    return tuple("" if says_nothing(name) else name for name in names)
