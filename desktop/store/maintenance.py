"""Looks after a store: is every image there and unchanged, back-ups, restoring one."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.store.errors import BackupUnusable
from desktop.store.store import DATABASE
from desktop.store.upgrade import copy_database

if TYPE_CHECKING:
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

    The database is copied first: every image that its rows name is already in the vault.
    """
    if target.exists() and any(target.iterdir()):
        raise BackupUnusable(target, "not empty")
    aside = target.with_name(f".{target.name}.partial")
    shutil.rmtree(aside, ignore_errors=True)
    (aside / "vault").mkdir(parents=True)
    copy_database(store.database, aside / DATABASE)
    names = _images_of(aside / DATABASE)
    for sha256 in names:
        source = store.vault.path(sha256)
        copy = aside / "vault" / source.relative_to(store.vault.folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        try:
            shutil.copyfile(source, copy)
        except OSError as error:
            raise BackupUnusable(target, f"{sha256}: {error.strerror}") from error
        if _sha256(copy) != sha256:
            raise BackupUnusable(target, f"{sha256}: changed")
    if target.exists():
        target.rmdir()
    aside.rename(target)
    return len(names)


def restore(source: Path, folder: Path) -> int:
    """Bring the back-up `source` into `folder`, which is missing or empty; the number of images.

    Raises:
        BackupUnusable: no back-up, a damaged one, or `folder` is in use.
    """
    if not (source / DATABASE).is_file():
        raise BackupUnusable(source, "no database")
    if folder.exists() and any(folder.iterdir()):
        raise BackupUnusable(folder, "not empty")
    if complaints := _complaints(source / DATABASE):
        raise BackupUnusable(source, complaints[0])
    names = _images_of(source / DATABASE)
    for sha256 in names:
        path = source / "vault" / sha256[:2] / sha256[2:4] / sha256
        if not path.is_file() or _sha256(path) != sha256:
            raise BackupUnusable(source, f"{sha256}: missing or changed")
    aside = folder.with_name(f".{folder.name}.partial")
    shutil.rmtree(aside, ignore_errors=True)
    shutil.copytree(source, aside)
    if folder.exists():
        folder.rmdir()
    aside.rename(folder)
    return len(names)


def _images_of(database: Path) -> list[str]:
    connection = sqlite3.connect(database)
    try:
        return [row[0] for row in connection.execute("SELECT DISTINCT sha256 FROM page ORDER BY sha256")]
    except sqlite3.DatabaseError as error:
        raise BackupUnusable(database, str(error)) from error
    finally:
        connection.close()


def _complaints(database: Path) -> tuple[str, ...]:
    connection = sqlite3.connect(database)
    try:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        broken = [f"foreign key: {row[0]}" for row in connection.execute("PRAGMA foreign_key_check")]
    except sqlite3.DatabaseError as error:
        return (str(error),)
    finally:
        connection.close()
    return tuple(word for word in found if word != "ok") + tuple(broken)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
