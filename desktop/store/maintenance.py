"""Looks after a store: is every image there and unchanged, back-ups, restoring one."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.store.errors import BackupUnusable
from desktop.store.store import DATABASE
from desktop.store.upgrade import copy_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.store.store import Store

ORPHAN_GRACE_SECONDS = 3600.0
"""An image younger than this may be waiting for its row."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What `check` found; images by their SHA-256."""

    images: int
    missing: tuple[str, ...]
    changed: tuple[str, ...]
    orphans: tuple[str, ...]
    database: tuple[str, ...]
    """SQLite's own complaints; empty when it has none."""

    @property
    def ok(self) -> bool:
        return not (self.missing or self.changed or self.database)


def check(store: Store) -> CheckReport:
    """Read every image of every row again, and ask the database about itself."""
    with store.unit() as unit:
        known = unit.pages.known_images()
    missing, changed = [], []
    for sha256 in sorted(known):
        path = store.vault.path(sha256)
        if not path.is_file():
            missing.append(sha256)
        elif _sha256(path) != sha256:
            changed.append(sha256)
    orphans = tuple(sorted(set(store.vault.all()) - known))
    return CheckReport(len(known), tuple(missing), tuple(changed), orphans, _complaints(store.database))


def backup(store: Store, target: Path) -> int:
    """Copy the store to `target`, a folder that is missing or empty; the number of images copied.

    The database is copied first: every image that its rows name is already in the vault. Nothing half is left behind.

    Raises:
        BackupUnusable: `target` is in use or refused by the disk, or an image of the store is lost.
    """
    with _told_of(target), _aside(target) as aside:
        (aside / "vault").mkdir(parents=True)
        copy_database(store.database, aside / DATABASE)
        names = _images_of(aside / DATABASE)
        for sha256 in names:
            source = store.vault.path(sha256)
            copy = aside / "vault" / source.relative_to(store.vault.folder)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copy)
            if _sha256(copy) != sha256:
                raise BackupUnusable(target, f"{sha256}: changed")
    return len(names)


def restore(source: Path, folder: Path) -> int:
    """Bring the back-up `source` into `folder`, which is missing or empty; the number of images.

    Raises:
        BackupUnusable: no back-up, a damaged one, or `folder` is in use or refused by the disk.
    """
    if not (source / DATABASE).is_file():
        raise BackupUnusable(source, "no database")
    if complaints := _complaints(source / DATABASE):
        raise BackupUnusable(source, complaints[0])
    with _told_of(source):
        names = _images_of(source / DATABASE)
    for sha256 in names:
        path = source / "vault" / sha256[:2] / sha256[2:4] / sha256
        if not path.is_file() or _sha256(path) != sha256:
            raise BackupUnusable(source, f"{sha256}: missing or changed")
    with _told_of(folder), _aside(folder) as aside:
        shutil.copytree(source, aside)
    return len(names)


@contextmanager
def _aside(target: Path) -> Iterator[Path]:
    """A folder beside `target` that takes its place once all is well, and is gone otherwise."""
    if target.exists() and any(target.iterdir()):
        raise BackupUnusable(target, "not empty")
    aside = target.with_name(f".{target.name}.partial")
    shutil.rmtree(aside, ignore_errors=True)
    try:
        yield aside
        if target.exists():
            target.rmdir()
        aside.rename(target)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    """What the disk or the database refuses on the way, as a known error."""
    try:
        yield
    except OSError as error:
        raise BackupUnusable(path, error.strerror or str(error)) from error
    except sqlite3.Error as error:
        raise BackupUnusable(path, str(error)) from error


def _images_of(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as connection:
        names = {row[0] for row in connection.execute("SELECT DISTINCT sha256 FROM page")}
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'original'").fetchone():
            names |= {row[0] for row in connection.execute("SELECT sha256 FROM original")}
        return sorted(names)


def _complaints(database: Path) -> tuple[str, ...]:
    with closing(sqlite3.connect(database)) as connection:
        try:
            found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
            broken = [f"foreign key: {row[0]}" for row in connection.execute("PRAGMA foreign_key_check")]
        except sqlite3.DatabaseError as error:
            return (str(error),)
    return tuple(word for word in found if word != "ok") + tuple(broken)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
