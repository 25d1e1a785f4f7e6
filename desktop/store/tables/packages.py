"""Packages: what left, in which format, with which documents."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.documents import PackageState
from desktop.store.column_types import UtcTime, choice
from desktop.store.tables.base import Base, Versioned


class PackageTable(Versioned, Base):
    """The row is there before the first file is written, so that a package cut off halfway is known and finished."""

    __tablename__ = "package"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    format: Mapped[str] = mapped_column(String(40))
    profile: Mapped[str] = mapped_column(String(200))
    target: Mapped[str]
    """The folder of the package, absolute."""
    state: Mapped[PackageState] = mapped_column(choice(PackageState, "state"), index=True)
    manifest_sha256: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    created_by: Mapped[str] = mapped_column(String(64))
    finished_at: Mapped[datetime | None] = mapped_column(UtcTime)
    problem: Mapped[str | None]


class PackageDocumentTable(Base):
    __tablename__ = "package_document"

    package_id: Mapped[int] = mapped_column(ForeignKey("package.id"), primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), primary_key=True, index=True)
