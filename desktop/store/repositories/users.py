"""User accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop.store.tables import UserTable

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Users:
    def __init__(self, session: Session) -> None:
        self._session = session

    def named(self, name: str) -> UserTable | None:
        return self._session.scalar(select(UserTable).where(func.lower(UserTable.name) == name.lower()))

    def add(self, row: UserTable) -> None:
        self._session.add(row)
        self._session.flush()

    def all(self) -> list[UserTable]:
        return list(self._session.scalars(select(UserTable).order_by(UserTable.name)))

    def any(self) -> bool:
        return self._session.scalar(select(UserTable.id).limit(1)) is not None
