"""A batch's state as a coloured word in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.domain.batch import BatchState
from desktop.messages import STATE_NAMES
from desktop.ui import theme

if TYPE_CHECKING:
    from desktop.domain.rows import BatchRow

COLOURS: Final = {
    BatchState.SCANNING: (theme.INK_SOFT, "#E6EAEF"),
    BatchState.READING: (theme.INK_SOFT, "#E6EAEF"),
    BatchState.CHECKING: (theme.ACCENT_DARK, theme.ACCENT_SOFT),
    BatchState.RETURNED: (theme.WRONG, theme.WRONG_SOFT),
    BatchState.REVIEWING: (theme.UNSURE, theme.UNSURE_SOFT),
    BatchState.APPROVED: (theme.SURE, theme.SURE_SOFT),
}


class StatePill(QStyledItemDelegate):
    """For a column whose rows give their `BatchRow` under the user role."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: BatchRow = index.data(Qt.ItemDataRole.UserRole)
        area: QRectF = QRectF(option.rect)
        selected = option.state & QStyle.StateFlag.State_Selected
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.fillRect(area, QColor(theme.ACCENT_SOFT))
        painter.setPen(QColor(theme.ROW_LINE))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        ink, ground = COLOURS[row.state]
        text = STATE_NAMES[row.state]
        width = painter.fontMetrics().horizontalAdvance(text) + 22
        pill = QRectF(area.left() + 8, area.center().y() - 12, width, 24)
        painter.setPen(QColor(ink))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(pill, 12, 12)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()
