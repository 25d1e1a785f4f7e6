"""A page's head is read first, once, and is part of its full text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from ocr import engines
from ocr.documents.loader import load_document_types
from ocr.engines.engine import Layout
from ocr.opening import OpenPage, open_page
from ocr.pipeline import read_page, read_parts
from ocr.serial import dump, load
from ocr.types import PagePart, PageRole, Region
from tests.ocr.drawn import DECISION, Drawing
from tests.program import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocr.engines.engine import Engine
    from ocr.pixels import Gray
    from ocr.types import Line, PageReading


class Watched:
    """An engine that remembers how many rows it was given to find the lines of."""

    name = "watched"

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.rows = 0

    def describe(self) -> str:
        return self._engine.describe()

    def read(self, image: Gray, dpi: int, layout: Layout = Layout.PAGE) -> list[Line]:
        if layout is Layout.PAGE:
            self.rows += image.shape[0]
        return self._engine.read(image, dpi, layout)

    def close(self) -> None:
        self._engine.close()


@pytest.fixture(scope="module")
def tesseract() -> Iterator[Engine]:
    engine = engines.create()
    yield engine
    engine.close()


@pytest.fixture
def watched(tesseract: Engine) -> Watched:
    return Watched(tesseract)


def page(*, degrees: float = 0.0) -> bytes:
    drawn = Drawing().head().text("QUYẾT ĐỊNH", 700, 400).lines((DECISION * 5)[:26])
    return (drawn.slanted(degrees) if degrees else drawn).jpeg()


def opened(image: bytes, engine: Engine, known: PageReading | None = None) -> OpenPage:
    page = open_page(image, engine, known=known)
    assert isinstance(page, OpenPage)
    return page


@pytest.mark.parametrize("degrees", [0.0, 2.5])
def test_read_in_two_steps_a_page_says_what_it_says_in_one(tesseract: Engine, degrees: float) -> None:
    image, types = page(degrees=degrees), load_document_types(ROOT / "resources" / "document_types")
    at_once = read_page(image, tesseract, types=types)
    first = opened(image, tesseract)
    head = load(dump(read_parts(first, first.reading, {PagePart.HEAD}, tesseract, types)))
    assert not head.is_whole
    assert "3068/QĐ-UBND" in head.text
    assert len(head.lines) < len(at_once.lines) / 2
    later = opened(image, tesseract, head)
    assert read_parts(later, head, head.unread, tesseract, types) == at_once
    assert at_once.is_whole


def test_the_head_is_recognised_once(watched: Watched) -> None:
    first = opened(page(), watched)
    watched.rows = 0
    head = read_parts(first, first.reading, {PagePart.HEAD}, watched)
    assert 0 < watched.rows < 0.45 * first.upright.shape[0]
    foot = read_parts(first, head, {PagePart.FOOT}, watched)
    assert foot.unread == (PagePart.BODY,)
    whole = read_parts(first, foot, foot.unread, watched)
    assert watched.rows == first.upright.shape[0]
    assert whole.text.index("3068/QĐ-UBND") < whole.text.index("Điều 1") < whole.text.rindex("Điều 3")


def test_what_is_known_of_a_page_is_not_found_out_again(watched: Watched) -> None:
    image = Drawing().head().lines((DECISION * 5)[:26]).turned(180).jpeg()
    first = opened(image, watched)
    head = read_parts(first, first.reading, {PagePart.HEAD}, watched)
    watched.rows = 0
    again = opened(image, watched, head)
    assert watched.rows == 0
    assert again.reading.rotation == head.rotation == 180


def test_a_separator_is_told_in_one_step(tesseract: Engine) -> None:
    sheet = Drawing().lines(("TỜ PHÂN CÁCH HỒ SƠ",) * 6, top=900, step=200)
    code = zxingcpp.create_barcode("PATCHT", zxingcpp.BarcodeFormat.Code39).to_image(scale=3)
    sheet.image.paste(Image.fromarray(np.asarray(code)), (500, 300))
    first = opened(sheet.jpeg(), tesseract)
    head = read_parts(first, first.reading, {PagePart.HEAD}, tesseract)
    assert (head.role, head.is_whole) == (PageRole.SEPARATOR, True)


def test_no_word_moves_when_the_rest_is_read(tesseract: Engine) -> None:
    first = opened(page(degrees=2.0), tesseract)
    head = read_parts(first, first.reading, {PagePart.HEAD}, tesseract)
    whole = read_parts(first, head, head.unread, tesseract)

    def places(reading: PageReading) -> set[tuple[str, Region]]:
        return {(word.text, word.region) for line in reading.lines for word in line.words}

    assert places(head) < places(whole)
