"""`sohoa bench ui`: how long a start takes beside a bare window, and whether any click waits. A real event loop."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from desktop import paths
from desktop.application import Application, operator
from desktop.bench.figures import Figure
from desktop.bench.filled_store import fill_to_check
from desktop.bench.report import report
from desktop.domain.batch import BatchState
from desktop.ui.check.errands import Spot
from desktop.ui.desk import Desk
from desktop.ui.images import PageImages
from desktop.ui.notices import Notices
from desktop.ui.runner import Runner
from desktop.ui.screens import SCREENS
from desktop.ui.start import make_application
from desktop.ui.window import Window
from desktop.workflow import lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QApplication, QWidget

    from desktop.domain.identifiers import BatchId
    from desktop.workflow.office import Office

STALL: Final = 0.1
"""Seconds between two beats of the event loop from which a person feels the window stand still."""
_BEAT_MS: Final = 5
_RUNS: Final = 5
_BARE: Final = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.show()
QTimer.singleShot(0, application.quit)
application.exec()
"""
_OURS: Final = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop.ui.start import Program, make_application
from desktop.workflow.reading import ReadingSettings
application = make_application()
program = Program(Path(sys.argv[1]), ReadingSettings(), application)
program.open(practice=False)
QTimer.singleShot(0, application.quit)
application.exec()
program.close()
"""


def run_bench_ui(arguments: Sequence[str], *, as_json: bool) -> int:
    """The command; its exit code."""
    parser = argparse.ArgumentParser(prog="sohoa bench ui")
    parser.add_argument("--documents", type=int, default=100, metavar="N")
    documents = max(parser.parse_args(list(arguments)).documents, 2)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="sohoa-bench-", ignore_cleanup_errors=True) as folder:
        figures = [*_starts(Path(folder) / "start"), *_checking(Path(folder) / "check", documents)]
    report(figures, as_json=as_json)
    return 0


def _starts(data: Path) -> list[Figure]:
    """Whole processes in turn, bare and ours: from nothing to the first turn of the event loop, and out again."""
    bare, ours = [], []
    _run(_OURS, str(data))
    for _ in range(_RUNS):
        bare.append(_run(_BARE))
        ours.append(_run(_OURS, str(data)))
    ratio = sorted(our / other for our, other in zip(ours, bare, strict=True))[_RUNS // 2]
    return [
        Figure("start of a bare window", sorted(bare)[_RUNS // 2], "s"),
        Figure("start of ours", sorted(ours)[_RUNS // 2], "s"),
        Figure("start beside a bare window", ratio, "×", target=2.0),
    ]


def _run(program: str, *arguments: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", program, *arguments], check=True, capture_output=True)
    return time.perf_counter() - start


def _checking(data: Path, documents: int) -> list[Figure]:
    """Confirm sure documents by Enter, one after the other, while a heart beats on the main thread."""
    application = make_application()
    image = paths.resources() / "samples" / "001.jpg"
    picture = QImage(str(image))
    with Application.open(data) as opened:
        office = opened.office
        fill_to_check(office.store, documents, image.read_bytes(), picture.width(), picture.height())
        (batch,) = lists.batches(office, [BatchState.CHECKING])
        return _confirm_all(application, office, batch.id, documents)


def _confirm_all(application: QApplication, office: Office, batch_id: BatchId, documents: int) -> list[Figure]:
    runner = Runner(application)
    desk = Desk(office, operator(), runner, Notices(runner), PageImages(office, runner, runner), runner)
    window = Window(desk, SCREENS)
    window.resize(1366, 768)
    window.show()
    heart = _Heart(application)
    desk.go("check", Spot(batch_id))
    start = time.perf_counter()
    done = 0
    while done < documents and time.perf_counter() - start < 2.0 * documents:
        QTest.keyClick(_focused(window), Qt.Key.Key_Return)
        _turn(application, 30)
        done = sum(row.documents_confirmed for row in lists.batches(office))
    seconds = time.perf_counter() - start
    heart.stop()
    window.hide()
    runner.close()
    return [
        Figure("documents confirmed by Enter", done, "documents"),
        Figure("seconds per document", seconds / max(done, 1), "s"),
        Figure("stalls of the main thread over 100 ms", len([gap for gap in heart.gaps if gap > STALL]), "", 0),
        Figure("longest gap between two beats", max(heart.gaps, default=0.0) * 1000, "ms"),
    ]


class _Heart(QObject):
    """Notes the time between its beats."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)
        self._timer.start(_BEAT_MS)

    def stop(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append(now - self._last)
        self._last = now


def _focused(window: Window) -> QWidget:
    return window.focusWidget() or window


def _turn(application: QApplication, milliseconds: int) -> None:
    """Let the event loop run for a while."""
    QTimer.singleShot(milliseconds, application.quit)
    application.exec()
