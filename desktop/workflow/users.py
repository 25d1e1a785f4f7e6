"""Accounts: sign in, add, switch off, change a password. Passwords are kept as argon2id hashes (RFC 9106)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from desktop.domain.changes import Changes
from desktop.domain.errors import NotAllowed
from desktop.domain.identifiers import UserId
from desktop.domain.roles import Permission, Role
from desktop.domain.users import User
from desktop.store.tables import UserRoleTable, UserTable
from desktop.workflow.errors import PasswordTooWeak, SignInFailed, UserExists, UserUnknown
from desktop.workflow.office import permit

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from desktop.domain.rows import UserRow
    from desktop.store.unit_of_work import UnitOfWork
    from desktop.workflow.office import Office

SHORTEST_PASSWORD: Final = 8


def has_users(office: Office) -> bool:
    """False: the store is new, and whoever works on it is the local operator."""
    with office.unit() as unit:
        return unit.users.any()


def sign_in(name: str, password: str, *, office: Office) -> User:
    """Who this is.

    Raises:
        SignInFailed: wrong name or password, or the account is switched off.
    """
    now = office.clock.now()
    hasher = PasswordHasher()
    with office.unit() as unit:
        row = unit.users.named(name)
        proved = _is_proved(password, row, hasher)
        if row is None or not proved:
            unit.audit.record(None, "sign_in_failed", "user", row.id if row else None, at=now)
            unit.commit()
            raise SignInFailed
        if hasher.check_needs_rehash(row.password_hash):
            row.password_hash = hasher.hash(password)
        unit.audit.record(None, "sign_in", "user", row.id, at=now)
        unit.commit()
        return _user(row)


def add(name: str, full_name: str, password: str, roles: AbstractSet[Role], *, by: User, office: Office) -> Changes:
    """Make an account. The first one must be able to make others.

    Raises:
        UserExists: the name is taken.
        PasswordTooWeak: too short.
        NotAllowed: the first account is no administrator, or `by` may not make accounts.
    """
    permit(by, Permission.USERS)
    _require_strength(password)
    now = office.clock.now()
    name = name.strip()
    with office.unit() as unit:
        if unit.users.named(name) is not None:
            raise UserExists(name)
        if not unit.users.any() and Role.ADMINISTRATOR not in roles:
            raise NotAllowed(Permission.USERS)
        row = UserTable(
            name=name,
            full_name=full_name.strip() or name,
            password_hash=PasswordHasher().hash(password),
            created_at=now,
            roles=[UserRoleTable(role=role) for role in sorted(roles, key=lambda role: role.value)],
        )
        unit.users.add(row)
        details = {"name": name, "roles": sorted(role.value for role in roles)}
        unit.audit.record(by, "add", "user", row.id, at=now, details=details)
        unit.commit()
    return Changes(users=True)


def disable(name: str, *, by: User, office: Office) -> Changes:
    """Switch an account off; what the person did stays under their name.

    Raises:
        UserUnknown: no account of that name.
        NotAllowed: it is the last administrator.
    """
    permit(by, Permission.USERS)
    with office.unit() as unit:
        row = _the_user(name, unit)
        others = [user for user in unit.users.all() if user.is_active and user.id != row.id]
        if not any(role.role is Role.ADMINISTRATOR for user in others for role in user.roles):
            raise NotAllowed(Permission.USERS)
        row.is_active = False
        unit.audit.record(by, "disable", "user", row.id, at=office.clock.now())
        unit.commit()
    return Changes(users=True)


def change_password(name: str, password: str, *, by: User, office: Office) -> Changes:
    """Everybody may change their own; others' only who may make accounts."""
    if by.name != name:
        permit(by, Permission.USERS)
    _require_strength(password)
    with office.unit() as unit:
        row = _the_user(name, unit)
        row.password_hash = PasswordHasher().hash(password)
        unit.audit.record(by, "change_password", "user", row.id, at=office.clock.now())
        unit.commit()
    return Changes(users=True)


def everybody(*, by: User, office: Office) -> list[UserRow]:
    permit(by, Permission.USERS)
    return office.store.queries.users()


def _the_user(name: str, unit: UnitOfWork) -> UserTable:
    row = unit.users.named(name)
    if row is None:
        raise UserUnknown(name)
    return row


def _is_proved(password: str, row: UserTable | None, hasher: PasswordHasher) -> bool:
    """A name that nobody has costs the same time as a wrong password."""
    if row is None:
        hasher.hash(password)
        return False
    try:
        return hasher.verify(row.password_hash, password) and row.is_active
    except (VerificationError, InvalidHashError):
        return False


def _require_strength(password: str) -> None:
    if len(password) < SHORTEST_PASSWORD:
        raise PasswordTooWeak(SHORTEST_PASSWORD)


def _user(row: UserTable) -> User:
    return User(UserId(row.id), row.name, row.full_name, frozenset(role.role for role in row.roles))
