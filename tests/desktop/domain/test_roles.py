"""Who may do what."""

from __future__ import annotations

from typing import Final

import pytest

from desktop.domain.roles import PERMISSIONS, Permission, Role, permissions_of
from desktop.domain.users import User, local_operator

EVERYBODY: Final = {Permission.DOSSIERS, Permission.SEARCH}
MAY: Final = {
    Role.CLERK: EVERYBODY | {Permission.SCAN, Permission.CHECK},
    Role.SUPERVISOR: EVERYBODY
    | {Permission.SCAN, Permission.CHECK, Permission.REVIEW, Permission.REOPEN, Permission.EXPORT},
    Role.ARCHIVIST: EVERYBODY | {Permission.SCAN, Permission.EXPORT, Permission.DATABASE},
    Role.ADMINISTRATOR: EVERYBODY | {Permission.USERS, Permission.DATABASE},
}


@pytest.mark.parametrize("role", Role)
def test_a_role_may_do_what_its_work_asks_for_and_nothing_else(role: Role) -> None:
    assert PERMISSIONS[role] == MAY[role]


def test_everything_can_be_done_by_some_role() -> None:
    assert frozenset().union(*PERMISSIONS.values()) == frozenset(Permission)


def test_who_makes_accounts_neither_checks_nor_approves() -> None:
    assert not permissions_of(frozenset({Role.ADMINISTRATOR})) & {Permission.CHECK, Permission.REVIEW}


def test_two_roles_may_do_what_either_may() -> None:
    person = User(None, "hoa", "Lê Thị Hoa", frozenset({Role.CLERK, Role.ADMINISTRATOR}))
    assert person.permissions == MAY[Role.CLERK] | MAY[Role.ADMINISTRATOR]
    assert person.may(Permission.USERS)
    assert not person.may(Permission.REVIEW)


def test_somebody_without_a_role_may_do_nothing() -> None:
    assert permissions_of(frozenset()) == frozenset()


def test_the_local_operator_may_do_everything_under_the_name_of_the_account() -> None:
    operator = local_operator("canbo01")
    assert operator.id is None
    assert operator.name == operator.full_name == "canbo01"
    assert operator.permissions == frozenset(Permission)
