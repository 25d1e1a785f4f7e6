"""Accounts, and what the office says about itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.messages import ROLE_NAMES
from desktop.workflow import knowledge, settings, users

if TYPE_CHECKING:
    from desktop.domain.changes import Changes
    from desktop.domain.knowledge import FactRow
    from desktop.domain.roles import Role
    from desktop.domain.rows import OfficeRow, UserRow
    from desktop.ui.desk import Desk

USER_COLUMNS = ("Tên đăng nhập", "Họ và tên", "Vai trò", "Tình trạng")


class AdministrationModel(QObject):
    users_changed = Signal()
    office_changed = Signal()
    facts_changed = Signal()
    added = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.users: tuple[UserRow, ...] = ()
        self.office: OfficeRow | None = None
        self.facts: tuple[FactRow, ...] = ()
        self.facts_used = True

    def show(self) -> None:
        work = partial(users.everybody, by=self._desk.user, office=self._desk.office)
        self._desk.runner.read(work, self._users_arrived)
        self._desk.runner.read(partial(settings.of_office, self._desk.office), self._office_arrived)
        self._desk.runner.read(partial(knowledge.is_used, self._desk.office), self._use_arrived)
        facts = partial(knowledge.facts, by=self._desk.user, office=self._desk.office)
        self._desk.runner.read(facts, self._facts_arrived)

    def add(self, name: str, full_name: str, password: str, roles: frozenset[Role]) -> None:
        if not name.strip() or not roles:
            self._desk.notices.warn("Chưa thêm được người dùng.", "Hãy nhập tên đăng nhập và chọn ít nhất một vai trò.")
            return
        work = partial(
            users.add, name.strip(), full_name, password, roles, by=self._desk.user, office=self._desk.office
        )
        self._desk.do(work, self._added)

    def disable(self, name: str) -> None:
        work = partial(users.disable, name, by=self._desk.user, office=self._desk.office)
        self._desk.do(work, self._said("Đã khóa tài khoản."))

    def change_password(self, name: str, password: str) -> None:
        work = partial(users.change_password, name, password, by=self._desk.user, office=self._desk.office)
        self._desk.do(work, self._said("Đã đổi mật khẩu."))

    def save_office(self, row: OfficeRow) -> None:
        work = partial(settings.set_office, row, by=self._desk.user, office=self._desk.office)
        self._desk.do(work, self._said("Đã lưu thông tin đơn vị."))

    def use_facts(self, used: bool) -> None:
        work = partial(knowledge.use, used, by=self._desk.user, office=self._desk.office)
        text = "Điều đã học được dùng khi đọc." if used else "Không dùng điều đã học khi đọc nữa; không có gì bị quên."
        self._desk.do(work, self._said(text))

    def switch_fact(self, fact_id: int, on: bool) -> None:
        work = partial(knowledge.switch, fact_id, on=on, by=self._desk.user, office=self._desk.office)
        self._desk.do(work, self._said("Đã bật dòng này." if on else "Đã tắt dòng này."))

    def forget_fact(self, fact_id: int) -> None:
        work = partial(knowledge.forget, fact_id, by=self._desk.user, office=self._desk.office)
        self._desk.do(work, self._said("Đã quên dòng này."))

    def columns(self, row: UserRow) -> tuple[str, ...]:
        roles = ", ".join(ROLE_NAMES[role] for role in ROLE_NAMES if role in row.roles)
        return (row.name, row.full_name, roles, "Đang dùng" if row.is_active else "Đã khóa")

    def _said(self, text: str) -> partial[None]:
        return partial(self._done, text)

    def _done(self, text: str, _changes: Changes) -> None:
        self._desk.notices.say(text)
        self.show()

    def _added(self, _changes: Changes) -> None:
        self._desk.notices.say("Đã thêm người dùng.", "Người đó đăng nhập bằng tên và mật khẩu vừa đặt.")
        self.added.emit()
        self.show()

    def _users_arrived(self, rows: list[UserRow]) -> None:
        self.users = tuple(rows)
        self.users_changed.emit()

    def _use_arrived(self, used: bool) -> None:
        self.facts_used = used
        self.facts_changed.emit()

    def _facts_arrived(self, rows: list[FactRow]) -> None:
        self.facts = tuple(rows)
        self.facts_changed.emit()

    def _office_arrived(self, row: OfficeRow) -> None:
        self.office = row
        self.office_changed.emit()
