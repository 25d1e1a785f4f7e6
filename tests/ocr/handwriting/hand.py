"""Strips with figures drawn as strokes between printed words, and what else may lie on such a strip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from tests.ocr.drawn import FONTS

if TYPE_CHECKING:
    from ocr.pixels import Gray

# Each stroke's points in hundredths of a box, y downwards, joined by straight pieces.
FIGURES: Final = {
    "0": ("50,0 25,15 15,50 25,85 50,100 75,85 85,50 75,15 50,0",),
    "1": ("25,30 55,0 50,100",),
    "2": ("15,25 30,5 60,0 80,20 70,45 15,100 90,98",),
    "3": ("20,10 50,0 78,20 65,42 40,47 75,60 80,80 50,100 15,90",),
    "4": ("55,0 10,65 90,62", "65,35 62,100"),
    "5": ("30,5 25,45 60,42 80,65 70,92 45,100 15,92", "30,5 85,0"),
    "6": ("70,0 40,20 20,60 25,90 50,100 75,85 70,60 45,52 22,70",),
    "7": ("15,5 85,3 55,50 40,100", "30,52 75,48"),
    "8": ("50,47 25,25 50,0 75,25 50,47 20,75 50,100 80,75 50,47",),
    "9": ("75,20 50,0 25,20 35,45 65,42 75,20 72,60 55,100",),
}
CAPITAL: Final = 30
"""Pixels of a printed capital."""


def written(text: str, *, before: str = "", after: str = "", pen: int = 4, dots: bool = False) -> Gray:
    """Figures a little taller than the print beside them."""
    tall, wide, gap = 36, 22, 6
    base = 52
    left, right = _printed(before, base), _printed(after, base)
    middle = np.zeros((68, 16 + len(text) * (wide + gap)), np.uint8)
    for place, sign in enumerate(text):
        for stroke in FIGURES[sign]:
            points = [
                (8 + place * (wide + gap) + (x + 0.15 * (1 - y)) * wide, base - tall + y * tall)
                for x, y in ((float(across) / 100, float(down) / 100) for across, down in _pairs(stroke))
            ]
            cv2.polylines(middle, [np.round(np.array(points) * 16).astype(np.int32)], False, 255, pen, cv2.LINE_AA, 4)
    ink = np.hstack([left, middle, right])
    if dots:
        ink[base + 2 : base + 4, ::6] = 200
    return np.asarray(255 - ink, np.uint8)


def seal(at: int) -> Gray:
    """Pieces of a seal's rings that the removal of red has left."""
    ink = np.zeros((68, 160), np.uint8)
    cv2.circle(ink, (at, 130), 120, 150, 4)
    cv2.circle(ink, (at, 130), 100, 120, 2)
    ink[:, ::3] = 0
    return np.asarray(255 - ink, np.uint8)


def _pairs(stroke: str) -> list[list[str]]:
    return [point.split(",") for point in stroke.split()]


def _printed(text: str, base: int) -> Gray:
    font = ImageFont.truetype(FONTS / "LiberationSerif-Regular.ttf", round(CAPITAL / 0.66))
    picture = Image.new("L", (round(font.getlength(text)) + 2, 68), 0)
    ImageDraw.Draw(picture).text((1, base), text, font=font, fill=255, anchor="ls")
    return np.asarray(picture)
