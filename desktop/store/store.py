"""One store: a folder with the database, the vault and the locks."""

from __future__ import annotations

import errno
import os
import shutil
from typing import TYPE_CHECKING, Final

from sqlalchemy.exc import DatabaseError

from desktop.store.engine import BUSY_SECONDS, open_sqlite
from desktop.store.errors import StoreUnusable
from desktop.store.locks import FileLock
from desktop.store.queries import Queries
from desktop.store.unit_of_work import UnitOfWork
from desktop.store.upgrade import upgrade
from desktop.store.vault import Vault

if TYPE_CHECKING:
    from pathlib import Path

DATABASE = "sohoa.sqlite"
_ROOM_FOR_A_LOG: Final = 1 << 16
"""Bytes: the index of a write-ahead log is 32 KiB and grows by as much (https://www.sqlite.org/walformat.html)."""


class Store:
    """Open it once; units of work and queries come from it."""

    def __init__(self, folder: Path, *, busy_seconds: float = BUSY_SECONDS) -> None:
        """Open the store in `folder`, making or migrating it where needed.

        Raises:
            StoreNewer: a newer program wrote it.
            StoreUnusable: the folder or the database cannot be used.
        """
        self.folder = folder
        self.database = folder / DATABASE
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            (folder / "vault").mkdir(exist_ok=True, mode=0o700)
            self.vault = Vault(folder / "vault")
            self._engine = open_sqlite(self.database, busy_seconds=busy_seconds)
            with self.lock("upgrade").waiting():
                self.backup_before_upgrade = upgrade(self._engine, self.database)
        except OSError as error:
            raise StoreUnusable(str(folder), error.strerror or str(error)) from error
        except DatabaseError as error:
            self._engine.dispose()
            raise StoreUnusable(str(self.database), self._word_of(error)) from error
        self.queries = Queries(self._engine)

    def _word_of(self, error: DatabaseError) -> str:
        """What SQLite says; where its log finds no room it speaks of an I/O error only."""
        if "I/O" in str(error.orig) and shutil.disk_usage(self.folder).free < _ROOM_FOR_A_LOG:
            return os.strerror(errno.ENOSPC)
        return str(error.orig)

    def unit(self) -> UnitOfWork:
        return UnitOfWork(self._engine)

    def view(self) -> UnitOfWork:
        """A unit of work that only looks: it waits for no writer, and what it changes is never kept."""
        return UnitOfWork(self._engine, writes=False)

    def lock(self, name: str) -> FileLock:
        return FileLock(self.folder / "locks" / f"{name}.lock")

    def close(self) -> None:
        self._engine.dispose()
