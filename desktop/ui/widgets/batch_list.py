"""Batches as a table to choose from by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.ui.models.batch_table import STATE_COLUMN, BatchTable
from desktop.ui.widgets.state_pill import StatePill

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.rows import BatchRow

_WIDTHS = (None, 150, 70, 140, 250, 110, 150)
ROW_HEIGHT = 44


class BatchList(QTableView):
    chosen = Signal(object)
    """Enter or a double click on this `BatchRow`."""
    looked_at = Signal(object)
    """The `BatchRow` the cursor is on, or None."""
    wants_more = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("batches")
        self._table = BatchTable(self)
        self._table.wants_more.connect(self.wants_more)
        self.setModel(self._table)
        self.setAccessibleName("Danh sách lô tài liệu")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setItemDelegateForColumn(STATE_COLUMN, StatePill(self))
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for section, width in enumerate(_WIDTHS):
            if width is None:
                header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
            else:
                self.setColumnWidth(section, width)
        self.activated.connect(self._activated)
        self.selectionModel().currentRowChanged.connect(self._moved)

    def show_rows(self, rows: Sequence[BatchRow]) -> None:
        """Show these; the cursor stays on its batch where that is still there."""
        before = self.current
        self._table.set_rows(rows)
        if rows:
            place = self._table.position_of(before.id) if before is not None else None
            self.setCurrentIndex(self._table.index(place or 0, 0))
            self.looked_at.emit(self.current)

    def add_rows(self, rows: Sequence[BatchRow]) -> None:
        self._table.add_rows(rows)

    def choose(self, batch_id: int) -> None:
        place = self._table.position_of(batch_id)
        if place is not None:
            self.setCurrentIndex(self._table.index(place, 0))

    @property
    def current(self) -> BatchRow | None:
        index = self.currentIndex()
        return self._table.row_at(index) if index.isValid() and index.row() < self._table.rowCount() else None

    def _activated(self, index: QModelIndex) -> None:
        self.chosen.emit(self._table.row_at(index))

    def _moved(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.looked_at.emit(self._table.row_at(current) if current.isValid() else None)
