"""User accounts."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop.store.tables import UserTable

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Users:
    def __init__(self, session: Session) -> None:
        self._session = session

    def named(self, name: str) -> UserTable | None:
        """Capitals and the way accents are composed make no difference; SQLite's own `lower` knows no Đ."""
        return next((row for row in self.all() if _alike(row.name) == _alike(name)), None)

    def add(self, row: UserTable) -> None:
        self._session.add(row)
        self._session.flush()

    def all(self) -> list[UserTable]:
        return list(self._session.scalars(select(UserTable).order_by(UserTable.name)))

    def any(self) -> bool:
        return self._session.scalar(select(UserTable.id).limit(1)) is not None


def _alike(name: str) -> str:
    return unicodedata.normalize("NFC", name.strip()).casefold()
