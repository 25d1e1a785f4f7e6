"""Papers drawn for the tests, with the place of every word known; and what goes into packages made of them."""

from __future__ import annotations

import hashlib
import io
import subprocess
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PIL import Image, ImageDraw, ImageFont

from exporters.content import Document, Office, PackageContent, Page, Word

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT: Final = Path(__file__).resolve().parents[2]
FONT: Final = ROOT / "resources" / "fonts" / "LiberationSerif-Regular.ttf"
MADE_AT: Final = datetime(2026, 11, 3, 1, 15, tzinfo=UTC)
LINES: Final = (
    "ỦY BAN NHÂN DÂN PHƯỜNG HẠC THÀNH",
    "Số: 12/2026 TRÍCH LỤC KHAI SINH",
    "Họ và tên: NGUYỄN AN BÌNH, giới tính: Nữ",
    "Nơi đăng ký: phường Hạc Thành, tỉnh Thanh Hóa",
    "Người ký giấy: Đặng Thị Ngọc Ửng",
)
TYPES: Final = {"image/jpeg": "JPEG", "image/png": "PNG", "image/tiff": "TIFF"}

VALUES: Final = {
    "document_number": "12/2026",
    "issued_on": "2026-11-03",
    "issuer": "ỦY BAN NHÂN DÂN PHƯỜNG HẠC THÀNH",
    "issuer_code": "H56.14",
    "title": "TRÍCH LỤC KHAI SINH (BẢN SAO)",
    "subject": "Trích lục khai sinh của Nguyễn An Bình",
    "owner_name": "NGUYỄN AN BÌNH",
    "owner_id": "038226012345",
    "owner_birth_date": "2026-11-02",
    "result_code": "KQ.G15.000031",
    "expires_on": "permanent",
}
DOSSIER: Final = {
    "dossier_code": "H56.14-261103-0042",
    "procedure_code": "1.001193",
    "procedure_name": "Đăng ký khai sinh",
    "sector_code": "G15-LV01",
    "submitted_on": "2026-11-03T08:10:00",
    "received_on": "2026-11-03T08:15:00+07:00",
    "status": "10",
    "processing_unit": "UBND phường Hạc Thành",
    "owner_name": "NGUYỄN THỊ HOA",
    "owner_id": "038190001234",
}


@dataclass(frozen=True)
class Drawn:
    """An upright picture and its words."""

    picture: Image.Image
    lines: tuple[tuple[Word, ...], ...]


def draw(
    lines: Sequence[str] = LINES, *, width: int = 620, height: int = 440, size: int = 18, slope: float = 0.0
) -> Drawn:
    """Black text on white paper; with a `slope` the words of a line sink to the right, as on a crooked scan."""
    picture = Image.new("RGB", (width, height), "white")
    pen, font = ImageDraw.Draw(picture), ImageFont.truetype(FONT, size)
    found, top = [], 30.0
    for line in lines:
        left, words = 40.0, []
        for text in line.split():
            place = (left, top + slope * left)
            pen.text(place, text, font=font, fill="black")
            box = pen.textbbox(place, text, font=font)
            words.append(Word(text, *(round(side) for side in box)))
            left = box[2] + size * 0.25
        found.append(tuple(words))
        top += size * 2.2
    return Drawn(picture, tuple(found))


class Desk:
    """A folder with papers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._count = 0

    def keep(self, image: bytes, suffix: str) -> Path:
        self._count += 1
        path = self.folder / f"page-{self._count}{suffix}"
        path.write_bytes(image)
        return path

    def page(
        self,
        drawn: Drawn | None = None,
        *,
        media_type: str = "image/jpeg",
        mode: str = "RGB",
        rotation: int = 0,
        dpi: int = 100,
        **options: Any,
    ) -> Page:
        """A page whose image is turned clockwise by `rotation`; `options` are Pillow's when it saves."""
        drawn = drawn or draw()
        turned = drawn.picture.convert(mode).rotate(-rotation, expand=True)
        out = io.BytesIO()
        turned.save(out, TYPES[media_type], **options)
        page = self.page_of(out.getvalue(), media_type)
        width, height = drawn.picture.size
        return replace(page, width=width, height=height, rotation=rotation, dpi=dpi, lines=drawn.lines)

    def page_of(self, image: bytes, media_type: str = "image/jpeg") -> Page:
        """A page of these very bytes, without words."""
        path = self.keep(image, f".{TYPES[media_type].lower()}")
        return Page(path, media_type, hashlib.sha256(image).hexdigest(), 0, 0, 0, 100)

    def document(self, *pages: Page, id: str = "1", **values: str | None) -> Document:
        """A birth certificate's extract; a value of None is taken away, `dossier__x` is one of the dossier's."""
        own, dossier = dict(VALUES), dict(DOSSIER)
        for name, value in values.items():
            target, key = (dossier, name.removeprefix("dossier__")) if name.startswith("dossier__") else (own, name)
            if value is None:
                target.pop(key, None)
            else:
                target[key] = value
        return Document(id, "TLKS", "Trích lục khai sinh", pages or (self.page(),), own, dossier)

    def content(self, *documents: Document, practice: bool = False) -> PackageContent:
        return PackageContent(
            name="goi-1",
            created_at=MADE_AT,
            office=Office("UBND phường Hạc Thành", "H56.14"),
            documents=documents or (self.document(),),
            producer="Số hóa Một cửa 0.1",
            practice=practice,
        )


def run(*command: str | Path) -> str:
    """What a judge says; a judge that is missing, or complains by its exit code, fails the test."""
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, (done.stdout + done.stderr).decode("utf-8", "replace")
    return done.stdout.decode("utf-8")


def text_of(pdf: Path, *options: str) -> list[str]:
    """The lines that poppler finds, in the order in which they stand in the file."""
    return [line for line in run("pdftotext", "-raw", *options, pdf, "-").split("\n") if line.strip("\f ")]


def render(pdf: Path, folder: Path, dpi: int, page: int = 1) -> Image.Image:
    """A page as poppler shows it."""
    stem = folder / f"{pdf.stem}-{page}"
    run("pdftoppm", "-r", str(dpi), "-f", str(page), "-l", str(page), "-singlefile", "-png", pdf, stem)
    with Image.open(stem.with_suffix(".png")) as shown:
        return shown.convert("RGB")
