"""Who did what to what, when. Triggers refuse update and delete."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.column_types import UtcTime
from desktop.store.tables.base import Base


class AuditTable(Base):
    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcTime)
    by_name: Mapped[str] = mapped_column(String(64))
    action: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(20))
    """`batch`, `document`, `package`, `user`, `dossiers`, `store`."""
    subject_id: Mapped[int | None]
    details: Mapped[str]
    """JSON: before and after, remark, counts."""

    __table_args__ = (Index("ix_audit_subject_subject_id", "subject", "subject_id"),)
