"""What the office has set, by name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop.store.tables import OfficeSettingTable

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class OfficeSettings:
    def __init__(self, session: Session) -> None:
        self._session = session

    def text(self, name: str, default: str = "") -> str:
        row = self._session.get(OfficeSettingTable, name)
        return str(json.loads(row.value)) if row else default

    def flag(self, name: str, *, default: bool = False) -> bool:
        row = self._session.get(OfficeSettingTable, name)
        return bool(json.loads(row.value)) if row else default

    def put(self, name: str, value: str | bool) -> None:
        self._session.merge(OfficeSettingTable(name=name, value=json.dumps(value, ensure_ascii=False)))
