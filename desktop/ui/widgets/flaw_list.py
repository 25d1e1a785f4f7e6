"""What should be scanned again or looked into, over the fields; a click shows the place on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.messages import flaw_text
from desktop.ui import theme
from desktop.ui.widgets.parts import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.rows import FlawRow

HIGHEST = 130


class FlawList(QWidget):
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flaws: tuple[FlawRow, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE, theme.GAP, theme.SPACE, 0)
        column.setSpacing(theme.TIGHT)
        column.addWidget(label("Cần xem lại khi người dân còn ở quầy:", "problem", wrap=True))
        self._list = QListWidget()
        self._list.setAccessibleName("Điểm cần xem lại trên giấy tờ")
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._list.setMaximumHeight(HIGHEST)
        self._list.itemClicked.connect(self._clicked)
        self._list.itemActivated.connect(self._clicked)
        column.addWidget(self._list)
        self.setVisible(False)

    def show_flaws(self, flaws: Sequence[FlawRow]) -> None:
        self._flaws = tuple(flaws)
        self._list.clear()
        for flaw in self._flaws:
            self._list.addItem(flaw_text(flaw))
        self.setVisible(bool(self._flaws))

    def _clicked(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self._flaws[self._list.row(item)])
