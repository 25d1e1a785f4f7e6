"""From rows and images to what an exporter takes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop.domain.documents import PageRole
from desktop.domain.identifiers import BatchId, DocumentId, PageId
from desktop.workflow.office import the_batch, the_document
from exporters.content import Document, Page, Word
from ocr.serial import load

if TYPE_CHECKING:
    from desktop.store.tables import PageTable
    from desktop.workflow.office import Office
    from ocr.types import PageReading


def document_content(document_id: DocumentId, office: Office) -> Document:
    """One document with its confirmed values, its dossier and its pages' words. Empty values are left out."""
    with office.view() as unit:
        row = the_document(unit, document_id)
        batch = the_batch(unit, BatchId(row.batch_id))
        values = {value.field_id: value.value for value in unit.documents.values(document_id) if value.value}
        dossier = unit.dossiers.get(row.dossier_id) if row.dossier_id is not None else None
        pages = unit.pages.of_document(document_id)
        packed = unit.pages.readings([page.id for page in pages])
    return Document(
        id=str(document_id),
        type_id=row.type_id,
        type_name=office.types.get(row.type_id).name,
        pages=tuple(_page(page, packed.get(PageId(page.id)), office) for page in pages),
        values=values,
        dossier=json.loads(dossier.data) if dossier else {},
        digitised_by=row.confirmed_by or "",
        digitised_at=row.confirmed_at,
        approved_by=batch.approved_by or "",
        approved_at=batch.approved_at,
    )


def _page(page: PageTable, data: bytes | None, office: Office) -> Page:
    turned = page.rotation in (90, 270)
    reading = load(data) if data is not None else None
    return Page(
        image=office.store.vault.path(page.sha256),
        media_type=page.media_type,
        sha256=page.sha256,
        width=page.pixel_height if turned else page.pixel_width,
        height=page.pixel_width if turned else page.pixel_height,
        rotation=page.rotation,
        dpi=reading.dpi if reading else page.dpi or 200,
        lines=words_of(reading) if reading else (),
        is_blank=page.role is PageRole.BLANK,
    )


def words_of(reading: PageReading) -> tuple[tuple[Word, ...], ...]:
    """A reading's words as the exporters take them."""
    return tuple(
        tuple(
            Word(word.text, word.region.left, word.region.top, word.region.right, word.region.bottom)
            for word in line.words
        )
        for line in reading.lines
    )
