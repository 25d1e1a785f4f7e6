"""What capture speaks in: frozen values that travel between processes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from desktop.capture.errors import CaptureError
    from exporters.pdf.signatures import Signature

MediaType = Literal["image/jpeg", "image/png", "image/tiff"]


@dataclass(frozen=True, slots=True)
class ScannedImage:
    """One side of a sheet, as a whole image file.

    `width` and `height` count the pixels as stored: a turn that EXIF asks for is not applied, neither here nor when the
    bytes are put into a PDF.
    """

    data: bytes
    media_type: MediaType
    width: int
    height: int
    dpi: int | None
    """Pixels per inch as the source states it, plausible or not; None where it states nothing."""
    file: str
    """Absolute path of the file it came from; empty for a scanner."""
    index: int
    """Page within that file, or within the scan, from 0."""
    is_digital: bool = False
    """Its file is a PDF that is more than pictures: it has words of its own, or is signed. The file itself is kept."""
    signatures: tuple[Signature, ...] = ()
    """Of the file, in the order in which they were made."""


@dataclass(frozen=True, slots=True)
class CaptureFailure:
    """Something gave no image, and the rest goes on."""

    file: str
    """Absolute path of the file; empty for a scanner."""
    index: int | None
    """The one page that is missing, from 0; None: the file from here on, or all of it."""
    error: CaptureError


@dataclass(frozen=True, slots=True)
class FileFailure(CaptureFailure):
    """A file, or one page of it, gave no image, and the rest goes on."""


class Sides(Enum):
    FRONT = "front"
    BOTH = "both"


class Colour(Enum):
    COLOUR = "colour"
    GREY = "grey"
    BLACK_AND_WHITE = "black_and_white"


class PageSize(Enum):
    """What the source is told to take; AUTOMATIC leaves it to the source."""

    AUTOMATIC = "automatic"
    A3 = "a3"
    A4 = "a4"
    A5 = "a5"


@dataclass(frozen=True, slots=True)
class Source:
    """Where pages come from: a scanner, a folder, a file."""

    backend: str
    """The backend's name."""
    id: str
    """The backend's own name for it, stable between starts; of a file its absolute path."""
    name: str
    """As the device or the file calls itself, to be shown."""


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a source can do. Empty sets: it does not let one choose."""

    has_feeder: bool = False
    sides: frozenset[Sides] = frozenset()
    colours: frozenset[Colour] = frozenset()
    page_sizes: frozenset[PageSize] = frozenset()
    dpi: tuple[int, ...] = ()
    """Ascending."""


@dataclass(frozen=True, slots=True)
class ScanSettings:
    """How to scan; a source passes over what it does not let one choose."""

    sides: Sides = Sides.FRONT
    colour: Colour = Colour.COLOUR
    page_size: PageSize = PageSize.AUTOMATIC
    dpi: int = 300
    first_page: int = 0
    """Of a file: pages before this one are not read again; a scanner passes over it."""


AS_IT_COMES: Final = ScanSettings()
