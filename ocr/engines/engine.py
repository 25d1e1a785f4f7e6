"""What a reading engine is."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ocr.pixels import Gray
    from ocr.types import Line


class Layout(Enum):
    """How the engine takes the picture it is given."""

    PAGE = "page"
    """A whole page; the engine finds its blocks."""
    COLUMN = "column"
    """One column of lines of various sizes."""
    BLOCK = "block"
    """One even block of lines."""
    LINE = "line"
    """One line."""
    SPARSE = "sparse"
    """Text anywhere, in no order."""


class Engine(Protocol):
    """Reads pixels. One engine reads one picture at a time and keeps its model from picture to picture."""

    @property
    def name(self) -> str:
        """The name it is created by."""
        ...

    def describe(self) -> str:
        """Name, version and the checksum of its data, on one line: what a reading's origin is proved by."""
        ...

    def read(self, image: Gray, dpi: int, layout: Layout = Layout.PAGE) -> list[Line]:
        """The lines of upright, straight black on white; regions in pixels of `image`, confidence 0 to 1, NFC.

        Raises `EngineFailed` where the engine gives up on the picture; it may be asked again for another.
        """
        ...

    def close(self) -> None:
        """Give the model back; the engine cannot read any more."""
        ...
