"""What the pages of a document lack, found anew in their readings whenever somebody looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.identifiers import PageId
from desktop.domain.rows import FlawRow, Place
from ocr.documents.flaws import flaws
from ocr.documents.page_text import page_text
from ocr.serial import load
from ocr.types import PageRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.store.tables import PageTable
    from desktop.store.unit_of_work import UnitOfWork
    from desktop.workflow.office import Office
    from ocr.types import ReadingProblem


def flaws_of(pages: Sequence[PageTable], unit: UnitOfWork, office: Office, type_id: str) -> tuple[FlawRow, ...]:
    """None while a page waits to be read, or could not be."""
    packed = unit.pages.readings([page.id for page in pages])
    if len(packed) < len(pages):
        return ()
    readings = [load(packed[PageId(page.id)]) for page in pages]
    texts = [page_text(reading, at) for at, reading in enumerate(readings) if reading.role is PageRole.CONTENT]
    found = flaws(readings, texts, office.types.get(type_id), office.types.thresholds.lowest_dpi)
    return tuple(FlawRow(flaw.code.value, flaw.page, flaw.detail, _place(flaw, pages)) for flaw in found)


def _place(flaw: ReadingProblem, pages: Sequence[PageTable]) -> Place | None:
    if flaw.page is None or flaw.region is None:
        return None
    region = flaw.region
    return Place(PageId(pages[flaw.page].id), region.left, region.top, region.right, region.bottom)
