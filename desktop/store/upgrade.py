"""Brings the database to the program's schema: backs it up first, and refuses data that are newer."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import inspect, text

from desktop.store.errors import StoreNewer

if TYPE_CHECKING:
    from sqlalchemy import Engine

HEAD: Final = "0001"
"""The newest revision under `migrations/versions`; asked for at each start, so that Alembic loads only when needed."""


def schema_of(engine: Engine) -> str | None:
    """The revision the database stands at; None for an empty one."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(engine: Engine, database: Path) -> Path | None:
    """Migrate to `HEAD`; the path of the back-up made before, if there was anything to back up.

    Raises:
        StoreNewer: the database stands at a revision that this program does not know.
    """
    found = schema_of(engine)
    if found == HEAD:
        return None
    if found is not None and found > HEAD:
        raise StoreNewer(found, HEAD)
    backup = None
    if found is not None:
        backup = database.with_name(f"{database.stem}-{found}-{datetime.now(UTC):%Y%m%d%H%M%S}.sqlite")
        copy_database(database, backup)
    _migrate(engine)
    return backup


def _migrate(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.execution_options(writes=True).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, HEAD)


def copy_database(source: Path, target: Path) -> None:
    """A consistent copy while others go on writing (SQLite's online back-up)."""
    with sqlite3.connect(source) as reader, sqlite3.connect(target) as writer:
        reader.backup(writer)
    reader.close()
    writer.close()
