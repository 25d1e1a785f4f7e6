"""What stands on each screen: batches, documents with their fields and pages, hits, packages."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Final

from desktop.domain.identifiers import BatchId, DocumentId, DossierId, PageId
from desktop.domain.roles import Permission
from desktop.domain.rows import DocumentMark, DocumentRow, FieldRow, PageRow, Place, TypeChoice
from desktop.store.search import fold
from desktop.workflow.errors import BatchUnknown
from desktop.workflow.flaws import flaws_of
from desktop.workflow.office import permit, the_batch, the_document
from desktop.workflow.originals import originals_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.batch import BatchState
    from desktop.domain.rows import BatchRow, FailureRow, FoundDocument, PackageRow, RemarkRow
    from desktop.domain.users import User
    from desktop.store.tables import DocumentTable, FieldReadingTable, PageTable, RemarkTable, ValueTable
    from desktop.store.unit_of_work import UnitOfWork
    from desktop.workflow.office import Office

_DIGITS_OF_A_NUMBER: Final = 18
"""A longer number is none that the database could hold."""
_KNOWN_VALUES: Final = 2000
"""So many different values of a field are looked through for completion, the most used ones."""


def batches(
    office: Office,
    states: Sequence[BatchState] | None = None,
    *,
    before: BatchId | None = None,
    oldest_first: bool = False,
) -> list[BatchRow]:
    return office.store.queries.batches(states, before=before, oldest_first=oldest_first)


def batch(office: Office, batch_id: BatchId) -> BatchRow | None:
    return office.store.queries.batch(batch_id)


def find_batch(office: Office, reference: str) -> BatchId:
    """The batch that a person means by a number or a name.

    Raises:
        BatchUnknown: neither.
    """
    with office.view() as unit:
        named = unit.batches.named(unicodedata.normalize("NFC", reference))
        if named is not None:
            return BatchId(named.id)
        number = int(reference) if reference.isdecimal() and len(reference) <= _DIGITS_OF_A_NUMBER else 0
        row = unit.batches.get(BatchId(number))
        if row is None:
            raise BatchUnknown(reference)
        return BatchId(row.id)


def remarks(office: Office, batch_id: BatchId) -> list[RemarkRow]:
    return office.store.queries.remarks(batch_id)


def failures(office: Office, batch_id: BatchId) -> list[FailureRow]:
    return office.store.queries.failures(batch_id)


def packages(office: Office) -> list[PackageRow]:
    return office.store.queries.packages()


def search(words: str, *, by: User, office: Office, limit: int = 50) -> list[FoundDocument]:
    """Documents that hold all the words, with or without accents."""
    permit(by, Permission.SEARCH)
    return office.store.queries.found(words, limit)


def completions(field_id: str, beginning: str, *, office: Office, limit: int = 8) -> Sequence[str]:
    """What people confirmed for this field before and begins so, with or without accents; most used first."""
    wanted = fold(beginning)
    if not wanted:
        return ()
    known = office.store.queries.confirmed_before(field_id, "", _KNOWN_VALUES)
    return [value for value in known if fold(value).startswith(wanted)][:limit]


def outline(office: Office, batch_id: BatchId) -> list[DocumentMark]:
    """A batch's documents in order, without their fields: where one is, and what is left."""
    with office.view() as unit:
        the_batch(unit, batch_id)
        remarked = {remark.document_id for remark in unit.batches.open_remarks(batch_id)}
        return [
            DocumentMark(
                id=DocumentId(row.id),
                position=row.position,
                type_name=office.types.get(row.type_id).name,
                is_confirmed=row.confirmed_at is not None,
                is_remarked=row.id in remarked,
            )
            for row in unit.documents.of_batch(batch_id)
        ]


def type_choices(office: Office) -> list[TypeChoice]:
    """The document types a person can choose from, by name."""
    return sorted(
        (TypeChoice(type_id, name, fold(name)) for type_id, name in office.types.names.items()),
        key=lambda choice: choice.folded,
    )


def without_accents(text: str) -> str:
    """As the search compares texts: lower case, no marks, đ as d."""
    return fold(text)


def document_ids(office: Office, batch_id: BatchId) -> list[DocumentId]:
    with office.view() as unit:
        the_batch(unit, batch_id)
        return [DocumentId(row.id) for row in unit.documents.of_batch(batch_id)]


