"""Cut filled-in figures out of the coloured page, and read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from ocr.handwriting.places import find_places
from ocr.imaging.clean import even_light
from ocr.types import Hand, HandPlace, Region

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocr.handwriting.places import Place
    from ocr.handwriting.recogniser import FigureReader
    from ocr.pixels import Colour, Gray
    from ocr.types import Line

MOST: Final = {HandPlace.NUMBER: None, HandPlace.DAY: 31, HandPlace.MONTH: 12}
_ABOVE, _BELOW = 1.75, 0.5
"""Heights of a printed capital around the line: pens write larger than print."""
_CAPITAL: Final = 30
"""Pixels that a printed capital is made high."""
_FAINT: Final = 70
"""Ink weaker than this in the channel without red means that the ink itself is red."""


def read_hands(
    lines: Sequence[Line], colour: Colour, shrink: int, slope: float, figures: FigureReader
) -> tuple[Hand, ...]:
    """The figures of a head; `colour` is the upright page, `shrink` times smaller than the places of `lines`.

    `slope`: degrees clockwise by which its lines slope.
    """
    height = colour.shape[0] * shrink
    hands = []
    for place in find_places((word for line in lines for word in line.words), height):
        strip = cut_out(place, colour, shrink, slope)
        guesses = figures.read(strip, most=MOST[place.place]) if strip is not None else ()
        if guesses:
            hands.append(Hand(place.place, _region(place, colour, shrink), guesses))
    return tuple(hands)


def cut_out(place: Place, colour: Colour, shrink: int, slope: float) -> Gray | None:
    """The strip, straight, dark on white, printed capitals `_CAPITAL` pixels high; None where there is no room."""
    left, right = place.left / shrink, place.right / shrink
    top, bottom = (place.baseline - _ABOVE * place.capital) / shrink, (place.baseline + _BELOW * place.capital) / shrink
    if right - left < 4 or bottom - top < 6:
        return None
    scale = _CAPITAL * shrink / place.capital
    size = (max(8, round((right - left) * scale)), max(8, round((bottom - top) * scale)))
    middle = ((left + right) / 2, (top + bottom) / 2)
    turn = cv2.getRotationMatrix2D(middle, slope, scale)
    turn[0, 2] += size[0] / 2 - middle[0]
    turn[1, 2] += size[1] / 2 - middle[1]
    part = cv2.warpAffine(colour, turn, size, flags=cv2.INTER_AREA, borderValue=(255, 255, 255))
    without_red = _flattened(np.ascontiguousarray(part[..., 0]))
    if 255 - float(np.percentile(without_red, 1)) >= _FAINT:
        return without_red
    return _flattened(np.asarray(part.min(axis=2), np.uint8))


def _flattened(gray: Gray) -> Gray:
    """Paper white, whatever the light."""
    room = max(gray.shape)
    wide = cv2.copyMakeBorder(gray, room, room, room, room, cv2.BORDER_REPLICATE)
    even = even_light(np.asarray(wide, np.uint8))[room:-room, room:-room]
    return np.asarray(np.clip(even.astype(np.float32) * (255 / 240), 0, 255), np.uint8)


def _region(place: Place, colour: Colour, shrink: int) -> Region:
    height, width = colour.shape[0] * shrink, colour.shape[1] * shrink
    top, bottom = place.baseline - _ABOVE * place.capital, place.baseline + _BELOW * place.capital
    return Region(
        min(width, max(0, round(place.left))),
        min(height, max(0, round(top))),
        min(width, max(0, round(place.right))),
        min(height, max(0, round(bottom))),
    )
