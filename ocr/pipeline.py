"""One page: turned, straightened, cleaned, read, put in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocr.imaging import clean, deskew
from ocr.imaging.geometry import Sheet, scaling, turn
from ocr.imaging.load import decode
from ocr.layout.lines import tidy
from ocr.types import PageReading

if TYPE_CHECKING:
    from ocr.engines.engine import Engine


def read_page(image: bytes, engine: Engine, *, dpi: int | None = None) -> PageReading:
    """Read one page. A pure function of its arguments: nothing is kept, so any child process may call it.

    `dpi` is what the caller knows of the image's resolution (of a rendered PDF page); it stands over the file's own
    statement, and both are set aside where they cannot be true. Raises `ImageUnreadable` and `EngineFailed`.
    """
    picture = decode(image)
    rotation = picture.turn
    upright = turn(clean.without_colour(picture.pixels), rotation)
    width, height = (picture.width, picture.height) if rotation % 180 == 0 else (picture.height, picture.width)
    sheet = Sheet(width, height, scaling(picture.shrink))
    resolution = dpi or picture.dpi or 300
    slope = deskew.slope(clean.ink_mask(upright[::3, ::3].copy()))
    if abs(slope) > deskew.WORTH_TURNING:
        upright, back = deskew.level(upright, slope)
        sheet = sheet.after(back)
    lines = tidy(engine.read(clean.even_light(upright), resolution), sheet)
    return PageReading(
        width=width,
        height=height,
        rotation=rotation,
        skew=slope,
        dpi=resolution,
        lines=lines,
        engine=engine.describe(),
    )
