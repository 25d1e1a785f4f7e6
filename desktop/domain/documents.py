"""Closed choices about documents, their pages and values."""

from __future__ import annotations

from enum import Enum


class PageRole(Enum):
    """What a page is in its stack; the words of the reading."""

    UNREAD = "unread"
    CONTENT = "content"
    BLANK = "blank"
    SEPARATOR = "separator"


class ValueOrigin(Enum):
    """Where a confirmed value comes from."""

    READING = "reading"
    """The machine's reading, confirmed as it stood."""
    PERSON = "person"
    """Typed or corrected."""


class PackageState(Enum):
    WRITING = "writing"
    VERIFIED = "verified"
    REFUSED = "refused"
    """Could not be written; `problem` says why."""
