"""One page: turned, straightened, cleaned, read, put in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ocr.imaging import blank, clean, deskew, orientation
from ocr.imaging.codes import find_codes, separator_in
from ocr.imaging.geometry import Sheet, scaling, turn
from ocr.imaging.letters import letters
from ocr.imaging.load import Picture, decode
from ocr.layout.lines import tidy
from ocr.second_look import View, look_again
from ocr.types import PageReading, PageRole

if TYPE_CHECKING:
    from ocr.documents.document_type import DocumentTypes
    from ocr.engines.engine import Engine
    from ocr.pixels import Gray


def read_page(
    image: bytes, engine: Engine, *, dpi: int | None = None, types: DocumentTypes | None = None
) -> PageReading:
    """Read one page. A pure function of its arguments: nothing is kept, so any child process may call it.

    `dpi` is what the caller knows of the image's resolution (of a rendered PDF page); it stands over the file's own
    statement, and both are set aside where they cannot be true. With `types`, lines that doubtful values stand on are
    looked at a second time. Raises `ImageUnreadable` and `EngineFailed`.
    """
    picture = decode(image)
    resolution = dpi or picture.dpi or 300
    if blank.is_blank(picture.pixels):
        return _empty(picture, resolution, engine, PageRole.BLANK)
    gray = turn(clean.without_colour(picture.pixels), picture.turn)
    rotation = _rotation(gray, engine, resolution // picture.shrink)
    upright = turn(gray, rotation)
    turned = (picture.turn + rotation) % 360
    width, height = _size(picture, turned)
    sheet = Sheet(width, height, scaling(picture.shrink))
    slope = deskew.slope(np.ascontiguousarray(letters(upright)[::2, ::2]))
    codes = find_codes(upright, picture.shrink)
    view = View(upright, picture.shrink, slope, resolution // picture.shrink)
    if abs(slope) > deskew.WORTH_TURNING:
        upright, back = deskew.level(upright, slope)
        sheet = sheet.after(back)
    lines = tidy(engine.read(clean.even_light(upright), resolution // picture.shrink), sheet)
    separator = separator_in(codes, sum(len(line.words) for line in lines)) if codes else None
    reading = PageReading(
        width=width,
        height=height,
        rotation=turned,
        skew=slope,
        dpi=resolution,
        lines=lines,
        codes=codes,
        role=PageRole.CONTENT if separator is None else PageRole.SEPARATOR,
        separator=separator,
        engine=engine.describe(),
    )
    return reading if types is None else look_again(reading, view, engine, types)


def _rotation(gray: Gray, engine: Engine, dpi: int) -> int:
    ink = letters(gray)
    shape = orientation.judge(ink)
    return orientation.prove(gray, ink, engine, dpi, shape) if shape.doubts else shape.rotation


def _size(picture: Picture, turned: int) -> tuple[int, int]:
    return (picture.width, picture.height) if turned % 180 == 0 else (picture.height, picture.width)


def _empty(picture: Picture, dpi: int, engine: Engine, role: PageRole) -> PageReading:
    width, height = _size(picture, picture.turn)
    return PageReading(
        width=width, height=height, rotation=picture.turn, skew=0.0, dpi=dpi, role=role, engine=engine.describe()
    )
