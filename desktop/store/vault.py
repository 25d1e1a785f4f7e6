"""The vault: master images, named by their SHA-256, never changed once they are in."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import sys
import time
from typing import TYPE_CHECKING

from desktop.store.errors import ImageLost, VaultUnwritable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ASIDE = ".aside-"


class Vault:
    """A folder of images, two levels deep: `ab/cd/abcd…`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, data: bytes) -> str:
        """Put an image in; on return it survives a power cut.

        Adding the same bytes again is harmless, and heals an image that was damaged.

        Raises:
            VaultUnwritable: the disk or the folder refused; nothing half stands under the image's name.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        path = self.path(sha256)
        aside = path.parent / f"{_ASIDE}{secrets.token_hex(8)}"
        try:
            new_folders = _make_folders(path.parent)
            if path.exists() and path.read_bytes() == data:
                return sha256
            try:
                with aside.open("xb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                aside.replace(path)
            finally:
                aside.unlink(missing_ok=True)
            for folder in (path.parent, *new_folders):
                _sync_folder(folder)
        except OSError as error:
            raise VaultUnwritable(
                path.parent, error.strerror or str(error), disk_full=error.errno in (errno.ENOSPC, errno.EDQUOT)
            ) from error
        return sha256

    def path(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256[2:4] / sha256

    def load(self, sha256: str) -> bytes:
        """The image's bytes, proved against its name.

        Raises:
            ImageLost: it is missing or has been changed.
        """
        try:
            data = self.path(sha256).read_bytes()
        except OSError as error:
            raise ImageLost(sha256, missing=True) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise ImageLost(sha256, missing=False)
        return data

    def all(self) -> Iterator[str]:
        """The names of all images, in no order."""
        for path in self.folder.glob("??/??/*"):
            if not path.name.startswith(_ASIDE):
                yield path.name

    def leftovers(self, older_than_seconds: float) -> Iterator[Path]:
        """Files written aside by somebody who died before the rename."""
        limit = time.time() - older_than_seconds
        for path in self.folder.glob(f"??/??/{_ASIDE}*"):
            try:
                is_old = path.stat().st_mtime <= limit
            except FileNotFoundError:
                continue  # it has just been renamed to what it was written for
            if is_old:
                yield path


def _make_folders(folder: Path) -> tuple[Path, ...]:
    """Make `folder`; the parents whose entries changed, which must be synced too."""
    changed: list[Path] = []
    level = folder
    while not level.exists():
        changed.append(level.parent)
        level = level.parent
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(changed)


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":  # NTFS has no folder handle to sync
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
