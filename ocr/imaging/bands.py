"""Where a page is cut across, between its lines, so that its head and its foot can be read by themselves."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ocr.imaging.clean import PAPER

if TYPE_CHECKING:
    from ocr.pixels import Gray, Mask

_LEAST_EXTENT: Final = 0.75
"""Share of the picture's height that a page's text is taken to fill at least: a short letter's head is no shorter."""
_HEAD: Final = (0.22, 0.4)
"""Shares of the text's height from its top between which the head ends: number, date, title and subject stand above."""
_SHORT_HEAD: Final = 0.12
"""The same, where a table begins so high that no gap is free below."""
_FOOT: Final = (0.2, 0.46)
"""The same from the text's bottom: signature, name and list of receivers stand below."""
_GAP: Final = 2
"""Rows of white, of a picture 1700 pixels high, that are a gap between lines."""

_RULE_REACH: Final = 0.01
"""Share of the page's height by which a rule reaches beyond the gap it crosses; letters do not."""
_RULE: Final = 40
"""Gray levels by which a rule is darker than paper."""
_SIDE: Final = 0.03
"""Share of the page's width, left and right, where the scanner's edges are no rules."""
_WIDE: Final = 0.8
"""Of the widest gap's height; of such gaps the first will do."""


@dataclass(frozen=True, slots=True)
class Bands:
    """Rows of the picture; `head_ends` 0 ≤ … ≤ `foot_begins` ≤ height. Where no gap is, all belongs to the head."""

    head_ends: int
    foot_begins: int


def find_bands(letters: Mask, gray: Gray) -> Bands:
    """From the levelled page, `gray`, and its `letters(…)`. No table is cut: that no rule runs through is looked at."""
    height = gray.shape[0]
    scale = height / letters.shape[0]
    rows = np.flatnonzero(letters.any(axis=1))
    if not rows.size:
        return Bands(height, height)
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    extent = max(bottom - top, _LEAST_EXTENT * letters.shape[0])
    gaps = [gap for gap in itertools.pairwise(rows.tolist()) if gap[1] - gap[0] > _GAP]
    free = [_Gap(first * scale, last * scale) for first, last in gaps]

    def cut(first: float, last: float) -> int | None:
        """The middle of the first wide gap, of those whose middle lies from `first` to `last`."""
        fit = [gap for gap in free if first * scale <= gap.middle <= last * scale and not gap.is_crossed(gray)]
        widest = max((gap.width for gap in fit), default=0.0)
        return next((round(gap.middle) for gap in fit if gap.width >= _WIDE * widest), None)

    head = cut(top + _HEAD[0] * extent, min(bottom, top + _HEAD[1] * extent))
    if head is None:
        head = cut(top + _SHORT_HEAD * extent, min(bottom, top + _HEAD[0] * extent))
    if head is None:
        return Bands(height, height)
    foot = cut(max(head / scale + 1, bottom - _FOOT[1] * extent), bottom - _FOOT[0] * extent)
    return Bands(head, head if foot is None else foot)


@dataclass(frozen=True, slots=True)
class _Gap:
    """White between two rows of ink, in rows of the page."""

    above: float
    below: float

    @property
    def width(self) -> float:
        return self.below - self.above

    @property
    def middle(self) -> float:
        return (self.above + self.below + 1) / 2

    def is_crossed(self, gray: Gray) -> bool:
        """Whether a rule runs down through it, and somewhat beyond."""
        height, width = gray.shape
        reach = round(_RULE_REACH * height)
        strip = gray[max(0, round(self.above) - reach) : round(self.below) + reach, round(_SIDE * width) :]
        return bool((strip[:, : -round(_SIDE * width)] < PAPER - _RULE).all(axis=0).any())
