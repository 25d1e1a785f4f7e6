"""Barcodes and QR codes on a page, and which of them make it a separator sheet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import zxingcpp

from ocr.language.vietnamese import normalise
from ocr.types import Code, Region

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocr.pixels import Gray

SEPARATOR: Final = re.compile(r"PATCH[T1-6]|SOHOA-SEPARATOR.*")
"""Patch codes as scanners and printed separator sheets spell them, and our own sheets."""
_FORMATS: Final = "QRCode,DataMatrix,PDF417,Code128,Code39"
"""What labels, cards and certificates bear; other symbologies are found in dotted lines and the rules of tables."""
_SHEET_WORDS: Final = 40
"""A separator sheet says what it is, in no more words than these; a letter that shows such a code says more."""


def find_codes(gray: Gray, shrink: int) -> tuple[Code, ...]:
    """The codes on an upright page, whichever way they lie; places in pixels of the page, `shrink` times larger."""
    height, width = gray.shape
    found = []
    for code in zxingcpp.read_barcodes(gray, formats=zxingcpp.barcode_formats_from_str(_FORMATS), try_invert=False):
        corners = (
            code.position.top_left,
            code.position.top_right,
            code.position.bottom_right,
            code.position.bottom_left,
        )
        across = [min(max(corner.x, 0), width) * shrink for corner in corners]
        down = [min(max(corner.y, 0), height) * shrink for corner in corners]
        region = Region(min(across), min(down), max(across), max(down))
        found.append(Code(_symbology(code), normalise(code.text), region))
    return tuple(found)


def separator_in(codes: Sequence[Code], words: int) -> str | None:
    """The code of a separator sheet; None for a page that says more than such a sheet does."""
    if words > _SHEET_WORDS:
        return None
    return next((code.text for code in codes if SEPARATOR.fullmatch(code.text.strip())), None)


def _symbology(code: zxingcpp.Barcode) -> str:
    return str(code.format).replace(" ", "")
