"""What a written PDF says when another reader (qpdf, through pikepdf) opens it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from exporters.pdf.metadata import CONFORMANCE, PART

if TYPE_CHECKING:
    from pathlib import Path

    import pikepdf

_INVISIBLE: Final = b"\n3 Tr\n"
_MARK_FONT: Final = "/F1"


@dataclass(frozen=True, slots=True)
class PdfState:
    pages: int
    text_pages: int
    """Pages with invisible text."""
    marked_pages: int
    """Pages with the practice mark."""
    archival: bool
    """Says that it is PDF/A-2b and bears a colour intent."""


class PdfUnreadable(Exception):
    """`args[0]` is the reader's own word."""


def read_state(path: Path) -> PdfState:
    """Raises `PdfUnreadable`: no PDF, encrypted, or one that had to be mended to be read."""
    import pikepdf

    try:
        with pikepdf.open(path, suppress_warnings=True) as pdf:
            pages = [_page(page) for page in pdf.pages]
            archival = _is_archival(pdf)
            warnings = pdf.get_warnings()
            encrypted = pdf.is_encrypted
    except (pikepdf.PdfError, pikepdf.PasswordError, pikepdf.DataDecodingError, OSError, ValueError) as error:
        raise PdfUnreadable(str(error)) from error
    except (KeyError, AttributeError, TypeError) as error:
        raise PdfUnreadable(f"{type(error).__name__}: {error}") from error
    if warnings or encrypted:
        raise PdfUnreadable("encrypted" if encrypted else str(warnings[0]))
    return PdfState(
        pages=len(pages),
        text_pages=sum(text for text, _ in pages),
        marked_pages=sum(mark for _, mark in pages),
        archival=archival,
    )


def _page(page: pikepdf.Page) -> tuple[bool, bool]:
    contents = page.obj.Contents.read_bytes()
    return _INVISIBLE in contents, _MARK_FONT.encode() in contents and _MARK_FONT in page.resources.get("/Font", {})


def _is_archival(pdf: pikepdf.Pdf) -> bool:
    if "/Metadata" not in pdf.Root or "/OutputIntents" not in pdf.Root:
        return False
    with pdf.open_metadata() as metadata:
        said = metadata.get("pdfaid:part"), metadata.get("pdfaid:conformance")
    return said == (PART, CONFORMANCE)
