"""Cells of tables that the engine passed over, read one by one: most hold a single figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from ocr.engines.engine import Layout
from ocr.imaging.clean import PAPER
from ocr.layout.passed_over import TRUSTED
from ocr.legibility import certainty
from ocr.types import Line, Region, Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocr.engines.engine import Engine
    from ocr.layout.table import Table
    from ocr.pixels import Gray, Mask

_LETTER: Final = (0.06, 0.3)
"""Inches: the lowest and the tallest figure."""
_WORTH: Final = 0.6
"""Mean confidence by letters of what is taken: a cell may bear a stain only."""
_LARGER: Final = 1.5
"""The size of a second look: a figure without neighbours is often read at one size and not at another."""
_RULE_LEFT: Final = 3
"""Pixels inside the cell's edge where something of its rule may be left."""
_ROOM: Final = 6
_BORDER: Final = 24
MOST: Final = 120
"""Cells read per page at most."""


def read_cells(
    gray: Gray, ink: Mask, tables: Sequence[Table], known: Sequence[Line], engine: Engine, dpi: int
) -> list[Line]:
    """Further lines, in pixels of `gray`: of cells that bear ink and in which nothing was read."""
    read = {
        cell
        for line in known
        for word in line.words
        if word.confidence >= TRUSTED
        for table in tables
        if (cell := table.cell_at(word.region)) is not None
    }
    places = [
        place for table in tables for cell in table.cells if cell not in read and (place := _print(ink, cell, dpi))
    ]
    return [line for place in places[:MOST] if (line := _read(gray, place, engine, dpi)) is not None]


def _print(ink: Mask, cell: Region, dpi: int) -> Region | None:
    """Where letters stand within a cell."""
    left, top = cell.left + _RULE_LEFT, cell.top + _RULE_LEFT
    inside = ink[top : cell.bottom - _RULE_LEFT, left : cell.right - _RULE_LEFT]
    if not inside.any():
        return None
    _, _, boxes, _ = cv2.connectedComponentsWithStats(inside)
    low, high = dpi * _LETTER[0], dpi * _LETTER[1]
    letters = boxes[1:][(boxes[1:, 3] >= low) & (boxes[1:, 3] <= high) & (boxes[1:, 2] >= dpi * 0.008)]
    if not len(letters):
        return None
    right, bottom = (letters[:, 0] + letters[:, 2]).max(), (letters[:, 1] + letters[:, 3]).max()
    return Region(
        left + max(0, int(letters[:, 0].min()) - _ROOM),
        top + max(0, int(letters[:, 1].min()) - _ROOM),
        left + min(inside.shape[1], int(right) + _ROOM),
        top + min(inside.shape[0], int(bottom) + _ROOM),
    )


def _read(gray: Gray, place: Region, engine: Engine, dpi: int) -> Line | None:
    alone = np.pad(gray[place.top : place.bottom, place.left : place.right], _BORDER, constant_values=PAPER)
    for scale in (1.0, _LARGER):
        seen = alone if scale == 1 else _scaled(alone, scale)
        found = [line for line in engine.read(seen, round(dpi * scale), Layout.LINE) if certainty(line) >= _WORTH]
        if found:
            return Line(tuple(_placed(word, place, scale) for word in found[0].words))
    return None


def _scaled(gray: Gray, scale: float) -> Gray:
    return np.asarray(cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC), dtype=np.uint8)


def _placed(word: Word, place: Region, scale: float) -> Word:
    """On the page; kept within the cell."""
    across = [int(min(max(edge / scale - _BORDER, 0), place.width)) for edge in (word.region.left, word.region.right)]
    down = [int(min(max(edge / scale - _BORDER, 0), place.height)) for edge in (word.region.top, word.region.bottom)]
    region = Region(place.left + across[0], place.top + down[0], place.left + across[1], place.top + down[1])
    return Word(word.text, region, word.confidence)
