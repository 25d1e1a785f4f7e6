"""Turn Readings into Values: confirm, correct, say what the paper is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.batch import EDITABLE
from desktop.domain.changes import Changes
from desktop.domain.documents import ValueOrigin
from desktop.domain.errors import WrongState
from desktop.domain.identifiers import BatchId, DocumentId
from desktop.domain.roles import Permission
from desktop.store.errors import ChangedMeanwhile
from desktop.store.tables import ValueTable
from desktop.workflow import lists, sorting
from desktop.workflow.errors import FieldUnknown, TypeUnknown, ValueRejected
from desktop.workflow.gathering import gather, says_anything
from desktop.workflow.learning import relearn, taught_by
from desktop.workflow.matching import DOSSIER_CODE, match_dossier, slip_code
from desktop.workflow.office import permit, the_batch, the_document
from ocr.fields.errors import ValueRejected as NoValue

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.domain.rows import DocumentRow, FieldRow
    from desktop.domain.users import User
    from desktop.store.tables import DocumentTable
    from desktop.store.unit_of_work import UnitOfWork
    from desktop.workflow.office import Office


def set_value(
    document_id: DocumentId, field_id: str, text: str, *, by: User, office: Office, version: int | None = None
) -> Changes:
    """A person says what a field's value is; an empty text says that the paper does not bear it.

    Raises:
        ValueRejected: the text is no value of that field; nothing was changed.
        FieldUnknown: no field of that name.
        ChangedMeanwhile: somebody else changed the document since `version` was shown.
    """
    value = normalised(field_id, text, office=office)
    now = office.clock.now()
    with office.unit() as unit:
        document = _editable(document_id, by, unit, version)
        before = taught_by(document, unit, office)
        _put(document_id, field_id, value, ValueOrigin.PERSON, by, now, unit)
        unit.flush()
        match_dossier(document, unit)
        relearn(before, taught_by(document, unit, office), now, unit)
        _touched(document, now, unit)
        unit.commit()
        return _changes(document)


def set_type(document_id: DocumentId, type_id: str, *, by: User, office: Office, version: int | None = None) -> Changes:
    """A person says what type a document is; its fields are read anew, confirmed values stay.

    Raises:
        TypeUnknown: no document type of that id.
    """
    if type_id not in office.types:
        raise TypeUnknown(type_id)
    now = office.clock.now()
    with office.unit() as unit:
        document = _editable(document_id, by, unit, version)
        taught, before = taught_by(document, unit, office), document.type_id
        document.type_id = type_id
        document.confirmed_at = document.confirmed_by = None
        _read_anew(document, unit, office)
        relearn(taught, taught_by(document, unit, office), now, unit)
        _touched(document, now, unit)
        details = {"before": before, "after": type_id}
        unit.audit.record(by, "set_type", "document", document_id, at=now, details=details)
        unit.commit()
        return _changes(document)


def confirm(
    document_id: DocumentId, *, by: User, office: Office, only_sure: bool = False, version: int | None = None
) -> DocumentRow:
    """Confirm what was read. With `only_sure` the sure fields alone, else all that stands there.

    The document itself is confirmed when then nothing is left to look at. Gives it back as it is now.
    """
    now = office.clock.now()
    with office.unit() as unit:
        document = _editable(document_id, by, unit, version)
        row = lists.document_in(unit, document_id, office)
        before = taught_by(document, unit, office)
        for field in row.fields:
            if _may_confirm(field, only_sure=only_sure):
                _put(document_id, field.field_id, field.read or "", ValueOrigin.READING, by, now, unit)
        unit.flush()
        row = lists.document_in(unit, document_id, office)
        if _is_done(row, only_sure=only_sure) and document.confirmed_at is None:
            document.confirmed_at, document.confirmed_by = now, by.name
            unit.audit.record(by, "confirm", "document", document_id, at=now)
        relearn(before, taught_by(document, unit, office), now, unit)
        _touched(document, now, unit)
        unit.commit()
        return lists.document_in(unit, document_id, office)


def confirm_field(
    document_id: DocumentId, field_id: str, *, by: User, office: Office, version: int | None = None
) -> Changes:
    """Confirm one field as it was read; nothing happens where nothing was read or a value stands there already."""
    now = office.clock.now()
    with office.unit() as unit:
        document = _editable(document_id, by, unit, version)
        field = lists.document_in(unit, document_id, office).field(field_id)
        if field is None or not _may_confirm(field, only_sure=False):
            return Changes()
        before = taught_by(document, unit, office)
        _put(document_id, field_id, field.read or "", ValueOrigin.READING, by, now, unit)
        unit.flush()
        relearn(before, taught_by(document, unit, office), now, unit)
        _touched(document, now, unit)
        unit.commit()
        return _changes(document)


def confirm_batch(batch_id: BatchId, *, by: User, office: Office, only_sure: bool) -> tuple[int, list[DocumentRow]]:
    """Confirm a batch's documents: with `only_sure` those in which nobody need look at anything, else all.

    Gives the number of documents confirmed now, and those that wait for a person.
    """
    confirmed, waiting = 0, []
    for row in lists.documents(office, batch_id):
        if row.confirmed_at is not None:
            continue
        if only_sure and not row.is_sure:
            waiting.append(row)
            continue
        after = confirm(row.id, by=by, office=office, only_sure=only_sure)
        if after.confirmed_at is None:
            waiting.append(after)
        else:
            confirmed += 1
    return confirmed, waiting


def same_as_before(document_id: DocumentId, field_id: str, *, by: User, office: Office) -> Changes:
    """Take over the field's value from the document before it in the batch; nothing happens where it has none."""
    with office.unit() as unit:
        document = the_document(unit, document_id)
        earlier = [
            row for row in unit.documents.of_batch(BatchId(document.batch_id)) if row.position < document.position
        ]
        value = unit.documents.value(DocumentId(earlier[-1].id), field_id) if earlier else None
    if value is None:
        return Changes()
    return set_value(document_id, field_id, value.value, by=by, office=office)


