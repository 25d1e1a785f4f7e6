"""What the review screen knows and can do: batches that wait, one document after the other, approve or return."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.domain.batch import BatchState, Step, steps_from
from desktop.workflow import lists, review

if TYPE_CHECKING:
    from desktop.domain.changes import Changes
    from desktop.domain.identifiers import BatchId, DocumentId
    from desktop.domain.rows import BatchRow, DocumentMark, DocumentRow, FieldRow
    from desktop.ui.desk import Desk
    from desktop.workflow.office import Office


@dataclass(frozen=True, slots=True)
class _Opened:
    batch: BatchRow | None
    outline: tuple[DocumentMark, ...]


class ReviewModel(QObject):
    waiting_changed = Signal()
    batch_changed = Signal()
    document_shown = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.waiting: tuple[BatchRow, ...] = ()
        self.batch: BatchRow | None = None
        self.outline: tuple[DocumentMark, ...] = ()
        self.document: DocumentRow | None = None
        self._ahead: dict[DocumentId, DocumentRow] = {}

    def look(self) -> None:
        """The batches that wait, the oldest first."""
        self.batch = self.document = None
        self.batch_changed.emit()
        work = partial(lists.batches, self._desk.office, [BatchState.REVIEWING], oldest_first=True)
        self._desk.runner.read(work, self._looked)

    def open(self, batch_id: BatchId) -> None:
        self._ahead.clear()
        self._desk.runner.read(partial(_open, batch_id, self._desk.office), self._opened)

    def next_document(self) -> None:
        self._step(1)

    def previous_document(self) -> None:
        self._step(-1)

    def approve(self) -> None:
        """Approve the whole batch; refused for those who checked it themselves."""
        if self.batch is not None and Step.APPROVE in steps_from(self.batch.state):
            work = partial(review.approve, self.batch.id, by=self._desk.user, office=self._desk.office)
            self._desk.do(work, self._approved)

    def give_back(self, remark: str, document_id: DocumentId | None, field_id: str | None) -> None:
        """Return the batch with a remark on it, on a document, or on a field of that."""
        if self.batch is not None:
            work = partial(
                review.return_batch,
                self.batch.id,
                remark,
                by=self._desk.user,
                office=self._desk.office,
                document_id=document_id,
                field_id=field_id,
            )
            self._desk.do(work, self._returned)

    @property
    def place(self) -> int:
        ids = [mark.id for mark in self.outline]
        return ids.index(self.document.id) + 1 if self.document is not None else 0

    def shown(self, field: FieldRow) -> str:
        return self._desk.office.types.fields.show(field.field_id, field.shown) if field.shown else ""

    def _looked(self, rows: list[BatchRow]) -> None:
        self.waiting = tuple(rows)
        self.waiting_changed.emit()

    def _opened(self, opened: _Opened) -> None:
        if opened.batch is None:
            return
        self.batch, self.outline, self.document = opened.batch, opened.outline, None
        self.batch_changed.emit()
        if self.outline:
            self._show(self.outline[0].id)

    def _step(self, by: int) -> None:
        place = self.place - 1 + by
        if self.document is not None and 0 <= place < len(self.outline):
            self._show(self.outline[place].id)

    def _show(self, document_id: DocumentId) -> None:
        ahead = self._ahead.pop(document_id, None)
        if ahead is not None:
            self._loaded(ahead)
        else:
            self._desk.runner.read(partial(lists.document, self._desk.office, document_id), self._loaded)

    def _loaded(self, row: DocumentRow) -> None:
        if self.batch is None or row.batch_id != self.batch.id:
            return
        self.document = row
        self.document_shown.emit()
        if self.place < len(self.outline):
            following = self.outline[self.place].id
            self._desk.runner.read(partial(lists.document, self._desk.office, following), self._came_ahead)

    def _came_ahead(self, row: DocumentRow) -> None:
        self._ahead = {row.id: row}
        for page in row.pages[:1]:
            self._desk.images.fetch(page)

    def _approved(self, _changes: Changes) -> None:
        name = self.batch.name if self.batch is not None else ""
        self._desk.notices.say(f"Đã duyệt lô “{name}”.", "Lô đã sẵn sàng xuất gói.")
        self.look()

    def _returned(self, _changes: Changes) -> None:
        name = self.batch.name if self.batch is not None else ""
        self._desk.notices.say(f"Đã trả lại lô “{name}” kèm nhận xét.")
        self.look()


def _open(batch_id: BatchId, office: Office) -> _Opened:
    batch = lists.batch(office, batch_id)
    return _Opened(batch, tuple(lists.outline(office, batch_id)) if batch is not None else ())
