"""The frame: navigation, who is signed in, notices, progress, keys. It knows no screen by name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.notices import Kind, NoticeArea
from desktop.ui.progress import ProgressArea
from desktop.ui.widgets.key_bar import KeyBar
from desktop.ui.widgets.parts import button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.ui.desk import Desk
    from desktop.ui.screen import Screen, ScreenEntry

PROGRAM = "Số hóa Một cửa"
NAVIGATION_WIDTH = 188
LEAVE_KEY = "Ctrl+L"


class Window(QMainWindow):
    """Shows one screen at a time."""

    def __init__(self, desk: Desk, entries: Sequence[ScreenEntry]) -> None:
        super().__init__()
        self._desk = desk
        self._entries = {entry.name: entry for entry in entries}
        self._screens: dict[str, Screen] = {}
        self._current = ""
        practice = desk.office.practice
        self.setWindowTitle(f"{PROGRAM} – TẬP HUẤN" if practice else PROGRAM)
        self.setMinimumSize(1024, 640)
        self.resize(1366, 768)
        self._stack = QStackedWidget()
        self._keys = KeyBar()
        self._notices = NoticeArea(desk.notices)
        self._navigation = _Navigation(desk, entries)
        self._navigation.chosen.connect(desk.go)
        self.setCentralWidget(self._frame(practice=practice))
        desk.wanted.connect(self.go)
        desk.user_changed.connect(self._navigation.refresh)
        desk.user_changed.connect(partial(self._notices.forget, *Kind))
        for number, entry in enumerate((entry for entry in entries if entry.title), start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(partial(self._navigate, entry.name))

        leave = QShortcut(QKeySequence(LEAVE_KEY), self)
        leave.activated.connect(self._leave)

    def _frame(self, *, practice: bool) -> QWidget:
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if practice:
            banner = label(
                "TẬP HUẤN – giấy tờ mẫu, không có giá trị; mọi gói xuất ra đều mang chữ TẬP HUẤN", "practice"
            )
            banner.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(banner)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._navigation)
        content = QVBoxLayout()
        content.setSpacing(0)
        content.addWidget(self._notices)
        content.addWidget(self._stack, 1)
        content.addWidget(ProgressArea(self._desk.runner))
        content.addWidget(self._keys)
        middle.addLayout(content, 1)
        column.addLayout(middle, 1)
        return frame

    def go(self, name: str, what: object = None) -> None:
        """Bring a screen to the front and let it show `what`."""
        entry = self._entries[name]
        self._notices.forget(Kind.KNOWN)
        if self._current:
            self._screens[self._current].leave()
        screen = self._screens.get(name)
        if screen is None:
            screen = self._screens[name] = entry.make(self._desk)
            screen.keys_changed.connect(partial(self._show_keys, name))
            self._stack.addWidget(screen)
        self._current = name
        self._stack.setCurrentWidget(screen)
        self._navigation.setVisible(not entry.alone)
        self._navigation.mark(entry.part_of or name)
        screen.enter(what)
        self._show_keys(name)

    @property
    def current(self) -> str:
        """The name of the screen in front."""
        return self._current

    def screen_named(self, name: str) -> Screen:
        return self._screens[name]

    def _navigate(self, name: str) -> None:
        if self._navigation.isVisible() and self._navigation.offers(name):
            self._desk.go(name)

    def _leave(self) -> None:
        if self._navigation.isVisible():
            self._desk.left.emit()

    def _show_keys(self, name: str) -> None:
        if name == self._current:
            self._keys.show_keys(self._screens[name].keys())


class _Navigation(QFrame):
    chosen = Signal(str)

    def __init__(self, desk: Desk, entries: Sequence[ScreenEntry]) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setFixedWidth(NAVIGATION_WIDTH)
        self._desk = desk
        self._entries = [entry for entry in entries if entry.title]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SPACE, 0, theme.SPACE)
        column.setSpacing(2)
        brand = label(PROGRAM, "brand")
        brand.setContentsMargins(theme.SPACE, 0, theme.GAP, theme.SPACE)
        column.addWidget(brand)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for number, entry in enumerate(self._entries, start=1):
            choice = QPushButton(f"{entry.title}")
            choice.setCheckable(True)
            choice.setToolTip(f"Ctrl+{number}")
            choice.setAccessibleName(entry.title)
            choice.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            choice.clicked.connect(partial(self._choose, entry.name))
            _write_key(choice, f"Ctrl+{number}")
            self._group.addButton(choice)
            self._buttons[entry.name] = choice
            column.addWidget(choice)
        column.addStretch(1)
        self._who = label("", wrap=True)
        self._who.setContentsMargins(theme.SPACE, 0, theme.GAP, 0)
        column.addWidget(self._who)
        self._leave = button("", desk.left.emit)
        self._leave.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        _write_key(self._leave, LEAVE_KEY)
        column.addWidget(self._leave)
        self.refresh()

    def refresh(self) -> None:
        """Show who works here, and what they may see."""
        user = self._desk.user
        self._who.setText(user.full_name)
        if self._desk.office.practice:
            self._leave.setText("Thoát tập huấn")
        else:
            self._leave.setText("Đăng xuất")
        self._leave.setAccessibleName(self._leave.text())
        for entry in self._entries:
            self._buttons[entry.name].setVisible(entry.needs is None or self._desk.may(entry.needs))

    def mark(self, name: str) -> None:
        if name in self._buttons:
            self._buttons[name].setChecked(True)

    def offers(self, name: str) -> bool:
        return not self._buttons[name].isHidden()

    def _choose(self, name: str, _checked: bool = False) -> None:
        self.chosen.emit(name)


def _write_key(choice: QPushButton, key: str) -> None:
    """Show a key at the right end of a button."""
    shown = label(key, "small")
    shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    inner = QHBoxLayout(choice)
    inner.setContentsMargins(0, 0, theme.GAP + 2, 0)
    inner.addStretch(1)
    inner.addWidget(shown)
