"""The fonts that papers are printed with: only those that come with the program."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from PIL import ImageFont

if TYPE_CHECKING:
    from pathlib import Path

DPI: Final = 300
"""Papers are printed at this resolution; the scanner brings them down to its own."""


class Style(Enum):
    """Names as the font files have them."""

    REGULAR = "Regular"
    BOLD = "Bold"
    ITALIC = "Italic"
    BOLD_ITALIC = "BoldItalic"


class Family(Enum):
    SERIF = "LiberationSerif"
    SANS = "LiberationSans"


def millimetres(length: float) -> int:
    """Pixels of a length on paper."""
    return round(length * DPI / 25.4)


def points(size: float) -> int:
    """Pixels of a type size."""
    return round(size * DPI / 72)


class Typeface:
    """Opens each font once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[tuple[Family, Style, float], ImageFont.FreeTypeFont] = {}

    def font(self, style: Style, size: float, family: Family = Family.SERIF) -> ImageFont.FreeTypeFont:
        """The font at `size` points. Basic layout: the same glyphs wherever the generator runs."""
        key = (family, style, size)
        if key not in self._open:
            path = self._folder / f"{family.value}-{style.value}.ttf"
            self._open[key] = ImageFont.truetype(str(path), points(size), layout_engine=ImageFont.Layout.BASIC)
        return self._open[key]
