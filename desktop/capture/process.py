"""Runs a backend in a child process, so that a decoder or a driver may die alone."""

from __future__ import annotations

import multiprocessing
import os
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import wait
from pathlib import Path
from threading import Event, Thread, Timer
from typing import TYPE_CHECKING, Final

from desktop.capture.backends.files import FilesBackend
from desktop.capture.child import Done, Failed, Next, Page, Scan, Stop, work
from desktop.capture.errors import CaptureError, ChildDied, ChildTimedOut
from desktop.capture.types import AS_IT_COMES, CaptureFailure, FileFailure, ScannedImage
from desktop.children import begin

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from desktop.capture.backend import ScannerBackend
    from desktop.capture.child import Order, Reply
    from desktop.capture.types import ScanSettings, Source

__all__ = ["SECONDS_PER_PAGE", "Child", "FileFailure", "capture"]

SECONDS_PER_PAGE: Final = 25.0
"""A4 takes half a second, A2 at 400 dpi five."""
MOST_TIME_OUTS: Final = 2
"""Pages of one file that may take too long: what hangs again and again is given up within a minute."""
PAGES_AHEAD: Final = 2
"""Pages that are asked for before the first of them is taken; one of them waits whole in the child."""


def capture(
    paths: Iterable[Path],
    *,
    time_limit: float = SECONDS_PER_PAGE,
    backend: Callable[[tuple[Path, ...]], ScannerBackend] = FilesBackend,
) -> Generator[ScannedImage | FileFailure, None, None]:
    """All pages of the files that `paths` stand for, in order, read in one child process.

    A file or page that cannot be read is a FileFailure, and the rest goes on. When the child dies, the page is tried
    once more; when that fails too, or the child gives no page for `time_limit` seconds, the page is left out and the
    file's next one is tried; when that fails as well, or is the file's second one that took too long, the rest of the
    file is left out. Closing the iterator ends the child. Asking for the next page means that the one before is safe.
    """
    made = backend(tuple(paths))
    with _Crew(made, time_limit) as crew:
        for source in made.sources():
            yield from _captured(crew, source)


def _captured(crew: _Crew, source: Source) -> Iterator[ScannedImage | FileFailure]:
    first, time_outs = 0, 0
    again = False
    left_out: FileFailure | None = None
    while True:
        try:
            for page in crew.scan(source, replace(AS_IT_COMES, first_page=first)):
                if left_out is not None:
                    yield left_out
                first, again, left_out = first + 1, False, None
                yield page if isinstance(page, ScannedImage) else FileFailure(source.id, page.index, page.error)
        except (ChildDied, ChildTimedOut) as error:
            time_outs += isinstance(error, ChildTimedOut)
            if isinstance(error, ChildDied) and not again and left_out is None:
                again = True
            elif left_out is None and first > 0 and time_outs < MOST_TIME_OUTS:
                left_out = FileFailure(source.id, first, error)
                first, again = first + 1, False
            else:
                yield FileFailure(source.id, None, error)
                return
        except CaptureError as error:
            yield FileFailure(source.id, None, error)
            return
        else:
            if left_out is not None:
                yield left_out
            return


class _Crew:
    """At most one living child; a new one takes the place of one that is gone."""

    def __init__(self, backend: ScannerBackend, time_limit: float) -> None:
        self._backend = backend
        self._time_limit = time_limit
        self._child: Child | None = None

    def __enter__(self) -> _Crew:
        return self

    def __exit__(self, *_: object) -> None:
        self._dismiss()

    def scan(self, source: Source, settings: ScanSettings) -> Iterator[ScannedImage | CaptureFailure]:
        if self._child is None:
            self._child = Child(self._backend, time_limit=self._time_limit)
        try:
            yield from self._child.scan(source, settings)
        except (ChildDied, ChildTimedOut):
            self._dismiss()
            raise

    def _dismiss(self) -> None:
        if self._child is not None:
            self._child.close()
            self._child = None


class Child:
    """One process with `backend` in it; one scan at a time. A scan that is given up leaves it useless: close it."""

    def __init__(self, backend: ScannerBackend, *, time_limit: float = SECONDS_PER_PAGE) -> None:
        self._time_limit = time_limit
        self._timed_out = False
        self._refusal: OSError | None = None
        context = multiprocessing.get_context("spawn")
        orders, self._orders = context.Pipe(duplex=False)
        self._replies, replies = context.Pipe(duplex=False)
        self._process = context.Process(
            target=work, args=(backend, orders, replies, os.getpid()), name=f"capture-{backend.name}", daemon=True
        )
        tried = Event()
        self._keeper = Thread(target=self._keep, args=(tried,), name="capture-keeper", daemon=True)
        self._keeper.start()
        try:
            tried.wait()
        except BaseException:
            tried.wait()  # whatever interrupts us: a child that is half there must be whole before it can be ended
            if self._refusal is None:
                self.close()
            raise
        orders.close()
        replies.close()
        if self._refusal is not None:
            raise self._refusal

    def __enter__(self) -> Child:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def scan(
        self, source: Source, settings: ScanSettings = AS_IT_COMES, *, ahead: int = PAGES_AHEAD
    ) -> Iterator[ScannedImage | CaptureFailure]:
        """As the backend's own `scan`, with at most `ahead` pages asked for before the first of them is taken.

        Raises:
            ChildDied: the process is gone.
            ChildTimedOut: it gave no page within the time limit, and was ended.
            CaptureError: the backend's own.
        """
        self._order(Scan(source, settings, ahead))
        while True:
            match self._reply(Path(source.id)):
                case Page(page):
                    yield page
                    self._order(Next())
                case Failed(error):
                    raise error
                case Done():
                    return

    def stop(self) -> None:
        """Let no further sheet be taken; `scan` still gives what has been scanned."""
        self._order(Stop())

    def close(self) -> None:
        """End the process at once, whatever it does."""
        self._process.kill()
        self._keeper.join()
        self._process.join()
        self._process.close()
        self._orders.close()
        self._replies.close()

    def _keep(self, tried: Event) -> None:
        """Start the child and outlive it: to Linux the thread that starts a process is its parent."""
        try:
            begin(self._process)
        except OSError as error:
            self._refusal = error
            return
        finally:
            tried.set()
        wait([self._process.sentinel])

    def _order(self, order: Order) -> None:
        """To a child that is gone it makes no difference; the next reply says so."""
        with suppress(OSError):
            self._orders.send(order)

    def _reply(self, path: Path) -> Reply:
        limit = Timer(self._time_limit, self._time_out)
        limit.daemon = True
        limit.start()
        try:
            reply: Reply = self._replies.recv()
        except (EOFError, OSError) as error:
            if self._timed_out:
                raise ChildTimedOut(path, self._time_limit) from error
            raise ChildDied(path) from error
        finally:
            limit.cancel()
            limit.join()
        return reply

    def _time_out(self) -> None:
        self._timed_out = True
        self._process.kill()
