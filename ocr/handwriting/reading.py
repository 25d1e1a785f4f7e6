"""Figures that were filled in between the printed words of a head, found, cut out of the coloured page, and read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

from ocr.documents.page_text import page_text
from ocr.documents.zones import find_head
from ocr.handwriting.find import find_gaps
from ocr.handwriting.ink import cut_strip
from ocr.handwriting.lost_rows import read_lost_rows
from ocr.types import Hand, HandPlace

if TYPE_CHECKING:
    from ocr.engines.engine import Engine
    from ocr.pixels import Colour, Gray
    from ocr.second_look import View
    from ocr.types import HandGuess, PageReading


class FigureReading(Protocol):
    """What reads a strip of figures: `FigureReader`, or a stand-in."""

    def read(self, strip: Gray, *, most: int | None = None) -> tuple[HandGuess, ...]: ...


MOST: Final = {HandPlace.NUMBER: None, HandPlace.DAY: 31, HandPlace.MONTH: 12}
"""The greatest value that each place can bear."""


def read_hands(
    reading: PageReading, colour: Colour, view: View, engine: Engine, figures: FigureReading, likeness: float
) -> PageReading:
    """The reading with its `hands`, and with rows of the head that the pen had spoilt.

    `colour` is the given picture, not turned, as much smaller than the page as `view`. Places where something is
    printed are read too: two readers that agree prove each other. Other pages than first ones are left as they are.

    Raises:
        EngineFailed: the engine gave up on a row.
    """
    head = find_head(page_text(reading, 0), likeness)
    if head is None:
        return reading
    reading = read_lost_rows(reading, head, view, engine)
    head = find_head(page_text(reading, 0), likeness) or head
    upright = np.rot90(colour, reading.rotation // 90)
    hands = []
    for gap in find_gaps(reading, head):
        strip = cut_strip(upright, gap, view.shrink, view.slope)
        guesses = figures.read(strip, most=MOST[gap.place])
        if guesses:
            hands.append(Hand(gap.place, gap.region(reading.width, reading.height), guesses))
    return replace(reading, hands=tuple(hands))
