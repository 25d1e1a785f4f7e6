"""Batches, the scans that filled them, what could not be taken in, and reviewers' remarks."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.batch import BatchState
from desktop.store.column_types import UtcTime, choice
from desktop.store.tables.base import Base, Versioned


class BatchTable(Versioned, Base):
    __tablename__ = "batch"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    state: Mapped[BatchState] = mapped_column(choice(BatchState, "state"))
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    created_by: Mapped[str] = mapped_column(String(64))
    changed_at: Mapped[datetime] = mapped_column(UtcTime)
    submitted_by: Mapped[str | None] = mapped_column(String(64))
    submitted_at: Mapped[datetime | None] = mapped_column(UtcTime)
    approved_by: Mapped[str | None] = mapped_column(String(64))
    approved_at: Mapped[datetime | None] = mapped_column(UtcTime)

    __table_args__ = (
        Index(
            "uq_batch_open_name",
            "name",
            unique=True,
            sqlite_where=text("state <> 'approved'"),
            postgresql_where=text("state <> 'approved'"),
        ),
        Index("ix_batch_state_id", "state", "id"),
    )


class ScanTable(Base):
    """One run of one source. `finished_at` is empty while it runs, or when it was cut off."""

    __tablename__ = "scan"

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id"), index=True)
    source: Mapped[str] = mapped_column(String(200))
    paths: Mapped[str]
    """JSON list of the files to take in, in order; empty for a scanner."""
    started_at: Mapped[datetime] = mapped_column(UtcTime)
    started_by: Mapped[str] = mapped_column(String(64))
    finished_at: Mapped[datetime | None] = mapped_column(UtcTime)

    __table_args__ = (
        Index(
            "ix_scan_unfinished",
            "id",
            sqlite_where=text("finished_at IS NULL"),
            postgresql_where=text("finished_at IS NULL"),
        ),
    )


class ScanFailureTable(Base):
    """A file, or a page of one, that could not be taken in: the batch shows it until somebody has seen to it."""

    __tablename__ = "scan_failure"

    id: Mapped[int] = mapped_column(primary_key=True)
    scan_id: Mapped[int] = mapped_column(ForeignKey("scan.id"))
    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id"), index=True)
    file: Mapped[str]
    file_index: Mapped[int | None]
    error: Mapped[str] = mapped_column(String(64))
    """The name of the known error's type."""
    detail: Mapped[str]
    settled_at: Mapped[datetime | None] = mapped_column(UtcTime)
    settled_by: Mapped[str | None] = mapped_column(String(64))


class RemarkTable(Base):
    """What a reviewer wants put right; settled when the batch is sent again."""

    __tablename__ = "remark"

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id"), index=True)
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"), index=True)
    field_id: Mapped[str | None] = mapped_column(String(64))
    text: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(UtcTime)
    made_by: Mapped[str] = mapped_column(String(64))
    settled_at: Mapped[datetime | None] = mapped_column(UtcTime)
