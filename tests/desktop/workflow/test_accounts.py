"""Who may sign in, and who makes accounts."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from argon2 import PasswordHasher
from argon2.low_level import Type

from desktop import paths
from desktop.domain.errors import NotAllowed
from desktop.domain.roles import Role
from desktop.domain.users import local_operator
from desktop.store.store import Store
from desktop.workflow import users
from desktop.workflow.errors import PasswordTooWeak, SignInFailed, UserExists, UserUnknown
from desktop.workflow.office import Office
from tests.standins.clock import StandInClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.domain.users import User

PASSWORD = "mật khẩu dài"
OPERATOR = local_operator("may-quay-so-1")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office without accounts."""
    store = Store(tmp_path / "data")
    yield Office(store, StandInClock(), paths.resources())
    store.close()


@pytest.fixture
def quan(office: Office) -> User:
    """The first administrator."""
    users.add("quan", "Phạm Hồng Quân", PASSWORD, {Role.ADMINISTRATOR}, by=OPERATOR, office=office)
    return users.sign_in("quan", PASSWORD, office=office)


def stored_hash(office: Office, name: str) -> str:
    with office.unit() as unit:
        row = unit.users.named(name)
        assert row is not None
        return row.password_hash


def refused(name: str, password: str, office: Office) -> None:
    with pytest.raises(SignInFailed):
        users.sign_in(name, password, office=office)


def test_a_new_office_has_no_users(office: Office) -> None:
    assert not users.has_users(office)


def test_who_signs_in_is_known_with_their_roles(office: Office, quan: User) -> None:
    users.add("lan", "Nguyễn Thị Lan", PASSWORD, {Role.CLERK, Role.SUPERVISOR}, by=quan, office=office)
    lan = users.sign_in("lan", PASSWORD, office=office)
    assert (lan.name, lan.full_name) == ("lan", "Nguyễn Thị Lan")
    assert lan.roles == {Role.CLERK, Role.SUPERVISOR}
    assert lan.id is not None
    assert users.has_users(office)


def test_a_password_is_kept_as_an_argon2id_hash_and_nowhere_else(office: Office, quan: User) -> None:
    kept = stored_hash(office, quan.name)
    assert kept.startswith("$argon2id$v=19$")
    assert PasswordHasher().verify(kept, PASSWORD)
    assert PASSWORD not in str(office.store.queries.audit("user", quan.id))


def test_the_same_password_twice_is_kept_differently(office: Office, quan: User) -> None:
    users.add("lan", "", PASSWORD, {Role.CLERK}, by=quan, office=office)
    assert stored_hash(office, "lan") != stored_hash(office, "quan")


def test_a_wrong_password_an_unknown_name_and_no_password_are_refused_alike(office: Office, quan: User) -> None:
    refused("quan", "mật khẩu sai", office)
    refused("nobody", PASSWORD, office)
    refused("quan", "", office)
    refused("", "", office)
    tried = [entry.action for entry in office.store.queries.audit("user", quan.id)]
    assert tried.count("sign_in_failed") == 2
    assert [entry.action for entry in office.store.queries.audit("user", None)] == ["sign_in_failed"] * 2


def test_an_account_with_a_broken_hash_lets_nobody_in(office: Office, quan: User) -> None:
    with office.unit() as unit:
        row = unit.users.named("quan")
        assert row is not None
        row.password_hash = "no hash"
        unit.commit()
    refused("quan", PASSWORD, office)


def test_a_weakly_kept_password_is_kept_strongly_from_the_next_sign_in_on(office: Office, quan: User) -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1, type=Type.I).hash(PASSWORD)
    with office.unit() as unit:
        row = unit.users.named("quan")
        assert row is not None
        row.password_hash = weak
        unit.commit()
    users.sign_in("quan", PASSWORD, office=office)
    assert stored_hash(office, "quan").startswith("$argon2id$")
    users.sign_in("quan", PASSWORD, office=office)


@pytest.mark.parametrize("typed", ["đức.nv", "ĐỨC.NV", "  Đức.NV ", unicodedata.normalize("NFD", "Đức.NV")])
def test_capitals_and_composed_accents_make_no_difference_to_a_name(office: Office, quan: User, typed: str) -> None:
    users.add("Đức.NV", "Nguyễn Văn Đức", PASSWORD, {Role.CLERK}, by=quan, office=office)
    assert users.sign_in(typed, PASSWORD, office=office).name == "Đức.NV"
    with pytest.raises(UserExists):
        users.add(typed, "Người khác", PASSWORD, {Role.CLERK}, by=quan, office=office)


