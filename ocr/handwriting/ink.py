"""What was written or stamped on a strip of paper, dark on white whatever its colour."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from ocr.types import HandPlace

if TYPE_CHECKING:
    import numpy.typing as npt

    from ocr.handwriting.places import Gap
    from ocr.pixels import Colour, Gray, Mask

EM: Final = 40
"""Pixels that the print's size is brought to."""
_ABOVE: Final = 1.75
_BELOW: Final = 0.55
_BESIDE: Final = {HandPlace.NUMBER: (0.12, 0.9), HandPlace.DAY: (0.1, 0.12), HandPlace.MONTH: (0.1, 0.12)}
"""Ems of print left on at each side: the stroke behind a number ends it."""
_WHITE: Final = 255
_INK: Final = 60
"""Gray levels darker than paper."""
_RED: Final = 38
"""By how much red outshines green and blue in a seal."""
_OWN: Final = 0.35
"""Ems of height from which on a thing that is not red counts as written."""
_SPECK: Final = 0.06
_DARKEST_PAPER: Final = 60


def cut_strip(upright: Colour, gap: Gap, shrink: int, slope: float) -> Gray:
    """The gap's ink, dark on white, level, and no higher than what is written; `upright` is `shrink` times smaller.

    `slope` is in degrees clockwise. The strip is `EM` pixels to the print's em.
    """
    colour = _levelled(upright, gap, shrink, slope)
    strip = _without_seal(colour, gap)
    return _trimmed(strip)


def _levelled(upright: Colour, gap: Gap, shrink: int, slope: float) -> Colour:
    scale = EM * shrink / gap.em
    before, behind = _BESIDE[gap.place]
    left, right = (gap.left - before * gap.em) / shrink, (gap.right + behind * gap.em) / shrink
    middle = ((left + right) / 2, gap.baseline / shrink)
    size = (max(8, round((right - left) * scale)), round((_ABOVE + _BELOW) * EM))
    turn: npt.NDArray[np.float64] = np.asarray(cv2.getRotationMatrix2D(middle, slope, scale), np.float64)
    turn[0, 2] += size[0] / 2 - middle[0]
    turn[1, 2] += _ABOVE * EM - middle[1]
    # Only what is needed is copied: the picture may be a turned view of another.
    reach = math.ceil(max(size) / scale)
    first = (max(0, math.floor(middle[0]) - reach), max(0, math.floor(middle[1]) - reach))
    patch = np.ascontiguousarray(
        upright[first[1] : math.ceil(middle[1]) + reach, first[0] : math.ceil(middle[0]) + reach]
    )
    if not patch.size:
        return np.full((size[1], size[0], 3), _WHITE, np.uint8)
    if scale < 0.75:
        soft = 0.5 / scale
        patch = np.asarray(cv2.GaussianBlur(patch, (0, 0), soft * 0.6), np.uint8)
    turn[:, 2] += turn[:, :2] @ np.array(first, np.float64)
    return np.asarray(
        cv2.warpAffine(patch, turn, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.uint8
    )


def _without_seal(colour: Colour, gap: Gap) -> Gray:
    """The darkest of the channels, evenly lit; red is left out where something else is written too."""
    darkest = _even(np.min(colour, axis=2))
    others = np.max(colour[:, :, 1:], axis=2).astype(np.int16)
    red = (colour[:, :, 0].astype(np.int16) - others > _RED).astype(np.uint8)
    if not red.any():
        return darkest
    paler = np.where(cv2.dilate(red, np.ones((3, 3), np.uint8)) > 0, _even(colour[:, :, 0]), darkest)
    before, behind = (round(share * EM) for share in _BESIDE[gap.place])
    within = paler[:, before : max(before + 1, paler.shape[1] - behind)]
    ink = (within < _WHITE - 2 * _INK).astype(np.uint8)
    _, _, boxes, _ = cv2.connectedComponentsWithStats(ink)
    is_written = bool((boxes[1:, cv2.CC_STAT_HEIGHT] > _OWN * EM).any())
    return np.asarray(paler if is_written else darkest, np.uint8)


def _even(channel: npt.NDArray[np.uint8]) -> Gray:
    """Divided by the paper's own brightness, strip-wide."""
    gray = np.ascontiguousarray(channel)
    closed = cv2.morphologyEx(gray, cv2.MORPH_CLOSE, np.ones((EM // 2 * 2 + 1, EM // 2 * 2 + 1), np.uint8))
    paper = np.maximum(np.asarray(cv2.blur(closed, (EM, EM)), np.uint8), _DARKEST_PAPER)
    return np.asarray(cv2.divide(gray, paper, scale=_WHITE), np.uint8)


def _trimmed(strip: Gray) -> Gray:
    """Without lines above and below that reach in, and without empty rows around what is written."""
    ink: Mask = np.asarray((strip < _WHITE - _INK), np.uint8)
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(ink)
    capital_top, foot = round((_ABOVE - 0.66) * EM), round(_ABOVE * EM)
    keep = np.zeros(count, bool)
    foreign = np.zeros(count, bool)
    for place in range(1, count):
        top, height, area = (
            int(boxes[place, column]) for column in (cv2.CC_STAT_TOP, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA)
        )
        shared = min(top + height, foot) - max(top, capital_top)
        foreign[place] = shared < 0.15 * EM and (top == 0 or top + height == strip.shape[0] or shared < -0.1 * EM)
        keep[place] = not foreign[place] and height > 0.25 * EM and area > _SPECK * EM
    clean = strip.copy()
    if foreign.any():
        spread = cv2.dilate(foreign[labels].astype(np.uint8), np.ones((3, 3), np.uint8))
        clean[(spread > 0) & ~(keep[labels])] = _WHITE
    told = np.flatnonzero(keep[labels].any(axis=1))
    top = min(int(told[0]), capital_top) if told.size else capital_top
    bottom = max(int(told[-1]) + 1, foot) if told.size else foot
    room = round(0.12 * EM)
    return np.ascontiguousarray(clean[max(0, top - room) : bottom + room])
