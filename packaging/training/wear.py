"""What pen, paper, scanner and cutting out leave of a written line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from training.glyphs import TALL

if TYPE_CHECKING:
    import random

    import numpy.typing as npt

    from training.glyphs import Ink

    Values = npt.NDArray[np.float32]


def worn(line: Ink, chance: random.Random, *, hard: bool) -> tuple[Ink, float]:
    """The strip, dark on white, as it reaches the reader; and by how much it shrank across."""
    noise = np.random.default_rng(chance.getrandbits(32))
    image = line.astype(np.float32)
    if chance.random() < 0.6:
        image = _warped(image, noise, chance.uniform(1, 5 if hard else 4))
    turn = cv2.getRotationMatrix2D((image.shape[1] / 2, TALL), chance.gauss(0, 2.2), 1.0)
    image = cv2.warpAffine(image, turn, (image.shape[1], image.shape[0])).astype(np.float32)
    if chance.random() < 0.25:
        image *= _gaps_in(image.shape, noise, chance.uniform(0.1, 0.6 if hard else 0.45))
    for _ in range(chance.choice((0, 0, 0, 1, 2, 5 if hard else 3))):
        spot = (chance.randrange(image.shape[1]), chance.randrange(image.shape[0]))
        cv2.circle(image, spot, chance.randint(1, 4), float(chance.randint(80, 255)), -1)
    if chance.random() < (0.2 if hard else 0.1):
        _seal(image, chance)
    top, bottom = round(TALL * chance.uniform(0.0, 0.45)), round(TALL * chance.uniform(1.52, 2.0))
    strip, across = _scanned(image[top:bottom], noise, chance, hard=hard)
    return strip, across


def _scanned(image: Values, noise: np.random.Generator, chance: random.Random, *, hard: bool) -> tuple[Ink, float]:
    height, width = image.shape
    tall = chance.randint(34, 72)
    across = tall / height * chance.uniform(0.82, 1.18)
    fine = chance.uniform(0.45, 1.0) if chance.random() < 0.4 else 1.0
    """Share of the pixels that the scanner really saw."""
    seen = (max(8, round(width * across * fine)), max(14, round(tall * fine)))
    image = cv2.resize(image, seen, interpolation=cv2.INTER_AREA).astype(np.float32)
    if chance.random() < 0.5:
        image = cv2.GaussianBlur(image, (0, 0), chance.uniform(0.4, 1.3)).astype(np.float32)
    image *= chance.uniform(0.4, 1.0)
    image += noise.normal(0, chance.uniform(0, 16 if hard else 10), image.shape).astype(np.float32)
    if chance.random() < 0.2:
        image = np.where(image > chance.uniform(0.25, 0.6) * image.max(), 255.0, 0.0).astype(np.float32)
    strip = (255 - np.clip(image, 0, 255)).astype(np.uint8)
    if chance.random() < 0.25:
        _, packed = cv2.imencode(".jpg", strip, [cv2.IMWRITE_JPEG_QUALITY, chance.randint(25, 80)])
        strip = np.asarray(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), np.uint8)
    whole = (max(8, round(width * across)), tall)
    return np.asarray(cv2.resize(strip, whole, interpolation=cv2.INTER_LINEAR), np.uint8), whole[0] / width


def under_line(line: Ink, chance: random.Random) -> None:
    """Dots or a rule that the figures were written over, in place."""
    kind = chance.random()
    y = round(TALL * 1.5 + chance.uniform(-6, 9))
    if kind < 0.22:
        pitch, radius = chance.randint(7, 16), chance.choice((1, 2, 3))
        for x in range(chance.randint(0, pitch), line.shape[1], pitch):
            cv2.circle(line, (x, y), radius, chance.randint(140, 255), -1)
    elif kind < 0.28:
        end = (line.shape[1], y + chance.randint(-4, 4))
        cv2.line(line, (0, y), end, chance.randint(120, 255), chance.randint(1, 4))


def _seal(image: Values, chance: random.Random) -> None:
    """What is left of a round seal, in place: its ring, and at times its inner ring."""
    middle = (chance.randrange(image.shape[1]), chance.randrange(-120, 250))
    radius, dark = chance.randint(80, 160), float(chance.randint(60, 180))
    cv2.circle(image, middle, radius, dark, chance.randint(2, 6))
    if chance.random() < 0.5:
        cv2.circle(image, middle, round(radius * 0.9), dark, chance.randint(1, 3))


def _warped(image: Values, noise: np.random.Generator, strength: float) -> Values:
    height, width = image.shape
    coarse = noise.normal(0, strength, (2, 4, max(2, width // 40))).astype(np.float32)
    shift = [cv2.resize(part, (width, height), interpolation=cv2.INTER_CUBIC) for part in coarse]
    columns, rows = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    return cv2.remap(image, columns + shift[0], rows + shift[1], cv2.INTER_LINEAR).astype(np.float32)


def _gaps_in(shape: tuple[int, ...], noise: np.random.Generator, share: float) -> Values:
    """Where a pen that is nearly dry left nothing."""
    coarse = noise.random((max(2, shape[0] // 6), max(2, shape[1] // 6))).astype(np.float32)
    fine = cv2.resize(coarse, (shape[1], shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(np.clip((fine - share * 0.6) * 6, 0.15, 1), np.float32)
