from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

import pikepdf
import pytest

from exporters import PdfOptions, write_pdf
from exporters.content import Word
from tests.exporters.papers import LINES, MADE_AT, draw, run, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from exporters.content import Page
    from tests.exporters.papers import Desk

OPTIONS = PdfOptions("Số hóa Một cửa 0.1", MADE_AT)


def made(desk: Desk, tmp_path: Path, *pages: Page) -> Path:
    target = tmp_path / "made.pdf"
    write_pdf(desk.document(*pages), target, OPTIONS)
    return target


def boxes(pdf: Path) -> list[tuple[str, float, float, float, float]]:
    """Words and their places in points, as poppler sees them."""
    found = re.findall(
        r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>',
        run("pdftotext", "-bbox", pdf, "-"),
    )
    return [(word, float(left), float(top), float(right), float(bottom)) for left, top, right, bottom, word in found]


@pytest.mark.parametrize("options", [(), ("-layout",)])
def test_the_text_comes_out_line_by_line_with_its_accents(desk: Desk, tmp_path: Path, options: tuple[str, ...]) -> None:
    pdf = made(desk, tmp_path, desk.page())
    lines = [" ".join(line.split()) for line in run("pdftotext", *options, pdf, "-").split("\n") if line.strip("\f ")]
    assert lines == list(LINES)
    assert text_of(pdf) == list(LINES)


def test_every_page_keeps_its_own_text(desk: Desk, tmp_path: Path) -> None:
    pdf = made(desk, tmp_path, desk.page(draw(["Trang một"])), desk.page(draw(["Trang hai"])))
    assert text_of(pdf, "-f", "1", "-l", "1") == ["Trang một"]
    assert text_of(pdf, "-f", "2", "-l", "2") == ["Trang hai"]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_each_word_lies_on_its_place_in_the_picture(desk: Desk, tmp_path: Path, rotation: int) -> None:
    page = desk.page(rotation=rotation, dpi=144)
    found = boxes(made(desk, tmp_path, page))
    words = [word for line in page.lines for word in line]
    assert [box[0] for box in found] == [word.text for word in words]
    for (_, left, top, right, bottom), word in zip(found, words, strict=True):
        assert abs(left * 2 - word.left) <= 1
        assert abs(right * 2 - word.right) <= 6
        middle = (word.top + word.bottom) / 2
        assert top * 2 < middle < bottom * 2


@pytest.mark.parametrize("slope", [0.04, -0.04, 0.005])
def test_a_crooked_scan_keeps_its_lines_together_and_its_words_near_their_place(
    desk: Desk, tmp_path: Path, slope: float
) -> None:
    drawn = draw(LINES, slope=slope)
    pdf = made(desk, tmp_path, desk.page(drawn))
    assert run("pdftotext", pdf, "-").split() == " ".join(LINES).split()
    assert [line for line in run("pdftotext", pdf, "-").split("\n") if line.strip("\f")] == list(LINES)
    for (_, _, top, _, bottom), word in zip(boxes(pdf), [w for line in drawn.lines for w in line], strict=True):
        assert top / 0.72 < (word.top + word.bottom) / 2 < bottom / 0.72


def test_a_very_crooked_scan_still_says_its_words_in_order(desk: Desk, tmp_path: Path) -> None:
    assert text_of(made(desk, tmp_path, desk.page(draw(LINES, slope=0.09)))) == list(LINES)


def test_words_whose_boxes_touch_or_overlap_stay_two_words(desk: Desk, tmp_path: Path) -> None:
    line = (Word("Hạc", 40, 30, 80, 50), Word("Thành", 80, 30, 140, 50), Word("cũ", 138, 30, 170, 50))
    page = desk.page(type(draw())(draw().picture, (line,)))
    assert text_of(made(desk, tmp_path, page)) == ["Hạc Thành cũ"]


def test_a_word_without_width_and_a_line_without_order_do_no_harm(desk: Desk, tmp_path: Path) -> None:
    line = (Word("sau", 300, 30, 300, 30), Word("trước", 40, 30, 90, 50))
    page = desk.page(type(draw())(draw().picture, (line,)))
    assert sorted(" ".join(text_of(made(desk, tmp_path, page))).split()) == ["sau", "trước"]


def test_letters_beyond_the_basic_plane_and_stray_controls(desk: Desk, tmp_path: Path) -> None:
    line = (
        Word("𠮷野", 40, 30, 90, 50),
        Word("a\x00\ufeff\ud800b", 100, 30, 150, 50),
        Word(" \x07 ", 160, 30, 190, 50),
    )
    page = desk.page(type(draw())(draw().picture, (line, (Word("\x01", 40, 90, 60, 110),))))
    assert text_of(made(desk, tmp_path, page)) == ["𠮷野 ab"]


def test_no_character_stands_on_glyph_0(desk: Desk, tmp_path: Path) -> None:
    """ISO 19005-2, 6.2.11.8 holds for invisible text too."""
    with pikepdf.open(made(desk, tmp_path, desk.page())) as pdf:
        font = pdf.pages[0].resources.Font.F0
        descendant = font.DescendantFonts[0]
        glyphs = descendant.CIDToGIDMap.read_bytes()
        codes = {
            int(code[place : place + 4], 16)
            for code in re.findall(rb"<([0-9A-F]+)> Tj", pdf.pages[0].Contents.read_bytes())
            for place in range(0, len(code), 4)
        }
        assert codes
        assert all(glyphs[2 * code : 2 * code + 2] == b"\0\1" for code in codes)
        mapped = {
            int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
            for code, text in re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>", font.ToUnicode.read_bytes())
            if code != b"0000"
        }
    assert set(mapped) == codes
    assert set(mapped.values()) == {letter for line in LINES for letter in line}
    assert all(unicodedata.is_normalized("NFC", letter) for letter in mapped.values())


def test_many_different_letters_fit_the_character_map(desk: Desk, tmp_path: Path) -> None:
    letters = [chr(0x4E00 + place) for place in range(250)]
    rows = [
        tuple(Word(letter, 20 + 24 * column, 20 + 40 * row, 40 + 24 * column, 40 + 40 * row) for column, letter in part)
        for row, part in enumerate(list(enumerate(letters[start : start + 25])) for start in range(0, 250, 25))
    ]
    page = desk.page(type(draw())(draw().picture, tuple(rows)))
    assert "".join("".join(text_of(made(desk, tmp_path, page))).split()) == "".join(letters)


def test_a_blank_page_bears_no_text(desk: Desk, tmp_path: Path) -> None:
    facts = write_pdf(desk.document(desk.page(), desk.page(draw([]))), tmp_path / "two.pdf", OPTIONS)
    assert (facts.pages, facts.text_pages) == (2, 1)
    assert text_of(tmp_path / "two.pdf", "-f", "2") == []


def test_words_of_a_line_read_from_left_to_right(desk: Desk, tmp_path: Path) -> None:
    for (_, left, *_), (_, following, *_) in pairwise(boxes(made(desk, tmp_path, desk.page(draw([LINES[0]]))))):
        assert left < following
