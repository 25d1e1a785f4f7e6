"""Two big choices: begin to work, or practise on sample papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFormLayout, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from desktop.domain.rows import OfficeRow
from desktop.ui import theme
from desktop.ui.screen import Screen
from desktop.ui.shortcuts import Key
from desktop.ui.welcome.view_model import WelcomeModel
from desktop.ui.widgets.parts import button, card, label

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

_KEYS = (Key("Tab", "sang ô tiếp theo"), Key("Enter", "bấm nút đang chọn"))


class WelcomeScreen(Screen):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._model = WelcomeModel(desk, self)
        self._model.refused.connect(self._refuse)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.WIDE)
        outer.addStretch(1)
        greeting = label("Số hóa Một cửa", "display")
        greeting.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        outer.addWidget(greeting)
        purpose = label("Từ giấy tờ quét đến gói hồ sơ đã kiểm tra, đã duyệt, sẵn sàng nộp.", "large")
        purpose.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        outer.addWidget(purpose)
        outer.addSpacing(theme.WIDE)
        choices = QHBoxLayout()
        choices.setSpacing(theme.WIDE)
        choices.addStretch(1)
        choices.addWidget(self._begin())
        choices.addWidget(self._practise())
        choices.addStretch(1)
        outer.addLayout(choices)
        outer.addStretch(2)

    def keys(self) -> tuple[Key, ...]:
        return _KEYS

    def enter(self, _what: object) -> None:
        self._office_name.setFocus()

    def _begin(self) -> QFrame:
        frame, column = card()
        frame.setFixedWidth(520)
        column.setContentsMargins(24, 24, 24, 24)
        column.addWidget(label("Bắt đầu sử dụng", "title"))
        column.addWidget(label("Khai đơn vị và lập tài khoản đầu tiên trên máy này.", "soft", wrap=True))
        form = QFormLayout()
        form.setVerticalSpacing(theme.GAP)
        form.setHorizontalSpacing(theme.SPACE)
        self._full_name, self._name, self._password, self._again = (QLineEdit() for _ in range(4))
        self._office_name, self._office_code = QLineEdit(), QLineEdit()
        self._office_name.setPlaceholderText("Ủy ban nhân dân phường …")
        self._office_code.setPlaceholderText("H42.39 (ghi vào mọi gói xuất)")
        self._full_name.setPlaceholderText("Nguyễn Thị Lan")
        self._name.setPlaceholderText("lan")
        for text, field in (
            ("Tên đơn vị", self._office_name),
            ("Mã định danh đơn vị", self._office_code),
            ("Họ và tên", self._full_name),
            ("Tên đăng nhập", self._name),
            ("Mật khẩu (từ 8 ký tự)", self._password),
            ("Nhập lại mật khẩu", self._again),
        ):
            field.setAccessibleName(text)
            field.returnPressed.connect(self._create)
            form.addRow(text, field)
        for field in (self._password, self._again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        column.addLayout(form)
        self._all_roles = QCheckBox("Tôi cũng quét, kiểm tra, duyệt và xuất gói")
        self._all_roles.setChecked(True)
        column.addWidget(self._all_roles)
        self._problem = label("", "problem", wrap=True)
        column.addWidget(self._problem)
        column.addWidget(button("Lập tài khoản và bắt đầu", self._create, look="primary"))
        column.addStretch(1)
        return frame

    def _practise(self) -> QFrame:
        frame, column = card()
        frame.setFixedWidth(420)
        column.setContentsMargins(24, 24, 24, 24)
        column.addWidget(label("Tập huấn", "title"))
        column.addWidget(
            label(
                "Làm thử toàn bộ các bước trên một chồng giấy tờ mẫu: nhận dạng, kiểm tra, duyệt, xuất gói.",
                "soft",
                wrap=True,
            )
        )
        column.addWidget(
            label(
                "Dữ liệu tập huấn nằm riêng, mọi trang và mọi gói đều mang chữ TẬP HUẤN, không tính vào số liệu của "
                "đơn vị. Thoát lúc nào cũng được.",
                "soft",
                wrap=True,
            )
        )
        column.addSpacing(theme.GAP)
        column.addWidget(button("Vào tập huấn", self._model.practise))
        column.addStretch(1)
        return frame

    def _create(self) -> None:
        self._model.create(
            self._full_name.text(),
            self._name.text(),
            self._password.text(),
            self._again.text(),
            OfficeRow(self._office_name.text(), self._office_code.text(), own_work_allowed=False),
            all_roles=self._all_roles.isChecked(),
        )

    def _refuse(self, problem: str) -> None:
        self._problem.setText(problem)
