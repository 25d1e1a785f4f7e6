"""What happens inside a capture process: it obeys one parent, and ends with it."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Event, Semaphore, Thread
from typing import TYPE_CHECKING, Final

from desktop.capture.errors import CaptureError
from desktop.children import leave_stopping_to_parent

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from desktop.capture.backend import ScannerBackend
    from desktop.capture.types import CaptureFailure, ScannedImage, ScanSettings, Source

MEMORY_LIMIT: Final = 2 << 30
"""Bytes of address space, on Linux: a decoder that wants more dies alone, before the machine suffers.
The largest picture that is let in takes 1.4 billion, A2 in colour at 400 dpi 0.5."""
_PR_SET_PDEATHSIG: Final = 1


@dataclass(frozen=True, slots=True)
class Scan:
    """Order: scan `source`. The first `ahead` pages need no `Next`."""

    source: Source
    settings: ScanSettings
    ahead: int


@dataclass(frozen=True, slots=True)
class Next:
    """Order: one more page may be asked for."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Order: take no further sheet."""


@dataclass(frozen=True, slots=True)
class Page:
    """Reply: a page, or why there is none."""

    page: ScannedImage | CaptureFailure


@dataclass(frozen=True, slots=True)
class Done:
    """Reply: no page is left."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Reply: the scan ended with a known error."""

    error: CaptureError


Order = Scan | Next | Stop
Reply = Page | Done | Failed


def work(backend: ScannerBackend, orders: Connection, replies: Connection, parent: int) -> None:
    """The child's main function. It never returns: the child ends when the parent's end of `orders` is closed.

    Anything but a known error ends the child too, with its traceback on stderr; the parent goes on with a new one.
    """
    _stand_alone(parent)
    listener = _Listener(orders)
    while True:
        scan = listener.scans.get()
        try:
            pages = iter(backend.scan(scan.source, scan.settings, listener.stop))
            while True:
                listener.may_ask.acquire()
                page = next(pages, None)
                if page is None:
                    break
                replies.send(Page(page))
            replies.send(Done())
        except CaptureError as error:
            replies.send(Failed(error))


class _Listener:
    """Takes orders while pages are made; its thread ends the child when the parent is gone."""

    def __init__(self, orders: Connection) -> None:
        self.scans: SimpleQueue[Scan] = SimpleQueue()
        self.stop = Event()
        self.may_ask = Semaphore(0)
        Thread(target=self._listen, args=(orders,), daemon=True).start()

    def _listen(self, orders: Connection) -> None:
        while True:
            try:
                order: Order = orders.recv()
            except (EOFError, OSError):
                os._exit(0)
            match order:
                case Next():
                    self.may_ask.release()
                case Stop():
                    self.stop.set()
                case Scan():
                    self.stop.clear()
                    self.may_ask = Semaphore(order.ahead)
                    self.scans.put(order)


def _stand_alone(parent: int) -> None:
    """Leave Ctrl-C to the parent and, on Linux, let the system watch.

    The system ends the child with its parent even while a decoder holds the interpreter, and keeps its memory within
    bounds.
    """
    leave_stopping_to_parent()
    if sys.platform == "linux":
        import ctypes
        import resource

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(0)
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = MEMORY_LIMIT if hard == resource.RLIM_INFINITY else min(MEMORY_LIMIT, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
