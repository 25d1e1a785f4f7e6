"""What the check screen knows and can do: one document after the other, the unsure things first."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.domain.changes import Changes
from desktop.domain.documents import ValueOrigin
from desktop.messages import explain
from desktop.ui.check import errands
from desktop.ui.check.errands import Opened, Spot, Version
from desktop.ui.models.form_rules import TYPE, Section, next_after, sections, still_to_look_at
from desktop.workflow import checking, lists, review
from desktop.workflow.errors import Blocked, ValueRejected

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain.identifiers import DocumentId
    from desktop.domain.rows import BatchRow, DocumentMark, DocumentRow, FieldRow, RemarkRow
    from desktop.ui.desk import Desk
    from desktop.workflow.errors import Block

CONFIRM = ""
"""Instead of a field id: nothing is left to look at, the document waits to be confirmed."""


class CheckModel(QObject):
    batch_changed = Signal()
    document_shown = Signal()
    """Another document, or the same with other fields: build the form anew."""
    fields_changed = Signal()
    """The same fields say other things."""
    focus_wanted = Signal(str)
    """A field id, `TYPE` or `CONFIRM`."""
    problem = Signal(str, str)
    """A field id, and what is wrong with what was typed; empty: nothing any more."""
    blocks_changed = Signal()
    completions = Signal(str, object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.batch: BatchRow | None = None
        self.outline: tuple[DocumentMark, ...] = ()
        self.remarks: tuple[RemarkRow, ...] = ()
        self.document: DocumentRow | None = None
        self.order: tuple[Section, ...] = ()
        self.blocks: tuple[Block, ...] = ()
        self._type_seen = False
        self._spot: Spot | None = None
        self._versions: dict[DocumentId, Version] = {}
        self._ahead: dict[DocumentId, DocumentRow] = {}
        self._pending = 0

    def open(self, spot: Spot) -> None:
        """Show a batch at the given place, else at the first document that waits."""
        self._spot = spot
        self._ahead.clear()
        self._desk.runner.read(partial(errands.open_batch, spot, self._desk.office), self._opened)

    def next_document(self) -> None:
        self._step(1)

    def previous_document(self) -> None:
        self._step(-1)

    def go_to_block(self, block: Block) -> None:
        """Where something must be put right."""
        if block.document_id is None and self.batch is not None:
            self._desk.go("batches", self.batch.id)
        if block.document_id is not None and self.batch is not None:
            self.show_document(block.document_id, block.field_id)

    def show_document(self, document_id: DocumentId, field_id: str | None = None) -> None:
        if self.batch is None:
            return
        self._spot = Spot(self.batch.id, document_id, field_id)
        if self.document is not None and self.document.id == document_id:
            self.focus_wanted.emit(field_id or self._first_focus())
            return
        ahead = self._ahead.pop(document_id, None)
        if ahead is not None:
            self._loaded(ahead)
        else:
            self._desk.runner.read(partial(lists.document, self._desk.office, document_id), self._loaded)

    def leave(self) -> None:
        self._desk.go("batches")

    @property
    def waiting(self) -> tuple[str, ...]:
        """What is still to look at in this document."""
        if self.document is None:
            return ()
        return still_to_look_at(self.document, self.order, type_seen=self._type_seen)

    @property
    def place(self) -> int:
        """Which document of the batch this is, from 1."""
        ids = [mark.id for mark in self.outline]
        return ids.index(self.document.id) + 1 if self.document is not None and self.document.id in ids else 0

    @property
    def confirmed(self) -> int:
        return sum(mark.is_confirmed for mark in self.outline)

    @property
    def all_confirmed(self) -> bool:
        return bool(self.outline) and self._next_unconfirmed(0) is None

    def field(self, field_id: str) -> FieldRow | None:
        return self.document.field(field_id) if self.document is not None else None

    def shown(self, field: FieldRow) -> str:
        """The value as people write it."""
        return self._desk.office.types.fields.show(field.field_id, field.shown) if field.shown else ""

    def block_place(self, block: Block) -> str:
        """Where a block is, in words."""
        mark = next((mark for mark in self.outline if mark.id == block.document_id), None)
        if mark is None:
            return ""
        where = f"Văn bản {mark.position} ({mark.type_name})"
        return f"{where}, {self._desk.office.types.fields.label(block.field_id)}" if block.field_id else where

    def complete(self, field_id: str, text: str) -> None:
        """Ask for what people confirmed before and begins so."""
        work = partial(lists.completions, field_id, text, office=self._desk.office)
        self._desk.runner.read(work, partial(self.completions.emit, field_id))

    def enter(self, field_id: str, text: str) -> None:
        """Confirm a field as it stands in its editor, and go on to the next thing that waits."""
        field = self.field(field_id)
        if field is None or self.document is None:
            return
        text = text.strip()
        if text == self.shown(field):
            if field.required and not text:
                self.problem.emit(field_id, "Trường bắt buộc. Nhập theo giấy tờ, đổi loại văn bản, hoặc để lại (F6).")
                return
            if field.value is None and field.read is not None:
                self._put(field_id, field.read, ValueOrigin.READING)
                self._write(
                    partial(
                        checking.confirm_field, self.document.id, field_id, by=self._desk.user, office=self._desk.office
                    )
                )
            elif field.remark is not None:
                self._type_in(field_id, text)
        elif not self._type_in(field_id, text):
            return
        self.problem.emit(field_id, "")
        self._advance(field_id)

    def enter_type(self, type_id: str) -> None:
        """Say what type the document is; the same type again: it was looked at."""
        if self.document is None:
            return
        if type_id == self.document.type_id:
            self._type_seen = True
            self.fields_changed.emit()
            self._advance(TYPE)
            return
        work = partial(checking.set_type, self.document.id, type_id, by=self._desk.user, office=self._desk.office)
        self._write(work, anew=True)

    def confirm_sure(self) -> None:
        """Confirm every sure field; with nothing else left the document is done."""
        if self.document is not None:
            self._confirm(only_sure=not self._type_seen or bool(self.waiting))

    def confirm_document(self) -> None:
        """The person vouches for the whole document; refused while something is left to look at."""
        if self.document is None:
            return
        if self.waiting:
            self.focus_wanted.emit(self.waiting[0])
            return
        self._confirm(only_sure=False)

    def confirm_sure_documents(self) -> None:
        """All documents of the batch in which nobody need look at anything."""
        if self.batch is not None:
            work = partial(
                checking.confirm_batch, self.batch.id, by=self._desk.user, office=self._desk.office, only_sure=True
            )
            self._desk.runner.write(work, self._confirmed_many)

    def same_as_before(self, field_id: str) -> None:
        """Take the value over from the document before."""
        if self.document is not None and field_id not in (TYPE, CONFIRM):
            document_id, by, office = self.document.id, self._desk.user, self._desk.office
            self._write(lambda **_version: checking.same_as_before(document_id, field_id, by=by, office=office))

    def set_aside(self) -> None:
        """Put this document into a batch of its own, so that the rest can go on."""
        if self.document is None or self.batch is None:
            return
        if len(self.outline) == 1:
            self._desk.notices.warn("Lô chỉ còn văn bản này.", "Hãy xem và xác nhận, hoặc đóng lô bằng phím Esc.")
            return
        work = partial(errands.set_aside, self.batch.id, self.document.id, self._desk.user, self._desk.office)
        self._desk.do(work, self._set_apart)

    def submit(self) -> None:
        """Send the batch to the supervisor."""
        if self.batch is not None:
            work = partial(review.submit, self.batch.id, by=self._desk.user, office=self._desk.office)
            self._desk.do(work, self._submitted, self._not_submitted)

    def _type_in(self, field_id: str, text: str) -> bool:
        """Take a typed value; False when it is none."""
        if self.document is None:
            return False
        try:
            value = checking.normalised(field_id, text, office=self._desk.office)
        except ValueRejected as error:
            self.problem.emit(field_id, str(explain(error)))
            return False
        self._put(field_id, value, ValueOrigin.PERSON)
        self._write(
            partial(checking.set_value, self.document.id, field_id, text, by=self._desk.user, office=self._desk.office)
        )
        return True

    def _put(self, field_id: str, value: str, origin: ValueOrigin) -> None:
        """Show a value at once, before the store has it."""
        if self.document is not None:
            fields = tuple(
                replace(field, value=value, origin=origin, remark=None) if field.field_id == field_id else field
                for field in self.document.fields
            )
            self.document = replace(self.document, fields=fields)
            self.fields_changed.emit()

    def _advance(self, field_id: str) -> None:
        following = next_after(field_id, self.waiting, self.order)
        if following is not None:
            self.focus_wanted.emit(following)
        else:
            self._confirm(only_sure=False)

    def _confirm(self, *, only_sure: bool) -> None:
        if self.document is None:
            return
        work = partial(
            errands.confirm,
            self.document.id,
            only_sure,
            self._versions.setdefault(self.document.id, Version(self.document.version)),
            self._desk.user,
            self._desk.office,
        )
        self._desk.runner.write(work, self._confirmed, self._failed)

    def _write(self, change: Callable[..., Changes], *, anew: bool = False) -> None:
        """Queue a change of the current document; what the store makes of it comes back."""
        if self.document is None:
            return
        version = self._versions.setdefault(self.document.id, Version(self.document.version))
        work = partial(errands.apply, change, self.document.id, version, self._desk.office)
        self._pending += 1
        operation = self._desk.runner.write(work, self._changed_anew if anew else self._changed, self._failed)
        operation.ended.connect(self._settled)

    def _settled(self) -> None:
        self._pending -= 1

    def _changed(self, row: DocumentRow) -> None:
        """The store's word; shown once no later change of ours is on its way."""
        if self.document is not None and row.id == self.document.id and self._pending <= 1:
            self.document = row
            self.fields_changed.emit()
        self._tell(row)

    def _changed_anew(self, row: DocumentRow) -> None:
        self._loaded(row)
        self._tell(row)

    def _confirmed(self, row: DocumentRow) -> None:
        self._tell(row)
        if row.confirmed_at is None:
            if self.document is not None and row.id == self.document.id:
                self.document = row
                self.fields_changed.emit()
                if self.waiting:
                    self.focus_wanted.emit(self.waiting[0])
            return
        self._mark_confirmed({row.id})
        following = self._next_unconfirmed(row.position)
        if following is not None:
            self.show_document(following)
        elif self.document is not None and row.id == self.document.id:
            self._loaded(row)

    def _confirmed_many(self, outcome: tuple[int, list[DocumentRow]]) -> None:
        confirmed, waiting = outcome
        self._desk.notices.say(f"Đã xác nhận {confirmed} văn bản chắc chắn.", f"Còn {len(waiting)} văn bản cần xem.")
        if self.batch is not None:
            self._desk.changed.emit(Changes(batches=frozenset({self.batch.id})))
            self.open(Spot(self.batch.id))

    def _set_apart(self, _changes: Changes) -> None:
        self._desk.notices.say("Đã để văn bản sang lô “để lại”.", "Có thể kiểm tra lô đó sau.")
        if self.batch is not None:
            self.open(Spot(self.batch.id))

    def _submitted(self, _changes: Changes) -> None:
        name = self.batch.name if self.batch is not None else ""
        self._desk.notices.say(f"Đã gửi duyệt lô “{name}”.")
        self._desk.go("batches")

    def _not_submitted(self, error: Exception) -> None:
        if not isinstance(error, Blocked):
            self._desk.notices.error(error)
            return
        self.blocks = error.blocks
        self.blocks_changed.emit()

    def _failed(self, error: Exception) -> None:
        """Something was refused: say so, and show what the store holds."""
        self._desk.notices.error(error)
        if self.document is not None:
            self._versions.pop(self.document.id, None)
            self._desk.runner.read(partial(lists.document, self._desk.office, self.document.id), self._loaded)

    def _opened(self, opened: Opened) -> None:
        if self._spot != opened.spot or opened.batch is None:
            return
        self.batch, self.outline, self.remarks = opened.batch, opened.outline, opened.remarks
        self.blocks = ()
        self.blocks_changed.emit()
        self.batch_changed.emit()
        wanted = opened.spot.document_id or self._next_unconfirmed(0) or (self.outline[0].id if self.outline else None)
        self.document = None
        if wanted is not None:
            self.show_document(wanted, opened.spot.field_id)
        else:
            self.document_shown.emit()

    def _loaded(self, row: DocumentRow) -> None:
        if self.batch is None or row.batch_id != self.batch.id:
            return
        if self._spot is not None and self._spot.document_id not in (None, row.id):
            return
        self.document = row
        self.order = sections(row)
        self._type_seen = False
        self._versions[row.id] = Version(row.version)
        self.document_shown.emit()
        wanted = self._spot.field_id if self._spot is not None else None
        self.focus_wanted.emit(wanted or self._first_focus())
        self._look_ahead(row)

    def _first_focus(self) -> str:
        return self.waiting[0] if self.waiting else CONFIRM

    def _look_ahead(self, row: DocumentRow) -> None:
        """Fetch the next document and its first page, so that they are there at once."""
        following = self._next_unconfirmed(row.position)
        if following is not None and following != row.id and following not in self._ahead:
            self._desk.runner.read(partial(lists.document, self._desk.office, following), self._came_ahead)
        for page in row.pages[1:2]:
            self._desk.images.fetch(page)

    def _came_ahead(self, row: DocumentRow) -> None:
        self._ahead = {row.id: row}
        for page in row.pages[:1]:
            self._desk.images.fetch(page)

    def _step(self, by: int) -> None:
        place = self.place - 1 + by
        if self.document is not None and 0 <= place < len(self.outline):
            self.show_document(self.outline[place].id)

    def _next_unconfirmed(self, position: int) -> DocumentId | None:
        """The next document behind `position` that waits, else the first that waits."""
        waiting = [mark for mark in self.outline if not mark.is_confirmed or mark.is_remarked]
        behind = [mark for mark in waiting if mark.position > position]
        return next((mark.id for mark in (*behind, *waiting)), None)

    def _mark_confirmed(self, ids: set[DocumentId]) -> None:
        self.outline = tuple(
            replace(mark, is_confirmed=True, is_remarked=False) if mark.id in ids else mark for mark in self.outline
        )
        self.batch_changed.emit()

    def _tell(self, row: DocumentRow) -> None:
        self._desk.changed.emit(Changes(batches=frozenset({row.batch_id}), documents=frozenset({row.id})))
