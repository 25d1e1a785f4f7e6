"""A written list, JSON or Excel, opened again: how many rows it has and which files it names."""

from __future__ import annotations

import json
import zipfile
import zlib
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote
from xml.etree.ElementTree import ParseError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from exporters.manifest import ListEntry

_WORKBOOK_ERRORS: Final = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    OSError,
    EOFError,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    NotImplementedError,
)
"""What openpyxl is known to raise, besides its own, for what is no whole workbook."""


@dataclass(frozen=True, slots=True)
class ListContent:
    rows: int
    names: tuple[str, ...]
    """File names, without folders, as often as they stand there."""


class ListUnreadable(Exception):
    """`args[0]` is the reader's own word."""


def read_list(path: Path, entry: ListEntry) -> ListContent:
    """Raises `ListUnreadable`."""
    return _workbook(path, entry) if path.suffix == ".xlsx" else _message(path, entry)


def _message(path: Path, entry: ListEntry) -> ListContent:
    try:
        message = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise ListUnreadable(str(error)) from error
    rows = message
    if entry.rows_under is not None:
        rows = message.get(entry.rows_under) if isinstance(message, dict) else None
    if not isinstance(rows, list):
        raise ListUnreadable("no rows")
    return ListContent(len(rows), tuple(_names(rows, entry.names, named=False)))


def _names(value: object, keys: tuple[str, ...], *, named: bool) -> Iterator[str]:
    """Texts under one of `keys`, however deep."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _names(part, keys, named=key in keys)
    elif isinstance(value, list):
        for part in value:
            yield from _names(part, keys, named=named)
    elif named and isinstance(value, str):
        yield file_name(value)


def _workbook(path: Path, entry: ListEntry) -> ListContent:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with closing(load_workbook(path, read_only=True)) as book:
            sheet = book[book.sheetnames[0]]
            rows = sheet.iter_rows(values_only=True)
            heads = next(rows, ())
            columns = [place for place, head in enumerate(heads) if head in entry.names]
            if len(columns) != len(entry.names):
                raise ListUnreadable("a column is missing")
            count, names = 0, []
            for row in rows:
                count += 1
                names += [file_name(str(row[place])) for place in columns if _has(row, place)]
    except (InvalidFileException, *_WORKBOOK_ERRORS) as error:
        raise ListUnreadable(f"{type(error).__name__}: {error}") from error
    return ListContent(count, tuple(names))


def _has(row: tuple[Any, ...], place: int) -> bool:
    return place < len(row) and row[place] is not None


def file_name(link: str) -> str:
    """The last part of a path or link."""
    return unquote(link.rsplit("/", 1)[-1])
