"""Find the dossier that a document belongs to: by its code, else by its number, else by its owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.identifiers import DocumentId
from desktop.store.search import fold
from desktop.store.tables import FieldReadingTable

if TYPE_CHECKING:
    from desktop.store.tables import DocumentTable, DossierTable
    from desktop.store.unit_of_work import UnitOfWork

DOSSIER_CODE = "dossier_code"
BY_NUMBER = "dossier_by_number"
BY_OWNER = "dossier_by_owner"


def match_dossier(document: DocumentTable, unit: UnitOfWork) -> None:
    """Link the document to its dossier.

    A code that stands on the paper, or that a person typed, decides. Else a dossier found by the paper's number is
    proposed as sure when only one has that number; found by the owner alone it is proposed as unsure, for a person to
    confirm. Several candidates are no match.
    """
    document_id = DocumentId(document.id)
    texts = _texts(document_id, unit)
    if texts.get(DOSSIER_CODE):
        dossier = unit.dossiers.by_code(texts[DOSSIER_CODE])
        document.dossier_id = dossier.id if dossier else None
        return
    dossier, reason = _candidate(texts, unit)
    document.dossier_id = dossier.id if dossier else None
    if dossier is not None:
        unit.documents.put_reading(
            FieldReadingTable(
                document_id=document_id,
                field_id=DOSSIER_CODE,
                value=dossier.code,
                raw="",
                confidence=0.99 if reason == BY_NUMBER else 0.6,
                sure=reason == BY_NUMBER,
                page_id=None,
                reason=reason,
            )
        )


def _candidate(texts: dict[str, str], unit: UnitOfWork) -> tuple[DossierTable | None, str]:
    number = texts.get("document_number")
    if number:
        found = unit.dossiers.by_result_number(number)
        if len(found) == 1:
            return found[0], BY_NUMBER
    owner_id, owner_name = texts.get("owner_id"), texts.get("owner_name")
    found = unit.dossiers.by_owner_id(owner_id) if owner_id else []
    if not found and owner_name:
        found = unit.dossiers.by_owner_name(fold(owner_name))
    return (found[0], BY_OWNER) if len(found) == 1 else (None, "")


def _texts(document_id: DocumentId, unit: UnitOfWork) -> dict[str, str]:
    """Values, else readings; a proposal from the list itself is no evidence."""
    texts = {
        row.field_id: row.value
        for row in unit.documents.readings(document_id)
        if row.reason not in (BY_NUMBER, BY_OWNER)
    }
    return texts | {row.field_id: row.value for row in unit.documents.values(document_id)}
