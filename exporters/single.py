"""A searchable PDF by itself, outside any package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.pdf.searchable import PdfFacts, write_searchable
from exporters.writing import file_aside

if TYPE_CHECKING:
    from pathlib import Path

    from exporters.content import Document
    from exporters.pdf.options import PdfOptions


def write_pdf(document: Document, target: Path, options: PdfOptions) -> PdfFacts:
    """Write `document` to `target`: aside, synced, then renamed.

    Raises:
        TargetExists: something stands at `target`.
        TargetNotWritable: the folder or the disk refused.
        ImageUnusable: a page's image is missing, changed or broken.
    """
    with file_aside(target) as out:
        return write_searchable(document, out, options)
