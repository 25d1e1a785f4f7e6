"""A page from its bytes to its reading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pytest
import zxingcpp
from PIL import Image

import ocr
from ocr import engines
from ocr.errors import EngineFailed, ImageUnreadable
from ocr.language.vietnamese import fold
from ocr.serial import dump, load
from ocr.types import PageRole
from tests.ocr.drawn import DECISION, DPI, Drawing, encoded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocr.engines.engine import Engine
    from ocr.types import PageReading


@pytest.fixture(scope="module")
def tesseract() -> Iterator[Engine]:
    engine = engines.create()
    yield engine
    engine.close()


def decision() -> Drawing:
    return Drawing().head().text("QUYẾT ĐỊNH", 700, 400, font="LiberationSerif-Bold").lines(DECISION * 2)


def place_of(reading: PageReading, text: str) -> tuple[float, float]:
    return next(word.region.middle for line in reading.lines for word in line.words if word.text == text)


def test_a_page_is_read_in_order_and_each_word_has_its_place(tesseract: Engine) -> None:
    reading = ocr.read_page(decision().jpeg(), tesseract)
    assert (reading.width, reading.height, reading.rotation, reading.dpi) == (1654, 2339, 0, DPI)
    assert reading.role is PageRole.CONTENT
    assert reading.text.splitlines()[:7] == [
        "ỦY BAN NHÂN DÂN",
        "PHƯỜNG EA KAO",
        "Số: 3068/QĐ-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Ea Kao, ngày 04 tháng 8 năm 2025",
        "QUYẾT ĐỊNH",
    ]
    across, down = place_of(reading, "3068/QĐ-UBND")
    assert 340 < across < 620
    assert 280 < down < 330
    assert re.fullmatch(r"tesseract \d\S* vie:[0-9a-f]{16}", reading.engine)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_page_is_read_as_if_it_lay_upright(tesseract: Engine, degrees: int) -> None:
    upright = ocr.read_page(decision().png(), tesseract)
    reading = ocr.read_page(decision().turned(degrees).png(), tesseract)
    assert (reading.rotation, reading.width, reading.height) == (degrees, 1654, 2339)
    assert reading.text == upright.text
    assert place_of(reading, "3068/QĐ-UBND") == pytest.approx(place_of(upright, "3068/QĐ-UBND"), abs=3)


def test_the_camera_s_word_and_the_print_s_are_counted_together(tesseract: Engine) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    stored = decision().turned(270).image
    reading = ocr.read_page(encoded(stored, "JPEG", exif=exif, dpi=(DPI, DPI)), tesseract)
    assert (reading.rotation, reading.width, reading.height) == (270, 1654, 2339)
    against_the_print = ocr.read_page(encoded(decision().image, "JPEG", exif=exif, dpi=(DPI, DPI)), tesseract)
    assert (against_the_print.rotation, against_the_print.width) == (0, 1654)


def test_words_of_a_slanted_page_lie_where_they_lie_on_the_given_page(tesseract: Engine) -> None:
    page = decision().slanted(3.0)
    reading = ocr.read_page(page.png(), tesseract)
    assert reading.skew == pytest.approx(3.0, abs=0.15)
    for line in reading.lines:
        for word in line.words:
            place = word.region
            if len(word.text) > 3:
                assert page.gray[place.top : place.bottom, place.left : place.right].min() < 90
    assert fold(ocr.read_page(decision().png(), tesseract).text) == fold(reading.text)


def test_a_fine_scan_s_places_are_in_its_own_pixels(tesseract: Engine) -> None:
    fine = decision().image.resize((1654 * 4, 2339 * 4), Image.Resampling.BICUBIC)
    reading = ocr.read_page(encoded(fine, "JPEG", dpi=(800, 800)), tesseract)
    assert (reading.width, reading.height, reading.dpi) == (6616, 9356, 800)
    across, down = place_of(reading, "3068/QĐ-UBND")
    assert 1360 < across < 2480
    assert 1120 < down < 1320


def test_a_blank_back_has_no_lines_whatever_shows_through(tesseract: Engine) -> None:
    reading = ocr.read_page(Drawing().show_through(DECISION * 3).dust().jpeg(), tesseract)
    assert reading.role is PageRole.BLANK
    assert reading.text == ""


def test_a_sheet_with_a_patch_code_is_a_separator(tesseract: Engine) -> None:
    sheet = Drawing().text("TỜ PHÂN CÁCH HỒ SƠ", 500, 500, points=20)
    code = zxingcpp.create_barcode("PATCHT", zxingcpp.BarcodeFormat.Code39).to_image(scale=3)
    sheet.image.paste(Image.fromarray(np.asarray(code)), (500, 900))
    reading = ocr.read_page(sheet.jpeg(), tesseract)
    assert (reading.role, reading.separator) == (PageRole.SEPARATOR, "PATCHT")


def test_a_stated_resolution_that_cannot_be_true_is_set_aside(tesseract: Engine) -> None:
    assert ocr.read_page(decision().jpeg(dpi=72), tesseract).dpi == DPI


def test_the_caller_s_resolution_stands_over_the_file_s(tesseract: Engine) -> None:
    page = decision().image.resize((827, 1170), Image.Resampling.LANCZOS)
    assert ocr.read_page(encoded(page, "PNG", dpi=(90, 90)), tesseract, dpi=100).dpi == 100


@pytest.mark.parametrize("name", ["bad", "bad_utf8", "empty", "simulated"])
def test_whatever_an_engine_says_the_reading_can_be_stored(name: str) -> None:
    reading = ocr.read_page(decision().jpeg(), engines.create(name))
    assert load(dump(reading)) == reading
    reading.text.encode()
    assert not re.search("[\x00-\x09\x0b-\x1f\ufffd]", reading.text)


def test_an_engine_that_gives_up_is_named() -> None:
    with pytest.raises(EngineFailed):
        ocr.read_page(decision().jpeg(), engines.create("failing"))


def test_half_a_page_is_not_read(tesseract: Engine) -> None:
    whole = decision().jpeg()
    with pytest.raises(ImageUnreadable):
        ocr.read_page(whole[: len(whole) // 2], tesseract)
