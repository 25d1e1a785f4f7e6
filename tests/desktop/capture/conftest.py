"""Papers made for the tests: real files, all of them."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from pathlib import Path

A4 = (0.0, 0.0, 595.2, 841.92)


class Papers:
    """A desk (a folder) on which files can be laid."""

    def __init__(self, desk: Path) -> None:
        self.desk = desk

    def lay(self, name: str, data: bytes) -> Path:
        path = self.desk / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    @staticmethod
    def picture(mode: str = "RGB", size: tuple[int, int] = (248, 351)) -> Image.Image:
        """Every corner has its own colour, so that a turned or mirrored page cannot pass for another."""
        width, height = size
        picture = Image.new("RGB", size, "white")
        pen = ImageDraw.Draw(picture)
        pen.rectangle((0, 0, width // 3, height // 4), fill=(200, 30, 30))
        pen.rectangle((2 * width // 3, 0, width, height // 4), fill=(20, 140, 40))
        pen.rectangle((0, 3 * height // 4, width // 3, height), fill=(30, 40, 190))
        pen.line((0, 0, width, height), fill="black", width=3)
        return picture.convert(mode)

    def jpeg_bytes(self, mode: str = "RGB", size: tuple[int, int] = (248, 351), dpi: int = 30) -> bytes:
        target = io.BytesIO()
        self.picture(mode, size).save(target, "JPEG", quality=92, dpi=(dpi, dpi))
        return target.getvalue()

    def jpeg(self, name: str = "a.jpg", mode: str = "RGB") -> Path:
        return self.lay(name, self.jpeg_bytes(mode))

    def png(self, picture: Image.Image, name: str = "a.png") -> Path:
        target = io.BytesIO()
        picture.save(target, "PNG", dpi=(200, 200))
        return self.lay(name, target.getvalue())

    def tiff(self, frames: list[Image.Image], name: str = "a.tif", dpi: tuple[int, int] = (200, 200)) -> Path:
        target = io.BytesIO()
        frames[0].save(target, "TIFF", save_all=True, append_images=frames[1:], dpi=dpi)
        return self.lay(name, target.getvalue())

    def pdf_of_jpeg(
        self,
        jpeg: bytes,
        *,
        name: str = "a.pdf",
        pages: int = 1,
        box: tuple[float, float, float, float] = A4,
        placed: tuple[float, ...] | None = None,
        rotate: int = 0,
        unit: float | None = None,
        before: str = "",
        after: str = "",
        password: str | None = None,
    ) -> Path:
        """A PDF whose pages show `jpeg`, as scanners write them; `before` and `after` are further operators."""
        with Image.open(io.BytesIO(jpeg)) as picture:
            width, height = picture.size
            colours = Name.DeviceGray if picture.mode == "L" else Name.DeviceRGB
        with pikepdf.new() as pdf:
            image = pikepdf.Stream(
                pdf,
                jpeg,
                Type=Name.XObject,
                Subtype=Name.Image,
                Width=width,
                Height=height,
                BitsPerComponent=8,
                ColorSpace=colours,
                Filter=Name.DCTDecode,
            )
            matrix = placed or (box[2] - box[0], 0, 0, box[3] - box[1], box[0], box[1])
            content = f"{before} q {' '.join(map(str, matrix))} cm /Im0 Do Q {after}".encode()
            for _ in range(pages):
                self._add_page(pdf, image, content, box, rotate, unit)
            target = io.BytesIO()
            encryption = pikepdf.Encryption(owner="chu", user=password) if password is not None else False
            pdf.save(target, encryption=encryption)
        return self.lay(name, target.getvalue())

    @staticmethod
    def _add_page(
        pdf: pikepdf.Pdf,
        image: pikepdf.Object,
        content: bytes,
        box: tuple[float, float, float, float],
        rotate: int,
        unit: float | None,
    ) -> None:
        pdf.add_blank_page()
        page = pdf.pages[-1]
        page.MediaBox = Array(list(map(float, box)))
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.Resources = Dictionary(XObject=Dictionary(Im0=image), Font=Dictionary(F1=font))
        page.Contents = pdf.make_stream(content)
        if rotate:
            page.Rotate = rotate
        if unit is not None:
            page.UserUnit = unit

    @staticmethod
    def png_bytes(width: int, height: int, pixels: bytes) -> bytes:
        """A grey PNG with these very bytes as its stream, fitting or not."""

        def chunk(kind: bytes, content: bytes) -> bytes:
            return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

        header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
        marks = (chunk(b"IHDR", header), chunk(b"IDAT", pixels), chunk(b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(marks)


@pytest.fixture
def papers(tmp_path: Path) -> Papers:
    return Papers(tmp_path)
