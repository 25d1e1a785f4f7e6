"""The window as a whole: what it opens with, and that it may be closed at any time."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING

import pytest

from desktop.application import Application, operator
from desktop.domain.roles import Role
from desktop.ui.start import Program, make_application
from desktop.workflow import intake, lists, users
from desktop.workflow.reading import ReadingSettings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.office import OfficeBuilder

QUICK = ReadingSettings(engine="simulated", jobs=1)
SLOW = ReadingSettings(engine="slow", jobs=1)
WAIT_MS = 30_000


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    made = make_application()
    yield made
    made.setStyleSheet("")


def test_a_new_store_opens_with_the_welcome(application: QApplication, tmp_path: Path) -> None:
    program = Program(tmp_path, QUICK, application)
    window = program.open(practice=False)
    assert window.current == "welcome"
    program.close()


def test_a_store_with_users_asks_who_it_is(application: QApplication, tmp_path: Path) -> None:
    with Application.open(tmp_path) as opened:
        users.add("lan", "Lan", "mat khau dai", {Role.ADMINISTRATOR}, by=operator(), office=opened.office)
    program = Program(tmp_path, QUICK, application)
    assert program.open(practice=False).current == "sign_in"
    program.close()


def test_practice_is_marked_and_has_a_store_of_its_own(application: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    program = Program(tmp_path, QUICK, application)
    window = program.open(practice=True)
    assert window.current == "batches"
    assert "TẬP HUẤN" in window.windowTitle()
    qtbot.waitUntil(lambda: bool(lists.batches(program.office)), timeout=WAIT_MS)
    program.close()
    with Application.open(tmp_path) as opened:
        assert lists.batches(opened.office) == []


def test_closing_while_pages_are_read_leaves_no_child_and_the_pages_wait(
    application: QApplication, tmp_path: Path, qtbot: QtBot, desk: OfficeBuilder
) -> None:
    scans = tmp_path / "scans"
    scans.mkdir()
    for number in range(5):
        (scans / f"{number}.png").write_bytes(desk.image())
    with Application.open(tmp_path / "data") as opened:
        intake.take_in([scans], "Lô sáng", by=operator(), office=opened.office)
    program = Program(tmp_path / "data", SLOW, application)
    program.open(practice=False)
    qtbot.waitUntil(lambda: bool(multiprocessing.active_children()), timeout=WAIT_MS)
    program.close()
    assert multiprocessing.active_children() == []
    with Application.open(tmp_path / "data") as opened:
        assert lists.batches(opened.office)[0].pages_unread > 0