def test_the_first_account_must_be_able_to_make_others(office: Office) -> None:
    with pytest.raises(NotAllowed):
        users.add("lan", "Nguyễn Thị Lan", PASSWORD, {Role.CLERK}, by=OPERATOR, office=office)
    assert not users.has_users(office)


def test_accounts_are_made_by_the_administrator(office: Office, quan: User) -> None:
    users.add("lan", "Nguyễn Thị Lan", PASSWORD, {Role.CLERK}, by=quan, office=office)
    lan = users.sign_in("lan", PASSWORD, office=office)
    with pytest.raises(NotAllowed):
        users.add("minh", "Trần Văn Minh", PASSWORD, {Role.SUPERVISOR}, by=lan, office=office)
    with pytest.raises(NotAllowed):
        users.disable("quan", by=lan, office=office)
    with pytest.raises(NotAllowed):
        users.everybody(by=lan, office=office)
    assert [row.name for row in users.everybody(by=quan, office=office)] == ["lan", "quan"]


@pytest.mark.parametrize("password", ["", "1234567"])
def test_a_short_password_is_refused(office: Office, quan: User, password: str) -> None:
    with pytest.raises(PasswordTooWeak) as caught:
        users.add("lan", "", password, {Role.CLERK}, by=quan, office=office)
    assert caught.value.shortest == 8
    with pytest.raises(PasswordTooWeak):
        users.change_password("quan", password, by=quan, office=office)
    users.sign_in("quan", PASSWORD, office=office)


def test_a_person_without_a_full_name_is_called_as_they_sign_in(office: Office, quan: User) -> None:
    users.add(" lan ", "  ", PASSWORD, {Role.CLERK}, by=quan, office=office)
    assert users.sign_in("lan", PASSWORD, office=office).full_name == "lan"


def test_a_disabled_account_lets_nobody_in_and_what_was_done_stays_under_its_name(office: Office, quan: User) -> None:
    users.add("lan", "Nguyễn Thị Lan", PASSWORD, {Role.CLERK}, by=quan, office=office)
    lan = users.sign_in("lan", PASSWORD, office=office)
    users.disable("lan", by=quan, office=office)
    refused("lan", PASSWORD, office)
    row = next(row for row in users.everybody(by=quan, office=office) if row.name == "lan")
    assert not row.is_active
    actions = [entry.action for entry in office.store.queries.audit("user", lan.id)]
    assert actions == ["sign_in_failed", "disable", "sign_in", "add"]


def test_the_last_administrator_cannot_be_switched_off(office: Office, quan: User) -> None:
    users.add("lan", "Nguyễn Thị Lan", PASSWORD, {Role.CLERK}, by=quan, office=office)
    users.add("minh", "Trần Văn Minh", PASSWORD, {Role.ADMINISTRATOR}, by=quan, office=office)
    users.disable("minh", by=quan, office=office)
    with pytest.raises(NotAllowed):
        users.disable("quan", by=quan, office=office)
    assert users.sign_in("quan", PASSWORD, office=office).roles == {Role.ADMINISTRATOR}


def test_everybody_changes_their_own_password_and_the_administrator_anybodys(office: Office, quan: User) -> None:
    for name in ("lan", "minh"):
        users.add(name, "", PASSWORD, {Role.CLERK}, by=quan, office=office)
    lan = users.sign_in("lan", PASSWORD, office=office)
    users.change_password("lan", "mật khẩu mới", by=lan, office=office)
    refused("lan", PASSWORD, office)
    users.sign_in("lan", "mật khẩu mới", office=office)
    with pytest.raises(NotAllowed):
        users.change_password("minh", "mật khẩu mới", by=lan, office=office)
    users.change_password("minh", "mật khẩu mới", by=quan, office=office)
    users.sign_in("minh", "mật khẩu mới", office=office)


def test_an_account_that_is_not_there_is_said_to_be_unknown(office: Office, quan: User) -> None:
    with pytest.raises(UserUnknown):
        users.disable("nobody", by=quan, office=office)
    with pytest.raises(UserUnknown):
        users.change_password("nobody", PASSWORD, by=quan, office=office)
