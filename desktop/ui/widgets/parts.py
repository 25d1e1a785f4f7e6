"""Labels, buttons and frames in the look of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui import theme

if TYPE_CHECKING:
    from collections.abc import Callable


def label(text: str = "", look: str = "", *, wrap: bool = False) -> QLabel:
    """Plain text: nothing that comes from a paper or a file is taken for markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if look:
        made.setProperty("look", look)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def button(text: str, pressed: Callable[[], object], look: str = "") -> QPushButton:
    """Reached by Tab; Enter and Space press it."""
    made = QPushButton(text)
    made.setAutoDefault(True)
    made.setAccessibleName(text)
    if look:
        made.setProperty("look", look)
    made.clicked.connect(lambda _checked=False: pressed())
    return made


def card(parent: QWidget | None = None) -> tuple[QFrame, QVBoxLayout]:
    frame = QFrame(parent)
    frame.setProperty("look", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(theme.SPACE, theme.SPACE, theme.SPACE, theme.SPACE)
    column.setSpacing(theme.GAP)
    return frame, column


def row(*widgets: QWidget, stretch: bool = True) -> QHBoxLayout:
    made = QHBoxLayout()
    made.setSpacing(theme.GAP)
    for widget in widgets:
        made.addWidget(widget)
    if stretch:
        made.addStretch(1)
    return made


def restyle(widget: QWidget) -> None:
    """Let a changed look take effect."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class EmptyState(QWidget):
    """What a screen says when there is nothing on it: why, and what to do."""

    def __init__(self, what: str, next_step: str, action: QPushButton | None = None) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setSpacing(theme.GAP)
        column.addStretch(2)
        self._what, self._next_step = label(what, "title", wrap=True), label(next_step, "soft", wrap=True)
        for part in (self._what, self._next_step):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)
        if action is not None:
            column.addSpacing(theme.GAP)
            column.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(self, what: str, next_step: str) -> None:
        self._what.setText(what)
        self._next_step.setText(next_step)
