"""`sohoa bench read`: our pages a minute, PDF/A written, beside other readers; the same pages, cores and run."""

from __future__ import annotations

import hashlib
import resource
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import exporters
from desktop import paths
from desktop.bench import yardsticks
from desktop.bench.figures import Figure, peak_megabytes, timed
from desktop.workflow.content import words_of
from desktop.workflow.reader_pool import ReaderPool
from desktop.workflow.stack_reading import read_stack
from exporters.content import Document, Page
from ocr.serve import PageTask, Share
from ocr.types import PageRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.capture.types import ScannedImage
    from desktop.workflow.stack_reading import StackDocument
    from ocr.documents.document_type import DocumentTypes

_PICTURES: Final = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff"})
_EVERY: Final = 3
"""Of the pages of the own samples, so that a run with OCRmyPDF takes a minute or two."""
_TAGGED: Final = 10
"""Pages at most whose time to tags is measured, one by one."""


def own_pages() -> list[Path]:
    return sorted((paths.resources() / "samples").glob("*.jpg"))[::_EVERY]


def bench_read(given: Sequence[Path], types: DocumentTypes) -> list[Figure]:
    """Everything one after another: ours first, then each reader that is installed. Pictures only; none, no figures."""
    images = list(_pictures(given))
    if not images:
        return []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with timed() as ours:
            _read_and_write(images, types, folder)
        peak = peak_megabytes(resource.RUSAGE_CHILDREN)
        tags = _time_to_tags(images[:_TAGGED])
        others = {
            "bare Tesseract in process": (yardsticks.in_process(images), 0.8),
            "spawned tesseract": (yardsticks.spawned(images, folder), 1.0),
            "OCRmyPDF, PDF/A-2": (yardsticks.ocrmypdf(images, folder), 5.0),
            "OCRmyPDF, PDF/A-2, deskew, rotate, clean": (
                yardsticks.ocrmypdf(images, folder, "--deskew", "--rotate-pages", "--clean"),
                12.0,
            ),
        }
    count = len(images)
    figures = [
        Figure("pages", count, "pages"),
        Figure("pages per minute, PDF/A written", count * 60 / ours.seconds, "pages/min"),
        Figure("seconds per page", ours.seconds / count, "s"),
        Figure("peak memory of a worker", peak, "MB", 350.0),
        Figure("time to tags, of a page's whole reading", tags, "×", 0.4),
    ]
    for reader, (seconds, target) in others.items():
        if seconds is not None:
            figures.append(Figure(f"{reader}, seconds per page", seconds / count, "s"))
            figures.append(Figure(f"speed beside {reader}", seconds / ours.seconds, "×", target, at_most=False))
    return figures


def _pictures(given: Sequence[Path]) -> Iterator[Path]:
    for path in given:
        yield from (
            sorted(file for file in path.rglob("*") if file.suffix.lower() in _PICTURES) if path.is_dir() else [path]
        )


def _read_and_write(images: Sequence[Path], types: DocumentTypes, folder: Path) -> None:
    """What `sohoa read --pdf` does."""
    kept: dict[int, tuple[Path, ScannedImage]] = {}

    def keep(place: int, image: ScannedImage) -> None:
        file = folder / f"page-{place}"
        file.write_bytes(image.data)
        kept[place] = (file, image)

    with ReaderPool(types_folder=paths.resources() / "document_types") as pool:
        for document in read_stack(images, types, pool, keep_image=keep):
            if document.reading is not None:
                options = exporters.PdfOptions(producer="bench", made_at=datetime.now(UTC))
                exporters.write_pdf(_content(document, kept), folder / f"{document.number}.pdf", options)


def _content(document: StackDocument, kept: dict[int, tuple[Path, ScannedImage]]) -> Document:
    assert document.reading is not None
    return Document(
        id=str(document.number),
        type_id=document.reading.type.id,
        type_name=document.reading.type.name,
        pages=tuple(
            Page(
                image=kept[page.place][0],
                media_type=kept[page.place][1].media_type,
                sha256=hashlib.sha256(kept[page.place][0].read_bytes()).hexdigest(),
                width=page.reading.width,
                height=page.reading.height,
                rotation=page.reading.rotation,
                dpi=page.reading.dpi or 200,
                lines=words_of(page.reading),
                is_blank=page.reading.role is PageRole.BLANK,
            )
            for page in document.pages
        ),
        values={field.field_id: field.value for field in document.reading.fields},
    )


def _time_to_tags(images: Sequence[Path]) -> float:
    """From the page's being asked for to its head's reading, as a share of the time to its whole reading."""
    heads = wholes = 0.0
    with ReaderPool(1, types_folder=paths.resources() / "document_types") as pool:
        for key, image in enumerate((images[0], *images)):
            start, seen = time.perf_counter(), None
            pool.put(PageTask(key, str(image), None, share=Share.HEAD))
            while pool.pending:
                for _answer in pool.answers():
                    seen = seen or time.perf_counter() - start
            if key and seen is not None:  # the first one waits for the child to start
                heads += seen
                wholes += time.perf_counter() - start
    return heads / wholes
