"""What one format adds to the making of a package: which documents go together, and what is said of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from exporters.rows import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from exporters.content import Document, PackageContent
    from exporters.problems import Problem
    from exporters.profile import Profile
    from exporters.writing import Aside

    Group = tuple[int, ...]
    """Places in the content's documents: those that one row of the receiver speaks of."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A document, and its file in the package."""

    document: Document
    path: str
    facts: Mapping[str, str]
    """Computed facts, by source: `file_name`, `file_link`, `file_sha256`, `page_count` …"""


@dataclass(frozen=True, slots=True)
class Composed:
    """What the lists say of one group of documents."""

    rows: Sequence[Row] = ()
    message: Row = field(default_factory=lambda: Row({}, {}))
    """What stands around the rows."""
    defaults: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Document → key → source, for each value that comes from the profile's defaults."""
    problems: Sequence[Problem] = ()


class Lists(Protocol):
    """The lists of one package while they are written."""

    def add(self, composed: Composed) -> None:
        """What is said of one more group."""
        ...

    def close(self) -> Sequence[tuple[str, int]]:
        """End the last file; each file's path within the package, and its rows."""
        ...

    def abandon(self) -> None:
        """Let go of what is open, when the package is given up; harmless after `close`."""
        ...


@dataclass(frozen=True, slots=True)
class Recipe:
    """One format, without the writing; what a format does not need it leaves out."""

    name: str
    arrange: Callable[[PackageContent, Profile], Sequence[Group]] | None = None
    """Which documents go together, in the order in which they are written; each document once. Else one by one."""
    compose: Callable[[Sequence[Filed], Mapping[str, str], Profile], Composed] | None = None
    """What the lists say of a group, and what the receiver would refuse; the facts are the package's."""
    lists: Callable[[Aside, Profile, bool], Lists] | None = None
    """The lists to be written; told whether the package is for practice."""
    naming_keys: Callable[[Profile], tuple[str, ...]] | None = None
    """The keys or headings under which the lists name the PDFs."""
