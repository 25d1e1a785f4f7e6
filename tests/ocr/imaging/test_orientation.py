"""Which way up a page lies, and how its lines slope."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from ocr.engines.engine import Engine, Layout
from ocr.imaging import deskew
from ocr.imaging.geometry import Sheet, turn
from ocr.imaging.letters import letters
from ocr.imaging.orientation import Turn, judge, prove
from ocr.types import Line, Region, Word
from tests.ocr.drawn import DECISION, Drawing


class ReadsOnly:
    """An engine to which only pictures with the black mark on their left are legible."""

    name = "reads_only"

    def describe(self) -> str:
        return self.name

    def read(self, image: npt.NDArray[np.uint8], dpi: int, layout: Layout = Layout.PAGE) -> list[Line]:
        del dpi, layout
        sure = 0.95 if image[:, : image.shape[1] // 2].min() < 5 else 0.2
        return [Line((Word("Quyết định này có hiệu lực", Region(0, 0, 10, 10), sure),))]

    def close(self) -> None:
        """Nothing is held."""


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_page_is_known_to_be_turned_by_its_shape_alone(degrees: int) -> None:
    page = Drawing().head().lines(DECISION * 4).turned(degrees)
    assert judge(letters(page.gray)) == Turn(degrees, axis_clear=True, side_clear=True)


def test_a_page_of_figures_alone_is_not_judged_by_its_shape_alone() -> None:
    page = Drawing().lines(["066 139 023 354", "094 162 027 630", "066 150 001 043"] * 6)
    assert judge(letters(page.gray)).doubts


def test_an_empty_page_is_left_as_it_lies() -> None:
    assert judge(np.zeros((100, 80), np.uint8)).rotation == 0


@pytest.mark.parametrize("degrees", [0, 180])
def test_where_shape_is_no_proof_a_strip_is_read(degrees: int) -> None:
    strip = np.full((400, 1600), 255, np.uint8)
    strip[180:200, 200:1400:40] = 100
    strip[150:170, 210:240] = 0
    turned = turn(strip, (360 - degrees) % 360)
    engine: Engine = ReadsOnly()
    ink = np.where(turned < 200, 255, 0).astype(np.uint8)
    assert prove(turned, ink, engine, 200, Turn(0, axis_clear=True, side_clear=False)) == degrees


@pytest.mark.parametrize("degrees", [-4.0, -0.6, 0.0, 1.3, 5.2])
def test_a_slope_is_measured_to_a_tenth_of_a_degree(degrees: float) -> None:
    page = Drawing().head().lines(DECISION * 4).slanted(degrees)
    assert deskew.measure(letters(page.gray)).degrees == pytest.approx(degrees, abs=0.1)


def test_what_was_levelled_is_found_again_on_the_page() -> None:
    page = np.full((1000, 800), 255, np.uint8)
    page[690:700, 590:600] = 0
    levelled, back = deskew.level(page, 3.0)
    rows, columns = np.nonzero(levelled < 128)
    seen = Region(int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1)
    place = Sheet(800, 1000, np.eye(3)).after(back).region(seen)
    assert place.overlaps(Region(590, 690, 600, 700))
    assert place.width < 16
    assert place.height < 16
