"""The PDFs of `sohoa read --pdf`: images wait beside them until their document is whole."""

from __future__ import annotations

import hashlib
import secrets
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import exporters
from desktop import __version__
from desktop.cli.complaints import complain
from desktop.cli.output import Exit
from desktop.workflow.content import words_of
from exporters.content import Document, Page
from exporters.errors import ExportError
from exporters.writing import Aside, refusals_of, remove_leftovers
from ocr.types import PageRole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.capture.types import ScannedImage
    from desktop.workflow.stack_reading import StackDocument, StackPage
    from ocr.types import DocumentReading


@contextmanager
def pdfs_in(target: Path | None) -> Iterator[Pdfs | NoPdfs]:
    """What keeps images and writes PDFs to the folder `target`; None: nobody wants any.

    The images lie in a hidden folder in `target`, which goes when the block ends, however it ends. What a killed
    program left there goes first.

    Raises:
        TargetNotWritable: the folder or the disk refused.
    """
    if target is None:
        yield NoPdfs()
        return
    folder = target.absolute()
    remove_leftovers(folder)
    with Aside(folder / f"pages-{secrets.token_hex(8)}") as aside:
        yield Pdfs(folder, aside.folder)


class NoPdfs:
    """Keeps nothing."""

    def keep(self, _place: int, _image: ScannedImage, /) -> None:
        """Nobody asks for it."""

    def write(self, _document: StackDocument, /) -> tuple[Path | None, Exit]:
        return None, Exit.DONE


@dataclass(frozen=True, slots=True)
class _Kept:
    """What must be known of an image whose bytes lie in a file."""

    sha256: str
    media_type: str
    dpi: int | None


class Pdfs:
    def __init__(self, target: Path, waiting: Path) -> None:
        self._target = target
        self._waiting = waiting
        self._kept: dict[int, _Kept] = {}
        self._refused: dict[int, ExportError] = {}

    def keep(self, place: int, image: ScannedImage, /) -> None:
        """What the disk refuses is told when its document is written; it is read all the same."""
        sha256 = hashlib.sha256(image.data).hexdigest()
        self._kept[place] = _Kept(sha256, image.media_type, image.dpi)
        try:
            with refusals_of(self._target):
                self._file(place).write_bytes(image.data)
        except ExportError as error:
            self._refused[place] = error

    def write(self, document: StackDocument, /) -> tuple[Path | None, Exit]:
        """The document's PDF, and whether that went well."""
        if document.reading is None:
            return None, Exit.DONE
        try:
            return self._written(document, document.reading), Exit.DONE
        except ExportError as error:
            return None, complain(error)
        finally:
            for page in (*document.pages, *document.separators):
                del self._kept[page.place]
                self._file(page.place).unlink(missing_ok=True)

    def _written(self, document: StackDocument, reading: DocumentReading) -> Path:
        for page in document.pages:
            if page.place in self._refused:
                raise self._refused[page.place]
        target = self._target / f"{_name(document.number, reading)}.pdf"
        options = exporters.PdfOptions(producer=f"Số hóa Một cửa {__version__}", made_at=datetime.now(UTC))
        content = Document(
            id=str(document.number),
            type_id=reading.type.id,
            type_name=reading.type.name,
            pages=tuple(self._page(page) for page in document.pages),
            values={field.field_id: field.value for field in reading.fields},
        )
        exporters.write_pdf(content, target, options)
        return target

    def _file(self, place: int) -> Path:
        return self._waiting / str(place)

    def _page(self, page: StackPage) -> Page:
        kept, reading = self._kept[page.place], page.reading
        return Page(
            image=self._file(page.place),
            media_type=kept.media_type,
            sha256=kept.sha256,
            width=reading.width,
            height=reading.height,
            rotation=reading.rotation,
            dpi=reading.dpi or kept.dpi or 200,
            lines=words_of(reading),
            is_blank=reading.role is PageRole.BLANK,
        )


def _name(number: int, reading: DocumentReading) -> str:
    told = reading.field("document_number")
    return exporters.safe_name(f"{number:04}_{told.value if told else reading.type.id}")
