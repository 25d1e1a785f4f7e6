"""A strip of paper as the net takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

if TYPE_CHECKING:
    from ocr.pixels import Gray

HEIGHT: Final = 32
WIDTH: Final = 160
_DARKEST: Final = 99.5
"""Percentile of the ink that is made full black: one speck must not pale the pen."""
_PALEST: Final = 60.0
"""Ink is never strengthened beyond what makes this black: paper would become ink."""


def stretched(ink: Gray) -> Gray:
    """Ink (255 on 0) in full strength, whatever the pen."""
    peak = max(_PALEST, float(np.percentile(ink, _DARKEST)))
    return np.asarray(np.clip(ink.astype(np.float32) * (255 / peak), 0, 255), np.uint8)


def as_input(strip: Gray) -> Gray:
    """HEIGHT × WIDTH, ink 255 on 0, from dark figures on white paper of any size; a long strip is squeezed."""
    ink = cv2.bitwise_not(strip)
    scale = HEIGHT / ink.shape[0]
    width = min(WIDTH, max(8, round(ink.shape[1] * scale)))
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    small = cv2.resize(ink, (width, HEIGHT), interpolation=method)
    out = np.zeros((HEIGHT, WIDTH), np.uint8)
    out[:, :width] = stretched(small.astype(np.uint8))
    return out
