"""Read the pages that have no reading. The queue is a question to the store, so that a power cut costs one page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.changes import Changes
from desktop.domain.documents import PageRole
from desktop.domain.identifiers import BatchId, PageId
from desktop.store.tables import PageReadingTable
from desktop.workflow import sorting
from desktop.workflow.reader_pool import PAGE_SECONDS, ReaderPool
from ocr.documents.page_text import page_text
from ocr.documents.split import opens_document
from ocr.serial import load
from ocr.serve import PageTask, Share
from ocr.types import PagePart

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.workflow.office import Office
    from ocr.serve import PageAnswer

POLL_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    jobs: int | None = None
    """None: one child per core."""
    engine: str = "tesseract"
    data_path: Path | None = None
    page_seconds: float = PAGE_SECONDS


EVERYDAY = ReadingSettings()


@dataclass(frozen=True, slots=True)
class ReadingProgress:
    """How far: pages read in this run, and what was touched last."""

    pages_read: int
    changes: Changes


def read_waiting(
    office: Office,
    settings: ReadingSettings = EVERYDAY,
    *,
    report: Callable[[ReadingProgress], None] = lambda _progress: None,
    stop: Callable[[], bool] = lambda: False,
) -> int | None:
    """Read every page that waits, and sort each batch as soon as its last page is read.

    One program reads at a time: None when another one is at it. Otherwise the number of pages read.

    Raises:
        EngineMissing: nothing can be read on this machine.
    """
    with office.store.lock("reading") as ours:
        if not ours:
            return None
        read = 0
        with ReaderPool(
            settings.jobs,
            engine=settings.engine,
            data_path=settings.data_path,
            types_folder=office.resources / "document_types",
            page_seconds=settings.page_seconds,
        ) as pool:
            batches: dict[int, BatchId] = {}
            while not stop():
                _fill(pool, batches, office)
                if not pool.pending:
                    break
                for answer in pool.answers(POLL_SECONDS):
                    ended = _keep(answer, office)
                    if ended is not None:
                        pool.hasten(ended)
                    if not answer.is_whole:
                        report(ReadingProgress(read, Changes(batches=frozenset({batches[answer.key]}))))
                        continue
                    batch_id = batches.pop(answer.key)
                    read += 1
                    report(ReadingProgress(read, Changes(batches=frozenset({batch_id}))))
                    if batch_id not in batches.values():
                        report(ReadingProgress(read, sorting.sort_read_batches(office)))
        if not stop():
            report(ReadingProgress(read, sorting.sort_read_batches(office)))
        return read


def _fill(pool: ReaderPool, batches: dict[int, BatchId], office: Office) -> None:
    if not pool.room:
        return
    with office.view() as unit:
        rows = unit.pages.waiting(pool.room, apart_from=[PageId(key) for key in batches])
        begun = unit.pages.readings([row.id for row in rows])
        originals = unit.originals.among(row.original_id for row in rows if row.original_id is not None)
    for row in rows:
        batches[row.id] = BatchId(row.batch_id)
        known = begun.get(PageId(row.id))
        share = Share.HEAD if known is None else Share.REST
        kept = originals[row.original_id] if row.original_id is not None else None
        original = (str(office.store.vault.path(kept.sha256)), row.file_index) if kept else None
        path = str(office.store.vault.path(row.sha256))
        pool.put(PageTask(row.id, path, row.dpi, original, share=share, known=known))


def _keep(answer: PageAnswer, office: Office) -> PageId | None:
    """Write a page's reading, or why it has none, before the next is looked at.

    A head alone does not make a page read. Where it opens a document, the page before it is given back: there the
    document before ends.
    """
    ended = None
    with office.unit() as unit:
        page = unit.pages.get(PageId(answer.key))
        if answer.data is None:
            page.attempts += 1
            page.reading_error = type(answer.error).__name__
        else:
            reading = load(answer.data)
            if reading.is_whole:
                page.role = PageRole(reading.role.value)
                page.rotation = reading.rotation
            elif PagePart.FOOT in reading.unread and opens_document(page_text(reading, 0)):
                ended = unit.pages.before(page)
            unit.pages.put_reading(
                PageReadingTable(page_id=page.id, data=answer.data, engine=reading.engine, read_at=office.clock.now())
            )
        unit.commit()
        return None if ended is None else PageId(ended.id)


def image_of(sha256: str, office: Office) -> bytes:
    """The master image, proved against its name, for a screen.

    Raises:
        ImageLost: it is missing or has been changed.
    """
    return office.store.vault.load(sha256)
