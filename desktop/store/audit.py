"""Writes the audit trail. Entries are never changed: the database refuses it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop.store.tables import AuditTable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session

    from desktop.domain.users import User


class AuditTrail:
    def __init__(self, session: Session) -> None:
        self._session = session

    def record(
        self,
        by: User | None,
        action: str,
        subject: str,
        subject_id: int | None,
        *,
        at: datetime,
        details: Mapping[str, object] | None = None,
    ) -> None:
        """Write an entry in the running transaction. `by` None: the program itself."""
        self._session.add(
            AuditTable(
                at=at,
                by_name=by.name if by else "",
                action=action,
                subject=subject,
                subject_id=subject_id,
                details=json.dumps(dict(details or {}), ensure_ascii=False, separators=(",", ":")),
            )
        )
