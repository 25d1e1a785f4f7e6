"""One page: turned, straightened, cleaned, read, put in order; at once, or its head first and the rest later."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ocr.handwriting.reading import read_hands
from ocr.imaging.codes import separator_in
from ocr.imaging.prepare import prepare
from ocr.layout.cells import read_cells
from ocr.layout.lines import join_lines, on_sheet, tidy
from ocr.layout.passed_over import read_passed_over
from ocr.layout.reading_order import in_reading_order
from ocr.layout.table import Table, find_tables
from ocr.opening import OpenPage, open_page
from ocr.second_look import look_again
from ocr.types import Line, PagePart, PageReading, PageRole, Word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ocr.documents.document_type import DocumentTypes
    from ocr.engines.engine import Engine
    from ocr.handwriting.reading import FigureReading
    from ocr.opening import Span
    from ocr.types import Region


def read_page(
    image: bytes,
    engine: Engine,
    *,
    dpi: int | None = None,
    types: DocumentTypes | None = None,
    figures: FigureReading | None = None,
) -> PageReading:
    """Read one page. A pure function of its arguments: nothing is kept, so any child process may call it.

    With `types`, lines that doubtful values stand on are looked at a second time; with `figures` too, those that were
    filled in by hand in a head are read. For `dpi`, and what is raised, see
    `open_page`.
    """
    page = open_page(image, engine, dpi=dpi)
    if isinstance(page, PageReading):
        return page
    head = read_parts(page, page.reading, {PagePart.HEAD}, engine, types, figures)
    return read_parts(page, head, head.unread, engine, types)


def read_parts(
    page: OpenPage,
    known: PageReading,
    parts: Collection[PagePart],
    engine: Engine,
    types: DocumentTypes | None = None,
    figures: FigureReading | None = None,
) -> PageReading:
    """`known`, with these `parts` of the page recognised too; what was recognised before is not read again.

    Read in one go or head and rest at different times, a page's reading is the same. Raises `EngineFailed`.
    """
    if not parts:
        return known
    placed: dict[tuple[Word, ...], tuple[Word, ...]] = {}
    lines = []
    for line in known.lines:
        words = tuple(replace(word, region=page.sheet.prepared(word.region)) for word in line.words)
        placed[words] = line.words
        lines.append(Line(words, line.block))
    for span in page.spans(parts):
        lines += _read(page, span, engine)
    ordered = in_reading_order(lines, page.code_places, _tables(page, known))
    unread = tuple(part for part in known.unread if part not in parts)
    separator = separator_in(known.codes, sum(len(line.words) for line in ordered))
    reading = replace(
        known,
        role=PageRole.SEPARATOR if separator else PageRole.CONTENT,
        separator=separator,
        lines=tuple(_on_page(line, placed, page) for line in ordered),
        unread=unread,
        marks=known.marks if unread else page.marks(engine),
        is_judged=known.is_judged or not unread,
    )
    if types is None or separator:
        return reading
    if figures is not None and PagePart.HEAD in parts:
        likeness = types.thresholds.head_likeness
        reading = read_hands(reading, page.picture.pixels, page.view, engine, figures, likeness)
    return look_again(reading, page.view, page.colour, engine, types)


def _read(page: OpenPage, span: Span, engine: Engine) -> Iterator[Line]:
    """The lines between two rows of the levelled picture, in its pixels."""
    top, bottom = span
    prepared = prepare(page.levelled.gray[top:bottom], page.dpi)
    tables = find_tables(prepared.rules, prepared.ink, page.dpi)
    page.tables[span] = tables
    known = engine.read(prepared.gray, page.dpi)
    known = join_lines(known, read_passed_over(prepared.gray, prepared.ink, known, engine, page.dpi))
    known = join_lines(known, read_cells(prepared.gray, prepared.ink, tables, known, engine, page.dpi))
    for line in tidy(known, tables):
        yield Line(tuple(replace(word, region=_lowered(word.region, top)) for word in line.words), line.block)


def _tables(page: OpenPage, known: PageReading) -> list[Table]:
    """Those of every part read so far; an earlier opening of the page took its own with it."""
    for span in page.spans([part for part in page.rows if part not in known.unread]):
        if span not in page.tables:
            prepared = prepare(page.levelled.gray[span[0] : span[1]], page.dpi)
            page.tables[span] = find_tables(prepared.rules, prepared.ink, page.dpi)
    return [
        Table(tuple(_lowered(cell, top) for cell in table.cells))
        for (top, _), tables in sorted(page.tables.items())
        for table in tables
    ]


def _lowered(region: Region, down: int) -> Region:
    return replace(region, top=region.top + down, bottom=region.bottom + down)


def _on_page(line: Line, placed: dict[tuple[Word, ...], tuple[Word, ...]], page: OpenPage) -> Line:
    """What came from the page goes back to where it was."""
    words = placed.get(line.words)
    return on_sheet([line], page.sheet)[0] if words is None else Line(words, line.block)
