"""Names of files and folders that every system takes: ASCII, short, unique without regard to case."""

from __future__ import annotations

import re
import string
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_RESERVED: Final = re.compile(r"(?:CON|PRN|AUX|NUL|COM\d|LPT\d)(?:\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever stands after the point."""
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")
_RUNS: Final = re.compile(r"([._-])[._-]*")
_EDGES: Final = "._- "


def safe_name(text: str, longest: int = 100) -> str:
    """`text` without accents and without what a file system refuses; may be empty."""
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    name = _RUNS.sub(r"\1", _UNSAFE.sub("-", plain)).strip(_EDGES)[:longest].strip(_EDGES)
    return f"_{name}"[:longest] if _RESERVED.fullmatch(name) else name


def is_safe(name: str) -> bool:
    """Whether `name` may stand in a package: one path part, as `safe_name` makes it."""
    return bool(name) and not _UNSAFE.search(name) and name.strip(".") == name and not _RESERVED.fullmatch(name)


def placeholders(pattern: str) -> tuple[str, ...]:
    """The names within braces. Raises `ValueError` for a pattern with a mistake."""
    parts = list(string.Formatter().parse(pattern))
    if any(form or turn for _, _, form, turn in parts):
        raise ValueError("only plain {names}")
    names = tuple(name for _, name, _, _ in parts if name is not None)
    if not all(name.isidentifier() for name in names):
        raise ValueError("only plain {names}")
    return names


def fill(pattern: str, value: Callable[[str], str]) -> str:
    return pattern.format_map({name: value(name) for name in placeholders(pattern)})


class Names:
    """The names of one package's files, each used once."""

    def __init__(self, longest: int) -> None:
        self._longest = longest
        self._used: set[str] = set()

    def take(self, wish: str, spare: str, suffix: str = ".pdf") -> str:
        """A name as near to `wish` as may be, `spare` when nothing is left of it; numbered when it was taken."""
        room = self._longest - len(suffix)
        name = stem = safe_name(wish, room) or safe_name(spare, room) or "document"
        count = 1
        while name.lower() in self._used:
            count += 1
            number = f"-{count}"
            name = stem[: room - len(number)] + number
        self._used.add(name.lower())
        return name + suffix
