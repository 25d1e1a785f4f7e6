"""Reads pages in child processes, one per core; survives the death of any child.

A page may be asked for whole, or its head first: then its reading comes twice, and heads that wait go before the rest
of any page.
"""

from __future__ import annotations

import os
import time
from collections import deque
from dataclasses import dataclass, field, replace
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Self

from desktop import children
from ocr.errors import EngineFailed, OcrError
from ocr.serve import PageAnswer, PageTask, Share, serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from pathlib import Path
    from types import TracebackType

PAGE_SECONDS = 45.0
"""Longer than any page takes on an old machine; a child that needs more hangs."""
START_SECONDS = 120.0
"""The same for a child that loads its library and the language's data, from a slow disk."""
AHEAD = 200
"""Pages at most whose head is read and whose rest waits."""


class ReaderDied(OcrError):
    """The child that read the page died, or hung and was ended."""


def cores() -> int:
    """How many children read at once: one per core we may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass
class _Reader:
    process: BaseProcess
    connection: Connection
    ready: bool = False
    task: PageTask | None = None
    open_page: int | None = None
    """The page whose picture it holds ready."""
    deadline: float = field(default=0.0)


class ReaderPool:
    """Feed it tasks with `put`, take answers with `answers`; use it as a context."""

    def __init__(
        self,
        jobs: int | None = None,
        *,
        engine: str = "tesseract",
        data_path: Path | None = None,
        types_folder: Path | None = None,
        page_seconds: float = PAGE_SECONDS,
    ) -> None:
        self._jobs = jobs or cores()
        self._engine = engine
        self._data_path = data_path
        self._types_folder = types_folder
        self._page_seconds = page_seconds
        self._readers: list[_Reader] = []
        self._queue: deque[PageTask] = deque()
        self._rests: dict[int, PageTask] = {}
        """In the order in which their heads were read."""
        self._hastened: deque[int] = deque()
        self._retried: set[int] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for reader in self._readers:
            children.stop(reader.process, reader.connection)
        self._readers.clear()

    @property
    def room(self) -> int:
        """How many more tasks keep every child busy, with one waiting for each; the rests of pages do not count."""
        return 0 if len(self._rests) >= AHEAD else max(0, 2 * self._jobs - len(self._queue) - self._at_work)

    @property
    def pending(self) -> int:
        """Tasks put whose whole answer has not been taken."""
        return len(self._queue) + len(self._rests) + self._at_work

    @property
    def _at_work(self) -> int:
        return sum(reader.task is not None for reader in self._readers)

    def put(self, task: PageTask) -> None:
        if task.share is Share.REST:
            self._rests[task.key] = task
        else:
            self._queue.append(task)

    def hasten(self, key: int) -> None:
        """A document ends on this page: its foot is wanted before the rest of other pages."""
        if key in self._rests and key not in self._hastened:
            self._hastened.append(key)

    def answers(self, seconds: float | None = None) -> Iterator[PageAnswer]:
        """The answers that are there, waiting up to `seconds` for the first; at once when nothing is pending.

        A page of which only the head was asked for has an answer that is not whole first; its rest is read by itself.
        A page whose child died is tried once more; then its answer bears `ReaderDied`.

        Raises:
            EngineMissing: no child can read here at all.
        """
        self._hand_out()
        if not self.pending:
            return
        limit = min([reader.deadline for reader in self._readers if reader.task or not reader.ready], default=0.0)
        timeout = max(0.0, limit - time.monotonic())
        if seconds is not None:
            timeout = min(timeout, seconds)
        by_end = {reader.connection: reader for reader in self._readers}
        for end in wait(list(by_end), timeout):
            reader = by_end[end]  # type: ignore[index]  # we gave it connections only
            answer = self._take(reader)
            self._hand_out()
            if answer is not None:
                yield answer
        for reader in [reader for reader in self._readers if time.monotonic() > reader.deadline and _busy(reader)]:
            lost = self._bury(reader)
            if lost is not None:
                yield lost
        self._hand_out()

    def _take(self, reader: _Reader) -> PageAnswer | None:
        try:
            message: PageAnswer | OcrError | str = reader.connection.recv()
        except (EOFError, OSError):
            return self._bury(reader)
        if isinstance(message, OcrError):
            raise message
        if isinstance(message, str):
            reader.ready = True
            return None
        task, reader.task = reader.task, None
        if task is not None and not message.is_whole:
            reader.open_page = task.key
            self._retried.discard(task.key)
            self._rests[task.key] = replace(task, share=Share.REST, known=message.data)
            return message
        if isinstance(message.error, EngineFailed) and task is not None and task.key not in self._retried:
            self._retried.add(task.key)
            self._queue.appendleft(task)
            return None
        return message

    def _bury(self, reader: _Reader) -> PageAnswer | None:
        """A child is dead or hangs: end it. What killed it is tried once more; what hung would only hang again."""
        self._readers.remove(reader)
        children.stop(reader.process, reader.connection)
        task = reader.task
        if task is None:
            if not reader.ready:
                raise EngineFailed(self._engine, "the reading process ends as soon as it starts")
            return None
        hung = time.monotonic() > reader.deadline
        if hung or task.key in self._retried:
            return PageAnswer(task.key, None, self._engine, ReaderDied())
        self._retried.add(task.key)
        self._queue.appendleft(task)
        return None

    def _hand_out(self) -> None:
        while len(self._readers) < min(self._jobs, self.pending):
            process, connection = children.start(
                serve, self._engine, self._data_path, self._types_folder, name="sohoa-reader"
            )
            self._readers.append(_Reader(process, connection, deadline=time.monotonic() + START_SECONDS))
        for reader in self._readers:
            if reader.ready and reader.task is None and (self._queue or self._rests):
                reader.task = self._next(reader)
                reader.open_page = None
                reader.deadline = time.monotonic() + self._page_seconds
                try:
                    reader.connection.send(reader.task)
                except OSError:
                    continue  # it is dead: the next wait finds out

    def _next(self, reader: _Reader) -> PageTask:
        """New pages first, then the feet of last pages, then what the child holds open, then the oldest rest."""
        if self._queue:
            return self._queue.popleft()
        if self._hastened:
            return replace(self._rests.pop(self._hastened.popleft()), share=Share.FOOT)
        key = reader.open_page
        return self._rests.pop(key if key is not None and key in self._rests else next(iter(self._rests)))


def _busy(reader: _Reader) -> bool:
    return reader.task is not None or not reader.ready
