"""Pages drawn for tests: print, stamps, dust and shadows on white paper."""

from __future__ import annotations

import io
import random
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

FONTS: Final = Path(__file__).parents[2] / "resources" / "fonts"
DPI: Final = 200
SIZE: Final = (1654, 2339)
RED: Final = (225, 60, 70)
DECISION: Final = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    "Căn cứ Luật Người cao tuổi ngày 23 tháng 11 năm 2009;",
    "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội,",
    "Điều 1. Trợ cấp xã hội hàng tháng đối với bà Nguyễn Thị Hậu.",
    "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
    "Điều 3. Chánh Văn phòng Ủy ban nhân dân chịu trách nhiệm thi hành.",
)


class Drawing:
    """An A4 page at `DPI`, to be drawn on."""

    def __init__(self, *, size: tuple[int, int] = SIZE, paper: tuple[int, int, int] = (252, 251, 248)) -> None:
        self.image = Image.new("RGB", size, paper)
        self.pen = ImageDraw.Draw(self.image)

    def text(
        self,
        text: str,
        left: int,
        top: int,
        *,
        points: float = 13,
        shade: int = 25,
        font: str = "LiberationSerif-Regular",
    ) -> Drawing:
        face = ImageFont.truetype(FONTS / f"{font}.ttf", round(points * DPI / 72))
        self.pen.text((left, top), text, fill=(shade, shade, shade), font=face)
        return self

    def lines(
        self, texts: Sequence[str], *, left: int = 230, top: int = 500, step: int = 62, shade: int = 25
    ) -> Drawing:
        for number, text in enumerate(texts):
            self.text(text, left, top + number * step, shade=shade)
        return self

    def head(self) -> Drawing:
        """The two columns of an administrative paper's head."""
        self.text("ỦY BAN NHÂN DÂN", 260, 150, font="LiberationSerif-Bold")
        self.text("PHƯỜNG EA KAO", 285, 205, font="LiberationSerif-Bold")
        self.text("Số: 3068/QĐ-UBND", 280, 280)
        self.text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 730, 150, font="LiberationSerif-Bold", points=12)
        self.text("Độc lập - Tự do - Hạnh phúc", 880, 205, font="LiberationSerif-Bold")
        return self.text("Ea Kao, ngày 04 tháng 8 năm 2025", 860, 280, font="LiberationSerif-Italic")

    def seal(self, across: int, down: int, *, colour: tuple[int, int, int] = RED, radius: int = 140) -> Drawing:
        for shrink in (0, 10, 60):
            box = (across - radius + shrink, down - radius + shrink, across + radius - shrink, down + radius - shrink)
            self.pen.ellipse(box, outline=colour, width=6)
        self.pen.regular_polygon((across, down, 40), 5, fill=colour)
        return self

    def dust(self, specks: int = 40, seed: int = 7) -> Drawing:
        chance = random.Random(seed)
        for _ in range(specks):
            across, down = chance.randrange(SIZE[0]), chance.randrange(SIZE[1])
            size = chance.randrange(1, 4)
            self.pen.ellipse((across, down, across + size, down + size), fill=(60, 60, 60))
        return self

    def show_through(self, texts: Sequence[str], *, shade: int = 222) -> Drawing:
        """The other side's print, mirrored and faint."""
        back = Drawing(paper=(252, 252, 252)).lines(texts, shade=shade)
        mirrored = back.image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        self.image = Image.fromarray(np.minimum(np.asarray(self.image), np.asarray(mirrored)))
        self.pen = ImageDraw.Draw(self.image)
        return self

    def turned(self, degrees: int) -> Drawing:
        """Clockwise, by a right angle's multiple."""
        self.image = self.image.rotate(-degrees, expand=True)
        self.pen = ImageDraw.Draw(self.image)
        return self

    def slanted(self, degrees: float) -> Drawing:
        """Clockwise, by a little."""
        self.image = self.image.rotate(-degrees, Image.Resampling.BICUBIC, fillcolor=(252, 251, 248))
        self.pen = ImageDraw.Draw(self.image)
        return self

    @property
    def pixels(self) -> npt.NDArray[np.uint8]:
        return np.asarray(self.image, dtype=np.uint8)

    @property
    def gray(self) -> npt.NDArray[np.uint8]:
        return np.asarray(self.image.convert("L"), dtype=np.uint8)

    def jpeg(self, *, dpi: int = DPI, quality: int = 90) -> bytes:
        return encoded(self.image, "JPEG", dpi=(dpi, dpi), quality=quality)

    def png(self, *, dpi: int = DPI) -> bytes:
        return encoded(self.image, "PNG", dpi=(dpi, dpi))


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()
