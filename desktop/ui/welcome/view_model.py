"""The first start: make the first account, or practise."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.domain.roles import Role
from desktop.workflow import settings, users

if TYPE_CHECKING:
    from desktop.domain.rows import OfficeRow
    from desktop.domain.users import User
    from desktop.ui.desk import Desk
    from desktop.workflow.office import Office


class WelcomeModel(QObject):
    refused = Signal(str)
    """Why the account cannot be made as it was filled in."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def create(self, full_name: str, name: str, password: str, again: str, unit: OfficeRow, *, all_roles: bool) -> None:
        """Make the first account, sign in with it, and write down what the office is called."""
        problem = _problem(full_name, name, password, again)
        self.refused.emit(problem)
        if not problem:
            roles = frozenset(Role) if all_roles else frozenset({Role.ADMINISTRATOR})
            by, office = self._desk.user, self._desk.office
            work = partial(_create, name.strip(), full_name.strip(), password, roles, unit, by, office)
            self._desk.runner.write(work, self._created)

    def practise(self) -> None:
        self._desk.practice_wanted.emit()

    def _created(self, user: User) -> None:
        self._desk.user = user
        self._desk.notices.say(f"Chào {user.full_name}.", "Bấm Ctrl+N để nhập tệp quét đầu tiên.")
        self._desk.go("batches")


def _problem(full_name: str, name: str, password: str, again: str) -> str:
    if not full_name.strip():
        return "Hãy nhập họ và tên."
    if not name.strip() or " " in name.strip():
        return "Hãy nhập tên đăng nhập, không có dấu cách."
    if len(password) < users.SHORTEST_PASSWORD:
        return f"Mật khẩu cần ít nhất {users.SHORTEST_PASSWORD} ký tự."
    if password != again:
        return "Hai lần nhập mật khẩu chưa giống nhau."
    return ""


def _create(
    name: str, full_name: str, password: str, roles: frozenset[Role], unit: OfficeRow, by: User, office: Office
) -> User:
    users.add(name, full_name, password, roles, by=by, office=office)
    user = users.sign_in(name, password, office=office)
    settings.set_office(unit, by=user, office=office)
    return user
