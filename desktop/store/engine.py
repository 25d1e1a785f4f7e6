"""Opens the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, Engine, create_engine, event

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from sqlalchemy.pool import ConnectionPoolEntry

BUSY_SECONDS = 20


def open_sqlite(path: Path) -> Engine:
    """An engine over the SQLite file at `path`.

    WAL lets readers go on while one writes; `synchronous=FULL` makes each commit survive a power cut
    (https://www.sqlite.org/pragma.html#pragma_synchronous). A unit of work takes the write lock when it begins, so that
    two writers wait for each other instead of failing halfway.
    """
    engine = create_engine(
        URL.create("sqlite", database=str(path)),  # not as text: a folder's name may hold a question mark
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
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
