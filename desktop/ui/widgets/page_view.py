"""A page's image: zoom, fit, move; shows where a field stands and follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.ui import theme
from desktop.ui.images import key_of

if TYPE_CHECKING:
    from desktop.domain.rows import PageRow, Place
    from desktop.ui.images import ImageKey, PageImages

MARGIN: Final = 12
PRACTICE_MARK: Final = "TẬP HUẤN"
STEP: Final = 1.25
CLOSEST: Final = 4.0
CLOSEST_TO_FIELD: Final = 1.7
FIELD_SHARE: Final = 0.55
"""How much of the view's width a field's place may fill when the view goes to it."""


class PageView(QAbstractScrollArea):
    """Zoom 1.0 is the page fitted to the view's width; `whole` fits all of it."""

    def __init__(self, images: PageImages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images = images
        self._page: PageRow | None = None
        self._image: QImage | None = None
        self._scaled: QImage | None = None
        self._place: Place | None = None
        self._zoom = 1.0
        self._whole = True
        self._dragged_from: QPoint | None = None
        self._trouble = ""
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName("Ảnh quét của trang")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        images.ready.connect(self._arrived)
        images.failed.connect(self._lost)

    def show_page(self, page: PageRow | None) -> None:
        """Show a page as a whole, at once when its image is at hand."""
        if page is not None and self._page is not None and key_of(page) == key_of(self._page):
            self._page = page
            return
        self._page, self._place, self._trouble = page, None, ""
        self._whole, self._zoom = True, 1.0
        self._image = self._images.get(page) if page is not None else None
        self._scaled = None
        self._lay_out()
        self.verticalScrollBar().setValue(0)

    def show_place(self, place: Place | None) -> None:
        """Frame a place on the page that is shown, and go there; None takes the frame away."""
        self._place = place
        if place is not None:
            self._go_to(place)
        self.viewport().update()

    @property
    def page(self) -> PageRow | None:
        return self._page

    def fit(self) -> None:
        self._whole, self._zoom = True, 1.0
        self._lay_out()

    def fit_width(self) -> None:
        self._whole, self._zoom = False, 1.0
        self._lay_out()

    def zoom_in(self) -> None:
        self._zoom_to(self._scale() * STEP)

    def zoom_out(self) -> None:
        self._zoom_to(self._scale() / STEP)

    def _zoom_to(self, scale: float, centre: tuple[float, float] | None = None) -> None:
        """`scale` in view pixels per pixel of the upright page; `centre` on that page."""
        if self._page is None:
            return
        centre = centre or self._centre()
        fitted = self._fitted_width()
        self._whole = False
        self._zoom = min(max(scale / fitted, 0.25), CLOSEST)
        self._lay_out()
        scale = self._scale()
        area = self.viewport().size()
        self.horizontalScrollBar().setValue(round(centre[0] * scale + MARGIN - area.width() / 2))
        self.verticalScrollBar().setValue(round(centre[1] * scale + MARGIN - area.height() / 2))

    def _go_to(self, place: Place) -> None:
        width = max(1, place.right - place.left)
        height = max(1, place.bottom - place.top)
        area = self.viewport().size()
        fitted = self._fitted_width()
        wanted = min(FIELD_SHARE * area.width() / width, 0.3 * area.height() / height)
        scale = min(max(wanted, fitted), fitted * CLOSEST_TO_FIELD)
        middle = ((place.left + place.right) / 2, (place.top + place.bottom) / 2)
        self._zoom_to(scale, middle)

    def _centre(self) -> tuple[float, float]:
        scale, area = self._scale(), self.viewport().size()
        return (
            (self.horizontalScrollBar().value() + area.width() / 2 - MARGIN) / scale,
            (self.verticalScrollBar().value() + area.height() / 2 - MARGIN) / scale,
        )

    def _fitted_width(self) -> float:
        if self._page is None:
            return 1.0
        return max(0.01, (self.viewport().width() - 2 * MARGIN) / self._page.width)

    def _scale(self) -> float:
        if self._page is None:
            return 1.0
        if self._whole:
            height = (self.viewport().height() - 2 * MARGIN) / self._page.height
            return max(0.01, min(self._fitted_width(), height))
        return self._fitted_width() * self._zoom

    def _size(self) -> tuple[int, int]:
        if self._page is None:
            return 0, 0
        scale = self._scale()
        return max(1, round(self._page.width * scale)), max(1, round(self._page.height * scale))

    def _lay_out(self) -> None:
        width, height = self._size()
        area = self.viewport().size()
        for bar, wanted, there in (
            (self.horizontalScrollBar(), width + 2 * MARGIN, area.width()),
            (self.verticalScrollBar(), height + 2 * MARGIN, area.height()),
        ):
            bar.setRange(0, max(0, wanted - there))
            bar.setPageStep(there)
            bar.setSingleStep(40)
        self._scaled = None
        self.viewport().update()

    def _origin(self) -> QPoint:
        width, height = self._size()
        area = self.viewport().size()
        left = MARGIN - self.horizontalScrollBar().value()
        top = MARGIN - self.verticalScrollBar().value()
        if width + 2 * MARGIN <= area.width():
            left = (area.width() - width) // 2
        if height + 2 * MARGIN <= area.height():
            top = (area.height() - height) // 2
        return QPoint(left, top)

    def _picture(self, width: int, height: int) -> QImage | None:
        """The image at the size it is shown: shrunk once, so that each paint only copies."""
        if self._image is None or self._image.isNull():
            return None
        ratio = self.devicePixelRatioF()
        if self._image.width() <= width * ratio:
            return self._image
        if self._scaled is None:
            self._scaled = self._image.scaled(
                round(width * ratio),
                round(height * ratio),
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        return self._scaled

    def paintEvent(self, _event: QPaintEvent) -> None:  # Qt's name  # noqa: N802  # Qt's name
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor("#D5DBE3"))
        if self._page is None:
            return
        width, height = self._size()
        target = QRect(self._origin(), self._origin() + QPoint(width - 1, height - 1))
        picture = self._picture(width, height)
        if picture is None:
            painter.fillRect(target, QColor(theme.PAPER))
            painter.setPen(QColor(theme.INK_SOFT))
            painter.drawText(target, Qt.AlignmentFlag.AlignCenter, self._trouble or "Đang mở ảnh…")
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(target, picture)
        painter.setPen(QColor("#9AA6B4"))
        painter.drawRect(target)
        if self._images.practice:
            self._paint_practice(painter, target)
        if self._place is not None and self._place.page_id == self._page.id:
            self._paint_place(painter, target, self._place)

    def _paint_practice(self, painter: QPainter, target: QRect) -> None:
        painter.save()
        painter.translate(target.center())
        painter.rotate(-45)
        font = QFont(theme.FAMILY)
        font.setBold(True)
        font.setPixelSize(max(theme.TITLE, target.width() // 7))
        painter.setFont(font)
        painter.setPen(QColor(106, 27, 154, 70))
        reach = target.width() + target.height()
        painter.drawText(QRect(-reach // 2, -reach // 2, reach, reach), Qt.AlignmentFlag.AlignCenter, PRACTICE_MARK)
        painter.restore()

    def _paint_place(self, painter: QPainter, target: QRect, place: Place) -> None:
        scale = self._scale()
        frame = QRectF(
            target.left() + place.left * scale - 6,
            target.top() + place.top * scale - 5,
            (place.right - place.left) * scale + 12,
            (place.bottom - place.top) * scale + 10,
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(frame, QColor(255, 196, 0, 46))
        painter.setPen(QPen(QColor(theme.PAPER), 5))
        painter.drawRoundedRect(frame, 3, 3)
        painter.setPen(QPen(QColor("#D9480F"), 3))
        painter.drawRoundedRect(frame, 3, 3)

    def resizeEvent(self, _event: QResizeEvent) -> None:  # Qt's name  # noqa: N802  # Qt's name
        self._lay_out()
        if self._place is not None:
            self._go_to(self._place)

    def wheelEvent(self, event: QWheelEvent) -> None:  # Qt's name  # noqa: N802  # Qt's name
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # Qt's name  # noqa: N802  # Qt's name
        self._dragged_from = event.position().toPoint()
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # Qt's name  # noqa: N802  # Qt's name
        if self._dragged_from is None:
            return
        moved = event.position().toPoint() - self._dragged_from
        self._dragged_from = event.position().toPoint()
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - moved.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # Qt's name  # noqa: N802  # Qt's name
        self._dragged_from = None
        self.viewport().unsetCursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name  # noqa: N802  # Qt's name
        event.ignore()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:  # Qt's name  # noqa: N802  # Qt's name
        self.viewport().update()

    def _arrived(self, key: ImageKey) -> None:
        if self._page is not None and key == key_of(self._page):
            self._image, self._scaled = self._images.get(self._page), None
            if self._image is not None and self._image.isNull():
                self._trouble = "Không mở được ảnh của trang này."
            self.viewport().update()

    def _lost(self, key: ImageKey, _error: Exception) -> None:
        if self._page is not None and key == key_of(self._page):
            self._trouble = "Ảnh quét không còn trong kho ảnh. Hãy quét lại trang này."
            self.viewport().update()
