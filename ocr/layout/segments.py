"""Lines of print found by their shape alone: so that a line the engine passes over is noticed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import cv2
import numpy as np

from ocr.types import Region

if TYPE_CHECKING:
    import numpy.typing as npt

    from ocr.pixels import Mask

_LETTER: Final = (0.03, 0.35)
"""Inches: the lowest and the tallest letter."""
_TEXT_LETTER: Final = (0.045, 0.2)
"""Inches: letters of ordinary text, whose middle height is the measure of the page."""
_WIDEST: Final = 0.6
"""Inches: letters that touch one another."""
_APART: Final = 2.0
"""Letter heights between two letters of one line at most: wider gaps part columns."""
_LEVEL: Final = 0.45
"""Share of the lower letter's height that two letters of one line have in common."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a line of one column."""

    region: Region
    letters: tuple[Region, ...]


def find_segments(ink: Mask, dpi: int) -> tuple[list[Segment], float]:
    """Chains of letters side by side, and the height of a usual letter in pixels (0 where there is none)."""
    _, _, boxes, _ = cv2.connectedComponentsWithStats(ink)
    wide, tall, area = boxes[:, 2], boxes[:, 3], boxes[:, 4]
    fits = (tall >= max(4, dpi * _LETTER[0])) & (tall <= dpi * _LETTER[1]) & (wide <= dpi * _WIDEST)
    fits &= (area >= 0.08 * wide * tall) & (wide < 12 * tall)
    fits[0] = False
    usual = _usual_height(tall[fits].astype(np.int32), dpi)
    letters = boxes[fits & (tall >= 0.55 * usual) & (tall <= 5 * usual)]
    letters = letters[np.argsort(letters[:, 0], kind="stable")]
    chains: dict[int, list[int]] = {}
    for index, chain in enumerate(_chains(letters, usual)):
        chains.setdefault(chain, []).append(index)
    return [_segment(letters[members]) for members in chains.values()], usual


def _usual_height(heights: npt.NDArray[np.int32], dpi: int) -> float:
    of_text = heights[(heights >= dpi * _TEXT_LETTER[0]) & (heights <= dpi * _TEXT_LETTER[1])]
    counted = of_text if of_text.size else heights
    return float(np.median(counted)) if counted.size else 0.0


def _chains(letters: npt.NDArray[Any], usual: float) -> list[int]:
    """For each letter, left to right, the number of its chain: each is joined to its two nearest on the right."""
    parents = list(range(len(letters)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    left, top, high = letters[:, 0], letters[:, 1], letters[:, 3]
    right, bottom = left + letters[:, 2], top + high
    reach = right + _APART * np.clip(high, usual, 2 * usual)
    ends = np.searchsorted(left, reach, side="right")
    for index, end in enumerate(ends):
        after = np.arange(index + 1, end)
        if not after.size:
            continue
        shared = np.minimum(bottom[index], bottom[after]) - np.maximum(top[index], top[after])
        lower, taller = np.minimum(high[index], high[after]), np.maximum(high[index], high[after])
        after = after[(shared >= _LEVEL * lower) & (taller <= 3 * lower)]
        gaps = np.maximum(0, left[after] - right[index])
        for other in after[np.argsort(gaps, kind="stable")[:2]]:
            parents[root(index)] = root(int(other))
    return [root(index) for index in range(len(letters))]


def _segment(letters: npt.NDArray[Any]) -> Segment:
    regions = tuple(Region(int(x), int(y), int(x + w), int(y + h)) for x, y, w, h in letters[:, :4])
    left, top = letters[:, 0].min(), letters[:, 1].min()
    right, bottom = (letters[:, 0] + letters[:, 2]).max(), (letters[:, 1] + letters[:, 3]).max()
    return Segment(Region(int(left), int(top), int(right), int(bottom)), regions)
