"""Commands for accounts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desktop.cli.output import say, say_json, say_table
from desktop.cli.session import password, session
from desktop.domain.roles import Role
from desktop.messages import ROLE_NAMES
from desktop.workflow import users

app = typer.Typer(help="Người dùng và vai trò.", no_args_is_help=True)


@app.command("add")
def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Tên đăng nhập.")],
    roles: Annotated[list[Role], typer.Option("--role", help="Vai trò; lặp lại để có nhiều vai trò.")],
    full_name: Annotated[str, typer.Option("--full-name", metavar="TEXT", help="Họ và tên.")] = "",
    new_password_file: Annotated[
        str | None, typer.Option("--password-file", metavar="FILE", help="Tệp chứa mật khẩu của người dùng mới.")
    ] = None,
) -> None:
    """Thêm người dùng. Người đầu tiên phải là quản trị (administrator)."""
    with session(context) as now:
        secret = _new_password(new_password_file)
        users.add(name, full_name, secret, frozenset(roles), by=now.by, office=now.office)


@app.command("list")
def list_users(context: typer.Context) -> None:
    """Liệt kê người dùng."""
    with session(context) as now:
        rows = users.everybody(by=now.by, office=now.office)
        if now.json:
            for row in rows:
                say_json(row)
            return
        say_table(
            ("Tên đăng nhập", "Họ và tên", "Vai trò", "Trạng thái"),
            (
                (
                    row.name,
                    row.full_name,
                    ", ".join(sorted(ROLE_NAMES[role] for role in row.roles)),
                    "đang dùng" if row.is_active else "đã khóa",
                )
                for row in rows
            ),
        )


@app.command("disable")
def disable(context: typer.Context, name: Annotated[str, typer.Argument(metavar="NAME")]) -> None:
    """Khóa một người dùng; những gì người đó đã làm vẫn giữ nguyên."""
    with session(context) as now:
        users.disable(name, by=now.by, office=now.office)


@app.command("passwd")
def passwd(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME")],
    new_password_file: Annotated[
        str | None, typer.Option("--password-file", metavar="FILE", help="Tệp chứa mật khẩu mới.")
    ] = None,
) -> None:
    """Đặt lại mật khẩu."""
    with session(context) as now:
        users.change_password(name, _new_password(new_password_file), by=now.by, office=now.office)
        if not now.json:
            say("Đã đổi mật khẩu.")


def _new_password(file: str | None) -> str:
    if file is not None:
        try:
            return Path(file).read_text(encoding="utf-8").rstrip("\r\n")
        except OSError as error:
            raise typer.BadParameter("Không đọc được tệp mật khẩu.") from error
    return password("Mật khẩu mới: ")
