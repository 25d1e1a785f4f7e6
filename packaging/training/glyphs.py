"""Single figures to write strings with: real ones, ones drawn as strokes, printed ones. Ink is 255 on 0."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    import random
    from pathlib import Path

    import numpy.typing as npt

    Ink = npt.NDArray[np.uint8]

HELD_OUT: Final = 1000
"""Real figures at the end of the file that nothing is trained on."""
TALL: Final = 64
"""Pixels of a figure's height."""

Point = tuple[float, float]
Stroke = tuple[Point, ...]

# Strokes in a box of 1 × 1, y downwards: several ways to write each figure, as Vietnamese schools and offices do.
ALLOGRAPHS: Final[dict[str, tuple[tuple[Stroke, ...], ...]]] = {
    "0": (
        (((0.6, 0.05), (0.28, 0.14), (0.12, 0.5), (0.28, 0.9), (0.58, 0.96), (0.84, 0.6), (0.78, 0.18), (0.56, 0.04)),),
        (((0.5, 0.03), (0.2, 0.25), (0.15, 0.7), (0.45, 0.98), (0.8, 0.75), (0.82, 0.3), (0.5, 0.02), (0.3, 0.1)),),
        (((0.3, 0.1), (0.1, 0.5), (0.35, 0.95), (0.75, 0.8), (0.85, 0.35), (0.55, 0.02), (0.25, 0.2)),),
    ),
    "1": (
        (((0.12, 0.45), (0.58, 0.03), (0.5, 1.0)),),
        (((0.28, 0.26), (0.56, 0.03), (0.5, 0.55), (0.46, 1.0)),),
        (((0.55, 0.02), (0.47, 0.98)),),
        (((0.15, 0.5), (0.6, 0.0), (0.5, 0.98)), ((0.25, 0.99), (0.78, 0.97))),
        (((0.02, 0.62), (0.62, 0.02), (0.46, 1.0)),),
        (((-0.12, 0.86), (0.2, 0.5), (0.6, 0.02), (0.52, 0.5), (0.48, 1.0)),),
        (((0.1, 0.3), (0.3, 0.2), (0.55, 0.0), (0.5, 0.96)), ((0.2, 1.0), (0.5, 0.95), (0.85, 0.98))),
    ),
    "2": (
        (((0.16, 0.28), (0.36, 0.05), (0.72, 0.1), (0.7, 0.38), (0.42, 0.7), (0.12, 0.96), (0.5, 0.92), (0.88, 0.94)),),
        (((0.2, 0.25), (0.5, 0.02), (0.8, 0.25), (0.5, 0.7), (0.2, 0.9), (0.3, 0.78), (0.55, 0.92), (0.92, 0.9)),),
        (((0.15, 0.2), (0.6, 0.03), (0.75, 0.3), (0.3, 0.75), (0.12, 0.95)), ((0.12, 0.95), (0.9, 0.96))),
        (
            (
                (0.22, 0.3),
                (0.3, 0.08),
                (0.66, 0.04),
                (0.74, 0.34),
                (0.42, 0.8),
                (0.16, 0.98),
                (0.06, 0.84),
                (0.24, 0.78),
                (0.6, 0.98),
                (0.98, 0.84),
            ),
        ),
        (
            (
                (0.34, 0.36),
                (0.16, 0.38),
                (0.14, 0.16),
                (0.42, 0.02),
                (0.74, 0.16),
                (0.6, 0.5),
                (0.12, 0.95),
                (0.5, 0.9),
                (0.92, 0.95),
            ),
        ),
        (
            (
                (0.3, 0.22),
                (0.38, 0.46),
                (0.14, 0.5),
                (0.1, 0.18),
                (0.46, 0.0),
                (0.8, 0.2),
                (0.62, 0.56),
                (0.08, 0.98),
                (0.45, 0.86),
                (0.96, 0.98),
            ),
        ),
    ),
    "3": (
        (
            ((0.2, 0.14), (0.5, 0.02), (0.76, 0.18), (0.62, 0.42), (0.4, 0.48)),
            ((0.4, 0.48), (0.74, 0.52), (0.82, 0.78), (0.52, 0.98), (0.16, 0.88)),
        ),
        (((0.2, 0.05), (0.78, 0.05), (0.42, 0.42)), ((0.42, 0.42), (0.82, 0.55), (0.72, 0.92), (0.15, 0.92))),
        (((0.25, 0.1), (0.7, 0.08), (0.65, 0.38), (0.42, 0.47), (0.8, 0.6), (0.65, 0.98), (0.15, 0.9)),),
        (((0.2, 0.2), (0.45, 0.0), (0.74, 0.2), (0.45, 0.45), (0.36, 0.5), (0.78, 0.62), (0.6, 1.0), (0.05, 0.8)),),
    ),
    "4": (
        (((0.5, 0.03), (0.14, 0.64), (0.88, 0.6)), ((0.66, 0.34), (0.6, 1.0))),
        (((0.25, 0.05), (0.15, 0.55), (0.5, 0.58), (0.85, 0.5)), ((0.75, 0.1), (0.66, 0.6), (0.6, 1.0))),
        (((0.62, 0.02), (0.1, 0.66), (0.9, 0.64)), ((0.64, 0.05), (0.6, 1.0))),
        (((0.3, 0.0), (0.12, 0.6), (0.3, 0.64), (0.9, 0.58)), ((0.62, 0.28), (0.52, 1.05))),
        (((0.85, 0.5), (0.14, 0.6), (0.4, 0.3), (0.66, 0.0), (0.62, 0.5), (0.58, 1.0)),),
    ),
    "5": (
        (
            ((0.3, 0.06), (0.27, 0.26), (0.24, 0.46), (0.6, 0.42), (0.8, 0.68), (0.58, 0.96), (0.18, 0.9)),
            ((0.3, 0.06), (0.55, 0.07), (0.84, 0.04)),
        ),
        (
            ((0.26, 0.12), (0.2, 0.45), (0.55, 0.4), (0.78, 0.66), (0.55, 0.95), (0.14, 0.92)),
            ((0.34, 0.04), (0.62, 0.02), (0.95, 0.0)),
        ),
        (((0.82, 0.04), (0.3, 0.08), (0.24, 0.44), (0.62, 0.42), (0.78, 0.72), (0.5, 0.97), (0.14, 0.88)),),
        (
            ((0.3, 0.1), (0.22, 0.42), (0.5, 0.38), (0.7, 0.7), (0.4, 0.98), (0.1, 0.82)),
            ((0.32, 0.1), (0.6, 0.14), (0.98, -0.04)),
        ),
    ),
    "6": (
        (
            (
                (0.68, 0.03),
                (0.34, 0.3),
                (0.18, 0.7),
                (0.42, 0.97),
                (0.74, 0.84),
                (0.68, 0.58),
                (0.4, 0.56),
                (0.22, 0.76),
            ),
        ),
        (((0.5, 0.0), (0.2, 0.4), (0.16, 0.8), (0.45, 0.98), (0.78, 0.75), (0.55, 0.5), (0.2, 0.7)),),
        (((0.78, 0.1), (0.55, 0.0), (0.2, 0.45), (0.2, 0.9), (0.6, 0.98), (0.74, 0.66), (0.45, 0.56), (0.24, 0.8)),),
        (((0.7, -0.02), (0.3, 0.5), (0.25, 0.9), (0.5, 1.0), (0.66, 0.82), (0.5, 0.68), (0.28, 0.84)),),
    ),
    "7": (
        (((0.14, 0.1), (0.5, 0.1), (0.84, 0.07), (0.58, 0.5), (0.42, 1.0)), ((0.32, 0.54), (0.78, 0.5))),
        (((0.14, 0.08), (0.86, 0.06), (0.5, 0.6), (0.4, 1.0)),),
        (((0.12, 0.22), (0.18, 0.06), (0.5, 0.1), (0.86, 0.04), (0.5, 0.98)), ((0.28, 0.5), (0.8, 0.46))),
        (((0.1, 0.12), (0.4, 0.02), (0.6, 0.12), (0.9, 0.02), (0.6, 0.45), (0.5, 1.0)), ((0.25, 0.6), (0.85, 0.46))),
        (((0.1, 0.05), (0.85, 0.08), (0.55, 0.6), (0.36, 1.02)),),
    ),
    "8": (
        (
            ((0.72, 0.16), (0.44, 0.03), (0.24, 0.22), (0.48, 0.45), (0.76, 0.68), (0.66, 0.94), (0.34, 0.96)),
            ((0.34, 0.96), (0.2, 0.74), (0.46, 0.5), (0.74, 0.3), (0.72, 0.14)),
        ),
        (
            ((0.5, 0.47), (0.22, 0.3), (0.4, 0.02), (0.74, 0.1), (0.7, 0.36), (0.46, 0.5)),
            ((0.46, 0.5), (0.16, 0.72), (0.4, 0.98), (0.8, 0.86), (0.72, 0.56), (0.48, 0.48)),
        ),
        (
            ((0.86, 0.1), (0.5, 0.02), (0.28, 0.2), (0.6, 0.55), (0.6, 0.92), (0.3, 0.98), (0.2, 0.76)),
            ((0.2, 0.76), (0.5, 0.46), (0.8, 0.12), (0.98, 0.02)),
        ),
    ),
    "9": (
        (((0.74, 0.24), (0.5, 0.04), (0.22, 0.2), (0.32, 0.46), (0.6, 0.44), (0.76, 0.22), (0.7, 0.6), (0.6, 0.98)),),
        (
            (
                (0.72, 0.2),
                (0.4, 0.02),
                (0.16, 0.28),
                (0.42, 0.48),
                (0.74, 0.22),
                (0.7, 0.75),
                (0.46, 0.98),
                (0.14, 0.86),
            ),
        ),
        (((0.7, 0.12), (0.3, 0.06), (0.18, 0.34), (0.5, 0.48), (0.74, 0.2), (0.62, 0.7), (0.3, 1.0)),),
        (((0.7, 0.2), (0.4, 0.0), (0.18, 0.24), (0.4, 0.46), (0.7, 0.2), (0.8, 0.6), (0.5, 1.0), (0.05, 0.9)),),
        (((0.66, 0.1), (0.36, 0.08), (0.24, 0.34), (0.46, 0.44), (0.66, 0.14)), ((0.66, 0.05), (0.58, 1.0))),
    ),
}


