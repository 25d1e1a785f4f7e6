"""Plain forms: people with their roles, the office's name and code, one rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from desktop.domain.rows import OfficeRow
from desktop.messages import ROLE_NAMES
from desktop.ui import theme
from desktop.ui.administration.view_model import USER_COLUMNS, AdministrationModel
from desktop.ui.screen import Screen
from desktop.ui.shortcuts import Key, bind
from desktop.ui.widgets.fact_list import FactList
from desktop.ui.widgets.parts import button, card, label, row

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

_KEYS = (Key("Tab", "sang ô tiếp theo"), Key("Space", "chọn, bỏ chọn"), Key("Enter", "bấm nút đang chọn"))
_SAVE = Key("Ctrl+S", "lưu thông tin đơn vị")


class AdministrationScreen(Screen):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._model = AdministrationModel(desk, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, theme.SPACE)
        column.setSpacing(theme.SPACE)
        column.addWidget(label("Quản trị", "title"))
        halves = QHBoxLayout()
        halves.setSpacing(theme.SPACE)
        left = QVBoxLayout()
        left.setSpacing(theme.SPACE)
        left.addWidget(self._people(), 1)
        left.addWidget(self._learnt(), 1)
        halves.addLayout(left, 3)
        right = QVBoxLayout()
        right.setSpacing(theme.SPACE)
        right.addWidget(self._new_person())
        right.addWidget(self._office_form())
        right.addStretch(1)
        halves.addLayout(right, 2)
        column.addLayout(halves, 1)
        self._model.users_changed.connect(self._show_users)
        self._model.office_changed.connect(self._show_office)
        self._model.facts_changed.connect(self._show_facts)
        self._model.added.connect(self._clear_new)
        bind(self, _SAVE, self._save_office)

    def enter(self, _what: object) -> None:
        self._model.show()
        self._table.setFocus()

    def keys(self) -> tuple[Key, ...]:
        return (*_KEYS, _SAVE)

    def _learnt(self) -> FactList:
        facts = self._facts = FactList()
        facts.used.connect(self._model.use_facts)
        facts.switched.connect(self._model.switch_fact)
        facts.forgotten.connect(self._model.forget_fact)
        return facts

    def _show_facts(self) -> None:
        self._facts.show_facts(self._model.facts, used=self._model.facts_used)

    def _people(self) -> QFrame:
        frame, column = card()
        column.addWidget(label("Người dùng", "heading"))
        table = self._table = QTableWidget(0, len(USER_COLUMNS))
        table.setAccessibleName("Người dùng")
        table.setHorizontalHeaderLabels(USER_COLUMNS)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for section, width in ((0, 120), (1, 160), (3, 100)):
            table.setColumnWidth(section, width)
        column.addWidget(table, 1)
        self._password = QLineEdit()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.setAccessibleName("Mật khẩu mới cho người đang chọn")
        self._password.setPlaceholderText("Mật khẩu mới")
        self._password.setMaximumWidth(200)
        column.addLayout(
            row(
                self._password,
                button("Đổi mật khẩu", self._change_password),
                button("Khóa tài khoản", self._disable),
            )
        )
        return frame

    def _new_person(self) -> QFrame:
        frame, column = card()
        column.addWidget(label("Thêm người dùng", "heading"))
        form = QFormLayout()
        form.setVerticalSpacing(theme.GAP)
        form.setHorizontalSpacing(theme.SPACE)
        self._full_name, self._name, self._new_password = QLineEdit(), QLineEdit(), QLineEdit()
        self._new_password.setEchoMode(QLineEdit.EchoMode.Password)
        for text, field in (
            ("Họ và tên", self._full_name),
            ("Tên đăng nhập", self._name),
            ("Mật khẩu", self._new_password),
        ):
            field.setAccessibleName(text)
            form.addRow(text, field)
        column.addLayout(form)
        self._roles = {role: QCheckBox(name) for role, name in ROLE_NAMES.items()}
        for box in self._roles.values():
            column.addWidget(box)
        column.addLayout(row(button("Thêm", self._add, look="primary")))
        return frame

    def _office_form(self) -> QFrame:
        frame, column = card()
        column.addWidget(label("Đơn vị", "heading"))
        form = QFormLayout()
        form.setVerticalSpacing(theme.GAP)
        form.setHorizontalSpacing(theme.SPACE)
        self._office_name, self._office_code = QLineEdit(), QLineEdit()
        for text, field in (("Tên đơn vị", self._office_name), ("Mã định danh", self._office_code)):
            field.setAccessibleName(text)
            form.addRow(text, field)
        column.addLayout(form)
        self._own_work = QCheckBox("Cho phép duyệt lô do chính mình kiểm tra")
        column.addWidget(self._own_work)
        column.addLayout(row(button("Lưu (Ctrl+S)", self._save_office)))
        return frame

    def _show_users(self) -> None:
        self._table.setRowCount(len(self._model.users))
        for place, user in enumerate(self._model.users):
            for column, text in enumerate(self._model.columns(user)):
                self._table.setItem(place, column, QTableWidgetItem(text))
        self._table.resizeRowsToContents()
        if self._model.users and self._table.currentRow() < 0:
            self._table.setCurrentCell(0, 0)

    def _show_office(self) -> None:
        office = self._model.office
        if office is not None:
            self._office_name.setText(office.name)
            self._office_code.setText(office.code)
            self._own_work.setChecked(office.own_work_allowed)

    def _chosen(self) -> str | None:
        place = self._table.currentRow()
        return self._model.users[place].name if 0 <= place < len(self._model.users) else None

    def _change_password(self) -> None:
        name = self._chosen()
        if name is not None:
            self._model.change_password(name, self._password.text())
            self._password.clear()

    def _disable(self) -> None:
        name = self._chosen()
        if name is not None:
            self._model.disable(name)

    def _add(self) -> None:
        roles = frozenset(role for role, box in self._roles.items() if box.isChecked())
        self._model.add(self._name.text(), self._full_name.text(), self._new_password.text(), roles)

    def _clear_new(self) -> None:
        for field in (self._full_name, self._name, self._new_password):
            field.clear()
        for box in self._roles.values():
            box.setChecked(False)

    def _save_office(self) -> None:
        self._model.save_office(
            OfficeRow(self._office_name.text(), self._office_code.text(), self._own_work.isChecked())
        )
