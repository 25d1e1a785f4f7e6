"""Export what is approved; see what was exported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from desktop.domain.identifiers import BatchId
from desktop.ui import theme
from desktop.ui.packages.view_model import PACKAGE_COLUMNS, PackagesModel
from desktop.ui.screen import Screen
from desktop.ui.shortcuts import Key, bind
from desktop.ui.widgets.parts import button, card, label, row

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

_EXPORT = Key("F9", "xuất gói")
_FOLDER = Key("Ctrl+O", "mở thư mục gói đang chọn")
_REOPEN = Key("F7", "mở lại lô")
_TAB = Key("Tab", "sang ô tiếp theo")
_WIDTHS = (250, 210, 80, 120, 140, None)


class PackagesScreen(Screen):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._model = PackagesModel(desk, self)
        self._wanted: int | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, theme.SPACE)
        column.setSpacing(theme.SPACE)
        column.addWidget(label("Gói xuất", "title"))
        column.addWidget(self._form())
        column.addWidget(self._block_card())
        column.addWidget(label("Các gói đã xuất", "heading"))
        self._packages = self._table()
        column.addWidget(self._packages, 1)
        self._model.changed.connect(self._show)
        self._model.blocks_changed.connect(self._show_blocks)
        bind(self, _EXPORT, self._export)
        bind(self, _FOLDER, self._open_folder)
        bind(self, _REOPEN, self._begin_reopen)

    def enter(self, what: object) -> None:
        self._wanted = what if isinstance(what, int) else None
        self._model.show()
        self._batch.setFocus()

    def leave(self) -> None:
        self._model.hide()

    def keys(self) -> tuple[Key, ...]:
        return (_EXPORT, _TAB, _FOLDER, _REOPEN)

    def _form(self) -> QFrame:
        frame, column = card()
        form = QFormLayout()
        form.setHorizontalSpacing(theme.SPACE)
        form.setVerticalSpacing(theme.GAP)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._batch, self._format = QComboBox(), QComboBox()
        for name, text in self._model.formats():
            self._format.addItem(text, name)
        self._folder = QLineEdit(str(self._model.proposed_folder()))
        self._choose = button("Chọn…", self._choose_folder)
        folder = QHBoxLayout()
        folder.setSpacing(theme.GAP)
        folder.addWidget(self._folder, 1)
        folder.addWidget(self._choose)
        for text, field in (("Lô đã duyệt", self._batch), ("Định dạng", self._format), ("Lưu vào", self._folder)):
            field.setAccessibleName(text)
        form.addRow("Lô đã duyệt", self._batch)
        form.addRow("Định dạng", self._format)
        form.addRow("Lưu vào", folder)
        column.addLayout(form)
        self._reason = QLineEdit()
        self._reason.setAccessibleName("Lý do mở lại lô")
        self._reason.setPlaceholderText("Lý do mở lại lô đang chọn, rồi bấm Enter; Esc để thôi")
        self._reason.returnPressed.connect(self._reopen)
        self._reason.hide()
        column.addWidget(self._reason)
        self._go = button("Xuất gói (F9)", self._export, look="primary")
        self._hint = label("", "soft")
        column.addLayout(row(self._go, self._hint))
        cancel = bind(self._reason, Key("Esc", ""), self._reason.hide)
        cancel.setContext(Qt.ShortcutContext.WidgetShortcut)
        return frame

    def _block_card(self) -> QFrame:
        self._block_frame, column = card()
        self._block_title = label("", "problem", wrap=True)
        self._block_list = QListWidget()
        self._block_list.setWordWrap(True)
        self._block_list.setAccessibleName("Điểm cần sửa trước khi xuất")
        self._block_list.setFixedHeight(130)
        column.addWidget(self._block_title)
        column.addWidget(self._block_list)
        self._block_frame.hide()
        return self._block_frame

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, len(PACKAGE_COLUMNS))
        table.setAccessibleName("Các gói đã xuất")
        table.setHorizontalHeaderLabels(PACKAGE_COLUMNS)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(38)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for section, width in enumerate(_WIDTHS):
            if width is None:
                header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
            else:
                table.setColumnWidth(section, width)
        table.cellActivated.connect(self._open_folder)
        return table

    def _show(self) -> None:
        chosen = self._wanted if self._wanted is not None else self._batch.currentData()
        self._wanted = None
        self._batch.clear()
        if self._model.approved:
            self._batch.addItem(f"Mọi lô đã duyệt ({len(self._model.approved)})", None)
        for batch in self._model.approved:
            self._batch.addItem(f"{batch.name}   ({batch.documents} văn bản)", int(batch.id))
        place = self._batch.findData(chosen) if chosen is not None else -1
        self._batch.setCurrentIndex(place if place >= 0 else min(1, self._batch.count() - 1))
        self._go.setEnabled(bool(self._model.approved) and not self._model.busy)
        self._hint.setText("" if self._model.approved else "Chưa có lô nào được duyệt. Lô được duyệt sẽ hiện ở đây.")
        self._packages.setRowCount(len(self._model.packages))
        for place, package in enumerate(self._model.packages):
            for column, text in enumerate(self._model.columns(package)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self._packages.setItem(place, column, item)
        if self._model.packages and self._packages.currentRow() < 0:
            self._packages.setCurrentCell(0, 0)

    def _show_blocks(self) -> None:
        blocks = self._model.blocks
        self._block_frame.setVisible(bool(blocks))
        self._block_title.setText(f"Chưa xuất được: còn {len(blocks)} điểm cần sửa. Chưa có gì được ghi.")
        self._block_list.clear()
        self._block_list.addItems(list(blocks))

    def _export(self) -> None:
        folder = self._folder.text().strip()
        if self._go.isEnabled() and folder:
            chosen = self._batch.currentData()
            batch_id = None if chosen is None else BatchId(chosen)
            self._model.export(batch_id, str(self._format.currentData()), Path(folder).expanduser())

    def _begin_reopen(self) -> None:
        if self._batch.currentData() is not None:
            self._reason.show()
            self._reason.setFocus()

    def _reopen(self) -> None:
        chosen = self._batch.currentData()
        if chosen is not None and self._reason.text().strip():
            self._model.reopen(BatchId(chosen), self._reason.text())
            self._reason.clear()
            self._reason.hide()

    def _open_folder(self) -> None:
        place = self._packages.currentRow()
        if 0 <= place < len(self._model.packages):
            self._model.open_folder(Path(self._model.packages[place].target))

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, "Chọn thư mục lưu gói")
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._folder.setText)
        dialog.open()
