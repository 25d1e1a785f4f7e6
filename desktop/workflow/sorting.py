"""Cut a read batch into documents; propose types, fields and dossiers beside, never over, what people said."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop.domain.batch import EDITABLE, BatchState, Step, after
from desktop.domain.changes import Changes
from desktop.domain.errors import WrongState
from desktop.domain.identifiers import BatchId, DocumentId, PageId
from desktop.domain.roles import Permission
from desktop.store.tables import DocumentTable, FieldReadingTable
from desktop.workflow.errors import BatchUnknown
from desktop.workflow.gathering import gather, says_anything
from desktop.workflow.matching import match_dossier
from desktop.workflow.office import permit, the_batch, the_document
from ocr.documents.understand import understand
from ocr.serial import load
from ocr.types import PageReading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.users import User
    from desktop.store.tables import PageTable
    from desktop.store.unit_of_work import UnitOfWork
    from desktop.workflow.office import Office
    from ocr.types import DocumentReading, FieldReading


def sort_read_batches(office: Office) -> Changes:
    """Sort every batch whose last page has been read."""
    changes = Changes()
    with office.unit() as unit:
        batch_ids = unit.pages.fully_read_batches()
    for batch_id in batch_ids:
        changes |= sort_batch(batch_id, office=office)
    return changes


def sort_batch(batch_id: BatchId, *, office: Office) -> Changes:
    """Cut what is not cut yet, and let the batch be checked."""
    with office.unit() as unit:
        pages = [page for page in unit.pages.of_batch(batch_id) if _is_loose(page)]
        packed = unit.pages.readings([page.id for page in pages])
    readings = [reading_of(page, packed) for page in pages]
    found = understand(readings, office.types)
    with office.view() as unit:
        known = gather(found, unit, pages=pages)
    if says_anything(known):
        found = understand(readings, office.types, knowledge=known)
    now = office.clock.now()
    with office.unit() as unit:
        batch = the_batch(unit, batch_id)
        if batch.state is not BatchState.READING:
            return Changes()
        last = max((row.position for row in unit.documents.of_batch(batch_id)), default=0)
        for position, document in enumerate(found, start=last + 1):
            _add(document, position, pages, readings, batch_id, unit)
        batch.state = after(batch.state, Step.SORT)
        batch.changed_at = now
        unit.audit.record(
            None, Step.SORT.value, "batch", batch_id, at=now, details={"pages": len(pages), "documents": len(found)}
        )
        unit.commit()
    return Changes(batches=frozenset({batch_id}))


def _is_loose(page: PageTable) -> bool:
    """Not in a document yet. A separator never is: it only says where to cut the loose pages behind it."""
    return page.document_id is None


def reading_of(page: PageTable, packed: dict[PageId, bytes]) -> PageReading:
    """The stored reading; for a page that no engine could read, an empty one, so that it keeps its place."""
    data = packed.get(PageId(page.id))
    if data is not None:
        return load(data)
    return PageReading(
        width=page.pixel_width, height=page.pixel_height, rotation=0, skew=0.0, dpi=page.dpi or 200, lines=()
    )


def _add(
    reading: DocumentReading,
    position: int,
    pages: Sequence[PageTable],
    readings: Sequence[PageReading],
    batch_id: BatchId,
    unit: UnitOfWork,
) -> None:
    own = [pages[index] for index in reading.pages]
    row = DocumentTable(batch_id=batch_id, position=position, **_type_columns(reading))
    document_id = unit.documents.add(row)
    unit.pages.give_to(document_id, [page.id for page in own])
    for field in reading.fields:
        unit.documents.put_reading(field_row(document_id, field, own))
    unit.flush()
    match_dossier(row, unit)
    index_document(document_id, "\n".join(readings[index].text for index in reading.pages), unit)


def _type_columns(reading: DocumentReading) -> dict[str, object]:
    return {
        "type_id": reading.type.id,
        "type_read": reading.type.id,
        "type_confidence": reading.type.confidence,
        "type_sure": reading.type.sure,
        "type_evidence": reading.type.evidence,
        "cut_reason": reading.cut.value,
    }


def field_row(document_id: DocumentId, field: FieldReading, pages: Sequence[PageTable]) -> FieldReadingTable:
    region = field.region
    return FieldReadingTable(
        document_id=document_id,
        field_id=field.field_id,
        value=field.value,
        raw=field.raw,
        confidence=field.confidence,
        sure=field.sure,
        page_id=pages[field.page].id if region else None,
        left=region.left if region else None,
        top=region.top if region else None,
        right=region.right if region else None,
        bottom=region.bottom if region else None,
        reason=field.reason[:64],
        plain=field.plain,
        others=json.dumps(field.others, ensure_ascii=False) if field.others else None,
    )


def index_document(document_id: DocumentId, body: str, unit: UnitOfWork) -> None:
    unit.search.put(document_id, fields_text(document_id, unit), body)


def fields_text(document_id: DocumentId, unit: UnitOfWork) -> str:
    """What the search finds a document by: its values, else its readings."""
    texts = {row.field_id: row.value for row in unit.documents.readings(document_id)}
    texts |= {row.field_id: row.value for row in unit.documents.values(document_id)}
    return "\n".join(text for text in texts.values() if text)


def set_aside(batch_id: BatchId, document_ids: Sequence[DocumentId], *, by: User, office: Office) -> BatchId:
    """Move documents with their pages into a batch of their own, so that the rest can go on without them.

    Raises:
        WrongState: the batch is not being checked.
    """
    permit(by, Permission.CHECK)
    now = office.clock.now()
    with office.unit() as unit:
        batch = the_batch(unit, batch_id)
        if batch.state not in EDITABLE:
            raise WrongState(batch.state, None)
        target = unit.batches.add(unit.batches.free_name(f"{batch.name} – để lại"), by=by.name, at=now)
        target.state = BatchState.CHECKING
        new_id = BatchId(target.id)
        for position, document_id in enumerate(document_ids, start=1):
            document = the_document(unit, document_id)
            if document.batch_id != batch_id:
                raise BatchUnknown(str(batch_id))
            for page in unit.pages.of_document(document_id):
                unit.pages.move(page, new_id)
            for remark in unit.batches.open_remarks(batch_id):
                if remark.document_id == document_id:
                    remark.batch_id = new_id
            document.batch_id, document.position = new_id, position
        details = {
            "documents": [str(document_id) for document_id in document_ids],
            "to": new_id,
        }
        unit.audit.record(by, "set_aside", "batch", batch_id, at=now, details=details)
        unit.audit.record(by, "start", "batch", new_id, at=now, details={"from": batch_id, "name": target.name})
        unit.commit()
    return new_id
