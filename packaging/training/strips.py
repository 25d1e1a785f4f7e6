"""Strips as they are cut out of papers: figures filled in between printed words, with all that lies around."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from training.glyphs import TALL, Drawn, Lettered, Printed, Real, Source, repenned
from training.wear import under_line, worn

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from training.glyphs import Ink

BEFORE: Final = ("Số:", ":", "ố:", "Số :", "ngày", "gày", "ày", "y", "tháng", "ng", "Số", "")
AFTER: Final = ("/QĐ-UBND", "/TB", "/UBND-VP", "/", "/CT-UBND", "/BC", "/KH-", "/TTr-UBND", "/SNV-VP", "/GPXD", "/NQ")
BETWEEN: Final = ("tháng", "thán", "th", "năm", "nă", "n", "")
AROUND: Final = (
    "CỘNG HÒA XÃ HỘI",
    "ỦY BAN NHÂN DÂN",
    "V/v đề nghị xem xét",
    "Độc lập - Tự do",
    "về việc cấp giấy phép",
)
"""What stands on the lines above and below."""


@dataclass(frozen=True)
class Strip:
    image: Ink
    """Dark on white, as it was cut out."""
    text: str
    """The figures, and the stroke `/` where the printed one is on it."""
    middles: tuple[float, ...]
    """Where each of them stands, as a share of the width."""


class Maker:
    def __init__(self, sources: Sources, *, hard: bool = False) -> None:
        self._sources, self._hard = sources, hard

    def make(self, chance: random.Random) -> Strip:
        if chance.random() < 0.05:
            return self._empty(chance)
        is_day = chance.random() < 0.4
        text = day(chance) if is_day else number(chance)
        written, middles = self._written(text, chance)
        before = chance.choice(BEFORE) if chance.random() < 0.75 else ""
        after = chance.choice(BETWEEN) if is_day else chance.choice(AFTER) if chance.random() < 0.8 else ""
        line, start, slash = self._on_line(written, before, after, chance)
        places = [start + middle for middle in middles] + ([slash] if slash is not None else [])
        return self._strip(line, text, places, chance, has_slash=slash is not None)

    def _strip(self, line: Ink, text: str, places: list[float], chance: random.Random, *, has_slash: bool) -> Strip:
        image, _ = worn(line, chance, hard=self._hard)
        return Strip(image, text + ("/" if has_slash else ""), tuple(place / line.shape[1] for place in places))

    def _written(self, text: str, chance: random.Random) -> tuple[Ink, list[float]]:
        """The string alone: figures side by side, at times touching, each a little off the line; their middles."""
        source = self._sources.one(chance)
        is_real = isinstance(source, Real)
        size, lean = chance.uniform(0.72, 1.05), chance.uniform(-0.15, 0.3)
        pen = chance.choice((-2, -1, 0, 0, 0, 1, 2)) if is_real else 0
        canvas = np.zeros((2 * TALL, 150 * len(text) + 80), np.uint8)
        left, rise = 20.0, chance.gauss(0, 2)
        step, unsteady = chance.uniform(-0.16, 0.22) * TALL, chance.uniform(0.5, 4)
        squeezed = chance.uniform(0.75, 1.15)
        middles = []
        for place, sign in enumerate(text):
            glyph = source.figure(sign, chance)
            scale = TALL / max(glyph.shape[0], 0.75 * TALL) * size * chance.uniform(0.86, 1.1)
            across = scale * squeezed * chance.uniform(0.92, 1.08)
            glyph = np.asarray(cv2.resize(glyph, None, fx=across, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
            if is_real:
                glyph = repenned(sheared(glyph, lean), pen)
            top = round(TALL * 1.5 - glyph.shape[0] + chance.gauss(0, unsteady) + rise * (place - len(text) / 2))
            top = min(max(top, 0), canvas.shape[0] - glyph.shape[0])
            start = max(0, round(left))
            part = canvas[top : top + glyph.shape[0], start : start + glyph.shape[1]]
            np.maximum(part, glyph[:, : part.shape[1]], out=part)
            middles.append(start + glyph.shape[1] / 2)
            if place and chance.random() < 0.04:
                ends = [(round(x), round(TALL * chance.uniform(0.8, 1.45))) for x in middles[-2:]]
                cv2.line(canvas, ends[0], ends[1], 255, chance.randint(2, 4), cv2.LINE_AA)
            left = start + glyph.shape[1] + step + chance.gauss(0, unsteady)
        columns = np.flatnonzero(canvas.max(axis=0) > 40)
        if not columns.size:  # a pen so thin that wear left nothing
            return self._written(text, chance)
        return canvas[:, columns[0] : columns[-1] + 1], [middle - columns[0] for middle in middles]

    def _on_line(self, written: Ink, before: str, after: str, chance: random.Random) -> tuple[Ink, float, float | None]:
        """Between print that is cut off somewhere; where the figures begin, and where a stroke `/` stands."""
        font = self._sources.font(chance, round(TALL * chance.uniform(0.75, 1.25)))
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
        gaps = [round(TALL * chance.choice((chance.uniform(-0.15, 0.2), chance.uniform(0, 0.7)))) for _ in range(2)]
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
        if chance.random() < 0.15:
            self._neighbour_line(line, chance)
        return line, starts[1], starts[2] + font.getlength("/") / 2 if has_slash else None

    def _neighbour_line(self, line: Ink, chance: random.Random) -> None:
        """The feet of the line above or the heads of the one below, in place."""
        font = self._sources.font(chance, round(TALL * chance.uniform(0.75, 1.1)))
        base = TALL * (chance.uniform(0.05, 0.4) if chance.random() < 0.5 else chance.uniform(2.3, 2.55))
        text = printed(chance.choice(AROUND), font, line.shape[0], base)
        shift = chance.randrange(max(1, text.shape[1] - line.shape[1]))
        part = text[:, shift : shift + line.shape[1]]
        spot = line[:, : part.shape[1]]
        np.maximum(spot, part, out=spot)

    def _empty(self, chance: random.Random) -> Strip:
        """Nobody has written anything yet, or it is no place to write."""
        blank = np.zeros((2 * TALL, chance.randint(30, 220)), np.uint8)
        line, _, slash = self._on_line(blank, chance.choice(BEFORE), chance.choice((*AFTER, *BETWEEN)), chance)
        return self._strip(line, "", [] if slash is None else [slash], chance, has_slash=slash is not None)


@dataclass(frozen=True)
class Sources:
    """Whose figures are written, and in which faces the rest is printed."""

    real: Real
    small: Real
    fonts: tuple[Path, ...]
    hands: tuple[Path, ...] = ()
    """Handwriting faces; without any, more is drawn."""
    shares: tuple[float, float, float, float, float] = (0.32, 0.04, 0.36, 0.16, 0.12)
    """Of people's figures, people's small ones, drawn, lettered and printed ones."""

    def one(self, chance: random.Random) -> Source:
        kind = chance.choices(range(5), self.shares)[0]
        if kind == 4:
            return Printed(chance, self.fonts)
        if kind == 3 and self.hands:
            return Lettered(chance, self.hands)
        return Drawn(chance) if kind >= 2 else (self.real, self.small)[kind]

    def font(self, chance: random.Random, size: int) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(str(chance.choice(self.fonts)), size)


def day(chance: random.Random) -> str:
    """A day or a month; most clerks write `07`."""
    value = chance.randint(1, 31 if chance.random() < 0.8 else 12)
    return f"{value:02d}" if chance.random() < 0.8 else str(value)


def number(chance: random.Random) -> str:
    digits = chance.choices((1, 2, 3, 4, 5), (7, 28, 33, 26, 6))[0]
    return "".join(chance.choice("0123456789") for _ in range(digits))


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
