"""A page read from what its PDF says, once a look at the picture has shown that it says the truth."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ocr.digital.text_layer import read_text_layer
from ocr.digital.trust import agrees, believable
from ocr.errors import TextLayerUnreadable
from ocr.imaging import clean
from ocr.imaging.codes import find_codes
from ocr.imaging.load import decode
from ocr.layout.lines import tidy
from ocr.layout.reading_order import in_reading_order
from ocr.types import PageReading, Region

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ocr.engines.engine import Engine
    from ocr.types import Line

_LINES_LOOKED_AT: Final = 10
_ROOM: Final = 0.6
"""Line heights around them."""


def read_digital(
    image: bytes, original: Path, index: int, engine: Engine, *, dpi: int | None = None
) -> PageReading | None:
    """Page `index` of the PDF `original`, of which `image` is the picture; None where its words are not what one sees.

    Such a page is read as any other. Every word of a layer is certain.

    Raises:
        ImageUnreadable: the picture cannot be read.
        EngineFailed: the engine gave up on the part that is looked at.
    """
    picture = decode(image)
    try:
        lines = believable(read_text_layer(original, index, picture.width, picture.height))
    except TextLayerUnreadable:
        return None
    if not lines:
        return None
    plain = clean.without_colour(picture.pixels)
    place = _looked_at(lines, picture.width, picture.height)
    resolution = dpi or picture.dpi or 200
    part = plain[
        place.top // picture.shrink : place.bottom // picture.shrink,
        place.left // picture.shrink : place.right // picture.shrink,
    ]
    if not agrees(lines, engine.read(part, max(1, resolution // picture.shrink)), place):
        return None
    codes = find_codes(plain, picture.shrink)
    ordered = in_reading_order(tidy(lines), [code.region for code in codes])
    return PageReading(
        width=picture.width,
        height=picture.height,
        rotation=0,
        skew=0.0,
        dpi=resolution,
        lines=tuple(_certain(line) for line in ordered),
        codes=codes,
        engine=f"text layer, {engine.describe()}"[:200],
    )


def _looked_at(lines: Sequence[Line], width: int, height: int) -> Region:
    """Where the page's first lines stand, across all of it."""
    first = sorted((line.region for line in lines), key=lambda region: region.top)[:_LINES_LOOKED_AT]
    room = round(_ROOM * max(region.height for region in first))
    top, bottom = min(region.top for region in first), max(region.bottom for region in first)
    return Region(0, max(0, top - room), width, min(height, bottom + room))


def _certain(line: Line) -> Line:
    return replace(line, words=tuple(replace(word, second=word.text) for word in line.words))
