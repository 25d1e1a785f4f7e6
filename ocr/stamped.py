"""Boxed stamps in red: cleaning takes them off the page, so they are read here, and only for what they forbid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from ocr.documents.secrecy import is_degree
from ocr.imaging.inks import red_of
from ocr.imaging.things import Things
from ocr.types import Mark, MarkKind, Region

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocr.engines.engine import Engine
    from ocr.pixels import Colour

_HEAD: Final = 0.4
"""Share of the page's height within which a degree of secrecy is stamped."""
_WIDTHS: Final = (50, 330)
_HEIGHTS: Final = (16, 85)
"""Pixels of the copy at 120 dpi: 1 to 7 cm by 3 to 18 mm."""
_MOST: Final = 3
_SCALE: Final = 40
"""Pixels of height that such a stamp is read at."""


def secret_stamps(upright: Colour, proof: Colour, shrink: int, engine: Engine) -> Iterator[Mark]:
    """`proof` is the small copy of `upright`. Raises `EngineFailed`."""
    head = upright[: round(_HEAD * upright.shape[0])]
    factor = max(upright.shape[:2]) / max(proof.shape[:2])
    for box in _boxes(proof[: round(_HEAD * proof.shape[0])]):
        left, top, right, bottom = (
            round(value * factor) for value in (box.left - 4, box.top - 4, box.right + 4, box.bottom + 4)
        )
        part = head[max(0, top) : bottom, max(0, left) : right]
        if any(is_degree(line.text) for line in engine.read(_black_on_white(part), 300)):
            scale = factor * shrink
            place = Region(*(round(value * scale) for value in (box.left, box.top, box.right, box.bottom)))
            yield Mark(MarkKind.SECRET, place)


def _boxes(head: Colour) -> list[Region]:
    """Red things of a stamp's size, the largest first; a pale or worn frame is in pieces and cannot be asked for."""
    red = red_of(head)
    joined = np.asarray(cv2.morphologyEx(red, cv2.MORPH_CLOSE, np.ones((5, 15), np.uint8)), dtype=np.uint8)
    found = Things.in_(joined)
    wide, high = found.width, found.height
    in_size = (wide >= _WIDTHS[0]) & (wide <= _WIDTHS[1]) & (high >= _HEIGHTS[0]) & (high <= _HEIGHTS[1])
    stamps = found.regions(in_size & (wide > 1.3 * high))
    return sorted(stamps, key=lambda box: -box.width * box.height)[:_MOST]


def _black_on_white(part: Colour) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """The red as black print, without its frame, at a height that engines read well."""
    red = red_of(part)
    across = cv2.morphologyEx(red, cv2.MORPH_OPEN, np.ones((1, max(9, part.shape[1] // 2)), np.uint8))
    down = cv2.morphologyEx(red, cv2.MORPH_OPEN, np.ones((max(9, round(part.shape[0] * 0.75)), 1), np.uint8))
    print_only = cv2.subtract(red, cv2.dilate(cv2.max(across, down), np.ones((3, 3), np.uint8)))
    factor = max(0.5, min(4.0, 1.8 * _SCALE / max(1, part.shape[0])))
    plain = cv2.resize(255 - print_only, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.copyMakeBorder(plain, 30, 30, 30, 30, cv2.BORDER_CONSTANT, value=(255,)), dtype=np.uint8)
