"""Where the details of a bug are kept: code and line, never the values of citizens' papers."""

from __future__ import annotations

import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

_MESSAGE = re.compile(r"^(\w[\w.]*(?:Error|Exception|Warning|Interrupt)?): .*$", re.MULTILINE)


def write_bug(data: Path, details: str) -> Path:
    """Keep a traceback without its messages, which may quote a name or a number; the path of the file.

    Falls back to the temporary folder where the data folder cannot be written.
    """
    text = _MESSAGE.sub(r"\1", details)
    name = f"bug-{datetime.now(UTC):%Y%m%d-%H%M%S}.txt"
    for folder in (data / "logs", Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            path = folder / name
            path.write_text(text, encoding="utf-8")
        except OSError:
            continue
        return path
    return Path(name)
