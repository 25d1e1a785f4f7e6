"""Find the dossier that a document belongs to: by its code, else by its number, else by its owner.

What the paper and the office's own list say independently of each other proves both: a reading that agrees with the
list of a dossier found by other evidence is sure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.domain.identifiers import DocumentId
from desktop.store.search import fold
from desktop.store.tables import FieldReadingTable
from ocr.documents.slips import SLIP_BEFORE

if TYPE_CHECKING:
    from desktop.store.tables import DocumentTable, DossierTable
    from desktop.store.unit_of_work import UnitOfWork

DOSSIER_CODE: Final = "dossier_code"
BY_NUMBER: Final = "dossier_by_number"
BY_OWNER: Final = "dossier_by_owner"
AGREES: Final = "agrees_with_list"

_PROPOSALS: Final = (BY_NUMBER, BY_OWNER)
_NUMBER: Final = "document_number"
_OWNER: Final = frozenset({"owner_id", "owner_name"})


@dataclass(frozen=True, slots=True)
class _Match:
    dossier: DossierTable
    by: str
    """The field that led to it."""


def match_dossier(document: DocumentTable, unit: UnitOfWork) -> None:
    """Link the document to its dossier, and let the list speak for the readings that agree with it.

    A code that stands on the paper, or that a person typed, decides. Else a dossier found by the paper's number is
    proposed, sure when the owner agrees too; found by the owner alone it is unsure, for a person to confirm. Several
    candidates are no match. Where a person has cleared the code nothing is proposed any more, and the owner alone no
    longer decides. The code of the slip that lay on top is a proposal until something on the paper agrees: what the
    paper itself leads to goes before it, and a list that knows another owner or number for it makes no match.
    """
    document_id = DocumentId(document.id)
    texts = _texts(document_id, unit)
    match = _find(texts, unit)
    if match is None and DOSSIER_CODE not in texts and (given := _by_slip(document_id, texts, unit)) is not None:
        match, texts = given, texts | {DOSSIER_CODE: given.dossier.code}
    document.dossier_id = match.dossier.id if match else None
    if not texts.get(DOSSIER_CODE):
        unit.documents.drop_readings(document_id, reasons=_PROPOSALS)
    if match is None:
        return
    agreeing = _agreeing(texts, match.dossier)
    proven = agreeing if len(agreeing) > 1 else agreeing - {match.by}
    for reading in unit.documents.readings(document_id):
        if reading.field_id in proven and reading.value == texts[reading.field_id] and reading.reason not in _PROPOSALS:
            reading.sure, reading.confidence = True, max(reading.confidence, 0.99)
            reading.reason = AGREES
    if DOSSIER_CODE not in texts:
        unit.documents.put_reading(
            _proposal(document_id, match, is_proven=_NUMBER in agreeing and bool(agreeing & _OWNER))
        )


def _find(texts: dict[str, str], unit: UnitOfWork) -> _Match | None:
    if texts.get(DOSSIER_CODE):
        dossier = unit.dossiers.by_code(texts[DOSSIER_CODE])
        return _Match(dossier, DOSSIER_CODE) if dossier else None
    number, owner_id, owner_name = texts.get(_NUMBER), texts.get("owner_id"), texts.get("owner_name")
    if number and len(found := unit.dossiers.by_result_number(number)) == 1:
        return _Match(found[0], _NUMBER)
    if DOSSIER_CODE in texts:
        return None
    if owner_id and len(found := unit.dossiers.by_owner_id(owner_id)) == 1:
        return _Match(found[0], "owner_id")
    if owner_name and len(found := unit.dossiers.by_owner_name(fold(owner_name))) == 1:
        return _Match(found[0], "owner_name")
    return None


def slip_code(document_id: DocumentId, unit: UnitOfWork) -> FieldReadingTable | None:
    """What the slip on top said, as a proposal again: a paper's own pages cannot tell it a second time."""
    found = next((row for row in unit.documents.readings(document_id) if row.reason == SLIP_BEFORE), None)
    return found and slips_proposal(document_id, found.value)


def slips_proposal(document_id: DocumentId, code: str) -> FieldReadingTable:
    return FieldReadingTable(
        document_id=document_id,
        field_id=DOSSIER_CODE,
        value=code,
        raw="",
        confidence=0.6,
        sure=False,
        page_id=None,
        reason=SLIP_BEFORE,
    )


def _by_slip(document_id: DocumentId, texts: dict[str, str], unit: UnitOfWork) -> _Match | None:
    row = next((row for row in unit.documents.readings(document_id) if _is_slips(row)), None)
    dossier = unit.dossiers.by_code(row.value) if row is not None else None
    if dossier is None:
        return None
    listed = {_NUMBER: dossier.result_number, "owner_id": dossier.owner_id}
    differs = any(
        listed[field_id] and texts.get(field_id) and texts[field_id].casefold() != str(listed[field_id]).casefold()
        for field_id in listed
    )
    return None if differs else _Match(dossier, DOSSIER_CODE)


def _is_slips(row: FieldReadingTable) -> bool:
    return row.field_id == DOSSIER_CODE and row.reason == SLIP_BEFORE and not row.sure


def _agreeing(texts: dict[str, str], dossier: DossierTable) -> set[str]:
    """Fields whose text is the list's, letter by letter but for case."""
    listed = {
        DOSSIER_CODE: dossier.code,
        _NUMBER: dossier.result_number,
        "owner_name": dossier.owner_name,
        "owner_id": dossier.owner_id,
    }
    return {
        field_id
        for field_id, text in texts.items()
        if listed.get(field_id) and text.casefold() == listed[field_id].casefold()
    }


def _proposal(document_id: DocumentId, match: _Match, *, is_proven: bool) -> FieldReadingTable:
    by_number = match.by == _NUMBER
    return FieldReadingTable(
        document_id=document_id,
        field_id=DOSSIER_CODE,
        value=match.dossier.code,
        raw="",
        confidence=0.99 if is_proven else 0.6,
        sure=is_proven,
        page_id=None,
        reason=BY_NUMBER if by_number else BY_OWNER,
    )


def _texts(document_id: DocumentId, unit: UnitOfWork) -> dict[str, str]:
    """Values, else readings; a proposal from the list itself or from a slip alone is no evidence."""
    readings = (row for row in unit.documents.readings(document_id) if not _is_slips(row))
    texts = {row.field_id: row.value for row in readings if row.reason not in _PROPOSALS}
    return texts | {row.field_id: row.value for row in unit.documents.values(document_id)}
