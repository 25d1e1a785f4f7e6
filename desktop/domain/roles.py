"""Who may do what: roles as a table of permissions."""

from __future__ import annotations

from enum import Enum


class Permission(Enum):
    SCAN = "scan"
    CHECK = "check"
    REVIEW = "review"
    REOPEN = "reopen"
    EXPORT = "export"
    DOSSIERS = "dossiers"
    SEARCH = "search"
    USERS = "users"
    DATABASE = "database"


class Role(Enum):
    CLERK = "clerk"
    SUPERVISOR = "supervisor"
    ARCHIVIST = "archivist"
    ADMINISTRATOR = "administrator"


PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.CLERK: frozenset({Permission.SCAN, Permission.CHECK, Permission.DOSSIERS, Permission.SEARCH}),
    Role.SUPERVISOR: frozenset(
        {
            Permission.SCAN,
            Permission.CHECK,
            Permission.REVIEW,
            Permission.REOPEN,
            Permission.EXPORT,
            Permission.DOSSIERS,
            Permission.SEARCH,
        }
    ),
    Role.ARCHIVIST: frozenset(
        {Permission.SCAN, Permission.EXPORT, Permission.DOSSIERS, Permission.SEARCH, Permission.DATABASE}
    ),
    Role.ADMINISTRATOR: frozenset({Permission.USERS, Permission.DATABASE, Permission.DOSSIERS, Permission.SEARCH}),
}


def permissions_of(roles: frozenset[Role]) -> frozenset[Permission]:
    return frozenset().union(*(PERMISSIONS[role] for role in roles))
