"""What a command prints and how it ends: text or JSON, and an exit code by kind of error."""

from __future__ import annotations

import dataclasses
import json
import sys
from datetime import datetime
from enum import Enum, IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from desktop.capture.errors import DeviceError, FileError
from desktop.domain.errors import RuleError
from desktop.messages import block_text, explain
from desktop.store import errors as store
from desktop.workflow import errors as workflow
from exporters import errors as exports
from ocr.errors import EngineFailed, EngineMissing, OcrError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


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

_CODES: Final[tuple[tuple[type[Exception], Exit], ...]] = (
    (RuleError, Exit.REFUSED),
    (workflow.SignInFailed, Exit.REFUSED),
    (workflow.PasswordTooWeak, Exit.REFUSED),
    (workflow.RemarkNeeded, Exit.REFUSED),
    (workflow.Blocked, Exit.BLOCKED),
    (workflow.WorkflowError, Exit.BAD_INPUT),
    (store.BackupUnusable, Exit.BAD_INPUT),
    (store.StoreError, Exit.WORLD),
    (FileError, Exit.BAD_INPUT),
    (DeviceError, Exit.WORLD),
    (EngineMissing, Exit.WORLD),
    (EngineFailed, Exit.WORLD),
    (OcrError, Exit.BAD_INPUT),
    (exports.TargetNotWritable, Exit.WORLD),
    (exports.ImageUnusable, Exit.WORLD),
    (exports.PackageUnsound, Exit.WORLD),
    (exports.ContentRefused, Exit.BLOCKED),
    (exports.ExportError, Exit.BAD_INPUT),
)

KNOWN: Final = tuple(kind for kind, _code in _CODES)
"""Errors that have sentences; everything else is a bug."""


def worst(codes: Iterable[Exit]) -> Exit:
    """Of several outcomes the one to end with: 1 before 5 before 4 before 6 before 3."""
    return min(codes, key=_WORST_FIRST.index, default=Exit.DONE)


def code_of(error: BaseException) -> Exit:
    return next((code for kind, code in _CODES if isinstance(error, kind)), Exit.BUG)


def complain(error: Exception) -> Exit:
    """Say a known error's two sentences on stderr."""
    message = explain(error)
    say_error(str(message) if message else type(error).__name__)
    if isinstance(error, workflow.Blocked):
        for block in error.blocks:
            where = f"văn bản {block.document_id}: " if block.document_id is not None else ""
            say_error(f"  - {where}{block_text(block)}")
    return code_of(error)


def say(text: str = "") -> None:
    sys.stdout.write(text + "\n")


def say_error(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def say_json(value: object) -> None:
    """One compact line, flushed at once."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain) + "\n")
    sys.stdout.flush()


def say_table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Columns as wide as they need be."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(*head, box=box.SIMPLE, pad_edge=False)
    for row in rows:
        table.add_row(*(str(cell) for cell in row))
    width = None if sys.stdout.isatty() else 200
    Console(file=sys.stdout, width=width, highlight=False, markup=False).print(table)


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