def documents(office: Office, batch_id: BatchId) -> list[DocumentRow]:
    """All documents of a batch, in order."""
    with office.view() as unit:
        remarks_open = unit.batches.open_remarks(batch_id)
        return [_document_row(row, unit, office, remarks_open) for row in unit.documents.of_batch(batch_id)]


def document(office: Office, document_id: DocumentId) -> DocumentRow:
    """One document.

    Raises:
        DocumentUnknown: no such document.
    """
    with office.view() as unit:
        return document_in(unit, document_id, office)


def document_in(unit: UnitOfWork, document_id: DocumentId, office: Office) -> DocumentRow:
    """One document, within a running transaction."""
    row = the_document(unit, document_id)
    return _document_row(row, unit, office, unit.batches.open_remarks(BatchId(row.batch_id)))


def pages(office: Office, batch_id: BatchId) -> list[PageRow]:
    """All pages of a batch in scan order, separators and blanks too."""
    with office.view() as unit:
        return [page_row(page) for page in unit.pages.of_batch(batch_id)]


def page_row(page: PageTable) -> PageRow:
    turned = page.rotation in (90, 270)
    return PageRow(
        id=PageId(page.id),
        document_id=None if page.document_id is None else DocumentId(page.document_id),
        position=page.position,
        role=page.role,
        rotation=page.rotation,
        width=page.pixel_height if turned else page.pixel_width,
        height=page.pixel_width if turned else page.pixel_height,
        sha256=page.sha256,
        file=page.file,
        file_index=page.file_index,
        reading_error=page.reading_error,
    )


def _document_row(
    row: DocumentTable, unit: UnitOfWork, office: Office, remarks_open: Sequence[RemarkTable]
) -> DocumentRow:
    document_id = DocumentId(row.id)
    readings = {reading.field_id: reading for reading in unit.documents.readings(document_id)}
    values = {value.field_id: value for value in unit.documents.values(document_id)}
    own = [remark for remark in remarks_open if remark.document_id == row.id]
    remark_of = {remark.field_id: remark.text for remark in own if remark.field_id}
    kind = office.types.get(row.type_id)
    wanted = {field.id: field.required for field in kind.fields}
    extra = [field_id for field_id in (*readings, *values) if field_id not in wanted]
    dossier = unit.dossiers.get(row.dossier_id) if row.dossier_id is not None else None
    pages = unit.pages.of_document(document_id)
    return DocumentRow(
        id=document_id,
        batch_id=BatchId(row.batch_id),
        position=row.position,
        type_id=row.type_id,
        type_name=kind.name,
        type_confidence=row.type_confidence,
        type_sure=row.type_sure and row.type_id == row.type_read,
        type_confirmed=row.confirmed_at is not None or row.type_id != row.type_read,
        cut_reason=row.cut_reason,
        dossier_id=None if row.dossier_id is None else DossierId(row.dossier_id),
        dossier_code=dossier.code if dossier else "",
        confirmed_at=row.confirmed_at,
        confirmed_by=row.confirmed_by,
        version=row.version,
        fields=tuple(
            _field_row(
                field_id,
                office.types.fields.label(field_id),
                wanted.get(field_id, False),
                readings.get(field_id),
                values.get(field_id),
                remark_of.get(field_id),
            )
            for field_id in dict.fromkeys([*wanted, *extra])
        ),
        pages=tuple(page_row(page) for page in pages),
        originals=originals_of(pages, unit),
        remark=next((remark.text for remark in own if not remark.field_id), None),
        flaws=flaws_of(pages, unit, office, row.type_id),
    )


def _field_row(
    field_id: str,
    label: str,
    required: bool,
    reading: FieldReadingTable | None,
    value: ValueTable | None,
    remark: str | None,
) -> FieldRow:
    return FieldRow(
        field_id=field_id,
        label=label,
        required=required,
        value=value.value if value else None,
        origin=value.origin if value else None,
        read=reading.value if reading else None,
        raw=reading.raw if reading else "",
        confidence=reading.confidence if reading else 0.0,
        sure=bool(reading and reading.sure),
        place=_place(reading),
        reason=reading.reason if reading else "",
        remark=remark,
        plain=reading.plain if reading else None,
        others=tuple(json.loads(reading.others)) if reading and reading.others else (),
    )


def _place(reading: FieldReadingTable | None) -> Place | None:
    if reading is None or reading.page_id is None or reading.left is None or reading.top is None:
        return None
    return Place(
        PageId(reading.page_id), reading.left, reading.top, reading.right or reading.left, reading.bottom or reading.top
    )
