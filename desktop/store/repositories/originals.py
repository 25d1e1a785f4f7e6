"""Files that are kept as they came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop.store.tables import OriginalTable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session


class Originals:
    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, row: OriginalTable) -> int:
        """Its number; that of the same bytes where they were kept before."""
        known = self._session.scalar(select(OriginalTable.id).where(OriginalTable.sha256 == row.sha256))
        if known is not None:
            return known
        self._session.add(row)
        self._session.flush()
        return row.id

    def among(self, ids: Iterable[int]) -> dict[int, OriginalTable]:
        rows = self._session.scalars(select(OriginalTable).where(OriginalTable.id.in_(set(ids))))
        return {row.id: row for row in rows}
