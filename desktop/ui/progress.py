"""What is running, how far, and a way to stop it; at the foot of the window, away when nothing runs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.parts import button, label

if TYPE_CHECKING:
    from desktop.ui.runner import Operation, Runner


@dataclass(frozen=True, slots=True)
class HowFar:
    """`total` 0: nobody knows."""

    done: int
    total: int
    unit: str = "trang"

    @property
    def text(self) -> str:
        return f"{self.done}/{self.total} {self.unit}" if self.total else f"{self.done} {self.unit}"


class ProgressArea(QFrame):
    """One line for each operation that has a title."""

    def __init__(self, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progress")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.SPACE, theme.TIGHT, theme.GAP, theme.TIGHT)
        self._column.setSpacing(theme.TIGHT)
        runner.started.connect(self._add)
        self.hide()

    def _add(self, operation: Operation) -> None:
        line = _Line(operation)
        self._column.addWidget(line)
        operation.ended.connect(partial(self._remove, line))
        self.show()

    def _remove(self, line: _Line) -> None:
        self._column.removeWidget(line)
        line.deleteLater()
        self.setVisible(self._column.count() > 0)


class _Line(QWidget):
    def __init__(self, operation: Operation) -> None:
        super().__init__()
        self._operation = operation
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        self._text = label(operation.title)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setFixedWidth(220)
        self._bar.setAccessibleName(operation.title)
        self._far = label("", "soft")
        row.addWidget(self._text)
        row.addWidget(self._bar)
        row.addWidget(self._far)
        row.addStretch(1)
        self._stop = button("Dừng", self._ask_to_stop, look="flat")
        row.addWidget(self._stop)
        operation.progressed.connect(self._show)

    def _show(self, progress: object) -> None:
        if isinstance(progress, HowFar):
            self._far.setText(progress.text)
            self._bar.setRange(0, progress.total)
            self._bar.setValue(progress.done)

    def _ask_to_stop(self) -> None:
        self._operation.stop()
        self._stop.setEnabled(False)
        self._far.setText("đang dừng…")
