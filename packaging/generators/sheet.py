"""One printed side of a sheet, and the record of every line printed on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from generators.typeface import millimetres
from PIL import Image, ImageChops, ImageDraw, ImageFont

WIDTH: Final = millimetres(210)
HEIGHT: Final = millimetres(297)
TONER: Final = (28, 27, 30)


class Block(Enum):
    """Where a line belongs, in the order of the truth's reading: block by block."""

    HEAD_LEFT = 0
    HEAD_RIGHT = 1
    BODY = 2
    RECEIVERS = 3
    SIGNING = 4
    LABEL = 5


@dataclass(frozen=True)
class Piece:
    """Letters of one font, drawn without a gap."""

    text: str
    font: ImageFont.FreeTypeFont

    @property
    def width(self) -> float:
        return self.font.getlength(self.text)


@dataclass(frozen=True)
class PrintedLine:
    block: Block
    baseline: int
    left: int
    text: str


class Sheet:
    """A4 upright, white, at printing resolution. Everything is laid on as ink on paper: it only darkens."""

    def __init__(self) -> None:
        self.image = Image.new("RGB", (WIDTH, HEIGHT), "white")
        self.lines: list[PrintedLine] = []
        self._draw = ImageDraw.Draw(self.image)

    def write(self, pieces: list[Piece], left: float, baseline: int) -> float:
        """Draw letters on a baseline; the right end of them."""
        for piece in pieces:
            self._draw.text((left, baseline), piece.text, font=piece.font, fill=TONER, anchor="ls")
            left += piece.width
        return left

    def note(self, block: Block, left: float, baseline: int, text: str) -> None:
        """Keep in mind what a reader sees there."""
        self.lines.append(PrintedLine(block, baseline, round(left), text))

    def rule(self, left: float, right: float, y: int, width: float = 0.25) -> None:
        self._draw.line((round(left), y, round(right), y), fill=TONER, width=max(1, millimetres(width)))

    def frame(self, left: int, top: int, right: int, bottom: int, width: float = 0.2) -> None:
        self._draw.rectangle((left, top, right, bottom), outline=TONER, width=max(1, millimetres(width)))

    def bar(self, left: int, top: int, right: int, bottom: int) -> None:
        self._draw.rectangle((left, top, right, bottom), fill=TONER)

    def lay(self, ink: Image.Image, left: int, top: int) -> None:
        """Lay coloured ink on white over what is there; the paper shows through where it is white."""
        box = (left, top, left + ink.width, top + ink.height)
        self.image.paste(ImageChops.multiply(self.image.crop(box), ink), box)

    def text(self) -> str:
        """Block by block."""
        ordered = sorted(self.lines, key=lambda line: line.block.value)
        return "\n".join(line.text for line in ordered)

    def text_rows(self) -> str:
        """The same words read straight across the page."""
        rows: list[list[PrintedLine]] = []
        for line in sorted(self.lines, key=lambda line: line.baseline):
            if rows and line.baseline - rows[-1][0].baseline < millimetres(2.4):
                rows[-1].append(line)
            else:
                rows.append([line])
        return "\n".join(" ".join(line.text for line in sorted(row, key=lambda line: line.left)) for row in rows)
