"""Strips as they are cut out of papers: figures filled in between printed words, with all that lies around."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont
from training.glyphs import TALL, Drawn, Printed, Real, Source

from ocr.handwriting.strip import HEIGHT, WIDTH, as_input

if TYPE_CHECKING:
    from pathlib import Path

    from training.glyphs import Ink

BEFORE: Final = ("Số:", ":", "ố:", "Số :", "ngày", "gày", "ày", "y", "tháng", "ng", "")
AFTER: Final = ("/QĐ-UBND", "/TB", "/UBND-VP", "/", "/CT-UBND", "/BC", "/KH-", "/TTr-UBND", "/SNV-VP", "/GPXD")
BETWEEN: Final = ("tháng", "thán", "th", "năm", "nă", "n", "")


@dataclass(frozen=True)
class Strip:
    ink: Ink
    """HEIGHT × WIDTH, ink 255 on 0, padded at the right."""
    text: str
    """The figures, and the stroke `/` where the printed one is on it."""
    middles: tuple[float, ...]
    """Where each of them stands, in pixels from the left."""


class Maker:
    def __init__(self, real: Real, school: Real, fonts: list[Path], *, hard: bool = False) -> None:
        self._real, self._school, self._fonts, self._hard = real, school, fonts, hard

    def make(self, chance: random.Random) -> Strip:
        if chance.random() < 0.04:
            return self._empty(chance)
        is_day = chance.random() < 0.4
        text = f"{chance.randint(1, 31):02d}" if is_day and chance.random() < 0.85 else str(chance.randint(1, 31))
        if not is_day:
            digits = chance.choices((1, 2, 3, 4, 5), (8, 26, 32, 28, 6))[0]
            text = "".join(chance.choice("0123456789") for _ in range(digits))
        written, middles = self._written(text, chance)
        before = chance.choice(BEFORE) if chance.random() < 0.75 else ""
        after = chance.choice(BETWEEN) if is_day else chance.choice(AFTER) if chance.random() < 0.8 else ""
        line, start, slash = self._on_line(written, before, after, chance)
        places = [start + middle for middle in middles] + ([slash] if slash is not None else [])
        return self._strip(line, text, places, chance, has_slash=slash is not None)

    def source(self, chance: random.Random) -> Source:
        kind = chance.random()
        if kind < 0.42:
            return self._real
        if kind < 0.46:
            return self._school
        return Drawn(chance) if kind < 0.88 else Printed(chance, self._fonts)

    def _strip(self, line: Ink, text: str, places: list[float], chance: random.Random, *, has_slash: bool) -> Strip:
        ink, scale = finished(line, chance, hard=self._hard)
        return Strip(ink, text + ("/" if has_slash else ""), tuple(place * scale for place in places))

    def _written(self, text: str, chance: random.Random) -> tuple[Ink, list[float]]:
        """The string alone: figures side by side, at times touching, each a little off the line; their middles."""
        source = self.source(chance)
        size, lean = chance.uniform(0.75, 1.0), chance.uniform(-0.15, 0.25)
        thin = chance.choice((0, 0, 1, 2)) if isinstance(source, Real) else 0
        canvas = np.zeros((2 * TALL, 130 * len(text) + 80), np.uint8)
        left = 20.0
        rise = chance.uniform(-3, 3)
        step = chance.uniform(-0.1, 0.22) * TALL
        middles = []
        for place, sign in enumerate(text):
            glyph = source.figure(sign, chance)
            scale = TALL / max(glyph.shape[0], 0.75 * TALL) * size * chance.uniform(0.85, 1.1)
            across = scale * chance.uniform(0.8, 1.15)
            glyph = cv2.resize(glyph, None, fx=across, fy=scale, interpolation=cv2.INTER_AREA)
            if isinstance(source, Real):
                glyph = sheared(glyph, lean)
                glyph = cv2.erode(glyph, np.ones((3, 3), np.uint8), iterations=thin)
            top = round(TALL * 1.5 - glyph.shape[0] + chance.gauss(0, 3) + rise * place)
            top = min(max(top, 0), canvas.shape[0] - glyph.shape[0])
            start = max(0, round(left))
            part = canvas[top : top + glyph.shape[0], start : start + glyph.shape[1]]
            np.maximum(part, glyph[:, : part.shape[1]], out=part)
            middles.append(start + glyph.shape[1] / 2)
            left = start + glyph.shape[1] + step + chance.gauss(0, 3)
        columns = np.flatnonzero(canvas.max(axis=0) > 40)
        return canvas[:, columns[0] : columns[-1] + 1], [middle - columns[0] for middle in middles]

    def _on_line(self, written: Ink, before: str, after: str, chance: random.Random) -> tuple[Ink, float, float | None]:
        """Between print that is cut off somewhere; where the figures begin, and where a stroke `/` stands that counts."""
        font = ImageFont.truetype(str(chance.choice(self._fonts)), round(TALL * chance.uniform(0.75, 1.25)))
        height, base = 2 * TALL, TALL * 1.5 - chance.uniform(-8, 14)
        left, right = printed(before, font, height, base), printed(after, font, height, base)
        left = left[:, chance.randint(0, left.shape[1] * 3 // 4) :] if left.shape[1] else left
        has_slash = after.startswith("/")
        if right.shape[1]:
            keep = chance.randint(right.shape[1] // (6 if has_slash else 12), right.shape[1])
            slash = round(font.getlength("/")) + 2
            if has_slash and keep < slash:
                keep = slash if chance.random() < 0.8 else slash // 3
                has_slash = keep == slash
            right = right[:, :keep]
        gaps = [round(TALL * chance.uniform(-0.08, 0.55)) for _ in range(2)]
        width = left.shape[1] + written.shape[1] + right.shape[1] + sum(max(0, gap) for gap in gaps) + 24
        line = np.zeros((height, width), np.uint8)
        at, starts = 6, list[float]()
        for piece, gap in ((left, gaps[0]), (written, gaps[1]), (right, 0)):
            starts.append(at)
            if piece.shape[1]:
                spot = line[:, at : at + piece.shape[1]]
                np.maximum(spot, piece[:, : spot.shape[1]], out=spot)
                at = max(0, at + piece.shape[1] + gap)
        under_line(line, chance)
        return line, starts[1], starts[2] + font.getlength("/") / 2 if has_slash else None

    def _empty(self, chance: random.Random) -> Strip:
        """Nobody has written anything yet, or it is no place to write."""
        blank = np.zeros((2 * TALL, chance.randint(40, 160)), np.uint8)
        line, _, slash = self._on_line(blank, chance.choice(BEFORE), chance.choice((*AFTER, *BETWEEN)), chance)
        return self._strip(line, "", [] if slash is None else [slash], chance, has_slash=slash is not None)


def printed(text: str, font: ImageFont.FreeTypeFont, height: int, base: float) -> Ink:
    if not text:
        return np.zeros((height, 0), np.uint8)
    picture = Image.new("L", (round(font.getlength(text)) + 4, height), 0)
    ImageDraw.Draw(picture).text((2, base), text, font=font, fill=255, anchor="ls")
    return np.asarray(picture)


def sheared(ink: Ink, lean: float) -> Ink:
    height, width = ink.shape
    wide = width + round(abs(lean) * height)
    shift = np.array([[1, -lean, lean * height if lean > 0 else 0], [0, 1, 0]], np.float32)
    return cv2.warpAffine(ink, shift, (wide, height)).astype(np.uint8)


def under_line(line: Ink, chance: random.Random) -> None:
    """Dots or a rule that the figures were written over, in place."""
    kind = chance.random()
    y = round(TALL * 1.5 + chance.uniform(-4, 9))
    if kind < 0.22:
        pitch, radius = chance.randint(7, 16), chance.choice((1, 2, 3))
        for x in range(chance.randint(0, pitch), line.shape[1], pitch):
            cv2.circle(line, (x, y), radius, chance.randint(140, 255), -1)
    elif kind < 0.28:
        cv2.line(
            line, (0, y), (line.shape[1], y + chance.randint(-4, 4)), chance.randint(120, 255), chance.randint(1, 4)
        )


def finished(line: Ink, chance: random.Random, *, hard: bool) -> tuple[Ink, float]:
    """What pen, paper, scanner and cutting out leave of it, at the size that the net takes; by how much it shrank."""
    noise = np.random.default_rng(chance.getrandbits(32))
    image = line.astype(np.float32)
    if chance.random() < 0.6:
        image = warped(image, noise, chance.uniform(1, 5 if hard else 4))
    turn = cv2.getRotationMatrix2D((image.shape[1] / 2, TALL), chance.gauss(0, 2.2), 1.0)
    image = cv2.warpAffine(image, turn, (image.shape[1], image.shape[0]))
    if chance.random() < 0.25:
        image *= gaps_in(image.shape, noise, chance.uniform(0.1, 0.6 if hard else 0.45))
    for _ in range(chance.choice((0, 0, 0, 1, 2, 5 if hard else 3))):
        spot = (chance.randrange(image.shape[1]), chance.randrange(image.shape[0]))
        cv2.circle(image, spot, chance.randint(1, 4), float(chance.randint(80, 255)), -1)
    if chance.random() < 0.1:
        middle = (chance.randrange(image.shape[1]), chance.randrange(-120, 220))
        cv2.circle(image, middle, chance.randint(80, 160), float(chance.randint(60, 180)), chance.randint(2, 6))
    top, bottom = round(TALL * chance.uniform(0.0, 0.45)), round(TALL * chance.uniform(1.52, 2.0))
    image = image[top:bottom]
    scale = HEIGHT / image.shape[0]
    small = max(0.5, chance.uniform(0.45, 1.2)) if chance.random() < 0.4 else 1.0
    image = cv2.resize(
        image, None, fx=scale * small * chance.uniform(0.85, 1.15), fy=scale * small, interpolation=cv2.INTER_AREA
    )
    image = cv2.resize(image, (max(8, round(image.shape[1] / small)), HEIGHT), interpolation=cv2.INTER_LINEAR)
    if chance.random() < 0.5:
        image = cv2.GaussianBlur(image, (0, 0), chance.uniform(0.3, 0.9))
    if chance.random() < 0.25:
        image = np.where(image > chance.uniform(60, 150), 255.0, 0.0)
    image *= chance.uniform(0.45, 1.0)
    image += noise.normal(0, chance.uniform(0, 14 if hard else 9), image.shape)
    scale = min(WIDTH, image.shape[1]) / line.shape[1]
    return as_input(255 - np.clip(image, 0, 255).astype(np.uint8)), scale


def warped(image: np.ndarray, noise: np.random.Generator, strength: float) -> np.ndarray:
    height, width = image.shape
    coarse = noise.normal(0, strength, (2, 4, max(2, width // 40))).astype(np.float32)
    shift = [cv2.resize(part, (width, height), interpolation=cv2.INTER_CUBIC) for part in coarse]
    columns, rows = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    return cv2.remap(image, columns + shift[0], rows + shift[1], cv2.INTER_LINEAR)


def gaps_in(shape: tuple[int, ...], noise: np.random.Generator, share: float) -> np.ndarray:
    """Where a pen that is nearly dry left nothing."""
    coarse = noise.random((max(2, shape[0] // 6), max(2, shape[1] // 6))).astype(np.float32)
    fine = cv2.resize(coarse, (shape[1], shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.clip((fine - share * 0.6) * 6, 0.15, 1).astype(np.float32)
