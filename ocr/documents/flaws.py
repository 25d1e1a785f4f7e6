"""What the clerk should put right while the citizen is still at the counter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ocr.documents.numbering import missing_numbers
from ocr.documents.secrecy import secret_place
from ocr.documents.signature import find_signature
from ocr.language.matching import bare
from ocr.types import MarkKind, PageRole, ReadingProblem, ReadingProblemCode, Region

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocr.documents.document_type import DocumentType
    from ocr.documents.page_text import PageText
    from ocr.types import PageReading

_CODES: Final = {
    MarkKind.BLUR: ReadingProblemCode.PAGE_BLURRED,
    MarkKind.GLARE: ReadingProblemCode.PAGE_GLARE,
    MarkKind.CUT_OFF: ReadingProblemCode.PAGE_CUT_OFF,
    MarkKind.FOLDED_CORNER: ReadingProblemCode.CORNER_FOLDED,
    MarkKind.BLACK: ReadingProblemCode.PAGE_BLACK,
}
_COPY: Final = re.compile(r"BẢN SAO|SAO Y(?: BẢN CHÍNH)?|SAO LỤC|TRÍCH SAO|BẢN SAO ĐÚNG VỚI BẢN CHÍNH")
"""Decree 30/2020/NĐ-CP, article 25: a copy says so itself, in capitals."""
_HEAD: Final = 0.3
_ROOM: Final = 2.0
"""Heights of the name between the office and the name that a signature needs."""
_DIGITAL: Final = re.compile(r"\b(?:nguoi ky|ky boi|ky so|thoi gian ky|ngay ky|signed by|digitally signed)\b")


def flaws(
    pages: Sequence[PageReading], texts: Sequence[PageText], document_type: DocumentType, lowest_dpi: int
) -> Iterator[ReadingProblem]:
    """Of one document's pages; `texts` are those of its pages with content."""
    for page, reading in enumerate(pages):
        is_black = False
        for mark in reading.marks:
            is_black = is_black or mark.kind is MarkKind.BLACK
            if mark.kind in _CODES:
                whole = mark.kind in (MarkKind.BLUR, MarkKind.BLACK)
                yield ReadingProblem(_CODES[mark.kind], page=page, region=None if whole else mark.region)
        if reading.role is PageRole.CONTENT and not is_black:
            if 0 < reading.dpi < lowest_dpi:
                yield ReadingProblem(ReadingProblemCode.LOW_RESOLUTION, page=page)
            if not any(text.page == page and text.lines for text in texts):
                yield ReadingProblem(ReadingProblemCode.NO_TEXT, page=page)
    yield from secret_marks(pages, texts)
    for page, number in missing_numbers(texts):
        yield ReadingProblem(ReadingProblemCode.PAGE_MISSING, page=page, detail=str(number))
    if not document_type.may_be_copy:
        yield from _copies(texts)
    if "signer" in document_type.core:
        yield from _unsigned(pages, texts)


def secret_marks(pages: Sequence[PageReading], texts: Sequence[PageText]) -> Iterator[ReadingProblem]:
    """One for each page that bears a degree of secrecy, stamped or printed."""
    printed = {text.page: place for text in texts if (place := secret_place(text)) is not None}
    for page, reading in enumerate(pages):
        stamped = next((mark.region for mark in reading.marks if mark.kind is MarkKind.SECRET), None)
        place = stamped or printed.get(page)
        if place is not None:
            yield ReadingProblem(ReadingProblemCode.SECRET_MARK, page=page, region=place)


def _copies(texts: Sequence[PageText]) -> Iterator[ReadingProblem]:
    for line in texts[0].lines if texts else ():
        words = " ".join(re.sub(r"[^\w\s]", " ", line.flat).split())
        if line.region.top < _HEAD * texts[0].height and _COPY.fullmatch(words):
            yield ReadingProblem(ReadingProblemCode.COPY, page=texts[0].page, region=line.region, detail=words)
            return


def _unsigned(pages: Sequence[PageReading], texts: Sequence[PageText]) -> Iterator[ReadingProblem]:
    """Only where office and name were both seen, the room between them too, and nothing stands in or near it."""
    if any(_DIGITAL.search(bare(line.flat)) for text in texts for line in text.lines):
        return
    found = find_signature(texts)
    if found is None or found.name is None or not found.offices or not found.whole:
        return
    reading = pages[found.name.page]
    if not reading.is_judged or reading.engine.startswith("text layer"):
        return  # a digital signature need not be seen on the page
    offices = [line for line in found.offices if line.page == found.name.page]
    if not offices or any(line.confidence < 0.7 for line in (*offices, found.name)):
        return
    top, name = max(line.region.bottom for line in offices), found.name.region
    if name.top - top < _ROOM * name.height:
        return
    reach = 3 * name.height
    left = min(name.left, *(line.region.left for line in offices)) - 4 * reach
    room = Region(max(0, left), max(0, top - reach), name.right + 2 * reach, name.bottom + reach)
    between = Region(max(0, name.left), top, name.right, name.top)
    lines = [line for line in reading.lines if line.region.overlaps(between)]
    inked = any(mark.kind in (MarkKind.SEAL, MarkKind.PEN) and mark.region.overlaps(room) for mark in reading.marks)
    if not inked and not any(_within(line.region, between) for line in lines):
        yield ReadingProblem(ReadingProblemCode.NOT_SIGNED, page=found.name.page, region=between)


def _within(region: Region, room: Region) -> bool:
    """Its middle lies in the room: a seal's rim read as words speaks for a seal."""
    across, down = region.middle
    return room.left <= across <= room.right and room.top < down < room.bottom
