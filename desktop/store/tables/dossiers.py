"""The office's dossiers, as its list says."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.column_types import UtcTime
from desktop.store.tables.base import Base, Versioned


class DossierTable(Versioned, Base):
    __tablename__ = "dossier"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(64), unique=True)
    procedure_code: Mapped[str] = mapped_column(String(40), index=True)
    owner_id: Mapped[str] = mapped_column(String(20), index=True)
    owner_name: Mapped[str] = mapped_column(String(200))
    owner_folded: Mapped[str] = mapped_column(String(200), index=True)
    """Without accents, lower case: for matching only."""
    result_number: Mapped[str] = mapped_column(String(100), index=True)
    """The number of the paper that the dossier gave, where the list knows it."""
    data: Mapped[str]
    """All that the list says of it, as JSON: our field id → text."""
    imported_at: Mapped[datetime] = mapped_column(UtcTime)
