"""Write aside, sync, rename: a package or file has its final name only when all of it is on the disk.

What is being written lies beside its target as `.NAME.partial-…`, with a file beside it that stays locked as long as
the writer lives. So what a killed program left behind is told from what another program writes this minute.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import sys
from contextlib import ExitStack, contextmanager
from typing import IO, TYPE_CHECKING, Final, Self

from exporters.errors import TargetExists, TargetNotWritable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

_PARTIAL: Final = re.compile(r"(\..+\.partial-[0-9a-f]{16})(\.lock)?")
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
        self._held = ExitStack()

    def __enter__(self) -> Self:
        with refusals_of(self.target):
            self._held.enter_context(_claim(self.target, self.folder))
            try:
                self.folder.mkdir()
            except OSError:
                self._held.close()
                raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self._held.close()

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
        for folder, _, _ in os.walk(self.folder, topdown=False):
            sync_folder(self.folder / folder)
        _rename(self.folder, self.target)


@contextmanager
def file_aside(target: Path) -> Iterator[IO[bytes]]:
    """A single file that gets its name when the block ends without an error.

    Raises:
        TargetExists: something stands at `target`.
        TargetNotWritable: the folder or the disk refused.
    """
    partial = _partial_of(target)
    with refusals_of(target), _claim(target, partial):
        try:
            with partial.open("xb") as out:
                yield out
                sync(out)
            _rename(partial, target)
        finally:
            partial.unlink(missing_ok=True)


def leftovers(folder: Path) -> tuple[Path, ...]:
    """The half-written packages and files of killed writers in `folder`, without what is being written now.

    Raises:
        TargetNotWritable: the folder may not be looked into.
    """
    with refusals_of(folder):
        names = [_PARTIAL.fullmatch(path.name) for path in folder.iterdir()] if folder.is_dir() else []
    found = sorted({folder / name[1] for name in names if name})
    return tuple(path for path in found if not _is_being_written(path))


def remove_leftovers(folder: Path) -> tuple[Path, ...]:
    """Remove them; says which.

    Raises:
        TargetNotWritable: the folder or the disk refused.
    """
    removed = leftovers(folder)
    for path in removed:
        with refusals_of(path):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
            _lock_of(path).unlink(missing_ok=True)
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


def _lock_of(partial: Path) -> Path:
    return partial.with_name(f"{partial.name}.lock")


def _rename(partial: Path, target: Path) -> None:
    if os.path.lexists(target):
        raise TargetExists(target)
    partial.rename(target)
    sync_folder(target.parent)


@contextmanager
def _claim(target: Path, partial: Path) -> Iterator[None]:
    """The right to write `target`, held while the block runs."""
    if os.path.lexists(target):
        raise TargetExists(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    path = _lock_of(partial)
    handle = _lock(path)
    try:
        yield
    finally:
        os.close(handle)
        path.unlink(missing_ok=True)


def _is_being_written(partial: Path) -> bool:
    path = _lock_of(partial)
    if not path.exists():
        return False
    try:
        os.close(_lock(path))
    except OSError:
        return True
    return False


def _lock(path: Path) -> int:
    """An open file that no one else can lock; the system lets go of it when this process ends, however it ends."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise
    return handle
