"""Dossiers of the office's list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop.store.tables import DossierTable

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop.domain.identifiers import DossierId


class Dossiers:
    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, dossier_id: DossierId | int) -> DossierTable | None:
        return self._session.get(DossierTable, dossier_id)

    def by_code(self, code: str) -> DossierTable | None:
        return self._session.scalar(select(DossierTable).where(DossierTable.code == code))

    def by_result_number(self, number: str) -> list[DossierTable]:
        return list(self._session.scalars(select(DossierTable).where(DossierTable.result_number == number).limit(5)))

    def by_owner_id(self, owner_id: str) -> list[DossierTable]:
        return list(self._session.scalars(select(DossierTable).where(DossierTable.owner_id == owner_id).limit(5)))

    def by_owner_name(self, folded: str) -> list[DossierTable]:
        return list(self._session.scalars(select(DossierTable).where(DossierTable.owner_folded == folded).limit(5)))

    def add(self, row: DossierTable) -> None:
        self._session.add(row)
