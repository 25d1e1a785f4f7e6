"""Files as a scanner leaves them, small and quick to read; and what is no page at all."""

from __future__ import annotations

import io
import itertools
from typing import TYPE_CHECKING, Final

import numpy as np
import pikepdf
import zxingcpp
from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from pathlib import Path

WIDTH: Final = 400
HEIGHT: Final = 560


def picture(number: int = 1) -> Image.Image:
    """Something like writing, another one for each number."""
    drawn = Image.new("L", (WIDTH, HEIGHT), 250)
    pen = ImageDraw.Draw(drawn)
    for row in range(60, 500, 20):
        pen.line((40, row, 340, row), fill=10, width=6)
    pen.text((40, 20), f"{number}", fill=0)
    return drawn


def scan(path: Path, number: int = 1) -> Path:
    """A page in the format that the name says."""
    drawn = picture(number)
    if path.suffix == ".pdf":
        drawn.save(path, "PDF", resolution=50)
    else:
        drawn.save(path, dpi=(50, 50))
    return path


def blank(path: Path) -> Path:
    Image.new("L", (WIDTH, HEIGHT), 250).save(path, dpi=(50, 50))
    return path


def separator(path: Path) -> Path:
    """A sheet with a patch code and little else."""
    sheet = Image.new("L", (1240, 1754), 255)
    code = zxingcpp.create_barcode("PATCHT", zxingcpp.BarcodeFormat.Code39)
    sheet.paste(Image.fromarray(np.array(zxingcpp.write_barcode_to_image(code, scale=4))), (200, 300))
    sheet.save(path, dpi=(150, 150))
    return path


def tray(folder: Path, pages: int = 3) -> Path:
    """A folder of pages 1, 2 …"""
    folder.mkdir()
    for number in range(1, pages + 1):
        scan(folder / f"{number}.png", number)
    return folder


def tiff(path: Path, pages: int) -> Path:
    first, *others = (picture(number) for number in range(1, pages + 1))
    first.save(path, save_all=True, append_images=others, dpi=(50, 50))
    return path


def truncated_jpeg(path: Path) -> Path:
    data = io.BytesIO()
    picture().save(data, "JPEG")
    path.write_bytes(data.getvalue()[: len(data.getvalue()) // 2])
    return path


def encrypted_pdf(path: Path) -> Path:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path, encryption=pikepdf.Encryption(owner="chu", user="mat khau"))
    return path


def pdf_without_pages(path: Path) -> Path:
    with pikepdf.new() as pdf:
        pdf.save(path)
    return path


def huge_png(path: Path, side: int = 30_000) -> Path:
    """A real picture of `side` × `side` dots that packs into a few kilobytes."""
    Image.new("1", (side, side), 1).save(path)
    return path


def bad_inputs(folder: Path) -> dict[str, Path]:
    """One of each kind of file that gives no page, by the name of its error."""
    paths = (folder / name for name in ("rong.jpg", "cut.jpg", "chu.jpg", "khoa.pdf", "khong-trang.pdf", "to.png"))
    empty, cut, text, locked, pageless, huge = paths
    empty.touch()
    text.write_text("Đây là chữ, không phải ảnh.\n" * 50, encoding="utf-8")
    return {
        "FileEmpty": empty,
        "FileUnreadable": truncated_jpeg(cut),
        "FileUnreadable/text": text,
        "FileEncrypted": encrypted_pdf(locked),
        "FileWithoutPages": pdf_without_pages(pageless),
        "ImageTooLarge": huge_png(huge),
    }


def between(bad: dict[str, Path], folder: Path) -> list[Path]:
    """Good page, bad file, good page, bad file … good page."""
    good = (scan(folder / f"tot-{number}.png", number) for number in itertools.count(1))
    return [path for one in bad.values() for path in (next(good), one)] + [next(good)]
