"""Name and password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout

from desktop.ui import theme
from desktop.ui.screen import Screen
from desktop.ui.shortcuts import Key
from desktop.ui.sign_in.view_model import SignInModel
from desktop.ui.widgets.parts import button, card, label

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

_KEYS = (Key("Enter", "đăng nhập"), Key("Tab", "sang ô tiếp theo"))


class SignInScreen(Screen):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._model = SignInModel(desk, self)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        frame, column = card()
        frame.setFixedWidth(460)
        column.setContentsMargins(32, 32, 32, 24)
        column.addWidget(label("Số hóa Một cửa", "display"))
        column.addWidget(label("Đăng nhập để làm việc", "soft"))
        column.addSpacing(theme.GAP)
        form = QFormLayout()
        form.setVerticalSpacing(theme.GAP)
        form.setHorizontalSpacing(theme.SPACE)
        self._name, self._password = QLineEdit(), QLineEdit()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        for text, field in (("Tên đăng nhập", self._name), ("Mật khẩu", self._password)):
            field.setAccessibleName(text)
            form.addRow(text, field)
        self._name.returnPressed.connect(self._password.setFocus)
        self._password.returnPressed.connect(self._sign_in)
        column.addLayout(form)
        self._problem = label("", "problem", wrap=True)
        column.addWidget(self._problem)
        self._go = button("Đăng nhập", self._sign_in, look="primary")
        column.addWidget(self._go)
        column.addWidget(button("Tập huấn trên giấy tờ mẫu", self._model.practise, look="flat"))
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(frame)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(2)
        self._model.refused.connect(self._refuse)
        self._model.waiting.connect(self._go.setDisabled)

    def keys(self) -> tuple[Key, ...]:
        return _KEYS

    def enter(self, _what: object) -> None:
        self._password.clear()
        self._problem.clear()
        self._name.setFocus()
        self._name.selectAll()

    def _sign_in(self) -> None:
        self._model.sign_in(self._name.text(), self._password.text())

    def _refuse(self, problem: str) -> None:
        self._problem.setText(problem)
        if problem:
            self._password.selectAll()
            self._password.setFocus()
