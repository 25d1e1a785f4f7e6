"""What a receiver wants, as an export profile says it: keys, order, formats, limits, names. Plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from exporters.pdf.options import Lossless

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping
    from pathlib import Path

    Condition = Mapping[str, tuple[str, ...]]
    """Source → the values of which it must have one; an empty text stands for a missing value."""


class Layer(Enum):
    """Where a value may come from; a profile says where to look, and where first."""

    VALUES = "values"
    """What a person confirmed for the document."""
    DOSSIER = "dossier"
    """What the imported dossier list says."""


class Nested(Enum):
    """An entry that is a list of its own."""

    RESULTS = "results"
    COMPONENTS = "components"
    IDENTITIES = "identities"
    FILES = "files"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of the receiver: where its value comes from and what the receiver accepts."""

    key: str
    header: str = ""
    """The heading of its column; the key itself when empty."""
    sources: tuple[str, ...] = ()
    """Field ids and computed facts; the first that has a value counts."""
    constant: str | int | None = None
    nested: Nested | None = None
    look: tuple[Layer, ...] = (Layer.VALUES, Layer.DOSSIER)
    date_format: str | None = None
    year_alone: bool = False
    """A bare year passes as it is."""
    replace: Mapping[str, str] = field(default_factory=dict)
    required: bool = False
    required_when: Condition = field(default_factory=dict)
    only_when: Condition = field(default_factory=dict)
    starred: bool = False
    """Left empty it needs a reason."""
    reasons: bool = False
    """Holds the reasons for the starred entries that are empty."""
    longest: int | None = None
    allowed: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None
    width: int = 20
    """Of its column, in characters."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a starred entry is rightly empty, when the facts say so."""

    key: str
    when: Condition
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """The receiver's codes: `codes` by the value of the source `by`."""

    by: str
    codes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FileRules:
    folder: str = ""
    """Within the package; empty for the package's own folder."""
    name: str = "{dossier_code}_{type_id}_{document_number}"
    longest_name: int = 170
    """Characters, extension included: what the signing service of the field takes."""
    megabytes: float | None = None
    """The largest file the receiver takes, in MB of 1,048,576 bytes."""
    link: str = ""
    """How the receiver reaches a file; `{file_path}` is its place in the package."""

    @property
    def link_names_file(self) -> bool:
        """Whether a link's last part is the file's name, so that list and folder can be compared."""
        return self.link == "{file_name}" or self.link.endswith(("/{file_name}", "{file_path}"))


@dataclass(frozen=True, slots=True)
class ListRules:
    name: str = "list"
    """Files are named `NAME-001`, `NAME-002` …"""
    rows: int = 500
    """The most rows, or messages, of one file."""
    rows_under: str | None = None
    """The key that holds the rows; none: the file is the bare list."""
    sheet: str = "Sheet1"


@dataclass(frozen=True, slots=True)
class Profile:
    """One receiver's wishes for one format."""

    format: str
    name: str
    path: Path
    sha256: str
    """Of the profile's file."""
    receiver: str = ""
    files: FileRules = field(default_factory=FileRules)
    lists: ListRules = field(default_factory=ListRules)
    lossless: Lossless = Lossless.KEEP
    quality: int = 85
    message: tuple[Entry, ...] = ()
    """What stands around the rows, once a file."""
    entries: tuple[Entry, ...] = ()
    """A row."""
    results: tuple[Entry, ...] = ()
    """A result within a row."""
    components: tuple[Entry, ...] = ()
    """A component within a row."""
    reasons: tuple[Reason, ...] = ()
    defaults: Mapping[str, str] = field(default_factory=dict)
    """What the office declares for all documents; every use is marked in the manifest."""
    tables: Mapping[str, Table] = field(default_factory=dict)
