"""Where the details of a bug are kept: code and line, never the values of citizens' papers."""

from __future__ import annotations

import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def bug_details(error: BaseException) -> str:
    """What kind of error and where, with those that led to it; the first one first.

    Messages are left out: they may quote a name or a number, and the database's quote whole rows.
    """
    parts = [f"{_name(each)}\n{''.join(traceback.format_tb(each.__traceback__))}" for each in _chain(error)]
    return "\n".join(reversed(parts))


def write_bug(data: Path, error: BaseException) -> Path:
    """Keep the details of a bug; the path of the file.

    Falls back to the temporary folder where the data folder cannot be written.
    """
    text = bug_details(error)
    name = f"bug-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.txt"
    for folder in (data / "logs", Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            path = folder / name
            path.write_text(text, encoding="utf-8")
        except OSError:
            continue
        return path
    return Path(name)


def _chain(error: BaseException) -> Iterator[BaseException]:
    each: BaseException | None = error
    while each is not None:
        yield each
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)


def _name(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}"
