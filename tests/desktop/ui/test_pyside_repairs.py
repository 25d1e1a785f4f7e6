"""What PySide6 does wrong is made good."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MANY = 20_000
"""More signals than `True` has references of its own."""


class Speaker(QObject):
    said = Signal(object)


def test_signals_may_be_sent_all_day(qtbot: QtBot) -> None:
    speaker = Speaker()
    for number in range(MANY):
        speaker.said.emit(number)
    assert sys.getrefcount(True) > MANY
