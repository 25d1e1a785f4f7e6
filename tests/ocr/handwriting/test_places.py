from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ocr.handwriting.ink import cut_strip
from ocr.handwriting.places import Row, date_gaps, number_gap
from ocr.handwriting.recogniser import FigureReader, load_figure_reader
from ocr.types import HandPlace, Region, Word
from tests.ocr.drawn import FONTS
from tests.ocr.handwriting.hand import FIGURES

if TYPE_CHECKING:
    from ocr.pixels import Colour

EM, BASE = 54, 150
BLACK, BLUE, RED = (25, 25, 30), (40, 60, 170), (225, 60, 70)


class Line:
    """A line of print with room for a pen; words as an engine would have placed them."""

    def __init__(self, font: str = "LiberationSerif-Regular", paper: tuple[int, int, int] = (252, 251, 246)) -> None:
        self.image = Image.new("RGB", (1500, 260), paper)
        self.draw = ImageDraw.Draw(self.image)
        self.face = ImageFont.truetype(FONTS / f"{font}.ttf", EM)
        self.words: list[Word] = []
        self.left = 60.0

    def print(self, *texts: str) -> Line:
        for text in texts:
            self.draw.text((self.left, BASE), text, font=self.face, fill=BLACK, anchor="ls")
            left, top, right, bottom = self.draw.textbbox((self.left, BASE), text, font=self.face, anchor="ls")
            self.words.append(Word(text, Region(round(left), round(top), round(right), round(bottom)), 0.96))
            self.left += self.face.getlength(text) + EM * 0.25
        return self

    def write(self, text: str, *, colour: tuple[int, int, int] = BLUE, gap: float = 0.2, pen: int = 5) -> Line:
        pixels = np.array(self.image)
        left = self.left - EM * 0.25 + gap * EM
        for sign in text:
            for stroke in FIGURES[sign]:
                points = [
                    (left + (int(x) / 100 + 0.15 * (1 - int(y) / 100)) * 26, BASE - 44 + int(y) * 0.44)
                    for x, y in (point.split(",") for point in stroke.split())
                ]
                for start, end in pairwise(points):
                    cv2.line(pixels, _at(start), _at(end), colour, pen, cv2.LINE_AA)
            left += 36
        self.image = Image.fromarray(pixels)
        self.draw = ImageDraw.Draw(self.image)
        self.left = left + gap * EM
        return self

    def glue(self, text: str) -> Line:
        """The engine took the last word and what was written behind it for one."""
        word = self.words[-1]
        region = Region(word.region.left, word.region.top, round(self.left), word.region.bottom)
        self.words[-1] = Word(text, region, 0.3)
        return self

    @property
    def row(self) -> Row:
        return Row(tuple(self.words), 0.0, EM)

    @property
    def pixels(self) -> Colour:
        return np.array(self.image)


def _at(point: tuple[float, float]) -> tuple[int, int]:
    return round(point[0]), round(point[1])


@pytest.fixture(scope="module")
def reader() -> FigureReader:
    return load_figure_reader(Path(__file__).parents[3] / "resources" / "reading")


def number_of(line: Line, reader: FigureReader) -> str:
    gap = number_gap(line.row, (0, 1500))
    assert gap is not None
    guesses = reader.read(cut_strip(line.pixels, gap, 1, 0.0))
    return guesses[0].text if guesses else ""


def day_of(line: Line, reader: FigureReader) -> str:
    gap = next(gap for gap in date_gaps(line.row) if gap.place is HandPlace.DAY)
    guesses = reader.read(cut_strip(line.pixels, gap, 1, 0.0), most=31)
    return guesses[0].text if guesses else ""


@pytest.mark.parametrize("colour", [BLUE, BLACK, RED], ids=["blue", "black", "red"])
def test_a_number_is_read_whatever_the_ink(colour: tuple[int, int, int], reader: FigureReader) -> None:
    assert number_of(Line().print("Số:").write("237", colour=colour).print("/QĐ-UBND"), reader) == "237"


@pytest.mark.parametrize("font", ["LiberationSerif-Regular", "LiberationSerif-Bold", "LiberationSans-Regular"])
def test_a_number_is_read_beside_any_face(font: str, reader: FigureReader) -> None:
    assert number_of(Line(font).print("Số:").write("52").print("/TB-UBND"), reader) == "52"


def test_a_label_that_swallowed_the_figures_is_cut_where_its_print_ends(reader: FigureReader) -> None:
    line = Line().print("Số:").write("237", gap=0.12).glue("Số:@37").print("/QĐ-UBND")
    assert number_of(line, reader) == "237"


def test_a_number_without_label_is_looked_for_before_its_letters(reader: FigureReader) -> None:
    line = Line().print("Số:").write("237").print("/QĐ-UBND")
    line.words = line.words[1:]
    gap = number_gap(line.row, (0, 1500))
    assert gap is not None
    assert gap.is_open
    assert number_of(line, reader) == "237"


def test_a_day_is_read_though_the_engine_took_it_for_part_of_a_word(reader: FigureReader) -> None:
    line = Line("LiberationSerif-Italic").print("Bình", "Minh,", "ngày").write("27").glue("ngày?#")
    assert day_of(line.print("tháng", "02", "năm", "2025"), reader) == "27"


def test_the_red_of_a_seal_does_not_hide_blue_figures(reader: FigureReader) -> None:
    line = Line().print("Số:").write("237").print("/QĐ-UBND")
    line.draw.ellipse((100, -200, 700, 160), outline=RED, width=6)
    assert number_of(line, reader) == "237"


def test_a_body_line_is_no_date() -> None:
    assert not list(date_gaps(Line().print("ngày", "ký", "ban", "hành").row))
