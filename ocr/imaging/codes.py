"""Barcodes and QR codes on a page, and which of them make it a separator sheet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np
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
_BARS_LEFT: Final = 0.5
"""Share of a row's bars that the next one has at least, where they go on."""
_ROOM: Final = 0.04
"""Of a square code's side, around it: its place is told by the middle of its edge."""
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
        across = [min(max(corner.x, 0), width) for corner in corners]
        down = [min(max(corner.y, 0), height) for corner in corners]
        region = _with_bars(gray, Region(min(across), min(down), max(across), max(down)))
        region = Region(region.left * shrink, region.top * shrink, region.right * shrink, region.bottom * shrink)
        found.append(Code(_symbology(code), normalise(code.text), region))
    return tuple(found)


def _with_bars(gray: Gray, found: Region) -> Region:
    """Of bars the decoder tells one line across them: with the whole of the bars, and a little room around a square."""
    if 2 * min(found.width, found.height) > max(found.width, found.height):
        room = round(_ROOM * found.width)
        return _within(gray, found.left - room, found.top - room, found.right + room, found.bottom + room)
    if found.width < found.height:
        lying = _with_bars(gray.T, Region(found.top, found.left, found.bottom, found.right))
        return Region(lying.top, lying.left, lying.bottom, lying.right)
    strip = gray[:, found.left : found.right]
    middle = min((found.top + found.bottom) // 2, strip.shape[0] - 1)
    top = middle - _alike(strip[middle::-1])
    bottom = middle + _alike(strip[middle:])
    return _within(gray, found.left, min(top, found.top), found.right, max(bottom, found.bottom))


def _alike(rows: Gray) -> int:
    """How many rows from the first on show bars: between them and the words printed with them paper runs through."""
    dark = rows[: rows.shape[1]] < (int(rows[0].min()) + int(rows[0].max())) / 2
    edges = (dark[:, 1:] != dark[:, :-1]).sum(axis=1)
    ended = edges < _BARS_LEFT * edges[0]
    return int(np.argmax(ended)) if ended.any() else len(dark)


def _within(gray: Gray, left: int, top: int, right: int, bottom: int) -> Region:
    height, width = gray.shape
    return Region(max(0, left), max(0, top), min(right, width), min(bottom, height))


def separator_in(codes: Sequence[Code], words: int) -> str | None:
    """The code of a separator sheet; None for a page that says more than such a sheet does."""
    if words > _SHEET_WORDS:
        return None
    return next((code.text for code in codes if SEPARATOR.fullmatch(code.text.strip())), None)


def _symbology(code: zxingcpp.Barcode) -> str:
    return str(code.format).replace(" ", "")
