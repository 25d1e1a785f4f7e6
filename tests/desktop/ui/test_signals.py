"""The Qt that the lock names gives back what it takes."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal


class Bell(QObject):
    rung = Signal(int)


def test_a_signal_takes_nothing_from_the_interpreter() -> None:
    """PySide6 6.12.0 lost a reference to `True` with each signal, until Python 3.11 ended itself."""
    bell = Bell()
    before = sys.getrefcount(True)
    for stroke in range(200):
        bell.rung.emit(stroke)
    assert sys.getrefcount(True) > before - 100
