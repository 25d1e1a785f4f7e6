"""Which way up a page lies: by the shape of its lines, and by reading a strip where that is not proof enough."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ocr.engines.engine import Layout
from ocr.imaging import deskew
from ocr.imaging.geometry import turn
from ocr.legibility import legible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocr.engines.engine import Engine
    from ocr.pixels import Gray, Mask

CLEAR_AXIS: Final = 0.35
"""Natural logarithm of how much sharper the lines are one way than the other; of 120 pages the vaguest had 0.42."""
CLEAR_SIDE: Final = 0.2
"""(above − below) / (above + below). Vietnamese has more ink above its small letters (marks, ascenders) than below;
of 120 pages none spoke for the wrong side, tables of numbers spoke faintly (0.05)."""
ENOUGH_INK: Final = 900
"""Pixels above and below the small letters, at the proof's scale; a line or two of text."""
OUTWEIGHS: Final = 1.5
"""Times as legible another way up must be."""
_STRIP_LINES: Final = 6
_COLUMN: Final = 200
"""Width of the columns in which lines are looked at, so that a slope or a curve does not smear them."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The degrees clockwise by which the picture seems turned, and which doubts its shape leaves."""

    rotation: int
    axis_clear: bool
    """Lines run along the one axis and not the other."""
    side_clear: bool
    """Up and down are told apart."""

    @property
    def doubts(self) -> tuple[int, ...]:
        """The other rotations that are still possible."""
        opposite = (self.rotation + 180) % 360
        if not self.axis_clear:
            return opposite, (self.rotation + 90) % 360, (self.rotation + 270) % 360
        return () if self.side_clear else (opposite,)


def judge(ink: Mask) -> Turn:
    """By geometry alone, from `letters(…)` of the page."""
    lying, standing = ink, turn(ink, 90)
    slopes = deskew.measure(lying), deskew.measure(standing)
    axis = math.log((slopes[0].sharpness + 1) / (slopes[1].sharpness + 1))
    above, below = _around_small_letters(*((lying, slopes[0]) if axis >= 0 else (standing, slopes[1])))
    side = (above - below) / max(1.0, above + below)
    rotation = (0 if side >= 0 else 180) + (0 if axis >= 0 else 90)
    enough = above + below > ENOUGH_INK
    return Turn(rotation, abs(axis) > CLEAR_AXIS and enough, abs(side) > CLEAR_SIDE and enough)


def prove(gray: Gray, ink: Mask, engine: Engine, dpi: int, shape: Turn) -> int:
    """The rotation in which the densest strip of the page reads best; the shape's own unless another is far better."""
    best, most = shape.rotation, _legibility(_strip(gray, ink, shape.rotation), engine, dpi)
    for other in shape.doubts:
        found = _legibility(_strip(gray, ink, other), engine, dpi)
        if found > OUTWEIGHS * most + 2:
            best, most = other, found
    return best


def _legibility(strip: Gray, engine: Engine, dpi: int) -> float:
    lines = engine.read(strip, dpi, Layout.PAGE) if strip.size else []
    return legible(word for line in lines for word in line.words)


def _strip(gray: Gray, ink: Mask, rotation: int) -> Gray:
    """The few lines with most ink, of the page turned back by `rotation`."""
    page, proof = turn(gray, rotation), turn(ink, rotation)
    scale = page.shape[0] / proof.shape[0]
    tall = 30 * _STRIP_LINES
    sums = np.convolve((proof > 0).sum(axis=1), np.ones(min(tall, proof.shape[0])), "same")
    middle = int(np.argmax(sums))
    top, bottom = max(0, middle - tall // 2), min(proof.shape[0], middle + tall // 2)
    columns = np.flatnonzero((proof[top:bottom] > 0).any(axis=0))
    if not columns.size:
        return page[:0]
    left, right = max(0, columns[0] - 10), min(proof.shape[1], columns[-1] + 10)
    return page[int(top * scale) : int(bottom * scale), int(left * scale) : int(right * scale)]


def _around_small_letters(ink: Mask, slope: deskew.Slope) -> tuple[float, float]:
    """Ink above and below the band that each line fills most densely (its small letters)."""
    level, _ = deskew.level(ink, slope.degrees, paper=0)
    above = below = 0.0
    for profile in _line_profiles(level):
        dense = np.flatnonzero(profile >= profile.max() / 2)
        above += float(profile[: dense[0]].sum())
        below += float(profile[dense[-1] + 1 :].sum())
    return above, below


def _line_profiles(ink: Mask) -> Iterator[np.ndarray[tuple[int], np.dtype[np.int64]]]:
    for left in range(0, max(1, ink.shape[1] - _COLUMN // 2), _COLUMN):
        rows = np.count_nonzero(ink[:, left : left + _COLUMN], axis=1)
        edges = np.flatnonzero(np.diff((rows > 2).astype(np.int8), prepend=0, append=0))
        for top, bottom in zip(edges[::2], edges[1::2], strict=True):
            if 8 <= bottom - top <= 60:
                yield rows[top:bottom]
