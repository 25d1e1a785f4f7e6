"""What is seen of a batch's documents while the batch is still being scanned and read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.domain.rows import SeenRow
from ocr.documents.page_text import page_text
from ocr.documents.split import opens_document
from ocr.documents.understand import understand
from ocr.serial import load
from ocr.types import ReadingProblemCode

if TYPE_CHECKING:
    from desktop.domain.identifiers import BatchId
    from desktop.workflow.office import Office
    from ocr.types import DocumentReading

_SCAN_AGAIN: Final = frozenset(
    {
        ReadingProblemCode.PAGE_BLURRED,
        ReadingProblemCode.PAGE_GLARE,
        ReadingProblemCode.PAGE_CUT_OFF,
        ReadingProblemCode.CORNER_FOLDED,
        ReadingProblemCode.PAGE_BLACK,
        ReadingProblemCode.LOW_RESOLUTION,
    }
)
_PAGES: Final = 8
"""So many of the last pages are looked at: what is shown stays as quick with a thousand pages before them."""


def seen(office: Office, batch_id: BatchId) -> list[SeenRow]:
    """The documents on the last pages seen, newest first; provisional, the heads alone may speak for them."""
    with office.view() as unit:
        found = unit.pages.last_seen(batch_id, _PAGES)
    positions = [position for position, _ in found]
    readings = [load(data) for _, data in found]
    documents = understand(readings, office.types)
    if documents and positions[0] > 1 and not opens_document(page_text(readings[documents[0].pages[0]], 0)):
        documents = documents[1:]
    return [_row(document, positions, office) for document in reversed(documents)]


def _row(document: DocumentReading, positions: list[int], office: Office) -> SeenRow:
    def shown(field_id: str) -> str:
        field = document.field(field_id)
        return office.types.fields.show(field_id, field.value) if field is not None else ""

    return SeenRow(
        position=positions[document.pages[0]],
        type_name=document.type.name,
        number=shown("document_number"),
        issued_on=shown("issued_on"),
        issuer=shown("issuer"),
        subject=shown("subject"),
        scan_again=tuple(
            (positions[document.pages[problem.page]], problem.code.value)
            for problem in document.problems
            if problem.page is not None and problem.code in _SCAN_AGAIN
        ),
    )
