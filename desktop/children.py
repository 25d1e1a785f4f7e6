"""Child processes: started by `spawn`, one native library each, gone when their parent is gone."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess


class ChildMain(Protocol):
    """What a child runs: a module-level function that takes its end of the pipe first."""

    def __call__(self, connection: Connection, /, *arguments: Any) -> None: ...


def start(main: ChildMain, *arguments: Any, name: str) -> tuple[BaseProcess, Connection]:
    """Start a child and give back its process and our end of a two-way pipe.

    `OMP_THREAD_LIMIT=1` stands in the child's environment before any library loads: with more, two readers on two
    cores are several times slower than one.
    """
    os.environ["OMP_THREAD_LIMIT"] = "1"
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=True)
    process = context.Process(target=_run, args=(main, theirs, arguments), name=name, daemon=True)
    with ThreadPoolExecutor(max_workers=1) as starter:
        starter.submit(begin, process).result()
    theirs.close()
    return process, ours


def _run(main: ChildMain, connection: Connection, arguments: tuple[Any, ...]) -> None:
    leave_stopping_to_parent()
    die_with_parent()
    main(connection, *arguments)


def begin(process: BaseProcess) -> None:
    """Start `process`, deaf to Ctrl-C until it says `leave_stopping_to_parent`. To be called in a thread of its own.

    What interrupts the main thread does not interrupt this one: a child that is told only half ends with a traceback.
    """
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
    process.start()


def leave_stopping_to_parent() -> None:
    """In a child: Ctrl-C goes to the whole terminal, and it is for the parent to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGINT,))


def die_with_parent() -> None:
    """End this process when its parent is gone, whatever this process is doing then.

    Linux's PR_SET_PDEATHSIG would not do: it fires when the *thread* that started the child ends.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        _watch(parent.join)


def _watch(wait_for_parent: Callable[[], object]) -> None:
    def leave() -> None:
        wait_for_parent()
        os._exit(1)

    threading.Thread(target=leave, name="parent-watch", daemon=True).start()


def stop(process: BaseProcess, connection: Connection) -> None:
    """Close the pipe and make sure that the child is gone."""
    connection.close()
    process.join(0.2)
    if process.is_alive():
        process.kill()
        process.join()
    process.close()
