"""One document as one searchable PDF/A-2b: a picture and its invisible text per page."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final

from exporters.errors import ImageUnusable
from exporters.pdf.fonts import Alphabet, put_glyphless, put_mark
from exporters.pdf.mark import practice_mark
from exporters.pdf.metadata import Description
from exporters.pdf.parts import MarkFont, colour_profile, mark_font
from exporters.pdf.pictures import Picture, PictureUnreadable, picture_of
from exporters.pdf.syntax import PdfFile, Reference, numbers, refer, text_string
from exporters.pdf.text_layer import printable, text_layer

if TYPE_CHECKING:
    from exporters.content import Document, Page
    from exporters.pdf.options import PdfOptions

_INCH: Final = 72.0
_USUAL_DPI: Final = 200
"""For a page whose resolution is unknown: what TT 05/2025/TT-BNV, Article 8, asks of a scan."""
_LONGEST_SIDE: Final = 14_400.0
"""Points; ISO 19005-2, 6.1.13."""
_SHORTEST_SIDE: Final = 3.0


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What was written."""

    sha256: str
    size: int
    pages: int
    text_pages: int
    """Pages that bear a text layer."""


@dataclass(slots=True)
class _Shared:
    """The objects that all pages of a file use."""

    tree: Reference
    text_font: Reference
    mark_font: Reference
    alphabet: Alphabet
    mark: MarkFont | None


def title_of(document: Document) -> str:
    """The document type and its number, as the bookmark and the title say it."""
    return printable(
        " ".join(part for part in (document.type_name, document.values.get("document_number", "")) if part)
    )


def write_searchable(document: Document, out: IO[bytes], options: PdfOptions) -> PdfFacts:
    """Write `document` to `out`, page by page.

    Raises:
        ImageUnusable: a page's image is missing, has changed, is broken or is not the page that was read.
    """
    file = PdfFile(out)
    mark = mark_font() if options.practice else None
    shared = _Shared(file.reserve(), file.reserve(), file.reserve(), Alphabet(), mark)
    pages, text_pages = [], 0
    for index, page in enumerate(document.pages):
        reference, has_text = _put_page(file, document, index, page, shared, options)
        pages.append(reference)
        text_pages += has_text
    kids = b" ".join(refer(reference) for reference in pages)
    file.put(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)), shared.tree)
    put_glyphless(file, shared.alphabet, shared.text_font)
    if mark is None:
        file.put(b"null", shared.mark_font)
    else:
        put_mark(file, mark, shared.mark_font)
    _put_ends(file, document, pages, shared, options)
    return PdfFacts(sha256=file.sha256, size=file.length, pages=len(pages), text_pages=text_pages)


def _put_page(
    file: PdfFile, document: Document, index: int, page: Page, shared: _Shared, options: PdfOptions
) -> tuple[Reference, bool]:
    picture = _picture(document, index, page, options)
    across, down = (picture.width, picture.height)[:: -1 if page.rotation in (90, 270) else 1]
    if page.lines and (across, down) != (page.width, page.height):
        raise ImageUnusable(document.id, index, f"{across} × {down} pixels, read as {page.width} × {page.height}")
    scale = _scale(across, down, page.dpi)
    width, height = across * scale, down * scale
    image = file.put_stream(
        b"/Type /XObject /Subtype /Image /Width %d /Height %d %s" % (picture.width, picture.height, picture.entries),
        picture.data,
    )
    text = text_layer(page.lines, down, scale, shared.alphabet)
    content = b"q\n%s cm\n/I0 Do\nQ\n" % numbers(_turned(page.rotation, width, height)) + text
    fonts = b"/F0 %s" % refer(shared.text_font) if text else b""
    if shared.mark is not None:
        content += practice_mark(width, height, shared.mark)
        fonts += b" /F1 %s" % refer(shared.mark_font)
    contents = file.put_stream(b"/Filter /FlateDecode", zlib.compress(content))
    reference = file.put(
        b"<< /Type /Page /Parent %s /MediaBox [0 0 %s]"
        b" /Resources << /XObject << /I0 %s >> /Font << %s >> >> /Contents %s >>"
        % (refer(shared.tree), numbers((width, height)), refer(image), fonts, refer(contents))
    )
    return reference, bool(text)


def _picture(document: Document, index: int, page: Page, options: PdfOptions) -> Picture:
    try:
        image = page.image.read_bytes()
    except OSError as error:
        raise ImageUnusable(document.id, index, error.strerror or "unreadable") from error
    if hashlib.sha256(image).hexdigest() != page.sha256.lower():
        raise ImageUnusable(document.id, index, "checksum differs")
    try:
        return picture_of(image, lossless=options.lossless, quality=options.quality)
    except PictureUnreadable as error:
        raise ImageUnusable(document.id, index, str(error.args[0])) from error


def _scale(across: int, down: int, dpi: int) -> float:
    """Points per pixel, within the sizes a page may have."""
    scale = _INCH / (dpi if dpi > 0 else _USUAL_DPI)
    return max(min(scale, _LONGEST_SIDE / max(across, down)), _SHORTEST_SIDE / min(across, down))


def _turned(rotation: int, width: float, height: float) -> tuple[float, float, float, float, float, float]:
    """The matrix that lays the picture, turned clockwise by `rotation`, upright on a page of that size."""
    return {
        0: (width, 0.0, 0.0, height, 0.0, 0.0),
        90: (0.0, height, -width, 0.0, width, 0.0),
        180: (-width, 0.0, 0.0, -height, width, height),
        270: (0.0, -height, width, 0.0, 0.0, height),
    }[rotation]


def _put_ends(file: PdfFile, document: Document, pages: list[Reference], shared: _Shared, options: PdfOptions) -> None:
    """Everything besides the pages: colour intent, bookmark, metadata, catalogue."""
    title = title_of(document) or document.id
    description = Description(title=title, producer=printable(options.producer), made_at=options.made_at)
    profile = file.put_stream(b"/N 3 /Filter /FlateDecode", zlib.compress(colour_profile()))
    intent = file.put(
        b"<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) /DestOutputProfile %s >>"
        % refer(profile)
    )
    metadata = file.put_stream(b"/Type /Metadata /Subtype /XML", description.packet())
    outlines = file.reserve()
    bookmark = file.put(
        b"<< /Title %s /Parent %s /Dest [%s /Fit] >>" % (text_string(title), refer(outlines), refer(pages[0]))
    )
    file.put(b"<< /Type /Outlines /First %s /Last %s /Count 1 >>" % (refer(bookmark), refer(bookmark)), outlines)
    root = file.put(
        b"<< /Type /Catalog /Version /1.7 /Pages %s /Metadata %s /OutputIntents [%s] /Outlines %s /Lang (vi)"
        b" /ViewerPreferences << /DisplayDocTitle true >> >>"
        % (refer(shared.tree), refer(metadata), refer(intent), refer(outlines))
    )
    file.finish(root, file.put(description.information()))
