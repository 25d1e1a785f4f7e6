"""What every command works with: the options, the open store, and who asks."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.application import Application, operator
from desktop.cli.options import options_of
from desktop.workflow import users
from desktop.workflow.errors import SignInFailed

if TYPE_CHECKING:
    from collections.abc import Iterator

    import typer

    from desktop.cli.options import GlobalOptions
    from desktop.domain.users import User
    from desktop.workflow.office import Office


@dataclass(frozen=True, slots=True)
class Session:
    office: Office
    by: User
    json: bool


@contextmanager
def session(context: typer.Context) -> Iterator[Session]:
    """Open the store and find out who asks.

    Raises:
        SignInFailed: the store has users, and the password was not theirs.
    """
    options = options_of(context)
    with Application.open(options.data, practice=options.practice) as application:
        yield Session(application.office, _who(options, application.office), options.json)


def _who(options: GlobalOptions, office: Office) -> User:
    if not users.has_users(office):
        return operator()
    if options.user is None:
        raise SignInFailed
    return users.sign_in(options.user, password("Mật khẩu: "), office=office)


def password(prompt: str) -> str:
    """From `SOHOA_PASSWORD_FILE`, else typed.

    Raises:
        SignInFailed: the file cannot be read, or nobody is there to type.
    """
    named = os.environ.get("SOHOA_PASSWORD_FILE")
    if named:
        try:
            return Path(named).read_text(encoding="utf-8").rstrip("\r\n")
        except OSError as error:
            raise SignInFailed from error
    if not sys.stdin.isatty():
        raise SignInFailed
    try:
        return getpass(prompt)
    except EOFError as error:
        raise SignInFailed from error
