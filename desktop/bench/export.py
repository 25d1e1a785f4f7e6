"""`sohoa bench export`: writing a package beside copying and hashing the same PDFs."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import exporters
from desktop.bench.figures import Figure, timed
from exporters.content import Document, Office, PackageContent, Page
from ocr.imaging.load import decode

if TYPE_CHECKING:
    from collections.abc import Sequence


def bench_export(images: Sequence[Path], documents: int) -> list[Figure]:
    """`documents` documents of one page each; the copy reads, writes, hashes and syncs the same files."""
    pages = [_page(image) for image in images]
    content = PackageContent(
        name="bench",
        created_at=datetime.now(UTC),
        office=Office("Đo tốc độ", "H00"),
        documents=tuple(
            Document(
                id=str(number + 1),
                type_id="QD",
                type_name="Quyết định",
                pages=(pages[number % len(pages)],),
                values={"document_number": f"{number + 1}/QĐ-UBND", "issued_on": "2026-11-24"},
            )
            for number in range(documents)
        ),
        producer="bench",
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        profile = exporters.load_profile("pdf")
        with timed() as ours:
            exporters.write("pdf", content, profile, folder / "ours", lambda _done, _all: None)
        with timed() as copying:
            for pdf in sorted((folder / "ours").rglob("*.pdf")):
                _copy(pdf, folder / "copy" / pdf.name)
        size = sum(pdf.stat().st_size for pdf in (folder / "copy").iterdir())
    return [
        Figure("documents", documents, "documents"),
        Figure("megabytes", size / 1e6, "MB"),
        Figure("documents per second", documents / ours.seconds, "documents/s"),
        Figure("speed beside cp + sha256sum, synced", copying.seconds / ours.seconds, "×", 0.5, at_most=False),
    ]


def _page(image: Path) -> Page:
    data = image.read_bytes()
    height, width = decode(data).pixels.shape[:2]
    return Page(image, "image/jpeg", hashlib.sha256(data).hexdigest(), width, height, 0, 200)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(exist_ok=True)
    shutil.copyfile(source, target)
    with target.open("rb") as file:
        hashlib.file_digest(file, "sha256")
        os.fsync(file.fileno())