class Source(Protocol):
    """Whose figures they are: one string is written by one hand."""

    def figure(self, sign: str, chance: random.Random) -> Ink: ...


@dataclass
class Real:
    """Figures that people wrote."""

    images: dict[str, Ink]

    def figure(self, sign: str, chance: random.Random) -> Ink:
        own = self.images[sign]
        image = own[chance.randrange(len(own))]
        scale = TALL / image.shape[0]
        large = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
        return trimmed(np.clip(large.astype(np.float32) * 1.25, 0, 255).astype(np.uint8))


def real(path: Path, *, held_out: bool = False) -> Real:
    with np.load(path) as data:
        part = np.s_[-HELD_OUT:] if held_out else np.s_[:-HELD_OUT]
        images, labels = data["images"][part], data["labels"][part]
    return Real({str(figure): images[labels == figure] for figure in range(10)})


def school() -> Real:
    """The small figures that scikit-learn brings (E. Alpaydin, C. Kaynak: UCI optical digits)."""
    from sklearn.datasets import load_digits

    found = load_digits()
    images = (found.images * 255 / 16).astype(np.uint8)
    return Real({str(figure): images[found.target == figure] for figure in range(10)})


class Drawn:
    """A hand made up by chance: its own allographs, their bent, slant, pen and steadiness."""

    def __init__(self, chance: random.Random) -> None:
        bent = chance.uniform(0.0, 0.06)
        self._ways = {sign: _bent(chance.choice(ways), bent, chance) for sign, ways in ALLOGRAPHS.items()}
        self._slant = chance.uniform(-0.12, 0.45)
        self._pen = chance.choice((chance.uniform(2.0, 7.0), chance.uniform(4.0, 12.0)))
        self._pressed = chance.choice((0.0, 0.0, 0.35))
        """How much the pen's breadth changes within a stroke."""
        self._shake = chance.uniform(0.012, 0.05)
        self._wide = chance.uniform(0.48, 0.9)

    def figure(self, sign: str, chance: random.Random) -> Ink:
        strokes = self._ways[sign] if chance.random() < 0.88 else chance.choice(ALLOGRAPHS[sign])
        wide = self._wide * TALL
        room = TALL // 2
        canvas = np.zeros((2 * TALL, 2 * TALL + room), np.uint8)
        for stroke in _bent(strokes, self._shake, chance):
            placed = [(room + (x + self._slant * (1 - y) * 0.8) * wide, room + y * TALL) for x, y in curve([*stroke])]
            line = np.round(np.array(placed, np.float32) * 16).astype(np.int32)
            pieces = max(1, len(line) // 12) if self._pressed else 1
            for piece in range(pieces):
                part = line[piece * len(line) // pieces : (piece + 1) * len(line) // pieces + 1]
                width = self._pen * chance.uniform(0.85, 1.15) * (1 - self._pressed * chance.random())
                cv2.polylines(canvas, [part], False, 255, max(1, round(width)), cv2.LINE_AA, shift=4)
        return trimmed(canvas)


class Printed:
    """A printer's, a rubber stamp's or a numbering machine's figures: these stamp unevenly, each wheel in its place."""

    def __init__(self, chance: random.Random, fonts: tuple[Path, ...]) -> None:
        self._font = ImageFont.truetype(str(chance.choice(fonts)), 88)
        self._swollen = chance.choice((0, 0, 0, 1, 2))
        self._tilt = chance.choice((0.0, 0.0, chance.gauss(0, 4)))

    def figure(self, sign: str, chance: random.Random) -> Ink:
        picture = Image.new("L", (128, 128), 0)
        ImageDraw.Draw(picture).text((24, 8), sign, font=self._font, fill=255)
        ink = np.asarray(picture)
        if self._swollen:
            ink = np.asarray(cv2.dilate(ink, np.ones((3, 3), np.uint8), iterations=self._swollen), np.uint8)
        if self._tilt:
            turn = cv2.getRotationMatrix2D((64, 64), self._tilt + chance.gauss(0, 1.5), 1.0)
            ink = np.asarray(cv2.warpAffine(ink, turn, (128, 128)), np.uint8)
        return trimmed(ink)


class Lettered:
    """The hand of a handwriting face, with a pen of its own; no two figures are quite alike."""

    def __init__(self, chance: random.Random, faces: tuple[Path, ...]) -> None:
        self._font = ImageFont.truetype(str(chance.choice(faces)), 88)
        self._slant = chance.uniform(-0.15, 0.35)
        self._pen = chance.choice((-1, 0, 0, 1, 2, 3))

    def figure(self, sign: str, chance: random.Random) -> Ink:
        picture = Image.new("L", (192, 192), 0)
        ImageDraw.Draw(picture).text((64, 32), sign, font=self._font, fill=255)
        slant = self._slant + chance.gauss(0, 0.04)
        bent = np.array(
            [[chance.uniform(0.9, 1.1), -slant, slant * 96], [chance.gauss(0, 0.05), chance.uniform(0.93, 1.07), 0]]
        )
        ink = trimmed(np.asarray(cv2.warpAffine(np.asarray(picture), bent, (192, 192)), np.uint8))
        return repenned(np.pad(ink, max(0, self._pen)), self._pen)


def repenned(ink: Ink, pen: int) -> Ink:
    """As a pen that much broader, or finer below 0, would have written it."""
    if not pen:
        return ink
    change = cv2.dilate if pen > 0 else cv2.erode
    return np.asarray(change(ink, np.ones((3, 3), np.uint8), iterations=abs(pen)), np.uint8)


def _bent(strokes: tuple[Stroke, ...], by: float, chance: random.Random) -> tuple[Stroke, ...]:
    return tuple(tuple((x + chance.gauss(0, by), y + chance.gauss(0, by)) for x, y in stroke) for stroke in strokes)


def curve(points: list[Point], steps: int = 10) -> list[Point]:
    """A Catmull-Rom curve through the points; a corner of three points stays one."""
    if len(points) < 4:
        return points
    ends = [points[0], *points, points[-1]]
    out: list[Point] = []
    for before, start, end, after in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for step in range(steps):
            t = step / steps
            out.append(
                (_blend(before[0], start[0], end[0], after[0], t), _blend(before[1], start[1], end[1], after[1], t))
            )
    return [*out, points[-1]]


def trimmed(ink: Ink) -> Ink:
    """Without empty rows and columns around."""
    rows, columns = np.flatnonzero(ink.max(axis=1) > 40), np.flatnonzero(ink.max(axis=0) > 40)
    if not rows.size:
        return np.zeros((TALL, TALL // 3), np.uint8)
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _blend(before: float, start: float, end: float, after: float, t: float) -> float:
    return 0.5 * (
        2 * start
        + (end - before) * t
        + (2 * before - 5 * start + 4 * end - after) * t * t
        + (3 * start - before - 3 * end + after) * t * t * t
    )
