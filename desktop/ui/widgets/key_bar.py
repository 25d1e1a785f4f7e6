"""The keys that work now, at the foot of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.parts import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.ui.shortcuts import Key


class KeyBar(QFrame):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keys")
        self.setFixedHeight(36)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.SPACE, 0, theme.SPACE, 0)
        self._row.setSpacing(theme.TIGHT)

    def show_keys(self, keys: Sequence[Key]) -> None:
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for key in keys:
            name = label(key.shown)
            name.setFixedHeight(22)
            name.setStyleSheet(
                f"border: 1px solid #9AA6B4; border-radius: 4px; padding: 1px 6px; font-size: {theme.SMALL}px;"
                f" font-weight: bold; background: {theme.GROUND};"
            )
            self._row.addWidget(name)
            does = label(key.does, "small")
            self._row.addWidget(does)
            self._row.addSpacing(theme.GAP)
        self._row.addStretch(1)
