"""Lists in JSON for a receiver, in files of so many rows, each row written as it comes."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Final

from exporters.manifest import PRACTICE_MARK
from exporters.writing import sync

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from exporters.profile import Entry, ListRules
    from exporters.recipe import Composed
    from exporters.rows import Row
    from exporters.writing import Aside

PRACTICE_KEY: Final = "TapHuan"


class JsonLists:
    """Rows under a key of a message, or bare; a new file when one is full or the message around changes."""

    def __init__(self, aside: Aside, rules: ListRules, *, practice: bool) -> None:
        self._aside, self._rules, self._practice = aside, rules, practice
        self._out: IO[bytes] | None = None
        self._message: Mapping[str, object] = {}
        self._written: list[tuple[str, int]] = []

    def add(self, composed: Composed) -> None:
        for row in composed.rows:
            self._add(row, composed.message)

    def _add(self, row: Row, message: Row) -> None:
        full = bool(self._written) and self._written[-1][1] >= self._rules.rows
        if self._out is None or full or message.cells != self._message:
            self._end()
            self._begin(message)
        if self._out is not None:
            path, rows = self._written[-1]
            marks = {PRACTICE_KEY: PRACTICE_MARK} if self._practice else {}
            self._out.write((",\n" if rows else "\n").encode() + _json({**marks, **row.cells}))
            self._written[-1] = (path, rows + 1)

    def close(self) -> Sequence[tuple[str, int]]:
        self._end()
        return self._written

    def abandon(self) -> None:
        if self._out is not None:
            with suppress(OSError):
                self._out.close()

    def _begin(self, message: Row) -> None:
        path = f"{self._rules.name}-{len(self._written) + 1:03d}.json"
        self._out = (self._aside.folder / path).open("xb")
        self._written.append((path, 0))
        self._message = message.cells
        if self._rules.rows_under is not None:
            marks = {PRACTICE_KEY: PRACTICE_MARK} if self._practice else {}
            head = _json({**marks, **message.cells, self._rules.rows_under: 0})
            self._out.write(head.removesuffix(b"0}"))
        self._out.write(b"[")

    def _end(self) -> None:
        if self._out is not None:
            self._out.write(b"\n]\n" if self._rules.rows_under is None else b"\n]}\n")
            sync(self._out)
            self._out.close()
            self._out = None


def keys_naming_files(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The keys and headings under which a list names the PDFs."""
    named = ("file_name", "file_path")
    return tuple(entry.header or entry.key for entry in entries if any(name in entry.sources for name in named))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8")
