"""Pages of a PDF: the scanner's own picture where a page is nothing else, drawn where it is more."""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import pikepdf
import pypdfium2

from desktop.capture.errors import FileEncrypted, FileUnreadable, FileWithoutPages, TooManyPages
from desktop.capture.images.decoding import refusals
from desktop.capture.images.jpeg import jpeg_page
from desktop.capture.images.limits import PAGE_LIMIT
from desktop.capture.images.pdf_bombs import appearances, refuse_huge_images
from desktop.capture.images.pdf_content import refuse_endless_drawing
from desktop.capture.images.pdf_drawing import black_and_white, drawn
from desktop.capture.images.pdf_scan import only_scan, user_unit
from desktop.capture.images.turning import turned_jpeg
from exporters.errors import SignaturesUnreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.capture.images.file import FileOfPages
    from desktop.capture.images.pdf_scan import Scan
    from desktop.capture.types import ScannedImage
    from exporters.pdf.signatures import Signature

_MOST_FIELDS: Final = 1000
_FEWEST_SIGNS: Final = 60
"""Characters that make a page of text: a stamp's or a signature's few words do not."""
_TAIL: Final = 1024
"""Bytes at the end of a file within which `%%EOF` must stand (ISO 32000-1, Annex H, implementation note 18)."""


@contextmanager
def open_pdf(path: Path) -> Iterator[FileOfPages]:
    """The PDF at `path`.

    One whose cross-references are broken is mended, if it is there to its end: a copy that was cut short would lose
    pages without a word.

    Raises:
        FileEncrypted: it asks for a password.
        FileUnreadable: broken, or cut short.
        FileWithoutPages: it is sound and empty.
        TooManyPages: no paper has so many.
    """
    with _structure(path) as structure:
        with _refusals(path):
            count = len(structure.pages)
        if count == 0:
            raise FileWithoutPages(path)
        if count > PAGE_LIMIT:
            raise TooManyPages(path, count)
        with _picture(path) as picture:
            with _refusals(path):
                signatures = _signatures(path) if _is_signed(structure) else None
            yield _Pdf(path, structure, picture, count, signatures)


def _structure(path: Path) -> pikepdf.Pdf:
    with _refusals(path):
        try:
            return pikepdf.open(path, attempt_recovery=False, suppress_warnings=True)
        except pikepdf.PasswordError:
            raise
        except pikepdf.PdfError:
            _refuse_cut_short(path)
            return pikepdf.open(path, suppress_warnings=True)


def _refuse_cut_short(path: Path) -> None:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        if b"%%EOF" not in file.read():
            raise FileUnreadable(path, "PDF is truncated")


@contextmanager
def _picture(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    with _refusals(path):
        document = pypdfium2.PdfDocument(path)
    try:
        document.init_forms()
        yield document
    finally:
        document.close()


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    """What a decoder of PDFs or of the pictures in them raises within becomes an error of ours."""
    with refusals(path):
        try:
            yield
        except pikepdf.PasswordError as error:
            raise FileEncrypted(path) from error
        except (pikepdf.PdfError, pypdfium2.PdfiumError) as error:
            detail = str(error).replace(f"{path}: ", "").replace(str(path), "")
            raise FileUnreadable(path, detail) from error


def _is_signed(structure: pikepdf.Pdf) -> bool:
    """Whether a field of the form bears a signature (ISO 32000-1, 12.7.4.5)."""
    form = structure.Root.get("/AcroForm")
    if not isinstance(form, pikepdf.Dictionary):
        return False
    fields = form.get("/Fields")
    return isinstance(fields, pikepdf.Array) and any(_bears_signature(field) for field in list(fields)[:_MOST_FIELDS])


def _signatures(path: Path) -> tuple[Signature, ...]:
    from exporters.pdf.signatures import read_signatures

    try:
        return read_signatures(path)
    except SignaturesUnreadable:
        return ()


def _bears_signature(field: pikepdf.Object) -> bool:
    return isinstance(field, pikepdf.Dictionary) and bool(field.get("/FT") == pikepdf.Name.Sig) and "/V" in field


def _has_words(document: pypdfium2.PdfDocument, index: int) -> bool:
    with closing(document[index]) as page, closing(page.get_textpage()) as text:
        return bool(text.count_chars() >= _FEWEST_SIGNS)


@dataclass(frozen=True, slots=True)
class _Pdf:
    path: Path
    structure: pikepdf.Pdf
    picture: pypdfium2.PdfDocument
    page_count: int
    signatures: tuple[Signature, ...] | None
    """None where nobody signed; empty where what looks like a signature is none."""

    def page(self, index: int) -> ScannedImage:
        with _refusals(self.path):
            page = self.structure.pages[index]
            refuse_huge_images(self.path, page)
            refuse_endless_drawing(self.path, page, appearances(page))
            scan = only_scan(page)
            own = None if scan is None else self._own_picture(scan, index)
            given = own or drawn(self.path, self.picture, index, scan, user_unit(page))
            is_digital = self.signatures is not None or (scan is None and _has_words(self.picture, index))
            return replace(given, is_digital=is_digital, signatures=self.signatures or ())

    def _own_picture(self, scan: Scan, index: int) -> ScannedImage | None:
        jpeg = scan.jpeg()
        if jpeg is not None:
            given = jpeg_page(self.path, jpeg, index, dpi=round(scan.dpi))
            if (given.width, given.height) == scan.size:
                return turned_jpeg(given, scan.turn)
        if scan.is_black_and_white:
            return black_and_white(self.path, self.picture, index, scan)
        return None
