"""The signer's name, looked at in several views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocr.engines.engine import Layout
from ocr.signature_look import ColourPage, doubt_short_name, look_at_signer
from ocr.types import Line, PageReading, Region, Word
from tests.ocr.drawn import DPI, SIZE, Drawing

if TYPE_CHECKING:
    from ocr.pixels import Gray

PAGE = ColourPage(Drawing().text("Nguyễn Thị Hậu", 1000, 1480).pixels, 1, 0.0, DPI)


class Views:
    """Reads one text after the other, the last one again and again."""

    name = "views"

    def __init__(self, *texts: str) -> None:
        self.texts = list(texts)
        self.layouts: list[Layout] = []

    def describe(self) -> str:
        return self.name

    def read(self, image: Gray, dpi: int, layout: Layout = Layout.PAGE) -> list[Line]:
        self.layouts.append(layout)
        text = self.texts.pop(0) if len(self.texts) > 1 else self.texts[0]
        return [line(text, 10, 10, high=min(40, image.shape[0] - 20) * DPI // dpi)] if text else []

    def close(self) -> None:
        pass


def line(text: str, left: int, top: int, *, sure: float = 0.9, high: int = 40) -> Line:
    words = []
    for word in text.split():
        words.append(Word(word, Region(left, top, left + 20 * len(word), top + high), sure))
        left += 20 * len(word) + 15
    return Line(tuple(words))


def page(*signing: Line) -> PageReading:
    body = [line("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025", 200, 500)]
    return PageReading(*SIZE, rotation=0, skew=0.0, dpi=DPI, lines=(*body, *signing))


OFFICE = line("CHỦ TỊCH", 1010, 1200)


def test_a_name_that_all_views_show_is_proven() -> None:
    reading = look_at_signer(page(OFFICE, line("Nguyên Thị Hậu", 1000, 1480)), PAGE, Views("Nguyễn Thị Hậu"))
    assert reading.lines[-1].text == "Nguyễn Thị Hậu"
    assert [word.second for word in reading.lines[-1].words] == ["Nguyễn", "Thị", "Hậu"]


def test_views_that_differ_prove_nothing() -> None:
    views = Views("Nguyễn Thị Hậu", "Nguyễn Thị Hầu", "Nguyễn Thị Hâu")
    reading = look_at_signer(page(OFFICE, line("Nguyễn Thị Hậu", 1000, 1480)), PAGE, views)
    assert reading.lines[-1].text == "Nguyễn Thị Hậu"
    assert not any(word.second for word in reading.lines[-1].words)


def test_a_name_that_was_not_read_is_found_under_the_office() -> None:
    views = Views("Hậu", "Nguyễn Thị Hậu")
    reading = look_at_signer(page(OFFICE), PAGE, views)
    assert [each.text for each in reading.lines[-2:]] == ["CHỦ TỊCH", "Nguyễn Thị Hậu"]
    assert views.layouts[0] is Layout.SPARSE


def test_strokes_of_a_pen_are_no_name() -> None:
    before = page(OFFICE)
    assert look_at_signer(before, PAGE, Views("", "", "Mưu ⁄ ˆ")) == before


def test_a_page_that_nobody_signs_is_not_looked_at() -> None:
    views = Views("Nguyễn Thị Hậu")
    before = page()
    assert look_at_signer(before, PAGE, views) == before
    assert views.layouts == []


def test_a_name_of_two_words_beside_which_ink_stands_is_never_proven() -> None:
    short = page(OFFICE, line("Nguyễn Thị", 1000, 1480))
    drawn = Drawing().text("Nguyễn Thị Hậu Vĩ", 1000, 1480)
    doubted = doubt_short_name(short, ColourPage(drawn.pixels, 1, 0.0, DPI))
    assert [word.second for word in doubted.lines[-1].words] == ["", ""]
    assert doubt_short_name(short, ColourPage(Drawing().pixels, 1, 0.0, DPI)) == short
    whole = page(OFFICE, line("Nguyễn Thị Hậu", 1000, 1480))
    assert doubt_short_name(whole, ColourPage(drawn.pixels, 1, 0.0, DPI)) == whole
