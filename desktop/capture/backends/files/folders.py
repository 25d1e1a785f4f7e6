"""Which files a path stands for."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from desktop.capture.images.files import KNOWN_SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_DIGITS: Final = re.compile(r"(\d+)")


def expand(paths: Iterable[Path]) -> list[Path]:
    """Absolute paths of files, in the order given; a folder stands for the pictures and PDFs directly in it.

    Hidden, temporary and other files of a folder are passed over. A path that cannot be expanded stays as it is, so
    that nothing given is lost: a missing one, and a folder that cannot be listed or holds no page. `pages` says why.
    """
    files: list[Path] = []
    for path in paths:
        files.extend(_expanded(path.absolute()))
    return files


def _expanded(path: Path) -> list[Path]:
    try:
        if not path.is_dir():
            return [path]
        return listed(path) or [path]
    except OSError:
        return [path]


def listed(folder: Path) -> list[Path]:
    """Pictures and PDFs directly in `folder`, in natural order.

    Raises:
        OSError: the folder cannot be listed.
    """
    return sorted((path for path in folder.iterdir() if _stands_for_pages(path)), key=natural_order)


def natural_order(path: Path) -> tuple[list[str | int], str]:
    """001, 2, 10; capitals and the way accents are composed make no difference."""
    name = unicodedata.normalize("NFC", path.name).casefold()
    parts: list[str | int] = list(_DIGITS.split(name))
    parts[1::2] = [int(digits) for digits in parts[1::2]]
    return parts, path.name


def _stands_for_pages(path: Path) -> bool:
    """A link that leads nowhere stays: it was a page once, and somebody must hear of it."""
    if path.suffix.lower() not in KNOWN_SUFFIXES or path.name.startswith((".", "~$")):
        return False
    try:
        return path.is_file() or not path.exists()
    except OSError:
        return True
