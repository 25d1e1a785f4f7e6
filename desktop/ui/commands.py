"""Commands that need Qt: pictures of every screen in each important state."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QWidget

from desktop.application import Application
from desktop.domain.users import local_operator
from desktop.ui.check.errands import Spot
from desktop.ui.desk import Desk
from desktop.ui.images import PageImages
from desktop.ui.invented_office import invent_office
from desktop.ui.notices import Notices
from desktop.ui.runner import Runner
from desktop.ui.screens import SCREENS
from desktop.ui.start import make_application
from desktop.ui.window import Window
from desktop.workflow import lists
from desktop.workflow.reading import EVERYDAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from desktop.domain.rows import DocumentRow
    from desktop.domain.users import User
    from desktop.ui.invented_office import InventedOffice
    from desktop.workflow.office import Office
    from desktop.workflow.reading import ReadingSettings

Shown = TypeVar("Shown", bound=QWidget)
POLL_MS = 40
SETTLE_MS = 350
"""Longer than any pause of ours before something is looked up."""


def screens(folder: Path, settings: ReadingSettings = EVERYDAY) -> list[Path]:
    """Draw every screen into PNG files under `folder`, 1366 × 768; gives their paths."""
    make_application()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="sohoa-screens-", ignore_cleanup_errors=True) as place:
        made = _first_start(folder, Path(place) / "new")
        invented = invent_office(Path(place) / "office", settings)
        with invented.application, _packages_folder() as packages:
            made += _office_at_work(folder, invented, packages)
    return made


@contextmanager
def _packages_folder() -> Iterator[Path]:
    """A folder with a short name, the same each time, for it can be read in the pictures."""
    folder = Path(tempfile.gettempdir()) / "Goi ho so"
    folder.mkdir(exist_ok=True)
    before = set(folder.iterdir())
    try:
        yield folder
    finally:
        for written in set(folder.iterdir()) - before:
            shutil.rmtree(written)
        if not before:
            folder.rmdir()


def run_screens(arguments: Sequence[str]) -> int:
    """`sohoa screens DIR`; the exit code, with the paths on stdout."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        sys.stderr.write("sohoa screens DIR\n")
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for path in screens(Path(arguments[0])):
        sys.stdout.write(f"{path}\n")
    return 0


def _first_start(folder: Path, data: Path) -> list[Path]:
    made = []
    for practice in (False, True):
        with Application.open(data, practice=practice) as application:
            album = _Album(folder, application.office, local_operator("lan"))
            if practice:
                made.append(album.take("03-batches-practice", "batches"))
            else:
                made += [album.take("01-welcome", "welcome"), album.take("02-batches-empty", "batches")]
            album.close()
    return made


def _office_at_work(folder: Path, invented: InventedOffice, packages: Path) -> list[Path]:
    album = _Album(folder, invented.application.office, invented.supervisor)
    made = [album.take("04-sign-in", "sign_in")]
    album.write("Tên đăng nhập", invented.clerk.name)
    album.write("Mật khẩu", "sai mật khẩu")
    album.press("Đăng nhập")
    made.append(album.take("05-sign-in-refused"))

    album.be(invented.clerk)
    made.append(album.take("06-batches", "batches"))
    album.press("Nhập tệp quét…")
    made.append(album.take("07-take-in"))
    album.close_dialog()
    unsure, lacking, sure = _documents_to_show(invented)
    made.append(album.take("08-check-unsure", "check", unsure))
    made.append(album.take("08-check-missing", "check", lacking))
    made.append(album.take("09-check-sure", "check", sure))
    made.append(album.take("10-check-returned", "check", Spot(invented.returned)))
    album.go("check", invented.with_failures)
    album.press("Gửi duyệt (F9)")
    made.append(album.take("11-check-blocked"))

    album.be(invented.supervisor)
    made.append(album.take("12-review-waiting", "review"))
    made.append(album.take("13-review", "review", invented.reviewing))
    album.press("Trả lại (F7)")
    made.append(album.take("14-review-return"))
    album.go("packages", invented.approved)
    album.write("Lưu vào", str(packages))
    made.append(album.take("15-packages"))
    album.press("Xuất gói (F9)")
    made.append(album.take("16-packages-exported"))
    album.be(invented.supervisor)
    made.append(album.take("17-search-empty", "search"))
    album.write("Từ cần tìm", "khai sinh hoa lu")
    made.append(album.take("18-search"))
    made.append(album.take("19-administration", "administration"))
    album.desk.notices.error(RuntimeError("for the picture"))
    made.append(album.take("20-bug", "batches"))
    album.close()
    return made


