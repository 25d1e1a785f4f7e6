"""What a command prints and how it ends: text or JSON, and exit codes that scripts depend on."""

from __future__ import annotations

import contextlib
import dataclasses
import io
import json
import os
import sys
from datetime import datetime
from enum import Enum, IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WIDTH_IN_A_FILE: Final = 200


class Exit(IntEnum):
    """How a command ends; scripts depend on it."""

    DONE = 0
    BUG = 1
    USAGE = 2
    BLOCKED = 3
    BAD_INPUT = 4
    WORLD = 5
    REFUSED = 6


_WORST_FIRST: Final = (Exit.BUG, Exit.WORLD, Exit.BAD_INPUT, Exit.REFUSED, Exit.BLOCKED, Exit.DONE)


def worst(codes: Iterable[Exit]) -> Exit:
    """Of several outcomes the one to end with: 1 before 5 before 4 before 6 before 3."""
    return min(codes, key=_WORST_FIRST.index, default=Exit.DONE)


class OutputLost(Exception):
    """What the command says can no longer be written: the reader is gone, or the disk is full."""

    def __init__(self, *, reader_gone: bool) -> None:
        super().__init__(f"reader gone: {reader_gone}")
        self.reader_gone = reader_gone


def speak_utf8() -> None:
    """Vietnamese on every system; what is no text (half a pair in a file's name) goes out as its escape.

    A stream that was closed before the start leads to nowhere.
    """
    sys.stdout = sys.stdout or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    sys.stderr = sys.stderr or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str = "") -> None:
    """A line on stdout.

    Raises:
        OutputLost: it cannot be written.
    """
    with _output():
        sys.stdout.write(text + "\n")


def flush() -> None:
    """Raises `OutputLost`."""
    with _output():
        sys.stdout.flush()


def say_error(text: str) -> None:
    """A line on stderr; where that is closed there is nobody to tell."""
    try:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()
    except OSError:
        _to_nowhere(sys.stderr)


def say_json(value: object) -> None:
    """One compact line, flushed at once.

    Raises:
        OutputLost: it cannot be written.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)
    say(text.encode("utf-8", "backslashreplace").decode("utf-8"))
    flush()


def say_table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Columns as wide as they need be."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(*head, box=box.SIMPLE, pad_edge=False)
    for row in rows:
        table.add_row(*(str(cell) for cell in row))
    width = None if sys.stdout.isatty() else _WIDTH_IN_A_FILE
    drawn = io.StringIO()
    Console(file=drawn, width=width, highlight=False, markup=False, force_terminal=sys.stdout.isatty()).print(table)
    say(drawn.getvalue().rstrip("\n"))


@contextlib.contextmanager
def _output() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        _to_nowhere(sys.stdout)
        raise OutputLost(reader_gone=isinstance(error, BrokenPipeError)) from error


def _to_nowhere(stream: TextIO) -> None:
    """Let what is still buffered go, so that Python does not fail over it at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _plain(value: Any) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, frozenset | set):
        return sorted(str(_plain(item)) if isinstance(item, Enum) else str(item) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    raise TypeError(type(value).__name__)
