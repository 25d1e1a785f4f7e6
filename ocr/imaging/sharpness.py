"""Whether the print of a page has edges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

if TYPE_CHECKING:
    from ocr.pixels import Gray

_TILE: Final = 48
_DEPTH: Final = 60
"""Of 255: tiles of less contrast bear no print."""
_FEWEST: Final = 12
_ENOUGH: Final = 100
"""Tiles, spread over the page, that tell as much as all of them."""
SHARP: Final = 0.28
"""Steepest step between neighbours as a share of the contrast around."""


def is_blurred(gray: Gray) -> bool:
    """Where too little print stands to judge by, it is not. `gray`: A4 at 120 dpi, as all of these copies."""
    measured = sharpness(gray)
    return measured is not None and measured < SHARP


def sharpness(gray: Gray) -> float | None:
    """From 0 to 1, the median over tiles that bear print; None where there are few."""
    rows, columns = gray.shape[0] // _TILE, gray.shape[1] // _TILE
    if rows < 2 or columns < 2:
        return None
    gray = gray[: rows * _TILE, : columns * _TILE]
    steps = np.zeros_like(gray)
    steps[:, 1:-1] = cv2.absdiff(gray[:, 2:], gray[:, :-2])
    across = steps.reshape(rows, _TILE, columns, _TILE).swapaxes(1, 2).reshape(rows * columns, -1)
    tiles = gray.reshape(rows, _TILE, columns, _TILE).swapaxes(1, 2).reshape(rows * columns, -1)
    written = np.ptp(tiles, axis=1) > _DEPTH
    if int(written.sum()) < _FEWEST:
        return None
    chosen = np.flatnonzero(written)[:: max(1, int(written.sum()) // _ENOUGH)]
    across, tiles = across[chosen], tiles[chosen]
    low, high = np.partition(tiles, (23, 2281), axis=1)[:, [23, 2281]].astype(np.float32).T
    depth = high - low
    told = depth > _DEPTH
    if int(told.sum()) < _FEWEST:
        return None
    steepest = np.partition(across[told], 2258, axis=1)[:, 2258].astype(np.float32)
    return float(np.median(steepest / (2 * depth[told])))
