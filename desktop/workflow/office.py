"""The office at work: its store, its clock and its document types, handed to every action."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.batch import TRANSITIONS
from desktop.domain.errors import NotAllowed, OwnWork
from desktop.domain.identifiers import BatchId
from desktop.workflow.errors import BatchUnknown, DocumentUnknown

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.domain.batch import Step
    from desktop.domain.clock import Clock
    from desktop.domain.identifiers import DocumentId
    from desktop.domain.roles import Permission
    from desktop.domain.users import User
    from desktop.store.store import Store
    from desktop.store.tables import BatchTable, DocumentTable
    from desktop.store.unit_of_work import UnitOfWork
    from ocr.documents.document_type import DocumentTypes


@dataclass(frozen=True)
class Office:
    """`practice` marks a store in which nothing counts."""

    store: Store
    clock: Clock
    resources: Path
    practice: bool = False

    def unit(self) -> UnitOfWork:
        return self.store.unit()

    def view(self) -> UnitOfWork:
        return self.store.view()

    @functools.cached_property
    def types(self) -> DocumentTypes:
        """The document types, read from the resources when first asked for."""
        from ocr.documents.loader import load_document_types

        return load_document_types(self.resources / "document_types")


def permit(by: User, permission: Permission) -> None:
    """May this person do that at all?

    Raises:
        NotAllowed: none of their roles says so.
    """
    if not by.may(permission):
        raise NotAllowed(permission)


def permit_step(by: User, step: Step, batch: BatchTable, unit: UnitOfWork) -> None:
    """May this person take this step on this batch? The one place that asks.

    A local operator works alone in a store without users: own work is not refused there.

    Raises:
        NotAllowed: none of their roles says so.
        OwnWork: they checked it themselves, and the office does not allow that.
    """
    transition = TRANSITIONS[step]
    if transition.needs is not None:
        permit(by, transition.needs)
    if (
        transition.not_own
        and by.id is not None
        and not unit.settings.flag("own_work_allowed")
        and by.name in unit.batches.checkers(BatchId(batch.id))
    ):
        raise OwnWork(step)


def the_batch(unit: UnitOfWork, batch_id: BatchId) -> BatchTable:
    """The batch of that number.

    Raises:
        BatchUnknown: there is none.
    """
    batch = unit.batches.get(batch_id)
    if batch is None:
        raise BatchUnknown(str(batch_id))
    return batch


def the_document(unit: UnitOfWork, document_id: DocumentId) -> DocumentTable:
    """The document of that number.

    Raises:
        DocumentUnknown: there is none.
    """
    document = unit.documents.get(document_id)
    if document is None:
        raise DocumentUnknown(str(document_id))
    return document
