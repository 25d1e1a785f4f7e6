"""The home screen: what waits for whom, and how to bring papers in."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.batches.take_in_dialog import TakeInDialog
from desktop.ui.batches.view_model import GROUPS, BatchesModel, failure_text, seen_text
from desktop.ui.models.batch_table import MANY
from desktop.ui.screen import Screen
from desktop.ui.shortcuts import Key, bind
from desktop.ui.widgets.batch_list import BatchList
from desktop.ui.widgets.parts import EmptyState, button, card, label, restyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from desktop.domain.rows import BatchRow
    from desktop.ui.desk import Desk

_TAKE_IN = Key("Ctrl+N", "nhập tệp vào lô mới")
_ADD = Key("Ctrl+O", "nhập thêm vào lô đang chọn")
_LIST = Key("Ctrl+D", "nhập danh sách hồ sơ")
_OPEN = Key("Enter", "mở lô")
_SEEN_HEIGHT = 132
_SEEN = Key("F6", "đã xem tệp lỗi")


class BatchesScreen(Screen):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._model = BatchesModel(desk, self)
        self._wanted: int | None = None
        self._fresh = True
        """The rows that come next are the first since the screen was entered."""
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, theme.SPACE)
        column.setSpacing(theme.SPACE)
        column.addLayout(self._head())
        column.addLayout(self._groups())
        self._body = QStackedWidget()
        self._view = BatchList()
        self._view.chosen.connect(self._model.open)
        self._view.looked_at.connect(self._look_at)
        self._view.wants_more.connect(self._model.fetch_more)
        self._take_in_first = button("Nhập tệp quét…  (Ctrl+N)", self._take_in, look="primary")
        self._empty = EmptyState("", "", self._take_in_first)
        self._body.addWidget(QWidget())
        self._body.addWidget(self._empty)
        self._body.addWidget(self._view)
        column.addWidget(self._body, 1)
        column.addWidget(self._seen_card())
        column.addWidget(self._failure_card())
        self._model.rows_changed.connect(self._show_rows)
        self._model.more_rows.connect(self._view.add_rows)
        self._model.failures_changed.connect(self._show_failures)
        bind(self, _TAKE_IN, self._take_in)
        bind(self, _ADD, self._take_in_more)
        bind(self, _LIST, self._choose_list)
        bind(self, _SEEN, self._model.settle_failures)

    def enter(self, what: object) -> None:
        self._wanted = what if isinstance(what, int) else None
        for action in (self._take_in_first, self._take_in_button):
            action.setVisible(self._model.may_take_in)
        self._list_button.setVisible(self._model.may_import_list)
        self._fresh = True
        self._model.show()

    def leave(self) -> None:
        self._model.hide()

    def keys(self) -> tuple[Key, ...]:
        own: tuple[Key, ...] = (_OPEN,)
        if self._model.may_take_in:
            own += (_TAKE_IN, _ADD)
        if self._model.may_import_list:
            own += (_LIST,)
        return (*own, _SEEN) if self._model.failures else own

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(label("Lô tài liệu", "title"))
        head.addStretch(1)
        self._list_button = button("Nhập danh sách hồ sơ…", self._choose_list)
        self._take_in_button = button("Nhập tệp quét…", self._take_in, look="primary")
        head.addWidget(self._list_button)
        head.addWidget(self._take_in_button)
        return head

    def _groups(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.GAP)
        self._group_buttons: list[QPushButton] = []
        for number, (name, _) in enumerate(GROUPS):
            choice = QPushButton(name)
            choice.setCheckable(True)
            choice.setAccessibleName(f"Chỉ hiện: {name}")
            choice.setMinimumHeight(40)
            choice.setProperty("look", "group")
            choice.clicked.connect(partial(self._choose_group, number))
            self._group_buttons.append(choice)
            line.addWidget(choice, 1)
        return line

    def _seen_card(self) -> QFrame:
        self._seen, column = card()
        column.addWidget(label("Máy vừa thấy (đang đọc tiếp)", "heading"))
        self._seen_list = QListWidget()
        self._seen_list.setAccessibleName("Văn bản máy vừa thấy")
        self._seen_list.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self._seen_list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._seen_list.setFixedHeight(_SEEN_HEIGHT)
        column.addWidget(self._seen_list)
        self._seen.hide()
        return self._seen

    def _failure_card(self) -> QFrame:
        self._failures, column = card()
        head = QHBoxLayout()
        self._failure_title = label("", "heading")
        head.addWidget(self._failure_title)
        head.addStretch(1)
        head.addWidget(button("Đã xem (F6)", self._model.settle_failures))
        column.addLayout(head)
        self._failure_list = QListWidget()
        self._failure_list.setWordWrap(True)
        self._failure_list.setAccessibleName("Tệp không nhập được")
        self._failure_list.setFixedHeight(112)
        column.addWidget(self._failure_list)
        self._failures.hide()
        return self._failures

    def _show_rows(self) -> None:
        for number, (name, _) in enumerate(GROUPS):
            count = self._model.counts[number]
            self._group_buttons[number].setText(f"{name}   {count}{'+' if count == MANY else ''}")
            self._group_buttons[number].setChecked(self._model.group == number)
            self._group_buttons[number].setProperty("filled", count > 0)
            restyle(self._group_buttons[number])
        self._view.show_rows(self._model.rows)
        self._seen.setVisible(bool(self._model.seen))
        texts = [seen_text(row) for row in self._model.seen]
        self._seen_list.clear()
        self._seen_list.addItems(texts)
        if not self._model.rows:
            if self._model.group is None:
                self._empty.say(
                    "Chưa có lô tài liệu nào", "Nhập tệp quét hoặc cả thư mục; máy tự nhận dạng và tách văn bản."
                )
            else:
                self._empty.say("Không có lô nào ở bước này", "Bấm lại nút phía trên để xem mọi lô.")
        self._body.setCurrentIndex(2 if self._model.rows else 1)
        if self._wanted is not None:
            self._view.choose(self._wanted)
            self._wanted = None
        if self._fresh or self.focusWidget() is None:
            where = self._view if self._model.rows else self._group_buttons[0]
            (where if self._model.rows or not self._model.may_take_in else self._take_in_first).setFocus()
        self._fresh = False

    def _look_at(self, row: BatchRow | None) -> None:
        self._model.look_at_failures(row.id if row is not None and row.failures else None)

    def _show_failures(self) -> None:
        failures = self._model.failures
        self._failures.setVisible(bool(failures))
        self._failure_title.setText(f"{len(failures)} tệp không nhập được vào lô này")
        self._failure_list.clear()
        self._failure_list.addItems([failure_text(failure) for failure in failures])
        self.keys_changed.emit()

    def _choose_group(self, number: int, checked: bool) -> None:
        self._model.choose_group(number if checked else None)

    def _take_in(self) -> None:
        if self._model.may_take_in:
            self._ask_for_files(self._model.proposed_name(), ())

    def _take_in_more(self) -> None:
        row = self._view.current
        if self._model.may_take_in:
            self._ask_for_files(row.name if row is not None else self._model.proposed_name(), ())

    def _ask_for_files(self, name: str, paths: Sequence[Path]) -> None:
        dialog = TakeInDialog(name, paths, self)
        dialog.chosen.connect(self._model.take_in)
        dialog.open()

    def _choose_list(self) -> None:
        if not self._model.may_import_list:
            return
        dialog = QFileDialog(self, "Chọn danh sách hồ sơ")
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter("Danh sách hồ sơ (*.csv *.xlsx *.xlsm)")
        dialog.fileSelected.connect(self._import_list)
        dialog.open()

    def _import_list(self, file: str) -> None:
        self._model.import_list(Path(file))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # Qt's name  # noqa: N802  # Qt's name
        if event.mimeData().hasUrls() and self._model.may_take_in:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # Qt's name  # noqa: N802  # Qt's name
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self._ask_for_files(self._model.proposed_name(), paths)
