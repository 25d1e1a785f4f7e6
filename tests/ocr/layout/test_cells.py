"""Cells in which nothing was read are looked at by themselves."""

from __future__ import annotations

import numpy as np

from ocr.engines.engine import Layout
from ocr.layout.cells import read_cells
from ocr.layout.table import Table
from ocr.types import Line, Region, Word

CELLS = (Region(100, 100, 200, 160), Region(200, 100, 500, 160), Region(100, 160, 200, 220), Region(200, 160, 500, 220))


class Figures:
    """Reads the same figure everywhere, from the size on at which it can."""

    name = "figures"

    def __init__(self, *, from_dpi: int = 0, confidence: float = 0.9) -> None:
        self.from_dpi, self.confidence = from_dpi, confidence
        self.asked = 0

    def describe(self) -> str:
        return self.name

    def read(self, image: np.ndarray, dpi: int, layout: Layout = Layout.PAGE) -> list[Line]:
        self.asked += layout is Layout.LINE
        sure = self.confidence if dpi >= self.from_dpi else 0.2
        height, width = image.shape
        return [Line((Word("3", Region(24, 24, width - 24, height - 24), sure),))]

    def close(self) -> None:
        pass


def page() -> tuple[np.ndarray, np.ndarray]:
    ink = np.zeros((300, 600), np.uint8)
    ink[120:145, 140:155] = 255
    return np.asarray(255 - ink, dtype=np.uint8), ink


def test_a_figure_passed_over_is_found_in_its_cell() -> None:
    engine = Figures()
    (line,) = read_cells(*page(), [Table(CELLS)], [], engine, 200)
    assert line.text == "3"
    assert Table(CELLS).cell_at(line.region) == CELLS[0]
    assert engine.asked == 1


def test_a_figure_that_reads_only_larger_is_read_larger() -> None:
    (line,) = read_cells(*page(), [Table(CELLS)], [], Figures(from_dpi=300), 200)
    assert Table(CELLS).cell_at(line.region) == CELLS[0]


def test_what_is_read_without_confidence_is_a_stain() -> None:
    assert read_cells(*page(), [Table(CELLS)], [], Figures(confidence=0.4), 200) == []


def test_a_cell_that_was_read_is_left_alone() -> None:
    engine = Figures()
    known = [Line((Word("3", Region(138, 118, 157, 147), 0.9),))]
    assert read_cells(*page(), [Table(CELLS)], known, engine, 200) == []
    assert engine.asked == 0
