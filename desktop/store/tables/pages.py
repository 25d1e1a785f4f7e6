"""Pages with their master images, and what the machine saw on them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.documents import PageRole
from desktop.store.column_types import UtcTime, choice
from desktop.store.tables.base import Base, Versioned


class PageTable(Versioned, Base):
    """One side of a sheet. `position` orders the pages of a batch."""

    __tablename__ = "page"

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id"))
    scan_id: Mapped[int] = mapped_column(ForeignKey("scan.id"))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"), index=True)
    position: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    media_type: Mapped[str] = mapped_column(String(40))
    pixel_width: Mapped[int]
    """Of the master image as it lies in the vault."""
    pixel_height: Mapped[int]
    dpi: Mapped[int | None]
    file: Mapped[str]
    file_index: Mapped[int]
    original_id: Mapped[int | None] = mapped_column(ForeignKey("original.id"))
    """The PDF it is page `file_index` of, where that is more than pictures."""
    role: Mapped[PageRole] = mapped_column(choice(PageRole, "role"), default=PageRole.UNREAD)
    rotation: Mapped[int] = mapped_column(default=0)
    """Degrees clockwise by which the master is turned."""
    added_at: Mapped[datetime] = mapped_column(UtcTime)
    attempts: Mapped[int] = mapped_column(default=0)
    """How often reading it has ended in a child's death or an engine's failure."""
    reading_error: Mapped[str | None] = mapped_column(String(64))
    """The known error that set the page aside, after the attempts ran out."""

    __table_args__ = (
        UniqueConstraint("batch_id", "position"),
        UniqueConstraint("scan_id", "file", "file_index"),
        Index(
            "ix_page_unread",
            "batch_id",
            "id",
            sqlite_where=text("role = 'unread'"),
            postgresql_where=text("role = 'unread'"),
        ),
    )


class PageReadingTable(Base):
    """The reading of one page, as `ocr.serial` packs it."""

    __tablename__ = "page_reading"

    page_id: Mapped[int] = mapped_column(ForeignKey("page.id"), primary_key=True)
    data: Mapped[bytes]
    engine: Mapped[str] = mapped_column(String(200))
    read_at: Mapped[datetime] = mapped_column(UtcTime)
