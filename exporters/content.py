"""What goes into a package, before it is written: plain frozen values of the library's own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place, in pixels of the upright page; `right` and `bottom` lie just outside it."""

    text: str
    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Page:
    """One side of a sheet. The image is the master as it lies in the vault; it is never changed."""

    image: Path
    media_type: str
    """`image/jpeg`, `image/png` or `image/tiff`."""
    sha256: str
    """Of the image file, hexadecimal."""
    width: int
    """Pixels of the upright page."""
    height: int
    rotation: int
    """0, 90, 180 or 270: degrees clockwise by which the image is turned; the picture is turned back by it."""
    dpi: int
    lines: tuple[tuple[Word, ...], ...] = ()
    """The recognised words, line by line, in reading order."""
    is_blank: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One document with the values a person confirmed. A field without a value is absent from `values`."""

    id: str
    """The document's number in the store; unique in a package."""
    type_id: str
    type_name: str
    pages: tuple[Page, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    """Field id → normalised value (ISO dates, digits only for IDs …)."""
    dossier: Mapping[str, str] = field(default_factory=dict)
    """What the dossier list says of the document's dossier: `procedure_code`, `received_on`, `status` …"""
    digitised_by: str = ""
    digitised_at: datetime | None = None
    approved_by: str = ""
    approved_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """Who hands the package over."""

    name: str
    code: str
    """The agency code, as `H56.14`; may be empty while an office has not entered it."""


@dataclass(frozen=True, slots=True)
class PackageContent:
    """All that one package is made of. `documents` may fetch each document when it is looked at."""

    name: str
    """Folder name of the package; safe on every system."""
    created_at: datetime
    """Aware; UTC."""
    office: Office
    documents: Sequence[Document]
    producer: str
    """Program and version."""
    practice: bool = False
    """A practice package: every page, PDF and list bears `TẬP HUẤN`, and the manifest says so."""
