"""What the office has learnt, as a table: what, how often, when last; each line and all of it can be switched off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from desktop.messages import FACT_NAMES, fact_text
from desktop.ui import theme
from desktop.ui.widgets.parts import button, label, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.knowledge import FactRow

COLUMNS = ("Loại", "Đã học", "Giấy tờ", "Lần cuối", "Tình trạng")
_WIDTHS = ((0, 120), (2, 76), (3, 110), (4, 110))


class FactList(QFrame):
    used = Signal(bool)
    """Switch all of it on or off."""
    switched = Signal(int, bool)
    """One fact, on or off."""
    forgotten = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE, theme.SPACE, theme.SPACE, theme.SPACE)
        column.setSpacing(theme.GAP)
        self._rows: tuple[FactRow, ...] = ()
        column.addWidget(label("Điều đã học", "heading"))
        self._all = QCheckBox("Dùng điều đã học khi đọc giấy tờ")
        self._all.clicked.connect(self.used)
        column.addWidget(self._all)
        column.addWidget(self._make_table(), 1)
        column.addLayout(row(button("Tắt, bật dòng này", self._switch), button("Quên dòng này", self._forget)))

    def show_facts(self, rows: Sequence[FactRow], *, used: bool) -> None:
        self._rows = tuple(rows)
        self._all.setChecked(used)
        self._table.setRowCount(len(rows))
        for place, fact in enumerate(rows):
            texts = (
                FACT_NAMES[fact.fact.kind],
                fact_text(fact.fact),
                str(fact.papers),
                f"{fact.last_seen.astimezone():%d/%m/%Y}",
                "Đã tắt" if fact.is_off else "Đang dùng",
            )
            for section, text in enumerate(texts):
                item = QTableWidgetItem(text)
                if fact.is_off or not used:
                    item.setForeground(QBrush(QColor(theme.INK_SOFT)))
                self._table.setItem(place, section, item)
        if rows and self._table.currentRow() < 0:
            self._table.setCurrentCell(0, 0)

    def _make_table(self) -> QTableWidget:
        table = self._table = QTableWidget(0, len(COLUMNS))
        table.setAccessibleName("Điều đã học")
        table.setHorizontalHeaderLabels(COLUMNS)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for section, width in _WIDTHS:
            table.setColumnWidth(section, width)
        return table

    def _switch(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.switched.emit(chosen.id, chosen.is_off)

    def _forget(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.forgotten.emit(chosen.id)

    def _chosen(self) -> FactRow | None:
        place = self._table.currentRow()
        return self._rows[place] if 0 <= place < len(self._rows) else None