def _may_confirm(field: FieldRow, *, only_sure: bool) -> bool:
    if field.value is not None or field.read is None:
        return False
    return field.sure or not only_sure


def _is_done(row: DocumentRow, *, only_sure: bool) -> bool:
    """Nothing is left to look at; a person who confirms the whole document vouches for its type too."""
    fields_done = not any(field.needs_a_look and field.remark is None for field in row.fields)
    return fields_done and (not only_sure or row.type_sure or row.type_confirmed)


def _editable(document_id: DocumentId, by: User, unit: UnitOfWork, version: int | None) -> DocumentTable:
    permit(by, Permission.CHECK)
    document = the_document(unit, document_id)
    batch = the_batch(unit, BatchId(document.batch_id))
    if batch.state not in EDITABLE:
        raise WrongState(batch.state, None)
    if version is not None and document.version != version:
        raise ChangedMeanwhile
    return document


def normalised(field_id: str, text: str, *, office: Office) -> str:
    """What a person typed, as the field keeps it; touches nothing.

    Raises:
        ValueRejected, FieldUnknown: as `set_value` does.
    """
    fields = office.types.fields
    if field_id not in fields.definitions:
        raise FieldUnknown(field_id)
    text = text.strip()
    if not text:
        return ""
    try:
        return fields.normalise(field_id, text)
    except NoValue as error:
        raise ValueRejected(field_id, fields.label(field_id)) from error


def _put(
    document_id: DocumentId,
    field_id: str,
    value: str,
    origin: ValueOrigin,
    by: User,
    now: datetime,
    unit: UnitOfWork,
) -> None:
    row = unit.documents.value(document_id, field_id)
    before = row.value if row else None
    if row is None:
        row = ValueTable(
            document_id=document_id,
            field_id=field_id,
            value=value,
            origin=origin,
            confirmed_at=now,
            confirmed_by=by.name,
        )
        unit.documents.add_value(row)
    else:
        row.value, row.origin, row.confirmed_at, row.confirmed_by = value, origin, now, by.name
    for remark in unit.batches.open_remarks_on(document_id, field_id):
        remark.settled_at = now
    details = {"field": field_id, "before": before, "after": value, "origin": origin.value}
    unit.audit.record(by, "set_value", "document", document_id, at=now, details=details)


def _read_anew(document: DocumentTable, unit: UnitOfWork, office: Office) -> None:
    from ocr.documents.understand import understand_document

    document_id = DocumentId(document.id)
    pages = unit.pages.of_document(document_id)
    packed = unit.pages.readings([page.id for page in pages])
    readings = [sorting.reading_of(page, packed) for page in pages]
    found = understand_document(readings, office.types, type_id=document.type_id)
    known = gather([found], unit, pages=pages)
    if says_anything(known):
        found = understand_document(readings, office.types, type_id=document.type_id, knowledge=known)
    slips = slip_code(document_id, unit)
    unit.documents.drop_readings(document_id)
    for field in found.fields:
        unit.documents.put_reading(sorting.field_row(document_id, field, pages))
    takes_code = office.types.get(document.type_id).field(DOSSIER_CODE) is not None
    if slips is not None and takes_code and found.field(DOSSIER_CODE) is None:
        unit.documents.put_reading(slips)
    unit.flush()
    match_dossier(document, unit)


def _touched(document: DocumentTable, now: datetime, unit: UnitOfWork) -> None:
    """The document has a new version, its batch a new time, and the search knows its values."""
    document_id = DocumentId(document.id)
    document.changed_at = now
    the_batch(unit, BatchId(document.batch_id)).changed_at = now
    unit.flush()
    unit.search.put_fields(document_id, sorting.fields_text(document_id, unit))


def _changes(document: DocumentTable) -> Changes:
    return Changes(batches=frozenset({BatchId(document.batch_id)}), documents=frozenset({DocumentId(document.id)}))
