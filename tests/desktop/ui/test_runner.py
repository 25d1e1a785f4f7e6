"""Work leaves the screen, its outcome comes back."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread

from desktop.ui.runner import Operation, Runner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[Runner]:
    made = Runner()
    yield made
    made.close()


class Screen(QObject):
    """Something that asks, and may be gone before the answer comes."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.on_main_thread: list[bool] = []

    def hear(self, outcome: object) -> None:
        self.heard.append(outcome)
        application = QCoreApplication.instance()
        assert application is not None
        self.on_main_thread.append(QThread.currentThread() is application.thread())


def test_an_outcome_arrives_on_the_main_thread(runner: Runner, qtbot: QtBot) -> None:
    screen = Screen()
    workers: list[str] = []

    def work() -> int:
        workers.append(threading.current_thread().name)
        return 7

    runner.read(work, screen.hear)
    qtbot.waitUntil(lambda: screen.heard == [7])
    assert screen.on_main_thread == [True]
    assert workers != [threading.main_thread().name]


def test_a_screen_that_is_gone_hears_nothing_and_breaks_nothing(runner: Runner, qtbot: QtBot) -> None:
    screen, other = Screen(), Screen()
    gate = threading.Event()
    heard = screen.heard
    runner.write(gate.wait, screen.hear)
    screen.deleteLater()
    QCoreApplication.sendPostedEvents(screen, QEvent.Type.DeferredDelete)
    gate.set()
    runner.write(lambda: "later", other.hear)
    qtbot.waitUntil(lambda: other.heard == ["later"])
    assert heard == []


def test_writers_go_one_after_the_other_in_order(runner: Runner, qtbot: QtBot) -> None:
    screen = Screen()
    for number in range(20):
        runner.write(lambda number=number: number, screen.hear)  # type: ignore[misc]  # bound at once
    qtbot.waitUntil(lambda: len(screen.heard) == 20)
    assert screen.heard == list(range(20))


def test_an_error_goes_to_whoever_answers_it_else_to_the_runner(runner: Runner, qtbot: QtBot) -> None:
    answered, unanswered = Screen(), Screen()
    runner.failed.connect(unanswered.hear)

    def fail() -> None:
        raise LookupError("nothing there")

    runner.read(fail, failed=answered.hear)
    runner.read(fail)
    qtbot.waitUntil(lambda: len(answered.heard) == len(unanswered.heard) == 1)
    assert isinstance(answered.heard[0], LookupError)
    assert isinstance(unanswered.heard[0], LookupError)


def test_long_work_says_how_far_it_is_and_can_be_stopped(runner: Runner, qtbot: QtBot) -> None:
    screen, ends = Screen(), Screen()
    gate = threading.Event()

    def work(operation: Operation) -> None:
        operation.report(1)
        gate.wait()
        operation.report(2)

    operation = runner.long("Đang làm", work, screen.hear, screen.hear)
    operation.progressed.connect(ends.hear)
    qtbot.waitUntil(lambda: ends.heard == [1])
    operation.stop()
    gate.set()
    qtbot.waitUntil(lambda: not runner.busy)
    assert ends.heard == [1]
    assert screen.heard == []


def test_closing_waits_for_what_is_being_written(qtbot: QtBot) -> None:
    runner = Runner()
    done: list[int] = []
    gate = threading.Event()

    def slow() -> None:
        gate.wait()
        done.append(1)

    runner.write(slow)
    runner.write(lambda: done.append(2))
    gate.set()
    runner.close()
    assert done == [1, 2]
