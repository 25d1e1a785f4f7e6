"""Work leaves the screen, its outcome comes back on the main thread.

The runner owns every operation and outlives every screen, so a screen may close while its work goes on.
"""

from __future__ import annotations

import logging
from concurrent.futures import Future, ThreadPoolExecutor
from enum import Enum
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

_log = logging.getLogger(__name__)

Result = TypeVar("Result")


class Lane(Enum):
    """Where work goes; the value counts its threads."""

    WRITE = 1
    """Everything short that writes, one after the other, in the order it was asked for."""
    READ = 3
    LONG = 4
    """What may take minutes: taking in, reading, exporting."""


class Stopped(Exception):
    """The person or the program's end asked the work to stop; what is done so far is safe."""


class Operation(QObject):
    """One thing asked for. Its signals arrive on the main thread, at the earliest after the caller has returned."""

    succeeded = Signal(object)
    failed = Signal(object)
    progressed = Signal(object)
    ended = Signal()
    _reported = Signal(object)
    _done = Signal(object)

    def __init__(self, title: str, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self._stop = Event()
        self._reported.connect(self.progressed, Qt.ConnectionType.QueuedConnection)
        self._done.connect(self._arrived, Qt.ConnectionType.QueuedConnection)

    def report(self, progress: object) -> None:
        """Called by the work, on its own thread: how far it is.

        Raises:
            Stopped: it is to end here.
        """
        if self._stop.is_set():
            raise Stopped
        self._reported.emit(progress)

    def stop(self) -> None:
        self._stop.set()

    @property
    def stopping(self) -> bool:
        return self._stop.is_set()

    def follow(self, future: Future[Any]) -> None:
        future.add_done_callback(self._done.emit)

    def _arrived(self, future: Future[Any]) -> None:
        error = None if future.cancelled() else future.exception()
        if future.cancelled() or isinstance(error, Stopped):
            pass
        elif error is not None:
            self.failed.emit(error)
        else:
            self.succeeded.emit(future.result())
        self.ended.emit()


class Runner(QObject):
    """Runs work in lanes; one writer, several readers."""

    started = Signal(object)
    """An operation with a title, for whoever shows what is going on."""
    failed = Signal(object)
    """The error of an operation whose caller does not answer errors."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {lane: ThreadPoolExecutor(lane.value, f"sohoa-{lane.name.lower()}") for lane in Lane}
        self._operations: set[Operation] = set()
        self._closed = False

    def write(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> Operation:
        return self._run(Lane.WRITE, work, Operation("", self), then, failed)

    def read(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> Operation:
        return self._run(Lane.READ, work, Operation("", self), then, failed)

    def long(
        self,
        title: str,
        work: Callable[[Operation], Result],
        then: Callable[[Result], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> Operation:
        """Work that reports how far it is, and can be stopped; the operation is handed to it."""
        operation = Operation(title, self)
        self._run(Lane.LONG, partial(work, operation), operation, then, failed)
        if title:
            self.started.emit(operation)
        return operation

    @property
    def busy(self) -> bool:
        """Something is under way whose outcome has not arrived."""
        return bool(self._operations)

    def close(self) -> None:
        """Ask everything to stop, finish what is being written, and wait for it. Outcomes no longer arrive."""
        self._closed = True
        for operation in self._operations:
            operation.stop()
        self._lanes[Lane.LONG].shutdown(wait=True, cancel_futures=True)
        self._lanes[Lane.WRITE].shutdown(wait=True)
        self._lanes[Lane.READ].shutdown(wait=True, cancel_futures=True)
        for operation in self._operations:
            operation.blockSignals(True)

    def _run(
        self,
        lane: Lane,
        work: Callable[[], Result],
        operation: Operation,
        then: Callable[[Result], object] | None,
        failed: Callable[[Exception], object] | None,
    ) -> Operation:
        if then is not None:
            operation.succeeded.connect(then)
        operation.failed.connect(failed if failed is not None else self.failed)
        if self._closed:
            return operation
        operation.ended.connect(partial(self._forget, operation))
        self._operations.add(operation)
        operation.follow(self._lanes[lane].submit(work))
        return operation

    def _forget(self, operation: Operation) -> None:
        self._operations.discard(operation)
        operation.deleteLater()
