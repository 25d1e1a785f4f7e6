"""Sure, unsure, missing, confirmed: told by shape as well as by colour."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui import theme

if TYPE_CHECKING:
    from desktop.domain.rows import FieldRow

SIDE: Final = 20


class Mark(Enum):
    """The value is what a person reads for it."""

    CONFIRMED = "Đã xác nhận"
    SURE = "Máy đọc chắc chắn"
    UNSURE = "Cần xem lại"
    MISSING = "Còn thiếu"
    EMPTY = "Không có trên giấy"
    REMARK = "Người duyệt yêu cầu sửa"


def mark_of(field: FieldRow) -> Mark:
    if field.remark is not None:
        return Mark.REMARK
    if field.value:
        return Mark.CONFIRMED
    if field.required and not field.shown:
        return Mark.MISSING
    if field.value is not None or field.read is None:
        return Mark.EMPTY
    return Mark.SURE if field.sure else Mark.UNSURE


class ReadingMark(QWidget):
    """A small sign beside a field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = Mark.EMPTY
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_mark(self, mark: Mark) -> None:
        self._mark = mark
        self.setToolTip(mark.value)
        self.setAccessibleName(mark.value)
        self.update()

    def sizeHint(self) -> QSize:  # Qt's name  # noqa: N802  # Qt's name
        return QSize(SIDE, SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:  # Qt's name  # noqa: N802  # Qt's name
        painter = QPainter(self)
        paint_mark(painter, QRectF(0, 0, SIDE, SIDE), self._mark)


def paint_mark(painter: QPainter, area: QRectF, mark: Mark) -> None:
    """Draw the sign into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = area.adjusted(2, 2, -2, -2)
    if mark in (Mark.CONFIRMED, Mark.SURE):
        green = QColor(theme.SURE)
        painter.setPen(QPen(green, 1.6))
        painter.setBrush(green if mark is Mark.CONFIRMED else QColor(theme.PAPER))
        painter.drawEllipse(inner)
        painter.setPen(QPen(QColor(theme.PAPER) if mark is Mark.CONFIRMED else green, 2))
        painter.drawPolyline(QPolygonF([_at(inner, 0.24, 0.52), _at(inner, 0.43, 0.70), _at(inner, 0.76, 0.32)]))
    elif mark in (Mark.UNSURE, Mark.MISSING):
        colour = QColor(theme.UNSURE if mark is Mark.UNSURE else theme.WRONG)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([_at(inner, 0.5, -0.02), _at(inner, 1.06, 1.0), _at(inner, -0.06, 1.0)]))
        _letter(painter, inner.adjusted(0, 4, 0, 2), "?" if mark is Mark.UNSURE else "!")
    elif mark is Mark.REMARK:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.WRONG))
        painter.drawRoundedRect(inner, 3, 3)
        _letter(painter, inner, "✎")
    else:
        painter.setPen(QPen(QColor("#8390A0"), 1.6, Qt.PenStyle.DashLine))
        painter.drawEllipse(inner)
    painter.restore()


def _at(area: QRectF, across: float, down: float) -> QPointF:
    return QPointF(area.left() + across * area.width(), area.top() + down * area.height())


def _letter(painter: QPainter, area: QRectF, letter: str) -> None:
    font = QFont(theme.FAMILY)
    font.setPixelSize(11)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(theme.PAPER))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, letter)