def _documents_to_show(invented: InventedOffice) -> tuple[Spot, Spot, Spot]:
    """One with an unsure field on the page, one that lacks a field, one that is sure; else the first there is."""
    office = invented.application.office
    rows = [row for batch in (invented.checking, invented.with_failures) for row in lists.documents(office, batch)]

    def first(fits: Callable[[DocumentRow], bool]) -> Spot:
        row = next((row for row in rows if fits(row)), rows[0])
        return Spot(row.batch_id, row.id)

    return (
        first(lambda row: any(field.needs_a_look and field.place is not None for field in row.fields)),
        first(lambda row: any(field.needs_a_look and field.read is None for field in row.fields)),
        first(lambda row: row.is_sure),
    )


class _Album:
    """A window that is led by the hand and photographed."""

    def __init__(self, folder: Path, office: Office, user: User) -> None:
        self._folder = folder
        self._runner = Runner()
        self.desk = Desk(office, user, self._runner, Notices(self._runner), _images(office, self._runner), self._runner)
        self._window = Window(self.desk, SCREENS)
        self._window.show()
        self._window.activateWindow()

    def be(self, user: User) -> None:
        self.desk.user = user

    def go(self, screen: str, what: object = None) -> None:
        self.desk.go(screen, what)
        self._settle()

    def take(self, name: str, screen: str | None = None, what: object = None) -> Path:
        """A picture, of another screen where one is named."""
        if screen is not None:
            self.desk.go(screen, what)
        self._settle()
        path = self._folder / f"{name}.png"
        picture = self._window.grab()
        dialog = self._dialog()
        if dialog is not None:
            painter = QPainter(picture)
            space = self._window.size() - dialog.size()
            painter.drawPixmap(space.width() // 2, space.height() // 2, dialog.grab())
            painter.drawRect(space.width() // 2, space.height() // 2, dialog.width(), dialog.height())
            painter.end()
        picture.save(str(path))
        return path

    def press(self, text: str) -> None:
        for found in self._shown(QPushButton):
            if found.text() == text:
                found.click()
                self._settle()
                return
        raise LookupError(text)

    def write(self, name: str, text: str) -> None:
        for found in self._shown(QLineEdit):
            if found.accessibleName() == name:
                found.setText(text)
                self._settle()
                return
        raise LookupError(name)

    def close_dialog(self) -> None:
        dialog = self._dialog()
        if dialog is not None:
            dialog.reject()
        self._settle()

    def close(self) -> None:
        self._runner.close()
        self._window.hide()
        self._window.deleteLater()
        self._runner.deleteLater()

    def _dialog(self) -> QDialog | None:
        return next((dialog for dialog in self._window.findChildren(QDialog) if dialog.isVisible()), None)

    def _shown(self, kind: type[Shown]) -> list[Shown]:
        return [found for found in self._window.findChildren(kind) if found.isVisible()]

    def _settle(self) -> None:
        """Let the window's own loop run until nothing is under way."""
        loop = QEventLoop()
        quiet = QTimer(loop)
        quiet.setSingleShot(True)
        quiet.setInterval(SETTLE_MS)
        quiet.timeout.connect(loop.quit)
        poll = QTimer(loop)
        poll.setInterval(POLL_MS)

        def look() -> None:
            if self._runner.busy:
                quiet.start()

        poll.timeout.connect(look)
        poll.start()
        quiet.start()
        loop.exec()


def _images(office: Office, runner: Runner) -> PageImages:
    return PageImages(office, runner, runner)
