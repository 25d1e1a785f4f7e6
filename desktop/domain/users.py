"""The person who asks for something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.roles import Permission, Role, permissions_of

if TYPE_CHECKING:
    from desktop.domain.identifiers import UserId


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who has signed in; `id` is None for the local operator of a store that has no user yet."""

    id: UserId | None
    name: str
    """What the person signs in with; the OS account for the local operator."""
    full_name: str
    roles: frozenset[Role]

    @property
    def permissions(self) -> frozenset[Permission]:
        return permissions_of(self.roles)

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions


def local_operator(account: str) -> User:
    """Whoever works on a store without users: all rights, named in the audit by the OS account."""
    return User(id=None, name=account, full_name=account, roles=frozenset(Role))
