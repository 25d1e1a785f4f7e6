"""Losses are found, back-ups are whole or are none, and nothing is ever overwritten."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from desktop.store import maintenance
from desktop.store.errors import BackupUnusable
from desktop.store.store import DATABASE, Store
from tests.office import OfficeBuilder, Paper
from tests.standins.machine import run_on_a_small_disk, run_script

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NEEDS_POSIX = pytest.mark.skipif(os.name == "nt", reason="mounts a disk or changes the account, as POSIX systems can")


@pytest.fixture
def filled(desk: OfficeBuilder) -> Store:
    """Four pages of two documents."""
    desk.batch(Paper(pages=3), Paper())
    return desk.store


@pytest.fixture
def backup(filled: Store, tmp_path: Path) -> Path:
    target = tmp_path / "backup"
    maintenance.backup(filled, target)
    return target


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[list[Store]]:
    stores: list[Store] = []
    yield stores
    for store in stores:
        store.close()


def images(store: Store) -> list[str]:
    return sorted(store.vault.all())


def test_a_whole_store_is_said_to_be_whole(filled: Store) -> None:
    report = maintenance.check(filled)
    assert report.ok
    assert report == maintenance.CheckReport(4, (), (), (), ())


def test_a_missing_a_changed_and_an_orphaned_image_are_named(filled: Store) -> None:
    missing, changed, *_ = images(filled)
    filled.vault.path(missing).unlink()
    filled.vault.path(changed).write_bytes(b"changed")
    orphan = filled.vault.add(b"an image without a page")
    report = maintenance.check(filled)
    assert not report.ok
    assert (report.missing, report.changed, report.orphans) == ((missing,), (changed,), (orphan,))


def test_an_orphan_alone_is_no_loss(filled: Store) -> None:
    filled.vault.add(b"an image without a page")
    assert maintenance.check(filled).ok


def test_rows_that_lead_nowhere_are_found(filled: Store) -> None:
    with closing(sqlite3.connect(filled.database)) as connection, connection:
        connection.execute("DELETE FROM scan")
    report = maintenance.check(filled)
    assert not report.ok
    assert "foreign key: page" in report.database


def test_a_damaged_database_is_found(backup: Path, opened: list[Store]) -> None:
    empty_an_index(backup / DATABASE, "ix_page_sha256")
    opened.append(Store(backup))
    report = maintenance.check(opened[0])
    assert not report.ok
    assert "ix_page_sha256" in report.database[0]


def empty_an_index(database: Path, name: str) -> None:
    """As a disk does that forgets one page of 4096 bytes."""
    with closing(sqlite3.connect(database)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with database.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(bytes([0x0A, 0, 0, 0, 0, size >> 8, size & 0xFF, 0]))


def test_what_was_backed_up_comes_back_whole(filled: Store, backup: Path, tmp_path: Path, opened: list[Store]) -> None:
    assert maintenance.restore(backup, tmp_path / "restored") == 4
    opened.append(Store(tmp_path / "restored"))
    restored = opened[0]
    assert maintenance.check(restored).ok
    assert images(restored) == images(filled)
    assert restored.queries.batches() == filled.queries.batches()
    assert restored.queries.found("hạc thành", 10) == filled.queries.found("hạc thành", 10)


def test_a_backup_holds_the_images_that_pages_need_and_no_orphan(filled: Store, tmp_path: Path) -> None:
    filled.vault.add(b"an image without a page")
    assert maintenance.backup(filled, tmp_path / "backup") == 4
    assert len([path for path in (tmp_path / "backup" / "vault").rglob("*") if path.is_file()]) == 4


def test_a_backup_is_made_while_somebody_writes(filled: Store, tmp_path: Path, opened: list[Store]) -> None:
    with filled.unit() as unit:
        unit.settings.put("office_name", "đang ghi dở")
        unit.flush()
        maintenance.backup(filled, tmp_path / "backup")
    opened.append(Store(tmp_path / "backup"))
    with opened[0].unit() as unit:
        assert unit.settings.text("office_name") == ""


def test_a_backup_goes_into_an_empty_folder_but_never_over_something(filled: Store, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert maintenance.backup(filled, tmp_path / "empty") == 4
    before = sorted((tmp_path / "empty").rglob("*"))
    with pytest.raises(BackupUnusable) as caught:
        maintenance.backup(filled, tmp_path / "empty")
    assert caught.value.path == tmp_path / "empty"
    assert sorted((tmp_path / "empty").rglob("*")) == before


def test_a_backup_does_not_take_the_place_of_a_file(filled: Store, tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("kept", encoding="utf-8")
    with pytest.raises(BackupUnusable):
        maintenance.backup(filled, tmp_path / "a file")
    assert (tmp_path / "a file").read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize("loss", ["missing", "changed"])
def test_a_store_that_has_lost_an_image_makes_no_backup_that_looks_whole(
    filled: Store, tmp_path: Path, loss: str
) -> None:
    path = filled.vault.path(images(filled)[0])
    path.unlink() if loss == "missing" else path.write_bytes(b"changed")
    with pytest.raises(BackupUnusable) as caught:
        maintenance.backup(filled, tmp_path / "backup")
    assert caught.value.path == tmp_path / "backup"
    assert not (tmp_path / "backup").exists()
    assert not (tmp_path / ".backup.partial").exists()


def test_nothing_is_restored_over_something(backup: Path, filled: Store) -> None:
    before = images(filled)
    with pytest.raises(BackupUnusable) as caught:
        maintenance.restore(backup, filled.folder)
    assert caught.value.path == filled.folder
    assert images(filled) == before


def test_a_folder_that_is_no_backup_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BackupUnusable):
        maintenance.restore(tmp_path, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()


@pytest.mark.parametrize("damage", ["an image is gone", "an image was changed", "database", "another database"])
def test_a_damaged_backup_is_refused_and_nothing_is_restored(backup: Path, tmp_path: Path, damage: str) -> None:
    image = next(path for path in (backup / "vault").rglob("*") if path.is_file())
    database = backup / DATABASE
    match damage:
        case "an image is gone":
            image.unlink()
        case "an image was changed":
            image.write_bytes(b"changed")
        case "database":
            database.write_bytes(database.read_bytes()[:20_000])
        case _:
            database.unlink()
            sqlite3.connect(database).close()
            database.touch()
    with pytest.raises(BackupUnusable) as caught:
        maintenance.restore(backup, tmp_path / "restored")
    assert caught.value.path == backup
    assert not (tmp_path / "restored").exists()


RESTORE_WITHOUT_RIGHTS = """
import sys
from pathlib import Path
from desktop.store import maintenance
from tests.standins.machine import drop_rights
drop_rights()
print(maintenance.restore(Path(sys.argv[1]), Path(sys.argv[2])))
"""


@NEEDS_POSIX
def test_a_backup_on_a_medium_that_nobody_may_write_to_can_be_restored(backup: Path, everybodys_folder: Path) -> None:
    medium = everybodys_folder / "medium"
    shutil.copytree(backup, medium)
    for path in (medium, *medium.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = sorted(medium.rglob("*"))
    assert run_script(RESTORE_WITHOUT_RIGHTS, medium, everybodys_folder / "restored") == "4"
    assert sorted(medium.rglob("*")) == before


BACK_UP_TO_A_SMALL_DISK = """
import sys
from pathlib import Path
from desktop.store import maintenance
from desktop.store.errors import BackupUnusable
from desktop.store.store import Store
disk = Path(sys.argv[1])
store = Store(disk.parent / "store")
try:
    maintenance.backup(store, disk / "backup")
except BackupUnusable as error:
    print(error.path == disk / "backup", list(disk.iterdir()))
store.close()
"""


@NEEDS_POSIX
def test_a_backup_that_the_disk_has_no_room_for_leaves_nothing_behind(filled: Store, tmp_path: Path) -> None:
    assert filled.folder == tmp_path / "store"
    disk = tmp_path / "disk"
    disk.mkdir()
    assert run_on_a_small_disk(BACK_UP_TO_A_SMALL_DISK, disk, "128k") == "True []"
