"""Somebody at a desk of the invented office: a `Desk` as screens get it, and what was said and wanted there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.desk import Desk
from desktop.ui.images import PageImages
from desktop.ui.notices import Notice, Notices
from desktop.ui.runner import Runner

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.domain.users import User
    from tests.office import OfficeBuilder

WAIT_MS = 10_000
"""Only a hang takes so long."""


class AtTheDesk:
    def __init__(self, builder: OfficeBuilder, user: User, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.runner = Runner()
        self.notices = Notices(self.runner)
        images = PageImages(builder.office, self.runner, self.runner)
        self.desk = Desk(builder.office, user, self.runner, self.notices, images, self.runner)
        self.said: list[Notice] = []
        self.wanted: list[tuple[str, object]] = []
        self.notices.shown.connect(self.said.append)
        self.desk.wanted.connect(self._want)

    def settle(self) -> None:
        """Let everything that is under way come back."""
        self._qtbot.waitUntil(lambda: not self.runner.busy, timeout=WAIT_MS)

    def close(self) -> None:
        self.runner.close()
        self.runner.deleteLater()

    def _want(self, screen: str, what: object) -> None:
        self.wanted.append((screen, what))
