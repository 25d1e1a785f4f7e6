"""Reads a strip of filled-in figures: several looks, one calibrated answer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from ocr.handwriting.decoding import decode
from ocr.handwriting.net import load_net
from ocr.handwriting.strip import as_input
from ocr.types import HandGuess

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ocr.handwriting.net import Net, Values
    from ocr.pixels import Gray

FILE: Final = "figures.npz"
MOST_GUESSES: Final = 5
_WORTH: Final = 0.01
_OUTSIDE: Final = 0.5
"""How much of the probability of impossible values speaks against the possible ones."""
_EMPTY: Final = 0.5
"""Probability of nothing being written from which on nothing is."""


@dataclass(frozen=True, eq=False, slots=True)
class FigureReader:
    net: Net
    calibration: Values
    """What the net claims and how often that is right, both ascending from 0 to 1: 2 × n."""

    def read(self, strip: Gray, *, most: int | None = None) -> tuple[HandGuess, ...]:
        """What is written on `strip` (dark figures on white paper, any size), the likeliest first.

        Nothing where nobody wrote anything. `most` is the greatest value that can stand there: 31 for a day.
        """
        if not strip.size:
            return ()
        views = list(_views(strip))
        found: dict[str, float] = defaultdict(float)
        for frames in self.net.frames(np.stack([as_input(view) for view in views])):
            for text, chance in decode(frames).items():
                found[text] += chance / len(views)
        if not found or found.get("", 0.0) >= _EMPTY:
            return ()
        found.pop("", None)
        possible = {text: chance for text, chance in found.items() if _fits(text, most)}
        whole = sum(possible.values())
        outside = max(0.0, 1.0 - whole) * _OUTSIDE
        best = sorted(possible.items(), key=lambda item: -item[1])[:MOST_GUESSES]
        claims, shares = self.calibration
        sure = [(text, float(np.interp(chance / (whole + outside), claims, shares))) for text, chance in best]
        among = max(1.0, sum(chance for _, chance in sure))
        return tuple(HandGuess(text, round(chance / among, 4)) for text, chance in sure if chance >= _WORTH)


def load_figure_reader(folder: Path) -> FigureReader:
    """From `folder`, `resources/reading` of the program.

    Raises:
        FigureReaderBroken: its weights are missing or broken.
    """
    return FigureReader(*load_net(folder / FILE))


def _fits(text: str, most: int | None) -> bool:
    return most is None or (len(text) <= len(str(most)) and 1 <= int(text) <= most)


def _views(strip: Gray) -> Iterator[Gray]:
    """The strip, a little closer, a little wider, and as a thinner pen would have written it."""
    yield strip
    height, width = strip.shape
    edge = max(1, height // 14)
    if height > 4 * edge:
        yield strip[edge:-edge]
    yield np.asarray(cv2.copyMakeBorder(strip, edge, edge, edge, edge, cv2.BORDER_CONSTANT, value=255), np.uint8)
    yield cv2.resize(strip, (max(8, round(width * 1.12)), height), interpolation=cv2.INTER_LINEAR).astype(np.uint8)
