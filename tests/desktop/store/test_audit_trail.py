"""Who did what, when: written with the deed, and never changed."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from desktop.domain.users import local_operator
from desktop.store.store import DATABASE

if TYPE_CHECKING:
    from desktop.store.store import Store

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize("deed", ["UPDATE audit SET by_name = 'someone else'", "DELETE FROM audit"])
def test_the_database_itself_refuses_to_change_or_to_forget_an_entry(store: Store, deed: str) -> None:
    with store.unit() as unit:
        unit.audit.record(local_operator("lan"), "approve", "batch", 1, at=NOW)
        unit.commit()
    connection = sqlite3.connect(store.folder / DATABASE)
    with pytest.raises(sqlite3.IntegrityError, match="never changed"), connection:
        connection.execute(deed)
    connection.close()
    (entry,) = store.queries.audit("batch", 1)
    assert (entry.by_name, entry.action) == ("lan", "approve")


def test_an_entry_says_who_what_when_and_with_which_words(store: Store) -> None:
    with store.unit() as unit:
        unit.audit.record(local_operator("lan"), "return", "batch", 7, at=NOW, details={"remark": "Thiếu trang 2"})
        unit.audit.record(None, "sort", "batch", 7, at=NOW)
        unit.audit.record(None, "sort", "batch", 8, at=NOW)
        unit.audit.record(None, "import", "dossiers", None, at=NOW)
        unit.commit()
    newest, oldest = store.queries.audit("batch", 7)
    assert (newest.by_name, newest.action, newest.details) == ("", "sort", "{}")
    assert (oldest.by_name, oldest.at, json.loads(oldest.details)) == ("lan", NOW, {"remark": "Thiếu trang 2"})
    assert [entry.action for entry in store.queries.audit("dossiers", None)] == ["import"]
