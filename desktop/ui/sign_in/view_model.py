"""Who works here now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.messages import explain
from desktop.workflow import users
from desktop.workflow.errors import SignInFailed

if TYPE_CHECKING:
    from desktop.domain.users import User
    from desktop.ui.desk import Desk


class SignInModel(QObject):
    refused = Signal(str)
    waiting = Signal(bool)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def sign_in(self, name: str, password: str) -> None:
        self.waiting.emit(True)
        work = partial(users.sign_in, name, password, office=self._desk.office)
        operation = self._desk.runner.write(work, self._signed_in, self._failed)
        operation.ended.connect(self._ended)

    def practise(self) -> None:
        self._desk.practice_wanted.emit()

    def _signed_in(self, user: User) -> None:
        self.refused.emit("")
        self._desk.user = user
        self._desk.go("batches")

    def _failed(self, error: Exception) -> None:
        if isinstance(error, SignInFailed):
            self.refused.emit(str(explain(error)))
        else:
            self._desk.notices.error(error)

    def _ended(self) -> None:
        self.waiting.emit(False)
