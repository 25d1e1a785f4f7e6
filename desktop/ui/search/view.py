"""One line to type into; hits left, the document right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.screen import Screen
from desktop.ui.search.view_model import COLUMNS, SearchModel
from desktop.ui.shortcuts import Key, bind
from desktop.ui.widgets.page_panel import PagePanel
from desktop.ui.widgets.parts import EmptyState, label
from desktop.ui.widgets.value_list import ValueList

if TYPE_CHECKING:
    from desktop.domain.rows import FieldRow
    from desktop.ui.desk import Desk

_KEYS = (
    Key("Ctrl+F", "gõ từ cần tìm"),
    Key("↓", "sang kết quả"),
    Key("Enter", "mở để kiểm tra"),
    Key("PgUp PgDn", "trang"),
)
_WIDTHS = (150, 130, 108, None, 160)


class SearchScreen(Screen):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._model = SearchModel(desk, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, theme.SPACE)
        column.setSpacing(theme.GAP)
        column.addWidget(label("Tìm kiếm", "title"))
        self._words = QLineEdit()
        self._words.setAccessibleName("Từ cần tìm")
        self._words.setPlaceholderText("Số, tên người, trích yếu, nội dung… có dấu hay không dấu đều được")
        self._words.setClearButtonEnabled(True)
        self._words.textChanged.connect(self._model.type_words)
        self._words.returnPressed.connect(self._to_hits)
        column.addWidget(self._words)
        self._stack = QStackedWidget()
        self._empty = EmptyState("Tìm trong mọi văn bản đã nhận dạng", "Gõ vài chữ; kết quả hiện ngay khi gõ.")
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._found(desk))
        column.addWidget(self._stack, 1)
        self._model.found_changed.connect(self._show_found)
        self._model.document_shown.connect(self._show_document)
        for key, act in (
            (_KEYS[0], self._focus_words),
            (Key("PgUp", ""), self._pages.previous),
            (Key("PgDown", ""), self._pages.following),
            (Key("Esc", ""), self._focus_words),
        ):
            bind(self, key, act)
        down = bind(self._words, Key("Down", ""), self._to_hits)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)

    def enter(self, _what: object) -> None:
        self._focus_words()

    def keys(self) -> tuple[Key, ...]:
        return _KEYS

    def _found(self, desk: Desk) -> QWidget:
        body = QWidget()
        line = QHBoxLayout(body)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.SPACE)
        left = QVBoxLayout()
        self._count = label("", "soft")
        left.addWidget(self._count)
        self._hits = QTableWidget(0, len(COLUMNS))
        self._hits.setAccessibleName("Kết quả tìm kiếm")
        self._hits.setHorizontalHeaderLabels(COLUMNS)
        self._hits.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._hits.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._hits.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._hits.setTabKeyNavigation(False)
        self._hits.setShowGrid(False)
        self._hits.verticalHeader().hide()
        self._hits.verticalHeader().setDefaultSectionSize(38)
        header = self._hits.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for section, width in enumerate(_WIDTHS):
            if width is None:
                header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
            else:
                self._hits.setColumnWidth(section, width)
        self._hits.currentCellChanged.connect(self._moved)
        self._hits.cellActivated.connect(self._activated)
        left.addWidget(self._hits, 3)
        self._values = ValueList()
        self._values.chosen.connect(self._field_chosen)
        left.addWidget(self._values, 2)
        line.addLayout(left, 5)
        self._pages = PagePanel(desk.images, compact=True)
        self._pages.setMinimumWidth(420)
        line.addWidget(self._pages, 3)
        return body

    def _focus_words(self) -> None:
        self._words.setFocus()
        self._words.selectAll()

    def _to_hits(self) -> None:
        if self._hits.rowCount():
            self._hits.setFocus()

    def _show_found(self) -> None:
        found = self._model.found
        if not found:
            if self._model.words:
                self._empty.say("Không tìm thấy văn bản nào", "Thử ít từ hơn, hoặc chỉ một phần của số, ký hiệu.")
            else:
                self._empty.say("Tìm trong mọi văn bản đã nhận dạng", "Gõ vài chữ; kết quả hiện ngay khi gõ.")
        self._stack.setCurrentIndex(1 if found else 0)
        self._count.setText(f"{len(found)} văn bản")
        self._hits.blockSignals(True)
        self._hits.setRowCount(len(found))
        for row, hit in enumerate(found):
            for column, text in enumerate(self._model.columns(hit)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self._hits.setItem(row, column, item)
        self._hits.blockSignals(False)
        if found:
            self._hits.setCurrentCell(0, 0)
            self._model.look_at(found[0].id)

    def _moved(self, row: int, _column: int, before: int, _column_before: int) -> None:
        if row != before and 0 <= row < len(self._model.found):
            self._model.look_at(self._model.found[row].id)

    def _activated(self, row: int, _column: int) -> None:
        self._model.open(self._model.found[row])

    def _show_document(self) -> None:
        self._pages.show_document(self._model.document)
        self._values.show_document(self._model.document, self._model.shown)

    def _field_chosen(self, field: FieldRow | None) -> None:
        self._pages.show_place(field.place if field is not None else None)
