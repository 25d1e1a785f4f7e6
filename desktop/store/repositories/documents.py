"""Documents, field readings and confirmed values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop.domain.batch import EDITABLE
from desktop.domain.identifiers import BatchId, DocumentId
from desktop.store.tables import BatchTable, DocumentTable, DossierTable, FieldReadingTable, ValueTable

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlalchemy.orm import Session

    from desktop.domain.batch import BatchState


class Documents:
    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, document_id: DocumentId) -> DocumentTable | None:
        return self._session.get(DocumentTable, document_id)

    def add(self, row: DocumentTable) -> DocumentId:
        self._session.add(row)
        self._session.flush()
        return DocumentId(row.id)

    def of_batch(self, batch_id: BatchId) -> list[DocumentTable]:
        return list(
            self._session.scalars(
                select(DocumentTable).where(DocumentTable.batch_id == batch_id).order_by(DocumentTable.position)
            )
        )

    def readings(self, document_id: DocumentId) -> list[FieldReadingTable]:
        return list(
            self._session.scalars(select(FieldReadingTable).where(FieldReadingTable.document_id == document_id))
        )

    def put_reading(self, row: FieldReadingTable) -> None:
        self._session.merge(row)

    def drop_readings(self, document_id: DocumentId, *, reasons: Collection[str] | None = None) -> None:
        """All of them, or those alone that were proposed for one of `reasons`."""
        for row in self.readings(document_id):
            if reasons is None or row.reason in reasons:
                self._session.delete(row)
        self._session.flush()

    def values(self, document_id: DocumentId) -> list[ValueTable]:
        return list(self._session.scalars(select(ValueTable).where(ValueTable.document_id == document_id)))

    def value(self, document_id: DocumentId, field_id: str) -> ValueTable | None:
        return self._session.get(ValueTable, (document_id, field_id))

    def add_value(self, row: ValueTable) -> None:
        self._session.add(row)

    def in_batches(
        self,
        state: BatchState,
        *,
        batch_id: BatchId | None = None,
        issued_from: date | None = None,
        issued_until: date | None = None,
    ) -> list[DocumentId]:
        """Documents of batches in `state`, in order; the days are those of issue, both included."""
        query = (
            select(DocumentTable.id)
            .join(BatchTable, BatchTable.id == DocumentTable.batch_id)
            .where(BatchTable.state == state)
            .order_by(DocumentTable.batch_id, DocumentTable.position)
        )
        if batch_id is not None:
            query = query.where(DocumentTable.batch_id == batch_id)
        if issued_from is not None or issued_until is not None:
            query = query.join(
                ValueTable, (ValueTable.document_id == DocumentTable.id) & (ValueTable.field_id == "issued_on")
            )
            if issued_from is not None:
                query = query.where(ValueTable.value >= issued_from.isoformat())
            if issued_until is not None:
                query = query.where(ValueTable.value <= issued_until.isoformat(), ValueTable.value != "")
        return [DocumentId(row) for row in self._session.scalars(query)]

    def of_procedure(self, procedure_code: str) -> frozenset[DocumentId]:
        """Documents whose dossier is of that procedure."""
        rows = self._session.scalars(
            select(DocumentTable.id)
            .join(DossierTable, DossierTable.id == DocumentTable.dossier_id)
            .where(DossierTable.procedure_code == procedure_code)
        )
        return frozenset(DocumentId(row) for row in rows)

    def without_dossier(self) -> list[DocumentTable]:
        """Documents still being checked that belong to no dossier yet."""
        return list(
            self._session.scalars(
                select(DocumentTable)
                .join(BatchTable, BatchTable.id == DocumentTable.batch_id)
                .where(BatchTable.state.in_(EDITABLE), DocumentTable.dossier_id.is_(None))
                .order_by(DocumentTable.id)
            )
        )
