"""Choose a document type by typing any part of its name, with or without accents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain.rows import TypeChoice

_FOLDED = Qt.ItemDataRole.UserRole + 1


class _WithoutAccents(QCompleter):
    def __init__(self, model: QStandardItemModel, fold: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(model, parent)
        self._fold = fold
        self.setCompletionRole(_FOLDED)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(10)

    def splitPath(self, path: str) -> list[str]:  # Qt's name  # noqa: N802  # Qt's name
        return [self._fold(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:  # Qt's name  # noqa: N802  # Qt's name
        return str(index.data(Qt.ItemDataRole.DisplayRole))


class TypePicker(QComboBox):
    entered = Signal(str)
    """Enter was pressed on this type id."""
    focused = Signal()

    def __init__(
        self, choices: Sequence[TypeChoice], fold: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._fold = fold
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName("Loại văn bản")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        items = QStandardItemModel(self)
        for choice in choices:
            item = QStandardItem(choice.name)
            item.setData(choice.id, Qt.ItemDataRole.UserRole)
            item.setData(choice.folded, _FOLDED)
            items.appendRow(item)
        self.setModel(items)
        self.setCompleter(_WithoutAccents(items, fold, self))
        line = self.lineEdit()
        if line is not None:
            line.returnPressed.connect(self._enter)
        self.activated.connect(self._picked)

    def show_type(self, type_id: str) -> None:
        self.setCurrentIndex(self.findData(type_id))

    @property
    def type_id(self) -> str | None:
        """The type whose name stands there; None when it is no type's name."""
        wanted = self._fold(self.currentText().strip())
        for place in range(self.count()):
            if self._fold(self.itemText(place)) == wanted:
                return str(self.itemData(place))
        return None

    def _enter(self) -> None:
        chosen = self.type_id
        if chosen is not None:
            self.show_type(chosen)
            self.entered.emit(chosen)

    def _picked(self, place: int) -> None:
        """Chosen from the opened list with a mouse or the arrows."""
        if self.view().isVisible() or not self.hasFocus():
            self.entered.emit(str(self.itemData(place)))

    def focusInEvent(self, event: QFocusEvent) -> None:  # Qt's name  # noqa: N802  # Qt's name
        super().focusInEvent(event)
        line = self.lineEdit()
        if line is not None:
            line.selectAll()
        self.focused.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # Qt's name  # noqa: N802  # Qt's name
        event.ignore()
