"""The whole trip through the window, by keyboard only, with papers that are really read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QWidget

import exporters
from desktop import paths
from desktop.application import Application, operator
from desktop.domain.batch import BatchState
from desktop.domain.documents import PackageState
from desktop.domain.roles import Role
from desktop.domain.rows import OfficeRow
from desktop.ui.start import Program, make_application
from desktop.workflow import lists, settings, users
from desktop.workflow.reading import EVERYDAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.ui.window import Window
    from desktop.workflow.office import Office

SAMPLES = paths.resources() / "samples"
PAGES = ("001.jpg", "002.jpg", "003.jpg", "004.jpg")
PASSWORD = "mat khau dai"
READ_MS = 120_000
SHORT_MS = 20_000
MOST_KEYS = 60

offscreen_cannot = pytest.mark.qt_log_ignore("propagateSizeHints")


class Keyboard:
    """Presses keys where the cursor is, as a person would."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self._window = window
        self._qtbot = qtbot

    def press(self, *sequences: str) -> None:
        for sequence in sequences:
            QTest.keySequence(self._place(), QKeySequence(sequence))

    def write(self, text: str) -> None:
        """Into the field that holds the cursor; what stood there is replaced."""
        self.wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        field.selectAll()
        field.insert(text)
        field.textEdited.emit(text)

    def wait(self, until: Callable[[], bool], timeout: int = SHORT_MS) -> None:
        self._qtbot.waitUntil(until, timeout=timeout)

    def pause(self) -> None:
        """As long as a person looks, at least."""
        self._qtbot.wait(150)

    def wait_for_field(self, name: str) -> None:
        self.wait(lambda: self.field == name)

    @property
    def field(self) -> str:
        widget = QApplication.focusWidget()
        return widget.accessibleName() if widget is not None else ""

    def _place(self) -> QWidget:
        if QApplication.activeWindow() is None:  # offscreen there is no window manager that does it
            self._window.activateWindow()
        self.wait(lambda: QApplication.focusWidget() is not None)
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A store with a clerk and a supervisor."""
    with Application.open(tmp_path / "store") as application:
        office = application.office
        roles = {Role.SUPERVISOR, Role.ADMINISTRATOR}
        users.add("minh", "Trần Văn Minh", PASSWORD, roles, by=operator(), office=office)
        minh = users.sign_in("minh", PASSWORD, office=office)
        unit = OfficeRow("Ủy ban nhân dân phường Hoa Lư", "H42.39", own_work_allowed=False)
        settings.set_office(unit, by=minh, office=office)
        users.add("lan", "Nguyễn Thị Lan", PASSWORD, {Role.CLERK}, by=minh, office=office)
    return tmp_path / "store"


@pytest.fixture
def program(data: Path, qapp: QApplication) -> Iterator[Program]:
    application = make_application()
    made = Program(data, EVERYDAY, application)
    made.open(practice=False)
    yield made
    made.close()
    application.setStyleSheet("")


@offscreen_cannot
def test_from_papers_to_a_verified_package_without_a_mouse(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    window = program.window
    assert window is not None
    qtbot.waitExposed(window)
    keyboard = Keyboard(window, qtbot)
    stack = tmp_path / "scans"
    stack.mkdir()
    for name in PAGES:
        (stack / name).write_bytes((SAMPLES / name).read_bytes())
    office = program.office

    sign_in(keyboard, "lan")
    keyboard.wait(lambda: window.current == "batches")
    keyboard.press("Ctrl+D")
    keyboard.wait(lambda: QApplication.activeModalWidget() is not None)
    keyboard.write(str(SAMPLES / "dossiers.csv"))
    keyboard.press("Return")
    keyboard.wait(lambda: QApplication.activeModalWidget() is None)
    keyboard.press("Ctrl+N")
    keyboard.wait_for_field("Đường dẫn tệp hoặc thư mục")
    keyboard.write(str(stack))
    keyboard.press("Return", "Return")
    keyboard.wait(lambda: state(office) is BatchState.CHECKING, READ_MS)
    keyboard.wait(lambda: "Kiểm tra 2 văn bản" in home_screen(program))

    keyboard.press("Return")
    keyboard.wait(lambda: window.current == "check")
    keys = check_everything(keyboard, office)
    assert keys <= MOST_KEYS
    keyboard.press("F9")
    keyboard.wait(lambda: state(office) is BatchState.REVIEWING)

    keyboard.wait(lambda: window.current == "batches")
    keyboard.press("Ctrl+L")
    sign_in(keyboard, "minh")
    keyboard.wait(lambda: window.current == "batches")
    keyboard.press("Ctrl+2")
    keyboard.wait_for_field("Danh sách lô tài liệu")
    keyboard.press("Return")
    keyboard.wait_for_field("Giá trị của văn bản")
    keyboard.press("Down", "Ctrl+PgDown", "F9")
    keyboard.wait(lambda: state(office) is BatchState.APPROVED)

    keyboard.press("Ctrl+3")
    keyboard.wait_for_field("Lô đã duyệt")
    keyboard.wait(lambda: bool(lists.batches(office, [BatchState.APPROVED])))
    keyboard.press("Tab", "Tab")
    keyboard.wait_for_field("Lưu vào")
    keyboard.write(str(tmp_path / "packages"))
    keyboard.press("F9")
    keyboard.wait(lambda: [row.state for row in lists.packages(office)] == [PackageState.VERIFIED])
    (package,) = (tmp_path / "packages").iterdir()
    assert exporters.verify(package).ok
    assert lists.packages(office)[0].documents == 2


def sign_in(keyboard: Keyboard, name: str) -> None:
    keyboard.wait_for_field("Tên đăng nhập")
    keyboard.write(name)
    keyboard.press("Tab")
    keyboard.write(PASSWORD)
    keyboard.press("Return")


def state(office: Office) -> BatchState | None:
    rows = lists.batches(office)
    return rows[0].state if rows else None


def home_screen(program: Program) -> str:
    """All that stands in the list of batches."""
    assert program.window is not None
    table = program.window.screen_named("batches").findChild(QTableView, "batches")
    assert table is not None
    model = table.model()
    texts = [model.index(0, column).data(Qt.ItemDataRole.DisplayRole) for column in range(model.columnCount())]
    return " ".join(str(text) for text in texts)


def check_everything(keyboard: Keyboard, office: Office) -> int:
    """Press Enter until every document is confirmed; type what the machine could not read. Gives the keys pressed."""
    batch_id = lists.batches(office)[0].id
    truth = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))
    labels = {field.label: field.id for field in office.types.fields}
    keys = 0
    while any(mark.confirmed_at is None for mark in lists.documents(office, batch_id)):
        assert keys < MOST_KEYS
        keyboard.wait(lambda: QApplication.focusWidget() is not None)
        widget = QApplication.focusWidget()
        if isinstance(widget, QLineEdit) and not widget.text():
            first = next(row for row in lists.documents(office, batch_id) if row.confirmed_at is None)
            fields = truth["documents"][first.position - 1]["fields"]
            keyboard.write(fields[labels[widget.accessibleName()]])
        keyboard.press("Return")
        keys += 1
        keyboard.pause()
    return keys
