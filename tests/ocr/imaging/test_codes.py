"""Codes on a page, and separator sheets."""

from __future__ import annotations

import numpy as np
import pytest
import zxingcpp

from ocr.imaging.codes import find_codes, separator_in
from ocr.imaging.geometry import turn
from ocr.types import Code, Region


def sheet_with(symbology: zxingcpp.BarcodeFormat, text: str, left: int = 300, top: int = 200) -> np.ndarray:
    """A white A4 page at 100 dpi with one code."""
    page = np.full((1169, 827), 255, np.uint8)
    code = np.asarray(zxingcpp.create_barcode(text, symbology).to_image(scale=3))
    page[top : top + code.shape[0], left : left + code.shape[1]] = code
    return page


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_dossier_code_is_read_whichever_way_the_label_was_stuck_on(rotation: int) -> None:
    page = sheet_with(zxingcpp.BarcodeFormat.QRCode, "H42.39-260223-0017")
    (code,) = find_codes(turn(page, rotation), 1)
    assert (code.symbology, code.text) == ("QRCode", "H42.39-260223-0017")


def test_a_code_stands_where_it_stands_on_the_whole_page() -> None:
    page = sheet_with(zxingcpp.BarcodeFormat.QRCode, "H42.39-260223-0017", left=300, top=200)
    (code,) = find_codes(page, 2)
    assert 600 <= code.region.left < code.region.right <= 1654
    assert 400 <= code.region.top < code.region.bottom <= 2338


@pytest.mark.parametrize("symbology", [zxingcpp.BarcodeFormat.Code39, zxingcpp.BarcodeFormat.Code128])
def test_a_patch_code_makes_a_sheet_a_separator(symbology: zxingcpp.BarcodeFormat) -> None:
    codes = find_codes(sheet_with(symbology, "PATCHT", left=100), 1)
    assert separator_in(codes, words=6) == "PATCHT"


def test_a_letter_that_shows_a_patch_code_is_no_separator() -> None:
    codes = (Code("Code39", "PATCHT", Region(0, 0, 10, 10)),)
    assert separator_in(codes, words=200) is None


def test_a_dossier_code_makes_no_separator() -> None:
    assert separator_in((Code("QRCode", "H42.39-260223-0017", Region(0, 0, 10, 10)),), words=2) is None


def test_a_bar_code_is_as_tall_as_its_bars_and_ends_before_the_words_under_it() -> None:
    page = np.full((600, 900), 255, np.uint8)
    bars = np.asarray(zxingcpp.create_barcode("H42.39-260223-0017", zxingcpp.BarcodeFormat.Code128).to_image(scale=2))
    page[100:180, 100 : 100 + bars.shape[1]] = np.resize(bars[bars.shape[0] // 2], (80, bars.shape[1]))
    page[195:215, 120:600:9] = 0
    (code,) = find_codes(page, 1)
    assert abs(code.region.top - 100) <= 2
    assert abs(code.region.bottom - 180) <= 2
