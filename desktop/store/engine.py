"""Opens the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from sqlalchemy.pool import ConnectionPoolEntry

BUSY_SECONDS: Final = 20.0
"""So long one who wants to write waits for one who writes."""


def open_sqlite(path: Path, *, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine over the SQLite file at `path`.

    WAL lets readers go on while one writes; `synchronous=FULL` makes each commit survive a power cut
    (https://www.sqlite.org/pragma.html#pragma_synchronous). A unit of work takes the write lock when it begins, so that
    two writers wait for each other instead of failing halfway.
    """
    engine = create_engine(
        URL.create("sqlite", database=str(path)),  # not as text: a folder's name may hold a question mark
        connect_args={"timeout": busy_seconds, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
