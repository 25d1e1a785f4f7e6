"""Send a batch to the supervisor; approve it, or return it with a remark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.batch import TRANSITIONS, Step, after
from desktop.domain.changes import Changes
from desktop.domain.documents import PageRole
from desktop.domain.identifiers import DocumentId
from desktop.workflow import lists
from desktop.workflow.errors import Block, BlockCode, Blocked, RemarkNeeded
from desktop.workflow.office import permit_step, the_batch

if TYPE_CHECKING:
    from desktop.domain.identifiers import BatchId
    from desktop.domain.users import User
    from desktop.store.unit_of_work import UnitOfWork
    from desktop.workflow.office import Office


def submit(batch_id: BatchId, *, by: User, office: Office, remark: str = "") -> Changes:
    """Send a checked batch to the supervisor; the remark stands in its history.

    Raises:
        Blocked: something must be put right first; nothing was changed.
        WrongState: it is not being checked.
    """
    now = office.clock.now()
    with office.unit() as unit:
        batch = the_batch(unit, batch_id)
        permit_step(by, Step.SUBMIT, batch, unit)
        state = after(batch.state, Step.SUBMIT)
        if blocks := _blocks(unit, batch_id, office):
            raise Blocked(blocks)
        batch.state, batch.changed_at = state, now
        batch.submitted_by, batch.submitted_at = by.name, now
        for row in unit.batches.open_remarks(batch_id):
            row.settled_at = now
        unit.audit.record(by, Step.SUBMIT.value, "batch", batch_id, at=now, details={"remark": remark})
        unit.commit()
    return Changes(batches=frozenset({batch_id}))


def blocks(batch_id: BatchId, *, office: Office) -> list[Block]:
    """What would keep the batch from being sent now."""
    with office.unit() as unit:
        the_batch(unit, batch_id)
        return _blocks(unit, batch_id, office)


def approve(batch_id: BatchId, *, by: User, office: Office, remark: str = "") -> Changes:
    """Approve a batch that waits for review.

    Raises:
        OwnWork: the same person checked it, and the office does not allow that.
    """
    return _decide(Step.APPROVE, batch_id, by=by, office=office, remark=remark)


def return_batch(
    batch_id: BatchId,
    remark: str,
    *,
    by: User,
    office: Office,
    document_id: DocumentId | None = None,
    field_id: str | None = None,
) -> Changes:
    """Give a batch back with a remark, on the whole batch, a document or one of its fields.

    Raises:
        RemarkNeeded: the remark says nothing.
    """
    return _decide(
        Step.RETURN, batch_id, by=by, office=office, remark=remark, document_id=document_id, field_id=field_id
    )


def reopen(batch_id: BatchId, remark: str, *, by: User, office: Office) -> Changes:
    """Let an approved batch be checked again, for a reason; it gets another name where an open batch took its own."""
    return _decide(Step.REOPEN, batch_id, by=by, office=office, remark=remark)


def _decide(
    step: Step,
    batch_id: BatchId,
    *,
    by: User,
    office: Office,
    remark: str,
    document_id: DocumentId | None = None,
    field_id: str | None = None,
) -> Changes:
    remark = remark.strip()
    if TRANSITIONS[step].needs_remark and not remark:
        raise RemarkNeeded
    now = office.clock.now()
    with office.unit() as unit:
        batch = the_batch(unit, batch_id)
        permit_step(by, step, batch, unit)
        state = after(batch.state, step)
        if step is Step.REOPEN:
            batch.name = unit.batches.free_name(batch.name)
        batch.state, batch.changed_at = state, now
        if step is Step.APPROVE:
            batch.approved_by, batch.approved_at = by.name, now
        else:
            batch.approved_by = batch.approved_at = None
            unit.batches.add_remark(batch_id, remark, by=by.name, at=now, document_id=document_id, field_id=field_id)
        details = {"remark": remark, "name": batch.name}
        unit.audit.record(by, step.value, "batch", batch_id, at=now, details=details)
        unit.commit()
    return Changes(batches=frozenset({batch_id}))


def _blocks(unit: UnitOfWork, batch_id: BatchId, office: Office) -> list[Block]:
    found = [Block(BlockCode.FILE_NOT_TAKEN_IN, fact=failure.file) for failure in unit.batches.open_failures(batch_id)]
    documents = unit.documents.of_batch(batch_id)
    if not documents:
        found.append(Block(BlockCode.EMPTY_BATCH))
    for document in documents:
        row = lists.document_in(unit, DocumentId(document.id), office)
        missing = [field.field_id for field in row.fields if field.required and field.value == ""]
        found += [Block(BlockCode.VALUE_MISSING, row.id, field_id) for field_id in missing]
        unread = [page for page in row.pages if page.role is PageRole.UNREAD and row.confirmed_at is None]
        found += [Block(BlockCode.PAGE_UNREADABLE, row.id, fact=str(page.position)) for page in unread]
        if row.confirmed_at is None and not missing and not unread:
            found.append(Block(BlockCode.NOT_CONFIRMED, row.id))
    return found
