"""Whether a side bears anything at all. To lose a real page is far worse than to keep a blank one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from ocr.pixels import Colour

PROOF_SIDE: Final = 1700
"""Long side, in pixels, of the picture that is judged: A4 at 145 dpi. The sizes below are meant at this scale."""
SPECK: Final = 7
"""Pixels of height: smaller things are dust, dots, JPEG dirt."""
INK: Final = 70
"""Contrast to the paper around, of 255, that print, pen and carbon reach somewhere; show-through does not."""
EDGE: Final = 0.015
"""Share of the sheet's sides where shadows, black edges and torn corners lie."""
ROW: Final = 3
"""Signs beside one another that make a row: the shortest line that speaks."""
FULL: Final = 0.004
"""Share of the sheet under ink from which on it bears something, row or none: a drawing, a large stamp."""
_RED: Final = 40
_STAMPED: Final = 0.003
"""Share of the sheet that is red where a stamp was set: of 22 real fronts the palest seal had 0.0084, of seals that
were pressed through to the back the strongest had 0.0026."""
_VIVID: Final = 60
_STROKE: Final = (80, 14)
"""Pixels: length and breadth of what only a pen draws, 14 by 2.5 mm; staples are shorter."""
_OPEN: Final = 0.45
"""Share of its rectangle that a pen's stroke fills at most; holes and blots fill more."""
_LONGEST: Final = 0.6
"""Share of the sheet's long side that a stroke is long at most; folds are longer."""


@dataclass(frozen=True, eq=False, slots=True)
class _Signs:
    """Middle and size of each thing that may be a letter or a written word."""

    left: npt.NDArray[np.int32]
    top: npt.NDArray[np.int32]
    width: npt.NDArray[np.int32]
    height: npt.NDArray[np.int32]
    area: npt.NDArray[np.int32]


def is_blank(colour: Colour) -> bool:
    """True for an empty side: dust, show-through, folds, holes, black edges and a seal pressed through are nothing.

    Turned pages are judged alike.
    """
    proof = shrunk(colour, PROOF_SIDE)
    if _has_red(proof):
        return False
    signs, share = _signs(proof)
    return share < FULL and not (_has_row(signs) or _has_row(_turned(signs)) or _has_stroke(signs, max(proof.shape)))


def shrunk(pixels: Colour, side: int) -> Colour:
    """Its long side at most `side`, by averaging."""
    factor = side / max(pixels.shape[:2])
    if factor >= 1:
        return pixels
    size = (max(1, round(pixels.shape[1] * factor)), max(1, round(pixels.shape[0] * factor)))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _contrast(red: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """How much darker than the paper around it, of 255; in the red channel red ink is as light as paper."""
    height, width = red.shape
    small = cv2.resize(red, (max(1, width // 4), max(1, height // 4)), interpolation=cv2.INTER_AREA)
    closed = np.asarray(cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8)), dtype=np.uint8)
    paper = cv2.resize(cv2.medianBlur(closed, 15), (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(255 - np.asarray(cv2.divide(red, paper, scale=255)), dtype=np.uint8)


def _signs(proof: Colour) -> tuple[_Signs, float]:
    """Dark things of a letter's size or larger, and the share of the sheet that they cover."""
    red = np.ascontiguousarray(proof[:, :, 0])
    contrast = _contrast(red)
    count, labels, boxes, _ = cv2.connectedComponentsWithStats((contrast > INK // 2).astype(np.uint8))
    dark = np.flatnonzero(labels)
    homes = labels.ravel()[dark].astype(np.intp)
    peaks = np.zeros(count, np.uint8)
    np.maximum.at(peaks, homes, contrast.ravel()[dark])
    reds = np.maximum(red.ravel()[dark].astype(np.int16) - proof[:, :, 1].ravel()[dark], 0).astype(np.float64)
    redness = np.bincount(homes, reds, count) / np.maximum(1, boxes[:, 4])
    height, width = red.shape
    left, top, wide, high, area = (boxes[:, column] for column in range(5))
    across, down = width * EDGE, height * EDGE
    inside = (left > across) & (top > down) & (left + wide < width - across) & (top + high < height - down)
    ink = inside & (peaks > INK) & (redness < _RED)
    ink[0] = False
    share = float(area[ink].sum()) / (width * height)
    sign = ink & (np.maximum(wide, high) >= SPECK) & (np.minimum(wide, high) >= 2)
    return _Signs(left[sign], top[sign], wide[sign], high[sign], area[sign]), share


def _has_red(proof: Colour) -> bool:
    """Whether a stamp was set or a red pen wrote on this side."""
    red, green, blue = cv2.split(proof)
    redness = cv2.subtract(red, cv2.max(green, blue))
    if float((redness > _RED).mean()) > _STAMPED:
        return True
    _, _, boxes, _ = cv2.connectedComponentsWithStats((redness > _VIVID).astype(np.uint8))
    left, top, wide, high, area = (boxes[1:, column].astype(np.int32) for column in range(5))
    return _has_stroke(_Signs(left, top, wide, high, area), max(proof.shape))


def _has_stroke(signs: _Signs, side: int) -> bool:
    """Whether there is a signature or a written word, its letters joined."""
    longer, shorter = np.maximum(signs.width, signs.height), np.minimum(signs.width, signs.height)
    drawn = (longer >= _STROKE[0]) & (shorter >= _STROKE[1]) & (longer <= _LONGEST * side)
    return bool((drawn & (signs.area <= _OPEN * signs.width * signs.height)).any())


def _turned(signs: _Signs) -> _Signs:
    return _Signs(signs.top, signs.left, signs.height, signs.width, signs.area)


def _has_row(signs: _Signs) -> bool:
    """Whether `ROW` signs stand side by side: near each other, alike in height, at one level."""
    order = np.argsort(signs.left, kind="stable")
    left, top, width, height = (part[order] for part in (signs.left, signs.top, signs.width, signs.height))
    lengths = np.ones(len(left), np.int32)
    for index in range(len(left)):
        tall = np.maximum(height[:index], height[index])
        level = np.abs((top[:index] + height[:index] / 2) - (top[index] + height[index] / 2)) < 0.6 * tall
        near = left[index] - (left[:index] + width[:index]) < 3 * tall
        alike = np.minimum(height[:index], height[index]) * 3 > tall
        before = lengths[:index][level & near & alike]
        if len(before):
            lengths[index] = before.max() + 1
        if lengths[index] >= ROW:
            return True
    return False
