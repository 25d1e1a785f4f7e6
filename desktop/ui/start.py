"""Opens the window: one store at a time, the office's own or the practice one."""

from __future__ import annotations

import logging
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop import paths
from desktop.application import Application, operator
from desktop.messages import explain
from desktop.ui import language, theme
from desktop.ui.background import Background
from desktop.ui.desk import Desk
from desktop.ui.images import PageImages
from desktop.ui.notices import Notices
from desktop.ui.runner import Runner
from desktop.ui.screens import SCREENS
from desktop.ui.window import PROGRAM, Window
from desktop.workflow import dossiers, intake, lists, users
from desktop.workflow.reading import ReadingSettings

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from desktop.ui.runner import Operation
    from desktop.workflow.office import Office

_log = logging.getLogger(__name__)
PRACTICE_BATCH = "Tập huấn"


class Program(QObject):
    """Holds what is open: a store, its runner, its window."""

    def __init__(self, data: Path, settings: ReadingSettings, parent: QObject) -> None:
        super().__init__(parent)
        self._data = data
        self._settings = settings
        self._application: Application | None = None
        self._runner: Runner | None = None
        self._notices: Notices | None = None
        self.window: Window | None = None

    def open(self, *, practice: bool) -> Window:
        """Open the store and its window; what was open is closed first.

        Raises:
            StoreNewer, StoreUnusable: as the store says.
        """
        application = Application.open(self._data, practice=practice)
        self.close()
        self._application = application
        office = application.office
        runner = self._runner = Runner(self)
        notices = self._notices = Notices(runner)
        desk = Desk(office, operator(), runner, notices, PageImages(office, runner, runner), runner)
        background = Background(desk, self._settings)
        desk.changed.connect(background.wake)
        desk.left.connect(partial(self._leave, desk))
        desk.practice_wanted.connect(partial(self.open, practice=True))
        window = self.window = Window(desk, SCREENS)
        self._first_screen(desk)
        window.showMaximized()
        background.start()
        if practice:
            preparing = runner.long("Đang chuẩn bị giấy tờ mẫu", partial(_prepare_practice, office))
            preparing.progressed.connect(desk.look_again)
            preparing.ended.connect(desk.look_again)
        return window

    @property
    def office(self) -> Office:
        """The office whose store is open."""
        if self._application is None:
            raise LookupError("no store is open")
        return self._application.office

    def report_bug(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """An exception that nobody caught on the main thread."""
        if self._notices is not None:
            self._notices.error(error)
        else:
            sys.__excepthook__(kind, error, trace)

    def close(self) -> None:
        """Finish what is being written, stop the rest, close the store; safe to call twice."""
        if self.window is not None:
            self.window.hide()
            self.window.deleteLater()
            self.window = None
        if self._runner is not None:
            self._runner.close()
            self._runner.deleteLater()
            self._runner = self._notices = None
        if self._application is not None:
            self._application.office.store.close()
            self._application = None

    def _first_screen(self, desk: Desk) -> None:
        if desk.office.practice:
            desk.go("batches")
        elif users.has_users(desk.office):
            desk.go("sign_in")
        else:
            desk.go("welcome")

    def _leave(self, desk: Desk) -> None:
        if desk.office.practice:
            self.open(practice=False)
        else:
            desk.user = operator()
            desk.go("sign_in" if users.has_users(desk.office) else "welcome")


def run_window(data: Path, practice: bool = False) -> int:
    """Show the window until it is closed; the process's exit code."""
    application = make_application()
    program = Program(data, ReadingSettings(), application)
    sys.excepthook = program.report_bug
    try:
        program.open(practice=practice)
    except Exception as error:
        message = explain(error)
        if message is None:
            raise
        QMessageBox.critical(None, PROGRAM, str(message))
        return 5
    code = application.exec()
    program.close()
    return code


def make_application() -> QApplication:
    """Qt's application with our look and language."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName(PROGRAM)
    theme.apply(application, paths.resources())
    language.install(application)
    return application


def _prepare_practice(office: Office, operation: Operation) -> int:
    """Lay the sample stack on the desk when the practice store is empty."""
    if lists.batches(office):
        return 0
    samples = office.resources / "samples"
    by = operator()
    dossiers.import_list(samples / "dossiers.csv", by=by, office=office)
    return intake.take_in(
        [samples], PRACTICE_BATCH, by=by, office=office, report=lambda pages: operation.report(pages)
    ).pages
