"""Write aside, sync, rename: a package or file has its final name only when all of it is on the disk.

What is being written lies beside its target as `.NAME.partial-…`, and is locked as long as its writer lives. So what a
killed program left behind is told from what another program writes this minute.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import sys
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Final, Self

from exporters.errors import TargetExists, TargetNotWritable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

_PARTIAL: Final = re.compile(r"\..+\.partial-[0-9a-f]{16}")
_LOCK: Final = ".writing"
_LOCKED_PLACE: Final = 1 << 40
"""The byte that Windows locks: far behind anything that is written, for a locked byte cannot be."""
_FULL: Final = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def refusals_of(target: Path) -> Iterator[None]:
    """Turns what the system says while writing into `TargetNotWritable`."""
    try:
        yield
    except OSError as error:
        full = error.errno in _FULL
        raise TargetNotWritable(target, error.strerror or str(error), disk_full=full) from error


class Aside:
    """A folder that becomes `target` when `finish` is called, and nothing at all when it is not."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.folder = _partial_of(target)
        self._lock: int | None = None

    def __enter__(self) -> Self:
        if os.path.lexists(self.target):
            raise TargetExists(self.target)
        with refusals_of(self.target):
            self.folder.mkdir(parents=True)
            self._lock = _lock(self.folder / _LOCK)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._unlock()
        shutil.rmtree(self.folder, ignore_errors=True)

    @contextmanager
    def file(self, relative: str) -> Iterator[IO[bytes]]:
        """A new file of the package, on the disk when the block ends."""
        path = self.folder / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as out:
            yield out
            sync(out)

    def finish(self) -> None:
        """Give the folder its name."""
        self._unlock()
        (self.folder / _LOCK).unlink()
        for folder, _, _ in os.walk(self.folder, topdown=False):
            sync_folder(self.folder / folder)
        if os.path.lexists(self.target):
            raise TargetExists(self.target)
        self.folder.rename(self.target)
        sync_folder(self.target.parent)

    def _unlock(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


@contextmanager
def file_aside(target: Path) -> Iterator[IO[bytes]]:
    """A single file that gets its name when the block ends without an error.

    Raises:
        TargetExists: something stands at `target`.
        TargetNotWritable: the folder or the disk refused.
    """
    partial = _partial_of(target)
    with refusals_of(target):
        if os.path.lexists(target):
            raise TargetExists(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with partial.open("xb") as out:
                lock = _lock(partial)
                try:
                    yield out
                    sync(out)
                finally:
                    os.close(lock)
            partial.rename(target)
            sync_folder(target.parent)
        finally:
            partial.unlink(missing_ok=True)


def leftovers(folder: Path) -> tuple[Path, ...]:
    """The half-written packages and files of killed writers in `folder`, without what is being written now."""
    found = (path for path in folder.iterdir() if _PARTIAL.fullmatch(path.name)) if folder.is_dir() else ()
    return tuple(sorted(path for path in found if not _is_being_written(path)))


def remove_leftovers(folder: Path) -> tuple[Path, ...]:
    """Remove them; says which."""
    removed = leftovers(folder)
    for path in removed:
        with refusals_of(path):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
    return removed


def sync(out: IO[bytes]) -> None:
    out.flush()
    os.fsync(out.fileno())


def sync_folder(folder: Path) -> None:
    """Windows has no such thing, and needs none."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _partial_of(target: Path) -> Path:
    return target.with_name(f".{target.name}.partial-{secrets.token_hex(8)}")


def _is_being_written(path: Path) -> bool:
    lock = path / _LOCK if path.is_dir() else path
    if not lock.exists():
        return False
    try:
        os.close(_lock(lock))
    except OSError:
        return True
    return False


def _lock(path: Path) -> int:
    """An open file that no one else can lock; the system lets go of it when this process ends, however it ends."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, _LOCKED_PLACE, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise
    return handle
