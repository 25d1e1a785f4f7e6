"""Opens a file by what its content is."""

from __future__ import annotations

import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NoReturn

from desktop.capture.errors import (
    FileEmpty,
    FileMissing,
    FileUnreadable,
    FolderUnreadable,
    FolderWithoutPages,
    UnknownFileType,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.capture.images.file import FileOfPages

KNOWN_SUFFIXES: Final = frozenset(
    {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".pdf", ".bmp", ".webp", ".gif", ".jp2", ".j2k"}
)
"""What the names of pictures and PDFs end with. What a file really is, its content says."""

_HEAD: Final = 1024
"""Bytes within which a PDF's mark must stand (ISO 32000-1, Annex H, implementation note 13)."""


@contextmanager
def open_file(path: Path) -> Iterator[FileOfPages]:
    """Open the picture or PDF at the absolute `path`.

    The decoders load here, and only those that are needed: the program itself, which only starts children, never loads
    them.

    Raises:
        FileError: it cannot be read as a whole.
    """
    head = _head(path)
    if b"%PDF-" in head:
        from desktop.capture.images.pdf import open_pdf

        with open_pdf(path) as pdf:
            yield pdf
        return

    from desktop.capture.images.pictures import open_picture

    with open_picture(path, head) as picture:
        if picture is not None:
            yield picture
            return
    if path.suffix.lower() in KNOWN_SUFFIXES:
        raise FileUnreadable(path, "neither a picture nor a PDF")
    raise UnknownFileType(path)


def _head(path: Path) -> bytes:
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileMissing(path) from error
    except OSError as error:
        raise FileUnreadable(path, _said(error)) from error
    if stat.S_ISDIR(status.st_mode):
        _refuse_folder(path)
    if not stat.S_ISREG(status.st_mode):
        raise FileUnreadable(path, "not a regular file")
    if status.st_size == 0:
        raise FileEmpty(path)
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError as error:
        raise FileUnreadable(path, _said(error)) from error


def _refuse_folder(path: Path) -> NoReturn:
    try:
        next(path.iterdir(), None)
    except OSError as error:
        raise FolderUnreadable(path, _said(error)) from error
    raise FolderWithoutPages(path)


def _said(error: OSError) -> str:
    return error.strerror or type(error).__name__
