"""Packages and the documents in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop.domain.documents import PackageState
from desktop.domain.identifiers import DocumentId, PackageId
from desktop.store.tables import PackageDocumentTable, PackageTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session


class Packages:
    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, package_id: PackageId) -> PackageTable | None:
        return self._session.get(PackageTable, package_id)

    def add(self, row: PackageTable, documents: Sequence[DocumentId]) -> PackageId:
        self._session.add(row)
        self._session.flush()
        self._session.add_all(
            PackageDocumentTable(package_id=row.id, document_id=document_id) for document_id in documents
        )
        self._session.flush()
        return PackageId(row.id)

    def unfinished(self) -> list[PackageTable]:
        return list(
            self._session.scalars(
                select(PackageTable).where(PackageTable.state == PackageState.WRITING).order_by(PackageTable.id)
            )
        )

    def documents(self, package_id: PackageId) -> list[DocumentId]:
        rows = self._session.scalars(
            select(PackageDocumentTable.document_id)
            .where(PackageDocumentTable.package_id == package_id)
            .order_by(PackageDocumentTable.document_id)
        )
        return [DocumentId(row) for row in rows]
