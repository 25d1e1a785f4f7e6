"""A document's values to read, not to change: mark, label, value, and what the machine had read where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from desktop.domain.documents import ValueOrigin
from desktop.ui import theme
from desktop.ui.widgets.reading_mark import SIDE, Mark, mark_of, paint_mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain.rows import DocumentRow, FieldRow

LABEL_WIDTH = 226


class ValueList(QTableWidget):
    chosen = Signal(object)
    """The `FieldRow` that the person looks at; None for the type's line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 2, parent)
        self._fields: list[FieldRow | None] = []
        self.setAccessibleName("Giá trị của văn bản")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(0, LABEL_WIDTH)
        self.currentCellChanged.connect(self._moved)

    def show_document(self, document: DocumentRow | None, shown: Callable[[FieldRow], str]) -> None:
        """Fields that have a value, or should have one; the doubtful are not moved to the front here."""
        self.blockSignals(True)
        self._fields = []
        self.setRowCount(0)
        if document is not None:
            mark = Mark.CONFIRMED if document.type_confirmed else Mark.SURE if document.type_sure else Mark.UNSURE
            self._add(None, "Loại văn bản", document.type_name, mark)
            for field in document.fields:
                if field.shown or field.required or field.remark:
                    self._add(field, field.label, _text(field, shown(field)), mark_of(field))
            self.resizeRowsToContents()
            self.setCurrentCell(0, 0)
        self.blockSignals(False)

    @property
    def current_field(self) -> FieldRow | None:
        row = self.currentRow()
        return self._fields[row] if 0 <= row < len(self._fields) else None

    def choose(self, field_id: str) -> None:
        """Go to a field."""
        for row, field in enumerate(self._fields):
            if field is not None and field.field_id == field_id:
                self.setCurrentCell(row, 0)

    def _add(self, field: FieldRow | None, name: str, text: str, mark: Mark) -> None:
        row = self.rowCount()
        self.insertRow(row)
        self._fields.append(field)
        first, second = QTableWidgetItem(_icon(mark), name), QTableWidgetItem(text)
        first.setToolTip(mark.value)
        first.setForeground(QBrush(QColor(theme.INK_SOFT)))
        if mark in (Mark.REMARK, Mark.MISSING):
            second.setForeground(QBrush(QColor(theme.WRONG)))
        self.setItem(row, 0, first)
        self.setItem(row, 1, second)

    def _moved(self, row: int, _column: int, before: int, _column_before: int) -> None:
        if row != before and 0 <= row < len(self._fields):
            self.chosen.emit(self._fields[row])


def _text(field: FieldRow, shown: str) -> str:
    lines = [shown or ("(trống)" if field.value is not None else "(chưa có)")]
    if field.origin is ValueOrigin.PERSON and field.read is not None and field.read != field.value:
        lines.append(f"máy đọc: {field.raw or field.read}")
    if field.remark is not None:
        lines.append(f"Nhận xét: {field.remark}")
    return "\n".join(lines)


def _icon(mark: Mark) -> QIcon:
    picture = QPixmap(SIDE * 2, SIDE * 2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.scale(2, 2)
    paint_mark(painter, QRectF(0, 0, SIDE, SIDE), mark)
    painter.end()
    picture.setDevicePixelRatio(2)
    return QIcon(picture)
