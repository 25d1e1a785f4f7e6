"""What the office has confirmed, counted: it grows with agencies, people and days, never with the papers."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.knowledge import FactKind
from desktop.store.column_types import UtcTime, choice
from desktop.store.tables.base import Base


class FactTable(Base):
    """One thing the office knows. What `key`, `value` and `detail` hold of each kind: `desktop.domain.knowledge`."""

    __tablename__ = "knowledge"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[FactKind] = mapped_column(choice(FactKind, "kind"))
    key: Mapped[str] = mapped_column(String(300))
    value: Mapped[str] = mapped_column(String(300))
    detail: Mapped[str] = mapped_column(String(300))
    papers: Mapped[int]
    """How many confirmed papers say so now."""
    last_seen: Mapped[datetime] = mapped_column(UtcTime)
    is_off: Mapped[bool] = mapped_column(default=False)
    """A person wants it not to be used; it is counted all the same."""

    __table_args__ = (
        UniqueConstraint("kind", "key", "value", "detail"),
        Index("ix_knowledge_kind_papers", "kind", "papers"),
        Index("ix_knowledge_kind_value", "kind", "value"),
        Index("ix_knowledge_kind_detail", "kind", "detail"),
    )
