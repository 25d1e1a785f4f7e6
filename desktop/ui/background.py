"""What goes on by itself: put right what a crash left behind, then read every page that waits."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from desktop.domain.batch import BatchState
from desktop.domain.changes import Changes
from desktop.ui.progress import HowFar
from desktop.workflow import lists, reading, recovery

if TYPE_CHECKING:
    from desktop.domain.users import User
    from desktop.ui.desk import Desk
    from desktop.ui.runner import Operation
    from desktop.workflow.office import Office
    from desktop.workflow.reading import ReadingProgress, ReadingSettings
    from desktop.workflow.recovery import Recovered

ANOTHER_READS_SECONDS: Final = 15


class Background(QObject):
    """Woken when pages come in; one run at a time, and none beside another program's."""

    def __init__(self, desk: Desk, settings: ReadingSettings) -> None:
        super().__init__(desk)
        self._desk = desk
        self._settings = settings
        self._running: Operation | None = None
        self._again = False

    def start(self) -> None:
        """Recover, and say what was put right; then read."""
        work = partial(_recover, self._desk.office, self._desk.user)
        operation = self._desk.runner.long("", work, self._recovered)
        operation.ended.connect(self.wake)

    def wake(self) -> None:
        """There may be pages to read."""
        if self._running is not None:
            self._again = True
            return
        self._desk.runner.read(partial(_pages_waiting, self._desk.office), self._read)

    def _recovered(self, recovered: Recovered) -> None:
        if recovered.anything:
            parts = []
            if recovered.scans:
                parts.append(f"nhập tiếp {recovered.scans} lượt bị ngắt ({recovered.pages} trang)")
            if recovered.packages:
                parts.append(f"hoàn tất {recovered.packages} gói đang ghi dở")
            if recovered.leftovers:
                parts.append(f"dọn {recovered.leftovers} tệp tạm")
            self._desk.notices.say("Lần trước chương trình bị ngắt giữa chừng.", f"Đã {', '.join(parts)}.")
            self._desk.changed.emit(recovered.changes)

    def _read(self, waiting: int) -> None:
        if not waiting or self._running is not None:
            return
        work = partial(_read, self._desk.office, self._settings)
        self._running = self._desk.runner.long("Đang nhận dạng", work, self._ended)
        self._running.progressed.connect(self._progressed)
        self._running.ended.connect(self._done)

    def _progressed(self, progress: object) -> None:
        if isinstance(progress, Changes):
            self._desk.changed.emit(progress)

    def _ended(self, pages: int | None) -> None:
        if pages is None:
            QTimer.singleShot(ANOTHER_READS_SECONDS * 1000, self, self.wake)

    def _done(self) -> None:
        self._running = None
        if self._again:
            self._again = False
            self.wake()


def _recover(office: Office, by: User, _operation: Operation) -> Recovered:
    return recovery.recover(by=by, office=office)


def _pages_waiting(office: Office) -> int:
    """Pages without a reading, and batches that wait to be cut: either is a reason to start."""
    rows = lists.batches(office, [BatchState.SCANNING, BatchState.READING])
    return sum(row.pages_unread + (row.state is BatchState.READING) for row in rows)


def _read(office: Office, settings: ReadingSettings, operation: Operation) -> int | None:
    operation.report(HowFar(0, _pages_waiting(office)))

    def report(progress: ReadingProgress) -> None:
        if not operation.stopping:
            left = sum(row.pages_unread for row in lists.batches(office, [BatchState.SCANNING, BatchState.READING]))
            operation.report(HowFar(progress.pages_read, progress.pages_read + left))
            operation.report(progress.changes)

    return reading.read_waiting(office, settings, report=report, stop=lambda: operation.stopping)
