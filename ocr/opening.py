"""A page made ready to be recognised: decoded, cleaned, turned upright, straightened, its codes read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from ocr.imaging import blank, clean, orientation, paper, quality
from ocr.imaging.codes import SEPARATOR, find_codes
from ocr.imaging.geometry import Sheet, scaling, turn
from ocr.imaging.letters import letters
from ocr.imaging.load import decode
from ocr.imaging.perspective import corners_of
from ocr.imaging.prepare import Levelled, level
from ocr.second_look import View
from ocr.signature_look import ColourPage
from ocr.stamped import secret_stamps
from ocr.types import Mark, MarkKind, PagePart, PageReading, PageRole, Region

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from ocr.engines.engine import Engine
    from ocr.imaging.load import Picture
    from ocr.layout.table import Table
    from ocr.pixels import Gray
    from ocr.types import Code

Span: TypeAlias = tuple[int, int]
"""First and last row, the last not counted, of a part of the levelled picture."""


@dataclass(frozen=True, eq=False, slots=True)
class OpenPage:
    """Holds the page's pictures, some tens of megabytes: not to be kept beyond the page's turn."""

    picture: Picture
    reading: PageReading
    """Without lines; all of its parts are unread, or none where the side is blank."""
    upright: Gray
    """Even light, not straightened; `picture.shrink` times smaller than the page."""
    levelled: Levelled
    dpi: int
    """Of `upright`."""
    code_places: tuple[Region, ...]
    """In pixels of `upright`."""
    rows: Mapping[PagePart, Span]
    """The page's parts from top to bottom."""
    on_ground: bool
    """The sheet does not fill the picture."""
    tables: dict[Span, list[Table]] = field(default_factory=dict)
    """Found in what has been read so far; rows count from the span's own first."""

    @property
    def sheet(self) -> Sheet:
        """From places on the levelled picture to those on the page."""
        sheet = Sheet(self.reading.width, self.reading.height, scaling(self.picture.shrink))
        return sheet.after(self.levelled.back)

    @property
    def view(self) -> View:
        return View(self.upright, self.picture.shrink, self.levelled.slope, self.dpi)

    @property
    def colour(self) -> ColourPage:
        pixels = np.rot90(self.picture.pixels, self.reading.rotation // 90)
        return ColourPage(pixels, self.picture.shrink, self.levelled.slope, self.dpi)

    def marks(self, engine: Engine) -> tuple[Mark, ...]:
        """What the picture itself shows; it takes a tenth of a page's time, so it is not for the head to wait for."""
        colour = turn(self.picture.pixels, self.reading.rotation)
        proof, shrink = quality.proof_of(colour), self.picture.shrink
        factor = shrink * max(colour.shape[:2]) / max(proof.shape[:2])
        found = quality.marks_of(proof, factor, on_ground=self.on_ground)
        return (*found, *secret_stamps(colour, proof, shrink, engine))

    def spans(self, parts: Collection[PagePart]) -> list[Span]:
        """What these parts cover: neighbours together."""
        spans: list[Span] = []
        for part, (top, bottom) in self.rows.items():
            if part not in parts:
                continue
            if spans and spans[-1][1] == top:
                spans[-1] = (spans[-1][0], bottom)
            else:
                spans.append((top, bottom))
        return spans


def open_page(
    image: bytes, engine: Engine, *, dpi: int | None = None, known: PageReading | None = None
) -> OpenPage | PageReading:
    """The page, or at once its whole reading where the side is blank.

    `dpi` is what the caller knows of the image's resolution (of a rendered PDF page); it stands over the file's own
    statement, and both are set aside where they cannot be true. What a reading of the same image, `known`, says of its
    turn and its codes is not found out again. Raises `ImageUnreadable` and `EngineFailed`.
    """
    picture = decode(image)
    outline = paper.find_sheet(picture.pixels)
    if known is None:
        resolution = paper.resolution(
            dpi or picture.dpi, picture.width, picture.height, outline.enlarged(picture.shrink) if outline else None
        )
        proof = blank.shrunk(picture.pixels, blank.PROOF_SIDE)
        if quality.is_black(proof):
            page = _page(picture, picture.turn, resolution, engine)
            return replace(page, marks=(Mark(MarkKind.BLACK, Region(0, 0, page.width, page.height)),))
        if blank.is_blank(proof):
            return _page(picture, picture.turn, resolution, engine, PageRole.BLANK)
    else:
        resolution = known.dpi
    plain = clean.without_colour(picture.pixels)
    gray = clean.even_light(plain)
    if outline is not None:
        gray = paper.without_ground(gray, outline, clean.PAPER)
    working_dpi = max(1, resolution // picture.shrink)
    if known is None:
        rotation = (picture.turn + _rotation(turn(gray, picture.turn), engine, working_dpi)) % 360
        codes = find_codes(turn(plain, rotation), picture.shrink)
    else:
        rotation, codes = known.rotation, known.codes
    upright = turn(gray, rotation)
    code_places = _places(codes, picture.shrink)
    height, width = gray.shape
    corners = corners_of(outline, rotation, (width, height)) if outline is not None else None
    levelled = level(upright, code_places, corners)
    reading = _page(picture, rotation, resolution, engine)
    rows = _rows(levelled, codes)
    unread = tuple(part for part in PagePart if part in rows)
    reading = replace(reading, skew=levelled.slope, codes=codes, unread=unread)
    return OpenPage(picture, reading, upright, levelled, working_dpi, code_places, rows, outline is not None)


def _rows(levelled: Levelled, codes: Iterable[Code]) -> dict[PagePart, Span]:
    """A separator sheet is a head and nothing else: it is told by how little it says."""
    height = levelled.gray.shape[0]
    if any(SEPARATOR.fullmatch(code.text.strip()) for code in codes):
        return {PagePart.HEAD: (0, height)}
    bands = levelled.bands
    rows = {
        PagePart.HEAD: (0, bands.head_ends),
        PagePart.BODY: (bands.head_ends, bands.foot_begins),
        PagePart.FOOT: (bands.foot_begins, height),
    }
    return {part: span for part, span in rows.items() if span[0] < span[1]}


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


def _places(codes: tuple[Code, ...], shrink: int) -> tuple[Region, ...]:
    return tuple(
        replace(
            code.region,
            left=code.region.left // shrink,
            top=code.region.top // shrink,
            right=code.region.right // shrink,
            bottom=code.region.bottom // shrink,
        )
        for code in codes
    )
