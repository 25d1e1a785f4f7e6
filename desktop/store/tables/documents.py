"""Documents, what was read for their fields, and what people confirmed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.documents import ValueOrigin
from desktop.store.column_types import UtcTime, choice
from desktop.store.tables.base import Base, Versioned


class DocumentTable(Versioned, Base):
    __tablename__ = "document"

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id"))
    position: Mapped[int]
    type_id: Mapped[str] = mapped_column(String(20))
    """The type in force: the reading's until a person says otherwise."""
    type_read: Mapped[str] = mapped_column(String(20))
    type_confidence: Mapped[float]
    type_sure: Mapped[bool]
    type_evidence: Mapped[str]
    cut_reason: Mapped[str] = mapped_column(String(20))
    dossier_id: Mapped[int | None] = mapped_column(ForeignKey("dossier.id"), index=True)
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    confirmed_by: Mapped[str | None] = mapped_column(String(64))
    changed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    """Set with every change of its values, so that its version moves with them."""

    __table_args__ = (Index("ix_document_batch_id_position", "batch_id", "position"),)


class FieldReadingTable(Base):
    """What the machine read for a field; it stays when a person confirms something else."""

    __tablename__ = "field_reading"

    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), primary_key=True)
    field_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str]
    raw: Mapped[str]
    confidence: Mapped[float]
    sure: Mapped[bool]
    page_id: Mapped[int | None] = mapped_column(ForeignKey("page.id"))
    """None: the dossier list says so, no page."""
    left: Mapped[int | None]
    top: Mapped[int | None]
    right: Mapped[int | None]
    bottom: Mapped[int | None]
    reason: Mapped[str] = mapped_column(String(64))
    plain: Mapped[str | None]
    """What was read without the office's knowledge; None where that changed nothing."""
    others: Mapped[str | None]
    """JSON list of further values it may be; None where there are none."""


class ValueTable(Versioned, Base):
    """What a person confirmed for a field; an empty text says that the paper does not bear it."""

    __tablename__ = "field_value"

    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), primary_key=True)
    field_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str]
    origin: Mapped[ValueOrigin] = mapped_column(choice(ValueOrigin, "origin"))
    confirmed_at: Mapped[datetime] = mapped_column(UtcTime)
    confirmed_by: Mapped[str] = mapped_column(String(64))

    __table_args__ = (Index("ix_field_value_field_id_value", "field_id", "value"),)
