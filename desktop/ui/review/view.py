"""The review screen: what waits; then pages and values side by side, approved or returned by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.identifiers import BatchId
from desktop.ui import theme
from desktop.ui.review.view_model import ReviewModel
from desktop.ui.screen import Screen
from desktop.ui.shortcuts import Key, bind
from desktop.ui.widgets.batch_list import BatchList
from desktop.ui.widgets.page_panel import PagePanel
from desktop.ui.widgets.parts import EmptyState, button, label
from desktop.ui.widgets.value_list import ValueList

if TYPE_CHECKING:
    from desktop.domain.rows import BatchRow, FieldRow
    from desktop.ui.desk import Desk

PANEL_WIDTH = 500
_OPEN = Key("Enter", "mở lô")
_APPROVE = Key("F9", "duyệt cả lô")
_RETURN = Key("F7", "trả lại kèm nhận xét")
_FIELDS = Key("↑ ↓", "trường")
_PAGES = Key("PgUp PgDn", "trang")
_NEXT = Key("Ctrl+PgDn", "văn bản sau", "Ctrl+PgDown")
_PREVIOUS = Key("Ctrl+PgUp", "văn bản trước", "Ctrl+PgUp")
_LEAVE = Key("Esc", "danh sách chờ duyệt")


class ReviewScreen(Screen):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._model = ReviewModel(desk, self)
        self._stack = QStackedWidget()
        self._empty = EmptyState("Không có lô nào chờ duyệt", "Lô được gửi duyệt sẽ hiện ở đây.")
        self._list = BatchList()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._waiting())
        self._stack.addWidget(self._detail(desk))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._list.chosen.connect(self._open)
        self._model.waiting_changed.connect(self._show_waiting)
        self._model.batch_changed.connect(self._show_batch)
        self._model.document_shown.connect(self._show_document)
        for key, act in (
            (_APPROVE, self._model.approve),
            (_RETURN, self._begin_remark),
            (_NEXT, self._model.next_document),
            (_PREVIOUS, self._model.previous_document),
            (Key("PgUp", ""), self._pages.previous),
            (Key("PgDown", ""), self._pages.following),
            (Key("Ctrl++", ""), self._pages.view.zoom_in),
            (Key("Ctrl+-", ""), self._pages.view.zoom_out),
            (Key("Ctrl+0", ""), self._pages.view.fit),
            (_LEAVE, self._escape),
        ):
            bind(self, key, act)

    def enter(self, what: object) -> None:
        if isinstance(what, int):
            self._model.open(BatchId(what))
        else:
            self._model.look()

    def keys(self) -> tuple[Key, ...]:
        if self._model.batch is None:
            return (_OPEN,)
        if not self._remark_card.isHidden():
            return (Key("Enter", "trả lại"), Key("Esc", "thôi"))
        return (_FIELDS, _PAGES, _NEXT, _APPROVE, _RETURN, _LEAVE)

    def _waiting(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 20, 24, theme.SPACE)
        column.setSpacing(theme.SPACE)
        column.addWidget(label("Chờ duyệt", "title"))
        column.addWidget(self._list, 1)
        return page

    def _detail(self, desk: Desk) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QFrame()
        head.setProperty("look", "head")
        line = QHBoxLayout(head)
        line.setContentsMargins(theme.SPACE, theme.GAP, theme.SPACE, theme.GAP)
        line.setSpacing(theme.SPACE)
        self._name, self._where = label("", "large"), label("", "soft")
        line.addWidget(self._name)
        line.addWidget(self._where)
        line.addStretch(1)
        for text, act, look in (
            ("Trả lại (F7)", self._begin_remark, ""),
            ("Duyệt cả lô (F9)", self._model.approve, "primary"),
        ):
            press = button(text, act, look=look)
            press.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            line.addWidget(press)
        column.addWidget(head)
        body = QHBoxLayout()
        body.setSpacing(0)
        self._pages = PagePanel(desk.images)
        body.addWidget(self._pages, 1)
        side = QFrame()
        side.setProperty("look", "side")
        side.setFixedWidth(PANEL_WIDTH)
        side_column = QVBoxLayout(side)
        side_column.setContentsMargins(theme.SPACE, theme.SPACE, theme.SPACE, theme.SPACE)
        self._values = ValueList()
        self._values.chosen.connect(self._field_chosen)
        side_column.addWidget(self._values, 1)
        side_column.addWidget(self._remark_form())
        body.addWidget(side)
        column.addLayout(body, 1)
        return page

    def _remark_form(self) -> QFrame:
        self._remark_card = QFrame()
        column = QVBoxLayout(self._remark_card)
        column.setContentsMargins(0, theme.GAP, 0, 0)
        column.addWidget(label("Trả lại lô kèm nhận xét", "heading"))
        self._scope = QComboBox()
        self._scope.setAccessibleName("Nhận xét về")
        self._remark = QLineEdit()
        self._remark.setAccessibleName("Nhận xét")
        self._remark.setPlaceholderText("Cần sửa gì?")
        self._remark.returnPressed.connect(self._give_back)
        column.addWidget(self._scope)
        column.addWidget(self._remark)
        column.addWidget(button("Trả lại", self._give_back, look="primary"))
        self._remark_card.hide()
        return self._remark_card

    def _show_waiting(self) -> None:
        self._list.show_rows(self._model.waiting)
        self._stack.setCurrentIndex(1 if self._model.waiting else 0)
        self._list.setFocus()
        self.keys_changed.emit()

    def _open(self, row: BatchRow) -> None:
        self._model.open(row.id)

    def _show_batch(self) -> None:
        self._end_remark()
        batch = self._model.batch
        if batch is not None:
            self._name.setText(batch.name)
            self._stack.setCurrentIndex(2)
        self.keys_changed.emit()

    def _show_document(self) -> None:
        document = self._model.document
        if document is None or self._model.batch is None:
            return
        checker = f"   ·   người kiểm tra: {document.confirmed_by}" if document.confirmed_by else ""
        self._where.setText(f"Văn bản {self._model.place}/{len(self._model.outline)}{checker}")
        self._pages.show_document(document)
        self._values.show_document(document, self._model.shown)
        if self._remark_card.isHidden():
            self._values.setFocus()

    def _field_chosen(self, field: FieldRow | None) -> None:
        self._pages.show_place(field.place if field is not None else None)

    def _begin_remark(self) -> None:
        document = self._model.document
        if document is None:
            return
        field = self._values.current_field
        self._scope.clear()
        if field is not None:
            self._scope.addItem(f"Trường “{field.label}” của văn bản này", field.field_id)
        self._scope.addItem("Cả văn bản này", "document")
        self._scope.addItem("Cả lô", "batch")
        self._remark_card.show()
        self._remark.setFocus()
        self.keys_changed.emit()

    def _give_back(self) -> None:
        document = self._model.document
        scope = self._scope.currentData()
        if document is None or not self._remark.text().strip():
            self._remark.setFocus()
            return
        self._model.give_back(
            self._remark.text(),
            None if scope == "batch" else document.id,
            None if scope in ("batch", "document") else str(scope),
        )

    def _end_remark(self) -> None:
        self._remark_card.hide()
        self._remark.clear()
        self.keys_changed.emit()

    def _escape(self) -> None:
        if not self._remark_card.isHidden():
            self._end_remark()
            self._values.setFocus()
        elif self._model.batch is not None:
            self._model.look()
