"""What a pen leaves on paper: signatures and figures, drawn as strokes (no handwriting font is needed)."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING, Final

from generators.typeface import millimetres
from PIL import Image, ImageDraw, ImageFilter

if TYPE_CHECKING:
    import random

BLUE: Final = (38, 52, 148)
BLACK: Final = (40, 38, 44)

Point = tuple[float, float]
Stroke = list[Point]

# Strokes of the ten figures in a box of 1 × 1, y downwards.
FIGURES: Final[dict[str, list[Stroke]]] = {
    "0": [[(0.62, 0.06), (0.3, 0.12), (0.14, 0.5), (0.28, 0.92), (0.6, 0.96), (0.82, 0.6), (0.78, 0.2), (0.56, 0.05)]],
    "1": [[(0.3, 0.28), (0.55, 0.04), (0.52, 0.5), (0.48, 0.98)]],
    "2": [[(0.18, 0.28), (0.36, 0.06), (0.7, 0.1), (0.7, 0.38), (0.42, 0.7), (0.14, 0.96), (0.5, 0.92), (0.86, 0.94)]],
    "3": [
        [(0.2, 0.14), (0.5, 0.02), (0.76, 0.18), (0.62, 0.42), (0.4, 0.48)],
        [(0.4, 0.48), (0.74, 0.52), (0.82, 0.78), (0.52, 0.98), (0.16, 0.88)],
    ],
    "4": [
        [(0.56, 0.04), (0.36, 0.36), (0.14, 0.64), (0.46, 0.64), (0.86, 0.6)],
        [(0.64, 0.36), (0.62, 0.7), (0.6, 1.0)],
    ],
    "5": [
        [(0.3, 0.06), (0.27, 0.26), (0.24, 0.46), (0.6, 0.42), (0.8, 0.68), (0.58, 0.96), (0.18, 0.9)],
        [(0.3, 0.06), (0.55, 0.07), (0.8, 0.04)],
    ],
    "6": [[(0.66, 0.04), (0.36, 0.3), (0.2, 0.7), (0.42, 0.97), (0.72, 0.84), (0.68, 0.58), (0.4, 0.56), (0.24, 0.74)]],
    "7": [
        [(0.16, 0.1), (0.5, 0.12), (0.82, 0.08)],
        [(0.82, 0.08), (0.58, 0.5), (0.42, 0.98)],
        [(0.34, 0.54), (0.74, 0.5)],
    ],
    "8": [
        [(0.7, 0.16), (0.44, 0.04), (0.26, 0.22), (0.46, 0.44), (0.74, 0.68), (0.66, 0.94), (0.34, 0.96), (0.22, 0.74)],
        [(0.22, 0.74), (0.46, 0.5), (0.72, 0.3), (0.7, 0.16)],
    ],
    "9": [
        [(0.74, 0.24), (0.5, 0.04), (0.24, 0.2), (0.32, 0.46), (0.6, 0.44), (0.74, 0.24)],
        [(0.74, 0.24), (0.7, 0.6), (0.6, 0.98)],
    ],
}


def smooth(stroke: Stroke, steps: int = 14) -> Stroke:
    """A Catmull-Rom curve through the points."""
    if len(stroke) < 3:
        return stroke
    points = [stroke[0], *stroke, stroke[-1]]
    curve: Stroke = []
    for before, start, end, after in zip(points, points[1:], points[2:], points[3:], strict=False):
        for step in range(steps):
            t = step / steps
            curve.append(
                (_blend(before[0], start[0], end[0], after[0], t), _blend(before[1], start[1], end[1], after[1], t))
            )
    return [*curve, stroke[-1]]


def _blend(before: float, start: float, end: float, after: float, t: float) -> float:
    return 0.5 * (
        2 * start
        + (end - before) * t
        + (2 * before - 5 * start + 4 * end - after) * t * t
        + (3 * start - before - 3 * end + after) * t * t * t
    )


def ink(strokes: list[Stroke], size: tuple[int, int], width: float, colour: tuple[int, int, int]) -> Image.Image:
    """Draw strokes (in pixels) on white, antialiased; `width` in pixels, thinner where the pen is quick."""
    scale = 3
    mask = Image.new("L", (size[0] * scale, size[1] * scale), 0)
    draw = ImageDraw.Draw(mask)
    for stroke in strokes:
        for (x0, y0), (x1, y1) in itertools.pairwise(stroke):
            speed = math.hypot(x1 - x0, y1 - y0)
            radius = max(0.55, width / 2 * (1.12 - min(0.45, speed / 60))) * scale
            dots = max(1, int(speed * scale / radius * 2))
            for dot in range(dots + 1):
                x = (x0 + (x1 - x0) * dot / dots) * scale
                y = (y0 + (y1 - y0) * dot / dots) * scale
                draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=225)
    small = mask.resize(size, Image.Resampling.LANCZOS)
    return Image.composite(Image.new("RGB", size, colour), Image.new("RGB", size, "white"), small)


def figures(text: str, height: float, chance: random.Random, colour: tuple[int, int, int] = BLUE) -> Image.Image:
    """Figures by hand, `height` in millimetres."""
    tall = millimetres(height)
    wide = tall * 0.62
    margin = tall // 3
    strokes: list[Stroke] = []
    for index, figure in enumerate(text):
        lean = chance.uniform(0.06, 0.14)
        lift = chance.uniform(-0.05, 0.05) * tall
        stretch = chance.uniform(0.92, 1.06)
        for stroke in FIGURES[figure]:
            wobbled = [(x + chance.uniform(-0.025, 0.025), y + chance.uniform(-0.02, 0.02)) for x, y in stroke]
            strokes.append(
                [
                    (margin + index * wide + (x + lean * (1 - y)) * wide * 0.92, margin + lift + y * tall * stretch)
                    for x, y in smooth(wobbled)
                ]
            )
    return ink(strokes, (round(2 * margin + wide * (len(text) + 0.2)), tall + 2 * margin), tall * 0.1, colour)


def blot(width: float, height: float, chance: random.Random, colour: tuple[int, int, int] = BLUE) -> Image.Image:
    """Ink that a thumb wiped over something; millimetres. What lies beneath is no longer sure."""
    across, down = millimetres(width), millimetres(height)
    strokes = []
    for _ in range(6):
        y = down * chance.uniform(0.25, 0.75)
        start, end = across * chance.uniform(0.2, 0.4), across * chance.uniform(0.6, 0.85)
        rise = down * chance.uniform(-0.16, 0.02)
        strokes.append(smooth([(start, y), ((start + end) / 2, y + rise / 3), (end, y + rise)]))
    return ink(strokes, (across, down), down * 0.24, colour).filter(ImageFilter.GaussianBlur(3))


def signature(width: float, height: float, chance: random.Random, colour: tuple[int, int, int] = BLUE) -> Image.Image:
    """A quick unreadable signature: a tall first letter, small waves, a long last stroke; millimetres."""
    across, down = millimetres(width), millimetres(height)
    middle = down * 0.55

    def near(x: float, y: float, spread: float = 0.05) -> Point:
        return across * (x + chance.uniform(-spread, spread)), middle + down * (y + chance.uniform(-spread, spread))

    letters: list[Stroke] = [
        [near(0.14, 0.2), near(0.15, -0.36), near(0.29, -0.37), near(0.2, 0.3), near(0.12, 0.12), near(0.3, -0.05)],
        [near(0.3, -0.34), near(0.14, -0.22), near(0.1, 0.16), near(0.24, 0.26), near(0.34, -0.02), near(0.2, 0.06)],
        [near(0.1, -0.2), near(0.22, -0.38), near(0.2, 0.28), near(0.12, 0.3), near(0.3, -0.3), near(0.3, 0.12)],
    ]
    first = chance.choice(letters)
    waves: Stroke = []
    count = chance.randint(3, 6)
    for wave in range(count):
        x = across * (0.36 + 0.36 * wave / count)
        high = down * chance.uniform(0.05, 0.24) * (1 - 0.5 * wave / count)
        waves += [(x, middle - high), (x + across * 0.18 / count, middle + high * 0.7)]
    tail: Stroke = [near(0.78, 0.0), near(0.88, -0.16), near(0.94, -0.28, 0.02)]
    strokes = [smooth(first + waves + tail)]
    if chance.random() < 0.6:
        strokes.append(smooth([near(0.3, 0.3), near(0.55, 0.24, 0.02), near(0.85, 0.28, 0.02)]))
    return ink(strokes, (across, down), millimetres(0.55), colour)
