"""What the check screen asks of the store, away from the main thread, and the frozen rows that come back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.changes import Changes
from desktop.workflow import checking, lists, sorting

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain.identifiers import BatchId, DocumentId
    from desktop.domain.rows import BatchRow, DocumentMark, DocumentRow, RemarkRow
    from desktop.domain.users import User
    from desktop.workflow.office import Office


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to go to: a batch, a document in it, a field of that."""

    batch_id: BatchId
    document_id: DocumentId | None = None
    field_id: str | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    batch: BatchRow | None
    outline: tuple[DocumentMark, ...]
    remarks: tuple[RemarkRow, ...]
    spot: Spot


@dataclass
class Version:
    """The document's version that our last write left behind; touched by the writer's thread only after loading."""

    number: int


def open_batch(spot: Spot, office: Office) -> Opened:
    batch = lists.batch(office, spot.batch_id)
    if batch is None:
        return Opened(None, (), (), spot)
    return Opened(batch, tuple(lists.outline(office, batch.id)), tuple(lists.remarks(office, batch.id)), spot)


def apply(change: Callable[..., Changes], document_id: DocumentId, version: Version, office: Office) -> DocumentRow:
    change(version=version.number)
    row = lists.document(office, document_id)
    version.number = row.version
    return row


def confirm(document_id: DocumentId, only_sure: bool, version: Version, by: User, office: Office) -> DocumentRow:
    row = checking.confirm(document_id, by=by, office=office, only_sure=only_sure, version=version.number)
    version.number = row.version
    return row


def set_aside(batch_id: BatchId, document_id: DocumentId, by: User, office: Office) -> Changes:
    new_id = sorting.set_aside(batch_id, [document_id], by=by, office=office)
    return Changes(batches=frozenset({batch_id, new_id}), documents=frozenset({document_id}))
