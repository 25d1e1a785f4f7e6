"""Reading a TOML table so that each mistake names its file and its key."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from ocr.documents.errors import DefinitionBroken

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Table:
    """One table of a file. What is asked for is checked; `finish` says which keys nobody asked for."""

    def __init__(self, file: str, content: Mapping[str, object], where: str = "") -> None:
        self._file, self._content, self._where = file, content, where
        self._asked: set[str] = set()

    def text(self, key: str) -> str:
        value = self._take(key)
        if not isinstance(value, str) or not value.strip():
            raise self.broken(key, "a text is missing")
        return value

    def text_or_none(self, key: str) -> str | None:
        return None if self._take(key) is None else self.text(key)

    def flag(self, key: str) -> bool:
        value = self._take(key, default=False)
        if not isinstance(value, bool):
            raise self.broken(key, "neither true nor false")
        return value

    def number(self, key: str) -> float:
        value = self._take(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.broken(key, "a number is missing")
        return float(value)

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._take(key, default=[])
        if not isinstance(value, list):
            raise self.broken(key, "no list of texts")
        found = tuple(item for item in value if isinstance(item, str))
        if len(found) != len(value):
            raise self.broken(key, "no list of texts")
        return found

    def table(self, key: str) -> Table:
        value = self._take(key, default={})
        if not isinstance(value, dict):
            raise self.broken(key, "no table")
        return Table(self._file, value, self._name(key))

    def tables(self, key: str) -> list[Table]:
        value = self._take(key, default=[])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.broken(key, "no list of tables")
        return [Table(self._file, item, f"{self._name(key)}[{place}]") for place, item in enumerate(value)]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self._content)

    def finish(self) -> None:
        left = sorted(set(self._content) - self._asked)
        if left:
            raise self.broken(left[0], "not known")

    def broken(self, key: str, detail: str) -> DefinitionBroken:
        return DefinitionBroken(self._file, f"{self._name(key)}: {detail}")

    def _name(self, key: str) -> str:
        return f"{self._where}.{key}" if self._where else key

    def _take(self, key: str, default: object = None) -> object:
        self._asked.add(key)
        return self._content.get(key, default)


def read_toml(path: Path) -> Table:
    """Raises `DefinitionBroken` when the file is missing, no UTF-8, or no TOML."""
    try:
        return Table(path.name, tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise DefinitionBroken(path.name, error.strerror or "cannot be read") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DefinitionBroken(path.name, str(error)) from error
