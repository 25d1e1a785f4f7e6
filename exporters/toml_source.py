"""A TOML file whose mistakes are told with file, detail and line."""

from __future__ import annotations

import hashlib
import re
import tomllib
from typing import TYPE_CHECKING, Any, Final

from exporters.errors import ProfileInvalid

if TYPE_CHECKING:
    from pathlib import Path

_SYNTAX_LINE: Final = re.compile(r"at line (\d+)")
_HEADER: Final = re.compile(r"\s*\[{1,2}\s*([^\]]+?)\s*\]{1,2}")


class TomlSource:
    """The text, its tables, and where in the text a key stands (`tomllib` does not say)."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            raw = path.read_bytes()
            self.sha256 = hashlib.sha256(raw).hexdigest()
            text = raw.decode("utf-8")
            self.tables: dict[str, Any] = tomllib.loads(text)
        except OSError as error:
            raise ProfileInvalid(path, error.strerror or "unreadable") from error
        except UnicodeDecodeError as error:
            raise ProfileInvalid(path, "not UTF-8", raw[: error.start].count(b"\n") + 1) from error
        except tomllib.TOMLDecodeError as error:
            found = _SYNTAX_LINE.search(str(error))
            raise ProfileInvalid(path, str(error), int(found[1]) if found else None) from error
        self._lines = text.splitlines()

    def table(self, name: str) -> TomlTable:
        """The table of that name; empty when the file has none. The name `""` is the file's head."""
        if not name:
            return TomlTable(self, "", 0, {key: value for key, value in self.tables.items() if not _is_table(value)})
        found = self.tables.get(name, {})
        if not isinstance(found, dict):
            raise self.mistake(f"[{name}] is no table", "", 0, name)
        return TomlTable(self, name, 0, found)

    def rows(self, name: str) -> list[TomlTable]:
        """The tables `[[name]]`, in their order."""
        found = self.tables.get(name, [])
        if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
            raise self.mistake(f"[[{name}]] is no list of tables", name, 0, None)
        return [TomlTable(self, name, index, row) for index, row in enumerate(found)]

    def mistake(self, detail: str, table: str, index: int, key: str | None) -> ProfileInvalid:
        return ProfileInvalid(self.path, detail, self._line(table, index, key))

    def _line(self, table: str, index: int, key: str | None) -> int | None:
        """The line of `key` in the `index`-th table of that name, or of the table itself."""
        start = self._start(table, index)
        if start is None or key is None:
            return start
        sign = re.compile(rf'\s*"?{re.escape(key)}"?\s*[=.]')
        for place in range(start, len(self._lines)):
            if sign.match(self._lines[place]):
                return place + 1
            if place > start and _HEADER.match(self._lines[place]):
                break
        return start or None

    def _start(self, table: str, index: int) -> int | None:
        """The line of the table's header, from 1; 0 for the file's head."""
        if not table:
            return 0
        found = [
            place + 1 for place, line in enumerate(self._lines) if (head := _HEADER.match(line)) and head[1] == table
        ]
        return found[index] if index < len(found) else None


class TomlTable:
    """One table, asked key by key; what was never asked for is a mistake."""

    def __init__(self, source: TomlSource, name: str, index: int, values: dict[str, Any]) -> None:
        self._source, self._name, self._index = source, name, index
        self._values = values
        self._asked: set[str] = set()

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self._values)

    def mistake(self, detail: str, key: str | None = None) -> ProfileInvalid:
        return self._source.mistake(detail, self._name, self._index, key)

    def has(self, key: str) -> bool:
        return key in self._values

    def text(self, key: str, default: str = "") -> str:
        value = self._get(key, default)
        if not isinstance(value, str):
            raise self.mistake(f"{key}: a text is wanted", key)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A text or a list of texts."""
        return self._as_texts(key, self._get(key, []))

    def flag(self, key: str) -> bool:
        value = self._get(key, False)
        if not isinstance(value, bool):
            raise self.mistake(f"{key}: true or false is wanted", key)
        return value

    def count(self, key: str, default: int | None = None) -> int | None:
        """A whole number from 1."""
        value = self._get(key, default)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < 1):
            raise self.mistake(f"{key}: a number from 1 is wanted", key)
        return value

    def amount(self, key: str) -> float | None:
        value = self._get(key, None)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float) or value <= 0):
            raise self.mistake(f"{key}: a number above 0 is wanted", key)
        return value

    def constant(self, key: str) -> str | int | None:
        value = self._get(key, None)
        if value is not None and (isinstance(value, bool) or not isinstance(value, str | int)):
            raise self.mistake(f"{key}: a text or a number is wanted", key)
        return value

    def mapping(self, key: str) -> dict[str, str]:
        value = self._get(key, {})
        if not isinstance(value, dict) or not all(isinstance(part, str) for part in value.values()):
            raise self.mistake(f"{key}: names and texts are wanted", key)
        return value

    def condition(self, key: str) -> dict[str, tuple[str, ...]]:
        value = self._get(key, {})
        if not isinstance(value, dict):
            raise self.mistake(f"{key}: a table of values is wanted", key)
        return {name: self._as_texts(key, wanted) for name, wanted in value.items()}

    def done(self) -> None:
        """Raises `ProfileInvalid` for a key that nothing asked for: a slip of the pen must not pass."""
        for key in self._values:
            if key not in self._asked:
                raise self.mistake(f"{key}: unknown", key)

    def _get(self, key: str, default: object) -> Any:
        self._asked.add(key)
        return self._values.get(key, default)

    def _as_texts(self, key: str, value: object) -> tuple[str, ...]:
        parts = [value] if isinstance(value, str) else value
        if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
            raise self.mistake(f"{key}: a text or a list of texts is wanted", key)
        return tuple(parts)


def _is_table(value: object) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)
    )
