"""Where a page is cut across, between its lines, so that its head and its foot can be read by themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from ocr.pixels import Mask

_LEAST_EXTENT: Final = 0.75
"""Share of the picture's height that a page's text is taken to fill at least: a short letter's head is no shorter."""
_HEAD: Final = (0.22, 0.4)
"""Shares of the text's height from its top between which the head ends: number, date, title and subject stand above."""
_FOOT: Final = (0.2, 0.46)
"""The same from the text's bottom: signature, name and list of receivers stand below."""
_GAP: Final = 2
"""Rows of white, of a picture 1700 pixels high, that are a gap between lines."""

_WIDE: Final = 0.8
"""Of the widest gap's height; of such gaps the first will do."""


@dataclass(frozen=True, slots=True)
class Bands:
    """Rows of the picture; `head_ends` 0 ≤ … ≤ `foot_begins` ≤ height. Where no gap is, all belongs to the head."""

    head_ends: int
    foot_begins: int


def find_bands(letters: Mask, height: int) -> Bands:
    """From the levelled page's `letters(…)`; rows are those of the page, `height` pixels tall."""
    scale = height / letters.shape[0]
    rows = np.flatnonzero(letters.any(axis=1))
    if not rows.size:
        return Bands(height, height)
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    extent = max(bottom - top, _LEAST_EXTENT * letters.shape[0])
    head = _cut(rows, top + _HEAD[0] * extent, min(bottom, top + _HEAD[1] * extent))
    if head is None:
        return Bands(height, height)
    foot = _cut(rows, max(head + 1, bottom - _FOOT[1] * extent), bottom - _FOOT[0] * extent)
    return Bands(round(head * scale), round((head if foot is None else foot) * scale))


def _cut(rows: npt.NDArray[np.intp], first: float, last: float) -> float | None:
    """The middle of the first wide gap between rows of ink, of those whose middle lies from `first` to `last`."""
    steps = np.diff(rows)
    middles = (rows[:-1] + rows[1:] + 1) / 2
    fit = np.flatnonzero((steps > _GAP) & (middles >= first) & (middles <= last))
    if not fit.size:
        return None
    wide = fit[steps[fit] >= _WIDE * steps[fit].max()]
    return float(middles[wide[0]])
