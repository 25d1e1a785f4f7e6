"""A page of a PDF that was never on paper."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from ocr.digital.reading import read_digital
from ocr.digital.text_layer import read_text_layer
from ocr.engines import create
from ocr.errors import TextLayerUnreadable
from tests.ocr.paper import RESOURCES

if TYPE_CHECKING:
    from pathlib import Path

    from ocr.types import PageReading

LINES = (
    ("ỦY BAN NHÂN DÂN", 165, 780),
    ("XÃ MƯỜNG LÁT", 165, 765),
    ("Số: 215/QĐ-UBND", 165, 735),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 420, 780),
    ("Độc lập - Tự do - Hạnh phúc", 420, 765),
    ("Mường Lát, ngày 05 tháng 9 năm 2025", 420, 735),
    ("QUYẾT ĐỊNH", 300, 690),
    ("Về việc hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội", 300, 672),
)
DPI = 200


def draw(path: Path, *, seen: str | None = None) -> bytes:
    """A PDF whose text is LINES, and its picture; with `seen` the picture shows that instead, big and on top."""
    pdfmetrics.registerFont(TTFont("Serif", str(RESOURCES / "fonts" / "LiberationSerif-Regular.ttf")))
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.setFont("Serif", 13)
    for text, middle, y in LINES:
        canvas.drawCentredString(middle, y, text)
    canvas.save()
    with pypdfium2.PdfDocument(path) as document:
        picture = document[0].render(scale=DPI / 72).to_pil().convert("RGB")
    if seen is not None:
        other = Canvas(str(path.with_name("seen.pdf")), pagesize=(595, 842))
        other.setFont("Serif", 16)
        for step in range(12):
            other.drawString(80, 790 - 24 * step, seen)
        other.save()
        with pypdfium2.PdfDocument(path.with_name("seen.pdf")) as document:
            picture = document[0].render(scale=DPI / 72).to_pil().convert("RGB")
    target = io.BytesIO()
    picture.save(target, "PNG")
    return target.getvalue()


def read(path: Path, image: bytes) -> PageReading | None:
    return read_digital(image, path, 0, create("tesseract"), dpi=DPI)


def test_its_own_words_are_taken_in_the_order_one_reads_them(tmp_path: Path) -> None:
    reading = read(tmp_path / "a.pdf", draw(tmp_path / "a.pdf"))
    assert reading is not None
    assert reading.text.split("\n") == [text for text, _, _ in LINES]
    number = next(line for line in reading.lines if "215" in line.text).region
    assert abs(number.middle[0] - 165 * DPI / 72) < 12
    assert abs(number.middle[1] - (842 - 739) * DPI / 72) < 12


def test_words_that_the_page_does_not_show_are_not_taken(tmp_path: Path) -> None:
    picture = draw(tmp_path / "a.pdf", seen="GIẤY PHÉP XÂY DỰNG NHÀ Ở RIÊNG LẺ")
    assert read(tmp_path / "a.pdf", picture) is None


def test_a_broken_file_has_no_text_of_its_own(tmp_path: Path) -> None:
    image = draw(tmp_path / "a.pdf")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 broken")
    with pytest.raises(TextLayerUnreadable):
        read_text_layer(tmp_path / "a.pdf", 0, 10, 10)
    assert read(tmp_path / "a.pdf", image) is None
