"""The editor of a field's value: a plain line, so that every Vietnamese input method works in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent


class ValueEdit(QLineEdit):
    """Offers what was confirmed before; ↑ and ↓ go to the neighbours; Esc takes typing back first."""

    focused = Signal()
    completion_wanted = Signal(str)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._given = text
        self._offers = QStringListModel(self)
        completer = QCompleter(self._offers, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(8)
        self.setCompleter(completer)
        self.textEdited.connect(self._edited)
        self.setCursorPosition(0)

    def give(self, text: str) -> None:
        """Show another value, unless the person is typing."""
        if self.text() == self._given or not self.hasFocus():
            self.setText(text)
            self.setCursorPosition(0)
        self._given = text

    @property
    def is_typed(self) -> bool:
        return self.text() != self._given

    def offer(self, values: Sequence[str]) -> None:
        """Known values that begin like what stands here."""
        offers = [value for value in values if value != self.text()]
        self._offers.setStringList(offers)
        completer = self.completer()
        if offers and self.hasFocus() and self.is_typed:
            completer.complete()
        else:
            self._hide_offers()

    def _hide_offers(self) -> None:
        popup = self.completer().popup()
        if popup is not None:
            popup.hide()

    def _edited(self, text: str) -> None:
        self._offers.setStringList([])
        if text.strip():
            self.completion_wanted.emit(text)

    def focusInEvent(self, event: QFocusEvent) -> None:  # Qt's name  # noqa: N802  # Qt's name
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name  # noqa: N802  # Qt's name
        if event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        elif event.key() == Qt.Key.Key_Escape and self.is_typed:
            self.setText(self._given)
        else:
            super().keyPressEvent(event)
