"""The misses as a page to look through: what was read, what stands there, and the place on the paper."""

from __future__ import annotations

import base64
import io
from html import escape
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageOps

from desktop.workflow.measuring import pictures

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from desktop.workflow.measuring import ReadPaper
    from ocr.accuracy.scores import Miss, Report
    from ocr.documents.document_type import DocumentTypes
    from ocr.types import PageReading, Region

_WIDTH: Final = 700
_ROOM: Final = 0.6
"""Around a place, in its height."""
_STYLE: Final = (
    "body{font:15px sans-serif;margin:2em}td{vertical-align:top;padding:.4em 1em;border-top:1px solid #ccc}"
    "img{max-width:700px}.sure{background:#fdd}del{color:#b00}"
)


def write_page(report: Report, papers: Sequence[ReadPaper], types: DocumentTypes, target: Path) -> None:
    """Raises `OSError`. What was sure and wrong stands first; the file holds all its pictures itself."""
    by_id = {paper.truth.id: paper for paper in papers}
    misses = sorted(report.misses, key=lambda miss: (not miss.sure, miss.field_id, miss.document))
    images = pictures(
        {by_id[miss.document].places[miss.page] for miss in misses if miss.page is not None and miss.region is not None}
    )
    rows = "".join(_row(miss, by_id[miss.document], types, images) for miss in misses)
    head = f"<h1>Chỗ đọc sai: {len(misses)}, chắc mà sai: {len(report.sure_but_wrong)}</h1>"
    columns = "".join(f"<th>{name}</th>" for name in ("Văn bản", "Trường", "Trên giấy", "Đọc được", "Vì sao", "Ảnh"))
    target.write_text(
        f"<!doctype html><html lang='vi'><meta charset='utf-8'><title>Độ chính xác</title><style>{_STYLE}</style>"
        f"{head}<table><tr>{columns}</tr>{rows}</table></html>",
        encoding="utf-8",
    )


def _row(miss: Miss, paper: ReadPaper, types: DocumentTypes, images: Mapping[tuple[str, int], bytes]) -> str:
    label = "Loại văn bản" if miss.field_id == "type" else types.fields.label(miss.field_id)
    picture = ""
    if miss.page is not None and miss.region is not None:
        image = images.get(paper.places[miss.page])
        if image is not None:
            data = base64.b64encode(_cut(image, paper.pages[miss.page], miss.region)).decode()
            picture = f"<img src='data:image/jpeg;base64,{data}'>"
    texts = (miss.document, label, miss.expected or "–", miss.read or "–", miss.reason)
    cells = "".join(f"<td>{escape(text)}</td>" for text in texts)
    return f"<tr{' class=sure' if miss.sure else ''}>{cells}<td>{picture}</td></tr>\n"


def _cut(image: bytes, page: PageReading, region: Region) -> bytes:
    """The place on the upright page, with some room around it."""
    with Image.open(io.BytesIO(image)) as opened:
        picture = opened.convert("RGB")
        picture = picture.rotate(page.rotation, expand=True) if page.rotation else picture
    room = round(_ROOM * region.height)
    place = (region.left - room, region.top - room, region.right + room, region.bottom + room)
    cut = ImageOps.contain(picture.crop(place), (_WIDTH, _WIDTH))
    target = io.BytesIO()
    cut.save(target, "JPEG", quality=80)
    return target.getvalue()
