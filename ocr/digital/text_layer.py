"""The words that a page of a PDF says it bears, each where it stands."""

from __future__ import annotations

import ctypes
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pypdfium2
import pypdfium2.raw as pdfium

from ocr.errors import TextLayerUnreadable
from ocr.types import Region

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST: Final = 60_000
"""Characters of a page beyond which nobody wrote them."""
_INVISIBLE: Final = (3, 7)
"""Text rendering modes that paint nothing (ISO 32000-1, 9.3.6): somebody's reading of a picture beneath."""
_SCALE: Final = 1000
"""Steps per pixel in which places are asked for."""


@dataclass(frozen=True, slots=True)
class LayerWord:
    text: str
    """As the PDF says it: signs of an old font are not put right yet."""
    region: Region
    """Pixels of the drawn page."""
    font: str
    visible: bool


@dataclass(frozen=True, slots=True)
class TextLayer:
    """Lines of words in the order of the PDF, and how much of the page pictures cover (0 to 1)."""

    lines: tuple[tuple[LayerWord, ...], ...]
    pictured: float


@dataclass(frozen=True, slots=True)
class _Sign:
    text: str
    region: Region
    font: str
    visible: bool


def read_text_layer(path: Path, index: int, width: int, height: int) -> TextLayer:
    """The layer of page `index` of the PDF at `path`, of a picture of it `width` × `height` pixels large.

    Raises:
        TextLayerUnreadable: the file or the page is broken.
    """
    try:
        with closing(pypdfium2.PdfDocument(path)) as document, closing(document[index]) as page:
            return _layer(page, width, height)
    except (pypdfium2.PdfiumError, IndexError, OSError) as error:
        raise TextLayerUnreadable(f"{type(error).__name__}: page {index}") from error


def _layer(page: pypdfium2.PdfPage, width: int, height: int) -> TextLayer:
    with closing(page.get_textpage()) as text:
        count = min(text.count_chars(), MOST)
        lines = tuple(line for line in _lines(_signs(page, text, count, width, height)) if line)
    return TextLayer(lines, _pictured(page))


def _signs(
    page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, count: int, width: int, height: int
) -> Iterator[_Sign | None]:
    """Every sign; None where a word ends, a line feed where a line does."""
    for at in range(count):
        code = pdfium.FPDFText_GetUnicode(text, at)
        sign = chr(code) if 0 < code < 0x110000 else "\N{REPLACEMENT CHARACTER}"
        if sign in "\r\n":
            yield None
            yield _Sign("\n", Region(0, 0, 0, 0), "", visible=True)
        elif sign.isspace():
            yield None
        elif sign != "\ufffe":  # what PDFium puts for a hyphen at a line's end
            yield _Sign(sign, _place(page, text, at, width, height), _font(text, at), visible=_is_visible(text, at))


def _place(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, at: int, width: int, height: int) -> Region:
    left, bottom, right, top = text.get_charbox(at, loose=True)
    corners = [_on_picture(page, x, y, width, height) for x, y in ((left, top), (right, bottom))]
    across, down = sorted(x for x, _ in corners), sorted(y for _, y in corners)
    return Region(across[0], down[0], across[1], down[1])


def _on_picture(page: pypdfium2.PdfPage, x: float, y: float, width: int, height: int) -> tuple[int, int]:
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, width * _SCALE, height * _SCALE, 0, x, y, across, down)
    return _within(across.value, width), _within(down.value, height)


def _within(steps: int, side: int) -> int:
    return min(max(round(steps / _SCALE), 0), side)


def _font(text: pypdfium2.PdfTextPage, at: int) -> str:
    flags = ctypes.c_int()
    name = ctypes.create_string_buffer(128)
    length = pdfium.FPDFText_GetFontInfo(text, at, name, len(name), flags)
    return name.raw[: max(0, min(length, len(name)) - 1)].decode("utf-8", "replace")


def _is_visible(text: pypdfium2.PdfTextPage, at: int) -> bool:
    owner = pdfium.FPDFText_GetTextObject(text, at)
    return not owner or pdfium.FPDFTextObj_GetTextRenderMode(owner) not in _INVISIBLE


def _lines(signs: Iterator[_Sign | None]) -> Iterator[tuple[LayerWord, ...]]:
    line: list[LayerWord] = []
    word: list[_Sign] = []
    for sign in signs:
        if sign is not None and sign.text != "\n":
            word.append(sign)
            continue
        if word:
            line.append(_word(word))
            word = []
        if sign is not None:
            yield tuple(line)
            line = []
    if word:
        line.append(_word(word))
    yield tuple(line)


def _word(signs: list[_Sign]) -> LayerWord:
    region = signs[0].region
    for sign in signs[1:]:
        region = region.join(sign.region)
    return LayerWord(
        "".join(sign.text for sign in signs), region, signs[0].font, visible=all(sign.visible for sign in signs)
    )


def _pictured(page: pypdfium2.PdfPage) -> float:
    width, height = page.get_size()
    covered: float = 0.0
    for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = each.get_bounds()
        covered = max(covered, float((right - left) * (top - bottom)))
    return min(1.0, covered / max(1.0, float(width * height)))
