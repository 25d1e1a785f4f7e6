"""Brings the database to the program's schema: backs it up first, and refuses data that are newer."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import inspect, text

from desktop.store.errors import StoreNewer

if TYPE_CHECKING:
    from sqlalchemy import Engine

MIGRATIONS: Final = Path(__file__).parent / "migrations"
HEAD: Final = "0003"
"""The newest revision under `migrations/versions`; asked for at each start, so that Alembic loads only when needed."""


def schema_of(engine: Engine) -> str | None:
    """The revision the database stands at; None for an empty one."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(engine: Engine, database: Path, *, head: str = HEAD, migrations: Path = MIGRATIONS) -> Path | None:
    """Migrate to `head`; the path of the back-up made before, if there was anything to back up.

    All in one transaction: cut off in the middle, the database is as it was.

    Raises:
        StoreNewer: the database stands at a revision that this program does not know.
    """
    found = schema_of(engine)
    if found == head:
        return None
    if found is not None and found > head:
        raise StoreNewer(found, head)
    backup = None
    if found is not None:
        backup = database.with_name(f"{database.stem}-{found}-{datetime.now(UTC):%Y%m%d%H%M%S}.sqlite")
        copy_database(database, backup)
    _migrate(engine, head, migrations)
    return backup


def _migrate(engine: Engine, head: str, migrations: Path) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations))
    with engine.execution_options(writes=True).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, head)


def copy_database(source: Path, target: Path) -> None:
    """A consistent copy while others go on writing (SQLite's online back-up).

    The copy is one plain file, without a write-ahead log, so that it can be read from a medium nobody may write to.
    """
    with closing(sqlite3.connect(source)) as reader, closing(sqlite3.connect(target)) as writer:
        reader.backup(writer)
        writer.execute("PRAGMA journal_mode=DELETE")
