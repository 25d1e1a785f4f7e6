"""Spots of light that wash the print out: only where the paper around them is darker than they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from ocr.types import Region

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocr.pixels import Gray, Mask

_SATURATED: Final = 250
_PAPER: Final = 228
"""Paper that is as light as this needs no lamp to be white."""
_LEAST: Final = 0.004
_MOST: Final = 0.30
"""Shares of the picture."""


def glares(dark: Gray, ink: Mask) -> Iterator[Region]:
    if np.percentile(dark[::8, ::8], 60) >= _PAPER:
        return
    light = cv2.morphologyEx((dark >= _SATURATED).astype(np.uint8), cv2.MORPH_OPEN, np.ones((15, 15), np.uint8))
    count, names, stats, _ = cv2.connectedComponentsWithStats(light)
    for name in range(1, count):
        left, top, width, height, area = (int(value) for value in stats[name])
        if not _LEAST * dark.size < area < _MOST * dark.size or area < 0.5 * width * height:
            continue
        margin = max(width, height) // 3
        box = np.s_[max(0, top - margin) : top + height + margin, max(0, left - margin) : left + width + margin]
        around = (names[box] != name) & (ink[box] == 0)
        written = float((ink[box][names[box] != name] > 0).mean()) if around.any() else 0.0
        within = float((ink[names == name] > 0).mean())
        if written > 0.015 and within < 0.3 * written:
            yield Region(left, top, left + width, top + height)
