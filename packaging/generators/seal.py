"""A round red seal that belongs to no office on earth: rims, the office's name around, a star within."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from generators.typeface import Style, Typeface, millimetres
from PIL import Image, ImageChops, ImageDraw, ImageFilter

if TYPE_CHECKING:
    from PIL import ImageFont

RED: Final = (206, 34, 44)
DIAMETER: Final = millimetres(35)


@dataclass(frozen=True)
class SealText:
    """What runs around the rim, and what may stand in the middle instead of the star."""

    above: str
    below: str
    middle: tuple[str, ...] = ()


def seal(text: SealText, typeface: Typeface, seed: int, *, pressure: float = 0.86, turn: float = 0.0) -> Image.Image:
    """Red ink on white, unevenly pressed; `turn` in degrees clockwise."""
    size = DIAMETER + 2 * millimetres(1)
    centre, radius = size / 2, DIAMETER / 2
    mask = Image.new("L", (size, size), 0)
    draw = ImageDraw.Draw(mask)
    for share, width in ((1.0, 0.75), (0.94, 0.25), (0.62, 0.35)):
        r = radius * share
        draw.ellipse((centre - r, centre - r, centre + r, centre + r), outline=255, width=millimetres(width))
    font = typeface.font(Style.BOLD, 7.4)
    _around(mask, text.above, font, centre, radius * 0.785, is_below=False)
    _around(mask, text.below, typeface.font(Style.BOLD, 6.6), centre, radius * 0.785, is_below=True)
    for angle in (-156, -24):
        _star(draw, centre + radius * 0.785 * _cos(angle), centre - radius * 0.785 * _sin(angle), radius * 0.06)
    if text.middle:
        small = typeface.font(Style.BOLD, 6.8)
        pitch = millimetres(3.4)
        for index, line in enumerate(text.middle):
            y = centre + pitch * (index - (len(text.middle) - 1) / 2)
            draw.text((centre, y), line, font=small, fill=255, anchor="mm")
    else:
        _wreath(draw, centre, radius * 0.46)
        _star(draw, centre, centre - radius * 0.02, radius * 0.27)
    mask = mask.rotate(-turn, Image.Resampling.BICUBIC)
    return _pressed(mask, seed, pressure)


def _cos(degrees: float) -> float:
    return math.cos(math.radians(degrees))


def _sin(degrees: float) -> float:
    return math.sin(math.radians(degrees))


def _around(
    mask: Image.Image, text: str, font: ImageFont.FreeTypeFont, centre: float, radius: float, *, is_below: bool
) -> None:
    """Set letters one by one on the rim, above from left to right, below likewise with their feet outwards."""
    tracking = 1.04
    total = font.getlength(text) * tracking / radius
    start = -total / 2
    for letter in text:
        step = font.getlength(letter) * tracking / radius
        angle = start + step / 2
        start += step
        tile = Image.new("L", (millimetres(8), millimetres(8)), 0)
        ImageDraw.Draw(tile).text((tile.width / 2, tile.height / 2), letter, font=font, fill=255, anchor="mm")
        middle_shift = _ink_shift(font, letter)
        tile = ImageChops.offset(tile, 0, middle_shift)
        if is_below:
            x, y = centre + radius * math.sin(angle), centre + radius * math.cos(angle)
            tile = tile.rotate(math.degrees(angle), Image.Resampling.BICUBIC)
        else:
            x, y = centre + radius * math.sin(angle), centre - radius * math.cos(angle)
            tile = tile.rotate(-math.degrees(angle), Image.Resampling.BICUBIC)
        box = (round(x - tile.width / 2), round(y - tile.height / 2))
        area = (box[0], box[1], box[0] + tile.width, box[1] + tile.height)
        mask.paste(ImageChops.lighter(mask.crop(area), tile), area)


def _ink_shift(font: ImageFont.FreeTypeFont, letter: str) -> int:
    """Put all letters on one baseline: the middle anchor of Pillow is that of the font, not of the letter."""
    ascent, descent = font.getmetrics()
    height = font.getbbox("H", anchor="ls")[1]
    return round(-(ascent - descent) / 2 - height / 2) if letter.strip() else 0


def _star(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float) -> None:
    corners = []
    for index in range(10):
        r = radius if index % 2 == 0 else radius * 0.4
        corners.append((x + r * _cos(90 + 36 * index), y - r * _sin(90 + 36 * index)))
    draw.polygon(corners, fill=255)


def _wreath(draw: ImageDraw.ImageDraw, centre: float, radius: float) -> None:
    """Ears of rice on both sides, from the foot upwards."""
    for side in (-1, 1):
        for index in range(9):
            angle = -78 + 15.5 * index
            x = centre + side * radius * _cos(angle)
            y = centre - radius * _sin(angle)
            r = millimetres(0.85)
            draw.ellipse((x - r, y - r * 0.7, x + r, y + r * 0.7), fill=235)
    foot = centre + radius * 0.86
    wide = radius * 0.5
    draw.rectangle((centre - wide, foot - millimetres(0.7), centre + wide, foot + millimetres(0.7)), fill=235)


def _pressed(mask: Image.Image, seed: int, pressure: float) -> Image.Image:
    """Ink that is patchy in the large and grainy in the small."""
    noise = np.random.default_rng(seed)
    coarse = noise.uniform(0.72, 1.0, (9, 9)).astype(np.float32)
    patches = np.asarray(Image.fromarray(coarse).resize(mask.size, Image.Resampling.BICUBIC))
    grain = noise.normal(1.0, 0.16, (mask.height, mask.width))
    strength = np.clip(np.asarray(mask, dtype=np.float32) / 255 * patches * grain * pressure, 0, 1)
    soft = Image.fromarray((strength * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(1.1))
    return Image.composite(Image.new("RGB", mask.size, RED), Image.new("RGB", mask.size, "white"), soft)
