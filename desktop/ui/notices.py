"""Shows messages inside the window: what happened, what to do next; details to copy when it is a bug."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop import logs
from desktop.messages import explain
from desktop.ui import theme
from desktop.ui.widgets.parts import button, label

_log = logging.getLogger(__name__)
MOST_SHOWN = 3


class Kind(Enum):
    SAID = "said"
    KNOWN = "known"
    BUG = "bug"


SECONDS = {Kind.SAID: 8, Kind.KNOWN: 30}
"""So long a notice stands there; a bug stays until the person closes it."""


@dataclass(frozen=True, slots=True)
class Notice:
    kind: Kind
    what: str
    next_step: str = ""
    details: str = ""
    """What a person can copy for whoever repairs the program."""


class Notices(QObject):
    """Says things; whoever shows them listens."""

    shown = Signal(object)

    def say(self, what: str, next_step: str = "") -> None:
        self.shown.emit(Notice(Kind.SAID, what, next_step))

    def warn(self, what: str, next_step: str = "") -> None:
        self.shown.emit(Notice(Kind.KNOWN, what, next_step))

    def error(self, error: BaseException) -> None:
        """A known error in its two sentences; anything else is a bug, logged, with details to copy."""
        message = explain(error)
        if message is not None:
            self.shown.emit(Notice(Kind.KNOWN, message.what, message.next_step))
            return
        details = logs.bug_details(error)
        _log.error("a bug in an operation\n%s", details)
        self.shown.emit(
            Notice(
                Kind.BUG,
                "Chương trình gặp lỗi ngoài dự kiến; những gì đã lưu vẫn an toàn.",
                "Hãy làm lại. Nếu vẫn lỗi, bấm “Chép chi tiết” và gửi cho người phụ trách.",
                details,
            )
        )


class NoticeArea(QWidget):
    """The newest few notices, one under the other; what was only said goes away by itself."""

    def __init__(self, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        notices.shown.connect(self._show)
        self.hide()

    def _show(self, notice: Notice) -> None:
        while self._column.count() >= MOST_SHOWN:
            self._remove(self._strips()[0])
        strip = _Strip(notice, self)
        strip.closed.connect(self._remove)
        self._column.addWidget(strip)
        self.show()

    def _strips(self) -> list[_Strip]:
        return self.findChildren(_Strip, options=Qt.FindChildOption.FindDirectChildrenOnly)

    def _remove(self, strip: _Strip) -> None:
        self._column.removeWidget(strip)
        strip.setParent(None)
        strip.deleteLater()
        self.setVisible(self._column.count() > 0)

    def forget(self, *kinds: Kind) -> None:
        """Take away what belongs to the screen, or the person, that is left now."""
        for strip in self._strips():
            if strip.kind in kinds:
                self._remove(strip)


class _Strip(QFrame):
    closed = Signal(object)

    def __init__(self, notice: Notice, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = notice.kind
        self._details = notice.details
        self.setProperty("notice", notice.kind.value)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE, theme.GAP, theme.GAP, theme.GAP)
        text = label(f"{notice.what} {notice.next_step}".strip(), wrap=True)
        text.setAccessibleName("Thông báo")
        row.addWidget(text, 1)
        if notice.details:
            row.addWidget(button("Chép chi tiết", self._copy, look="flat"))
        row.addWidget(button("Đóng", self._close, look="flat"))
        seconds = SECONDS.get(notice.kind)
        if seconds is not None:
            QTimer.singleShot(seconds * 1000, self, self._close)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)

    def _close(self) -> None:
        self.closed.emit(self)
