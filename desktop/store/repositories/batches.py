"""Batches, their scans, failures and remarks."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop.domain.batch import OPEN, BatchState
from desktop.store.tables import (
    BatchTable,
    DocumentTable,
    RemarkTable,
    ScanFailureTable,
    ScanTable,
    ValueTable,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from desktop.domain.identifiers import BatchId, DocumentId, ScanId


class Batches:
    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, batch_id: BatchId) -> BatchTable | None:
        return self._session.get(BatchTable, batch_id)

    def named(self, name: str) -> BatchTable | None:
        """The open batch of that name, else the newest approved one."""
        rows = self._session.scalars(select(BatchTable).where(BatchTable.name == name).order_by(BatchTable.id.desc()))
        found = list(rows.fetchmany(50))
        return next((row for row in found if row.state in OPEN), found[0] if found else None)

    def free_name(self, wanted: str) -> str:
        """`wanted`, or with a number behind it where an open batch is called so."""
        taken = set(self._session.scalars(select(BatchTable.name).where(BatchTable.state.in_(OPEN))))
        names = itertools.chain([wanted], (f"{wanted} {number}" for number in itertools.count(2)))
        return next(name for name in names if name not in taken)

    def add(self, name: str, *, by: str, at: datetime) -> BatchTable:
        row = BatchTable(name=name, state=BatchState.SCANNING, created_at=at, created_by=by, changed_at=at)
        self._session.add(row)
        self._session.flush()
        return row

    def checkers(self, batch_id: BatchId) -> frozenset[str]:
        """Everybody who confirmed a value or a document of the batch, or sent it on."""
        documents = select(DocumentTable.id).where(DocumentTable.batch_id == batch_id)
        values = select(ValueTable.confirmed_by).where(ValueTable.document_id.in_(documents)).distinct()
        confirmed = select(DocumentTable.confirmed_by).where(DocumentTable.batch_id == batch_id).distinct()
        submitted = select(BatchTable.submitted_by).where(BatchTable.id == batch_id)
        names: set[str | None] = set(self._session.scalars(values))
        names.update(self._session.scalars(confirmed))
        names.update(self._session.scalars(submitted))
        return frozenset(name for name in names if name is not None)

    def start_scan(self, batch_id: BatchId, source: str, paths: Sequence[str], *, by: str, at: datetime) -> ScanTable:
        row = ScanTable(
            batch_id=batch_id,
            source=source,
            paths=json.dumps(list(paths)),
            started_at=at,
            started_by=by,
        )
        self._session.add(row)
        self._session.flush()
        return row

    def scan(self, scan_id: ScanId) -> ScanTable:
        return self._session.get_one(ScanTable, scan_id)

    def unfinished_scans(self) -> list[ScanTable]:
        return list(
            self._session.scalars(select(ScanTable).where(ScanTable.finished_at.is_(None)).order_by(ScanTable.id))
        )

    def add_failure(self, scan: ScanTable, file: str, file_index: int | None, *, error: str, detail: str) -> None:
        """Once per file and page, however often the scan is taken up again or the same files are given again."""
        known = self._session.scalar(
            select(func.count()).where(
                (ScanFailureTable.scan_id == scan.id)
                | (ScanFailureTable.batch_id == scan.batch_id) & ScanFailureTable.settled_at.is_(None),
                ScanFailureTable.file == file,
                ScanFailureTable.file_index.is_not_distinct_from(file_index),
            )
        )
        if not known:
            self._session.add(
                ScanFailureTable(
                    scan_id=scan.id,
                    batch_id=scan.batch_id,
                    file=file,
                    file_index=file_index,
                    error=error,
                    detail=detail,
                )
            )

    def open_failures(self, batch_id: BatchId) -> list[ScanFailureTable]:
        return list(
            self._session.scalars(
                select(ScanFailureTable)
                .where(ScanFailureTable.batch_id == batch_id, ScanFailureTable.settled_at.is_(None))
                .order_by(ScanFailureTable.id)
            )
        )

    def add_remark(
        self,
        batch_id: BatchId,
        text: str,
        *,
        by: str,
        at: datetime,
        document_id: int | None = None,
        field_id: str | None = None,
    ) -> None:
        self._session.add(
            RemarkTable(
                batch_id=batch_id, document_id=document_id, field_id=field_id, text=text, made_at=at, made_by=by
            )
        )

    def open_remarks(self, batch_id: BatchId) -> list[RemarkTable]:
        return list(
            self._session.scalars(
                select(RemarkTable)
                .where(RemarkTable.batch_id == batch_id, RemarkTable.settled_at.is_(None))
                .order_by(RemarkTable.id)
            )
        )

    def open_remarks_on(self, document_id: DocumentId, field_id: str) -> list[RemarkTable]:
        return list(
            self._session.scalars(
                select(RemarkTable).where(
                    RemarkTable.document_id == document_id,
                    RemarkTable.field_id == field_id,
                    RemarkTable.settled_at.is_(None),
                )
            )
        )
