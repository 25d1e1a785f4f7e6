"""Lists for screens and commands, as frozen rows; a page of them, never all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from desktop.domain.documents import PageRole
from desktop.domain.identifiers import BatchId, DocumentId, PackageId
from desktop.domain.rows import AuditRow, BatchRow, FailureRow, FoundDocument, PackageRow, RemarkRow, UserRow
from desktop.store.search import SearchIndex
from desktop.store.tables import (
    AuditTable,
    BatchTable,
    DocumentTable,
    FieldReadingTable,
    PackageDocumentTable,
    PackageTable,
    PageTable,
    RemarkTable,
    ScanFailureTable,
    UserTable,
    ValueTable,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import Engine

    from desktop.domain.batch import BatchState

PAGE_OF_ROWS = 200


class Queries:
    """Each call reads one consistent moment and holds nothing afterwards."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def batches(
        self,
        states: Collection[BatchState] | None = None,
        *,
        before: BatchId | None = None,
        limit: int = PAGE_OF_ROWS,
        oldest_first: bool = False,
    ) -> list[BatchRow]:
        """Newest first unless asked otherwise; `before` goes on behind the last row shown, in either order."""
        query = _batch_rows().order_by(BatchTable.id if oldest_first else BatchTable.id.desc()).limit(limit)
        if states is not None:
            query = query.where(BatchTable.state.in_(states))
        if before is not None:
            query = query.where(BatchTable.id > before if oldest_first else BatchTable.id < before)
        return self._batches(query)

    def batch(self, batch_id: BatchId) -> BatchRow | None:
        return next(iter(self._batches(_batch_rows().where(BatchTable.id == batch_id))), None)

    def _batches(self, query: Select[Any]) -> list[BatchRow]:
        with Session(self._engine) as session:
            return [BatchRow(*row) for row in session.execute(query)]

    def remarks(self, batch_id: BatchId) -> list[RemarkRow]:
        """What reviewers want put right and is not settled yet."""
        query = (
            select(
                RemarkTable.document_id,
                RemarkTable.field_id,
                RemarkTable.text,
                RemarkTable.made_at,
                RemarkTable.made_by,
            )
            .where(RemarkTable.batch_id == batch_id, RemarkTable.settled_at.is_(None))
            .order_by(RemarkTable.id)
        )
        with Session(self._engine) as session:
            return [
                RemarkRow(None if row[0] is None else DocumentId(row[0]), row[1], row[2], row[3], row[4])
                for row in session.execute(query)
            ]

    def failures(self, batch_id: BatchId) -> list[FailureRow]:
        query = (
            select(
                ScanFailureTable.id,
                ScanFailureTable.file,
                ScanFailureTable.file_index,
                ScanFailureTable.error,
                ScanFailureTable.detail,
            )
            .where(ScanFailureTable.batch_id == batch_id, ScanFailureTable.settled_at.is_(None))
            .order_by(ScanFailureTable.id)
        )
        with Session(self._engine) as session:
            return [FailureRow(*row) for row in session.execute(query)]

    def found(self, words: str, limit: int) -> list[FoundDocument]:
        """Documents that hold all words, best first."""
        with Session(self._engine) as session:
            ids = SearchIndex(session).find(words, limit)
            rows = session.execute(
                select(DocumentTable, BatchTable.name, BatchTable.state)
                .join(BatchTable, BatchTable.id == DocumentTable.batch_id)
                .where(DocumentTable.id.in_(ids))
            )
            values: dict[DocumentId, dict[str, str]] = {document_id: {} for document_id in ids}
            for document_id, field_id, value in (
                *session.execute(_texts(FieldReadingTable, ids)),
                *session.execute(_texts(ValueTable, ids)),
            ):
                values[document_id][field_id] = value
            found = {
                DocumentId(document.id): FoundDocument(
                    id=DocumentId(document.id),
                    batch_id=BatchId(document.batch_id),
                    batch_name=name,
                    state=state,
                    type_id=document.type_id,
                    values=values[DocumentId(document.id)],
                )
                for document, name, state in rows
            }
        return [found[document_id] for document_id in ids if document_id in found]

    def packages(self, *, limit: int = PAGE_OF_ROWS, before: PackageId | None = None) -> list[PackageRow]:
        documents = (
            select(func.count())
            .where(PackageDocumentTable.package_id == PackageTable.id)
            .correlate(PackageTable)
            .scalar_subquery()
        )
        query = (
            select(
                PackageTable.id,
                PackageTable.name,
                PackageTable.format,
                PackageTable.target,
                PackageTable.state,
                documents,
                PackageTable.created_at,
                PackageTable.created_by,
                PackageTable.problem,
            )
            .order_by(PackageTable.id.desc())
            .limit(limit)
        )
        if before is not None:
            query = query.where(PackageTable.id < before)
        with Session(self._engine) as session:
            return [PackageRow(*row) for row in session.execute(query)]

    def users(self) -> list[UserRow]:
        with Session(self._engine) as session:
            return [
                UserRow(row.name, row.full_name, frozenset(role.role for role in row.roles), row.is_active)
                for row in session.scalars(select(UserTable).order_by(UserTable.name))
            ]

    def audit(self, subject: str, subject_id: int | None, *, limit: int = PAGE_OF_ROWS) -> list[AuditRow]:
        """The newest entries about one thing, newest first."""
        query = (
            select(
                AuditTable.at,
                AuditTable.by_name,
                AuditTable.action,
                AuditTable.subject,
                AuditTable.subject_id,
                AuditTable.details,
            )
            .where(AuditTable.subject == subject, AuditTable.subject_id.is_not_distinct_from(subject_id))
            .order_by(AuditTable.id.desc())
            .limit(limit)
        )
        with Session(self._engine) as session:
            return [AuditRow(*row) for row in session.execute(query)]

    def confirmed_before(self, field_id: str, beginning: str, limit: int = 8) -> Sequence[str]:
        """Values that people confirmed for a field and that begin so, most used first: for completion."""
        query = (
            select(ValueTable.value)
            .where(ValueTable.field_id == field_id, ValueTable.value.startswith(beginning, autoescape=True))
            .group_by(ValueTable.value)
            .order_by(func.count().desc(), ValueTable.value)
            .limit(limit)
        )
        with Session(self._engine) as session:
            return list(session.scalars(query))


def _texts(table: Any, ids: Sequence[DocumentId]) -> Select[Any]:
    return select(table.document_id, table.field_id, table.value).where(table.document_id.in_(ids))


def _batch_rows() -> Select[Any]:
    def count(table: type[Any], *conditions: Any) -> Any:
        return (
            select(func.count())
            .where(table.batch_id == BatchTable.id, *conditions)
            .correlate(BatchTable)
            .scalar_subquery()
        )

    return select(
        BatchTable.id,
        BatchTable.name,
        BatchTable.state,
        count(PageTable),
        count(PageTable, PageTable.role == PageRole.UNREAD),
        count(DocumentTable),
        count(DocumentTable, DocumentTable.confirmed_at.is_not(None)),
        count(ScanFailureTable, ScanFailureTable.settled_at.is_(None)),
        BatchTable.created_at,
        BatchTable.created_by,
        BatchTable.changed_at,
        BatchTable.submitted_by,
        BatchTable.approved_by,
    )
