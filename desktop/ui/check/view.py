"""The check screen: image left, fields right, the unsure first; keys only."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QProgressBar, QVBoxLayout, QWidget

from desktop.domain.batch import BatchState
from desktop.domain.identifiers import BatchId
from desktop.messages import block_text, cut_text, original_text
from desktop.ui import theme
from desktop.ui.check.errands import Spot
from desktop.ui.check.view_model import CONFIRM, CheckModel
from desktop.ui.models.form_rules import TYPE
from desktop.ui.screen import Screen
from desktop.ui.shortcuts import Key, bind
from desktop.ui.widgets.field_form import FieldForm
from desktop.ui.widgets.flaw_list import FlawList
from desktop.ui.widgets.page_panel import PagePanel
from desktop.ui.widgets.parts import button, label
from desktop.workflow import lists

if TYPE_CHECKING:
    from desktop.domain.rows import FlawRow
    from desktop.ui.desk import Desk

PANEL_WIDTH = 500
CHOICES = 4
"""So many further values have keys of their own."""
_ENTER = Key("Enter", "xác nhận, đi tiếp")
_SURE = Key("F5", "nhận trường chắc chắn")
_ALL_SURE = Key("Shift+F5", "cả lô")
_SAME = Key("F8", "như bản trước")
_ASIDE = Key("F6", "để lại")
_PAGES = Key("PgUp PgDn", "trang")
_NEXT = Key("Ctrl+PgDn", "bản sau", "Ctrl+PgDown")
_PREVIOUS = Key("Ctrl+PgUp", "văn bản trước", "Ctrl+PgUp")
_SUBMIT = Key("F9", "gửi duyệt")
_LEAVE = Key("Esc", "thoát")


class CheckScreen(Screen):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._model = CheckModel(desk, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        body = QHBoxLayout()
        body.setSpacing(0)
        self._pages = PagePanel(desk.images)
        self._form = FieldForm(lists.type_choices(desk.office), lists.without_accents)
        body.addWidget(self._pages, 1)
        body.addWidget(self._side())
        column.addLayout(body, 1)
        self._connect()

    def enter(self, what: object) -> None:
        if isinstance(what, Spot):
            self._model.open(what)
        elif isinstance(what, int):
            self._model.open(Spot(BatchId(what)))

    def keys(self) -> tuple[Key, ...]:
        return (_ENTER, _SURE, _ALL_SURE, _SAME, _ASIDE, _PAGES, _NEXT, _SUBMIT, _LEAVE)

    def _connect(self) -> None:
        model, form = self._model, self._form
        model.batch_changed.connect(self._show_batch)
        model.document_shown.connect(self._show_document)
        model.fields_changed.connect(self._update_fields)
        model.focus_wanted.connect(self._focus)
        model.problem.connect(form.say_problem)
        model.blocks_changed.connect(self._show_blocks)
        model.completions.connect(form.offer)
        form.entered.connect(model.enter)
        form.type_entered.connect(model.enter_type)
        form.focused.connect(self._focused)
        form.completion_wanted.connect(model.complete)
        for key, act in (
            (_SURE, model.confirm_sure),
            (Key("Ctrl+Return", ""), model.confirm_sure),
            (_ALL_SURE, model.confirm_sure_documents),
            (_SAME, self._same_as_before),
            (_ASIDE, model.set_aside),
            (Key("PgUp", ""), self._pages.previous),
            (Key("PgDown", ""), self._pages.following),
            (Key("Ctrl++", ""), self._pages.view.zoom_in),
            (Key("Ctrl+=", ""), self._pages.view.zoom_in),
            (Key("Ctrl+-", ""), self._pages.view.zoom_out),
            (Key("Ctrl+0", ""), self._pages.view.fit),
            (_NEXT, model.next_document),
            (_PREVIOUS, model.previous_document),
            (_SUBMIT, model.submit),
            (Key("Ctrl+S", ""), model.submit),
            (_LEAVE, model.leave),
        ):
            bind(self, key, act)
        for place in range(CHOICES):
            bind(self, Key(f"Alt+{place + 1}", ""), partial(self._choose, place))

    def _head(self) -> QFrame:
        head = QFrame()
        head.setProperty("look", "head")
        line = QHBoxLayout(head)
        line.setContentsMargins(theme.SPACE, theme.GAP, theme.SPACE, theme.GAP)
        line.setSpacing(theme.SPACE)
        self._name = label("", "large")
        self._where = label("", "soft")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(140)
        self._progress.setAccessibleName("Số văn bản đã xác nhận")
        self._submit = button("Gửi duyệt (F9)", self._model.submit)
        self._submit.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        line.addWidget(self._name)
        line.addWidget(self._where)
        line.addStretch(1)
        line.addWidget(self._progress)
        line.addWidget(self._submit)
        return head

    def _side(self) -> QFrame:
        side = QFrame()
        side.setFixedWidth(PANEL_WIDTH)
        side.setProperty("look", "side")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._remark = label("", "problem", wrap=True)
        self._remark.setContentsMargins(theme.SPACE, theme.GAP, theme.SPACE, 0)
        column.addWidget(self._remark)
        self._original = label("", "soft", wrap=True)
        self._original.setContentsMargins(theme.SPACE, theme.GAP, theme.SPACE, 0)
        column.addWidget(self._original)
        self._blocks = QListWidget()
        self._blocks.setAccessibleName("Điểm cần sửa trước khi gửi duyệt")
        self._blocks.setWordWrap(True)
        self._blocks.setMaximumHeight(170)
        self._blocks.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._blocks.itemActivated.connect(self._go_to_block)
        self._blocks.itemClicked.connect(self._go_to_block)
        self._blocks_title = label("", "problem", wrap=True)
        self._blocks_title.setContentsMargins(theme.SPACE, theme.GAP, theme.SPACE, theme.TIGHT)
        column.addWidget(self._blocks_title)
        column.addWidget(self._blocks)
        self._flaws = FlawList()
        self._flaws.chosen.connect(self._show_flaw)
        column.addWidget(self._flaws)
        column.addWidget(self._form, 1)
        foot = QWidget()
        foot_column = QVBoxLayout(foot)
        foot_column.setContentsMargins(theme.SPACE, theme.GAP, theme.SPACE, theme.GAP)
        self._left = label("", "soft", wrap=True)
        self._confirm = button("", self._confirm_pressed, look="primary")
        foot_column.addWidget(self._left)
        foot_column.addWidget(self._confirm)
        column.addWidget(foot)
        return side

    def _show_batch(self) -> None:
        model = self._model
        batch = model.batch
        if batch is None:
            return
        self._name.setText(batch.name)
        self._progress.setRange(0, max(1, len(model.outline)))
        self._progress.setValue(model.confirmed)
        general = [remark for remark in model.remarks if remark.document_id is None]
        self._remark.setVisible(batch.state is BatchState.RETURNED and bool(general))
        self._remark.setText("\n".join(f"Người duyệt trả lại: {remark.text}" for remark in general))
        self._show_where()

    def _show_where(self) -> None:
        model = self._model
        if model.document is None:
            self._where.setText("Lô chưa có văn bản nào.")
            return
        cut = cut_text(model.document.cut_reason) if model.document is not None else ""
        self._where.setText(
            f"Văn bản {model.place}/{len(model.outline)}   ·   đã xác nhận {model.confirmed}/{len(model.outline)}"
            + (f"   ·   {cut}" if cut else "")
        )

    def _show_document(self) -> None:
        document = self._model.document
        self._show_where()
        self._pages.show_document(document)
        self._flaws.show_flaws(document.flaws if document is not None else ())
        self._original.setText("\n".join(map(original_text, document.originals)) if document is not None else "")
        self._original.setVisible(document is not None and bool(document.originals))
        self._confirm.setEnabled(document is not None)
        if document is not None:
            self._form.show_document(
                document, self._model.order, self._model.shown, type_unsure=TYPE in self._model.waiting
            )
        self._show_left()

    def _update_fields(self) -> None:
        document = self._model.document
        if document is not None:
            fields = {field.field_id: field for field in document.fields}
            self._form.update_fields(fields, self._model.shown, type_unsure=TYPE in self._model.waiting)
        self._show_left()

    def _show_left(self) -> None:
        document, waiting = self._model.document, len(self._model.waiting)
        if document is None:
            self._left.setText("")
        elif self._model.all_confirmed:
            self._left.setText("Mọi văn bản của lô đã được xác nhận.")
            self._confirm.setText("Gửi duyệt (Enter)")
            return
        elif document.remark is not None:
            self._left.setText(f"Người duyệt: {document.remark}")
        elif waiting:
            self._left.setText(f"Còn {waiting} chỗ cần xem trong văn bản này.")
        elif document.confirmed_at is not None:
            self._left.setText("Văn bản này đã được xác nhận.")
        else:
            self._left.setText("Mọi trường đều chắc chắn, có thể xác nhận ngay.")
        self._confirm.setText("Đến chỗ cần xem" if waiting else "Xác nhận, sang văn bản sau (Enter)")

    def _confirm_pressed(self) -> None:
        if self._model.all_confirmed:
            self._model.submit()
        else:
            self._model.confirm_document()

    def _focus(self, field_id: str) -> None:
        if field_id == CONFIRM:
            self._confirm.setFocus()
        else:
            self._form.focus(field_id)
            self._focused(field_id)

    def _focused(self, field_id: str) -> None:
        field = self._model.field(field_id)
        self._pages.show_place(field.place if field is not None else None)

    def _show_flaw(self, flaw: FlawRow) -> None:
        if flaw.place is not None:
            self._pages.show_place(flaw.place)
        elif flaw.page is not None:
            self._pages.show_page(flaw.page)

    def _choose(self, place: int) -> None:
        """Take one of the field's further values, as if it had been typed."""
        field = self._model.field(self._form.focused_field)
        if field is not None and place < len(field.choices):
            self._model.enter(field.field_id, self._model.shown(replace(field, value=field.choices[place])))

    def _same_as_before(self) -> None:
        self._model.same_as_before(self._form.focused_field)

    def _show_blocks(self) -> None:
        blocks = self._model.blocks
        self._blocks.setVisible(bool(blocks))
        self._blocks_title.setVisible(bool(blocks))
        self._blocks_title.setText(f"Chưa gửi duyệt được: còn {len(blocks)} điểm cần sửa. Chọn một điểm để đến đó.")
        self._blocks.clear()
        for block in blocks:
            where = self._model.block_place(block)
            self._blocks.addItem(f"{where}: {block_text(block)}" if where else block_text(block))
        if blocks:
            self._blocks.setCurrentRow(0)
            self._blocks.setFocus()

    def _go_to_block(self) -> None:
        row = self._blocks.currentRow()
        if 0 <= row < len(self._model.blocks):
            self._model.go_to_block(self._model.blocks[row])
