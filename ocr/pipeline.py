"""One page: turned, straightened, cleaned, read, put in order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ocr.imaging import blank, clean, orientation, paper
from ocr.imaging.codes import find_codes, separator_in
from ocr.imaging.geometry import Sheet, scaling, turn
from ocr.imaging.letters import letters
from ocr.imaging.load import Picture, decode
from ocr.imaging.prepare import prepare
from ocr.layout.cells import read_cells
from ocr.layout.lines import join_lines, on_sheet, tidy
from ocr.layout.passed_over import read_passed_over
from ocr.layout.reading_order import in_reading_order
from ocr.layout.table import find_tables
from ocr.second_look import View, look_again
from ocr.types import PageReading, PageRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocr.documents.document_type import DocumentTypes
    from ocr.engines.engine import Engine
    from ocr.imaging.prepare import Prepared
    from ocr.layout.table import Table
    from ocr.pixels import Gray
    from ocr.types import Line, Region


def read_page(
    image: bytes, engine: Engine, *, dpi: int | None = None, types: DocumentTypes | None = None
) -> PageReading:
    """Read one page. A pure function of its arguments: nothing is kept, so any child process may call it.

    `dpi` is what the caller knows of the image's resolution (of a rendered PDF page); it stands over the file's own
    statement, and both are set aside where they cannot be true. With `types`, lines that doubtful values stand on are
    looked at a second time. Raises `ImageUnreadable` and `EngineFailed`.
    """
    picture = decode(image)
    outline = paper.find_sheet(picture.pixels)
    resolution = paper.resolution(
        dpi or picture.dpi, picture.width, picture.height, outline.enlarged(picture.shrink) if outline else None
    )
    if blank.is_blank(picture.pixels):
        return _page(picture, picture.turn, resolution, engine, PageRole.BLANK)
    plain = clean.without_colour(picture.pixels)
    gray = clean.even_light(plain)
    if outline is not None:
        gray = paper.without_ground(gray, outline, clean.PAPER)
    working_dpi = max(1, resolution // picture.shrink)
    rotation = (picture.turn + _rotation(turn(gray, picture.turn), engine, working_dpi)) % 360
    upright = turn(gray, rotation)
    codes = find_codes(turn(plain, rotation), picture.shrink)
    code_places = [_shrunk(code.region, picture.shrink) for code in codes]
    prepared = prepare(upright, working_dpi, code_places)
    tables = find_tables(prepared.rules, prepared.ink, working_dpi)
    lines = in_reading_order(_lines(prepared, tables, engine, working_dpi), code_places, tables)
    separator = separator_in(codes, sum(len(line.words) for line in lines))
    page = _page(picture, rotation, resolution, engine, PageRole.SEPARATOR if separator else PageRole.CONTENT)
    sheet = Sheet(page.width, page.height, scaling(picture.shrink)).after(prepared.back)
    reading = replace(page, skew=prepared.slope, lines=on_sheet(lines, sheet), codes=codes, separator=separator)
    if types is None or separator:
        return reading
    return look_again(reading, View(upright, picture.shrink, prepared.slope, working_dpi), engine, types)


def _lines(prepared: Prepared, tables: Sequence[Table], engine: Engine, dpi: int) -> list[Line]:
    known = engine.read(prepared.gray, dpi)
    further = read_passed_over(prepared.gray, prepared.ink, known, engine, dpi)
    known = join_lines(known, further)
    cells = read_cells(prepared.gray, prepared.ink, tables, known, engine, dpi)
    return tidy(join_lines(known, cells), tables)


def _rotation(gray: Gray, engine: Engine, dpi: int) -> int:
    ink = letters(gray)
    shape = orientation.judge(ink)
    return orientation.prove(gray, ink, engine, dpi, shape) if shape.doubts else shape.rotation


def _page(picture: Picture, rotation: int, dpi: int, engine: Engine, role: PageRole = PageRole.CONTENT) -> PageReading:
    """A page without its lines."""
    width, height = picture.width, picture.height
    if rotation % 180:
        width, height = height, width
    return PageReading(
        width=width, height=height, rotation=rotation, skew=0.0, dpi=dpi, role=role, engine=engine.describe()
    )


def _shrunk(region: Region, shrink: int) -> Region:
    return replace(
        region,
        left=region.left // shrink,
        top=region.top // shrink,
        right=region.right // shrink,
        bottom=region.bottom // shrink,
    )
