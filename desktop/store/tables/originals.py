"""Files that are kept as they came: PDFs that are more than pictures."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.column_types import UtcTime
from desktop.store.tables.base import Base


class OriginalTable(Base):
    """A PDF of which pages were made. It lies in the vault, byte for byte."""

    __tablename__ = "original"

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str]
    """As the file was called when it first came in."""
    size: Mapped[int]
    signatures: Mapped[str]
    """JSON: for each signature its signer, organisation, moment, whether it is intact and covers the file."""
    added_at: Mapped[datetime] = mapped_column(UtcTime)
