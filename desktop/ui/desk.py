"""What every screen works with: the office, the person, the runner, and a way to say things and go places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.domain.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain.roles import Permission
    from desktop.domain.users import User
    from desktop.ui.images import PageImages
    from desktop.ui.notices import Notices
    from desktop.ui.runner import Operation, Runner
    from desktop.workflow.office import Office


class Desk(QObject):
    """Made once for an open store; screens are handed it and know nothing of each other."""

    changed = Signal(object)
    """`Changes`: whoever shows those batches, documents or packages looks again."""
    wanted = Signal(str, object)
    """The name of a screen, and what it is to show."""
    user_changed = Signal()
    left = Signal()
    """The person wants back to the first screen: sign out, or leave practice."""
    practice_wanted = Signal()

    def __init__(
        self, office: Office, user: User, runner: Runner, notices: Notices, images: PageImages, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.office = office
        self.runner = runner
        self.notices = notices
        self.images = images
        self._user = user
        runner.failed.connect(notices.error)

    @property
    def user(self) -> User:
        return self._user

    @user.setter
    def user(self, user: User) -> None:
        self._user = user
        self.user_changed.emit()

    def may(self, permission: Permission) -> bool:
        return self._user.may(permission)

    def go(self, screen: str, what: object = None) -> None:
        self.wanted.emit(screen, what)

    def do(
        self,
        work: Callable[[], Changes],
        then: Callable[[Changes], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> Operation:
        """Write something, and tell every screen what it touched."""
        operation = self.runner.write(work, then, failed)
        operation.succeeded.connect(self._tell)
        return operation

    def look_again(self, _progress: object = None) -> None:
        """Something goes on; whoever shows lists may look again."""
        self.changed.emit(Changes())

    def _tell(self, changes: object) -> None:
        if isinstance(changes, Changes):
            self.changed.emit(changes)
