"""A lock is held by somebody alive, or by nobody."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

from desktop.store.locks import FileLock
from tests.standins.machine import ROOT

if TYPE_CHECKING:
    from pathlib import Path

HOLD = """
import sys, time
from pathlib import Path
from desktop.store.locks import FileLock
with FileLock(Path(sys.argv[1])) as ours:
    print(ours, flush=True)
    time.sleep(60)
"""


def test_what_somebody_holds_nobody_else_gets(tmp_path: Path) -> None:
    path = tmp_path / "locks" / "reading.lock"
    with FileLock(path) as ours, FileLock(path) as also:
        assert (ours, also) == (True, False)
    with FileLock(path) as again:
        assert again


def test_a_lock_is_free_again_when_its_holder_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "reading.lock"
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "True\n"
        assert not FileLock(path).acquire()
        holder.kill()
        assert holder.wait() == -signal.SIGKILL
        with FileLock(path) as ours:
            assert ours
    finally:
        holder.kill()
        holder.communicate()


def test_who_waits_for_a_lock_gets_it_when_it_is_let_go(tmp_path: Path) -> None:
    path = tmp_path / "reading.lock"
    first = FileLock(path)
    assert first.acquire()
    order: list[str] = []

    def wait() -> None:
        with FileLock(path).waiting():
            order.append("second")

    waiting = threading.Thread(target=wait)
    waiting.start()
    waiting.join(0.2)
    assert waiting.is_alive()
    order.append("first")
    first.release()
    waiting.join(20)
    assert order == ["first", "second"]


def test_letting_go_twice_harms_nobody(tmp_path: Path) -> None:
    first, second = FileLock(tmp_path / "a.lock"), FileLock(tmp_path / "a.lock")
    assert first.acquire()
    first.release()
    assert second.acquire()
    first.release()
    assert not FileLock(tmp_path / "a.lock").acquire()
    second.release()
