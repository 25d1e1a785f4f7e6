"""What the world does to a store.

StoreError
├── StoreNewer        the data were written by a newer program
├── StoreUnusable     the database cannot be opened or is damaged
├── StoreBusy         another program holds the lock too long
├── ChangedMeanwhile  somebody else has just changed the same thing
├── VaultUnwritable   the disk or the folder refused an image
├── ImageLost         an image is missing or is not what its name says
└── BackupUnusable    a back-up cannot be restored
"""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class StoreError(Exception):
    """Base of all known errors of the store."""


class StoreNewer(StoreError):
    def __init__(self, found: str, known: str) -> None:
        super().__init__(f"schema {found}, known {known}")
        self.found, self.known = found, known


class StoreUnusable(StoreError):
    """The database at `path` cannot be used; `detail` is the database's own word."""

    def __init__(self, path: str, detail: str) -> None:
        super().__init__(f"{path}: {detail}")
        self.path, self.detail = path, detail

    @property
    def disk_full(self) -> bool:
        """SQLite and the system each say it in their own words."""
        return "disk is full" in self.detail or self.detail == os.strerror(errno.ENOSPC)


class StoreBusy(StoreError):
    """Somebody else held the database for longer than we wait."""


class ChangedMeanwhile(StoreError):
    """Somebody else saved the same row first; nothing of this change was saved."""


class VaultUnwritable(StoreError):
    """`path` could not be written; `disk_full` says whether space ran out."""

    def __init__(self, path: Path, reason: str, *, disk_full: bool) -> None:
        super().__init__(f"{path}: {reason}")
        self.path, self.reason, self.disk_full = path, reason, disk_full


class ImageLost(StoreError):
    """The image `sha256` is missing, or its bytes no longer match its name."""

    def __init__(self, sha256: str, *, missing: bool) -> None:
        super().__init__(f"{sha256}: {'missing' if missing else 'changed'}")
        self.sha256, self.missing = sha256, missing


class BackupUnusable(StoreError):
    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(f"{path}: {detail}")
        self.path, self.detail = path, detail
