"""Old data open in new programs, new data are refused by old ones, and nobody migrates without a copy."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.exc import OperationalError

from desktop.domain.identifiers import BatchId
from desktop.domain.roles import Role
from desktop.domain.states import BatchState
from desktop.store import maintenance
from desktop.store.engine import open_sqlite
from desktop.store.errors import StoreNewer, StoreUnusable
from desktop.store.store import DATABASE, Store
from desktop.store.tables import Base
from desktop.store.upgrade import HEAD, MIGRATIONS, schema_of, upgrade

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

OLD = sorted((Path(__file__).parents[2] / "samples" / "databases").iterdir())
ONLY_IN_SQL = "document_search"
"""FTS5's own tables stand in the migration alone: SQLAlchemy has no word for them."""

LATER_REVISION = """
from alembic import op
revision, down_revision, branch_labels, depends_on = "0999", "0003", None, None

def upgrade() -> None:
    op.execute("ALTER TABLE batch ADD COLUMN shelf TEXT NOT NULL DEFAULT ''")
"""
BROKEN_REVISION = LATER_REVISION + '    op.execute("ALTER TABLE no_such_table ADD COLUMN shelf TEXT")\n'


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_sqlite(tmp_path / DATABASE)
    yield opened
    opened.dispose()


def later(tmp_path: Path, revision: str) -> Path:
    """The migrations of a later program: ours and one more."""
    migrations = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    (migrations / "versions" / "0999_later.py").write_text(revision, encoding="utf-8")
    return migrations


def columns_of(database: Path, table: str) -> list[str]:
    with closing(sqlite3.connect(database)) as connection:
        return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def test_a_new_store_stands_at_the_newest_schema_and_needed_no_copy(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    assert store.backup_before_upgrade is None
    store.close()
    assert [path.name for path in store.folder.glob("*.sqlite")] == [DATABASE]


def test_the_newest_schema_is_the_last_migration() -> None:
    revisions = sorted(path.stem.split("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))
    assert revisions[-1] == HEAD


def test_migrations_make_the_tables_that_the_program_knows(engine: Engine, tmp_path: Path) -> None:
    upgrade(engine, tmp_path / DATABASE)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: kind != "table" or not (name or "").startswith(ONLY_IN_SQL)},
        )
        assert compare_metadata(context, Base.metadata) == []


def test_data_of_a_newer_program_are_refused_and_left_alone(tmp_path: Path) -> None:
    Store(tmp_path / "data").close()
    database = tmp_path / "data" / DATABASE
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    before = database.read_bytes()
    with pytest.raises(StoreNewer) as caught:
        Store(tmp_path / "data")
    assert (caught.value.found, caught.value.known) == ("0999", HEAD)
    assert database.read_bytes() == before


def test_before_a_migration_the_old_data_are_copied(engine: Engine, tmp_path: Path) -> None:
    database = tmp_path / DATABASE
    upgrade(engine, database)
    copy = upgrade(engine, database, head="0999", migrations=later(tmp_path, LATER_REVISION))
    assert schema_of(engine) == "0999"
    assert "shelf" in columns_of(database, "batch")
    assert copy is not None
    assert copy.parent == database.parent
    assert "shelf" not in columns_of(copy, "batch")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]


def test_a_migration_that_breaks_off_leaves_the_data_as_they_were(engine: Engine, tmp_path: Path) -> None:
    database = tmp_path / DATABASE
    upgrade(engine, database)
    with pytest.raises(OperationalError, match="no_such_table"):
        upgrade(engine, database, head="0999", migrations=later(tmp_path, BROKEN_REVISION))
    assert schema_of(engine) == HEAD
    assert "shelf" not in columns_of(database, "batch")


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.name)
def test_the_data_of_every_released_program_open_and_are_whole(old: Path, tmp_path: Path) -> None:
    shutil.copytree(old, tmp_path / "data")
    store = Store(tmp_path / "data")
    try:
        assert maintenance.check(store).ok
        assert {row.name: row.state for row in store.queries.batches()} == {
            "Lô đã duyệt": BatchState.APPROVED,
            "Lô trả lại": BatchState.RETURNED,
            "Lô chờ": BatchState.READING,
        }
        assert {row.name: row.roles for row in store.queries.users()} == {
            "lan": {Role.CLERK},
            "minh": {Role.SUPERVISOR},
            "quan": {Role.ADMINISTRATOR},
        }
        found = store.queries.found("dang thi hong dao", 10)
        assert [hit.values["document_number"] for hit in found] == ["1247/QĐ-UBND", "1247/QĐ-UBND"]
        (package,) = store.queries.packages()
        assert package.documents == 1
        (remark,) = store.queries.remarks(BatchId(2))
        assert remark.text == "Sai tên người ký"
    finally:
        store.close()


def test_every_released_schema_has_left_its_data_here() -> None:
    assert [path.name for path in OLD][-1] == HEAD


@pytest.mark.parametrize("content", [b"no database at all" * 300, b"SQLite format 3\x00" + bytes(4000)])
def test_a_file_that_is_no_database_is_said_to_be_unusable(tmp_path: Path, content: bytes) -> None:
    (tmp_path / DATABASE).write_bytes(content)
    with pytest.raises(StoreUnusable) as caught:
        Store(tmp_path)
    assert caught.value.path == str(tmp_path / DATABASE)
    assert (tmp_path / DATABASE).read_bytes() == content
