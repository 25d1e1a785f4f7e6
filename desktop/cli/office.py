"""`sohoa office`: what the office says about itself, for every package."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from desktop.cli.options import plain
from desktop.cli.output import say, say_json
from desktop.cli.session import session
from desktop.workflow import settings


def office(
    context: typer.Context,
    name: Annotated[str, typer.Option("--name", metavar="TEXT", help="Tên đơn vị.", callback=plain)] = "",
    code: Annotated[str, typer.Option("--code", metavar="CODE", help="Mã định danh đơn vị.", callback=plain)] = "",
) -> None:
    """Xem hoặc khai tên và mã định danh của đơn vị, ghi vào mọi gói xuất."""
    with session(context) as now:
        known = settings.of_office(now.office)
        if name or code:
            known = replace(known, name=name or known.name, code=code or known.code)
            settings.set_office(known, by=now.by, office=now.office)
        if now.json:
            say_json({"name": known.name, "code": known.code})
        else:
            say(f"{known.name or '(chưa khai tên)'} – {known.code or '(chưa khai mã)'}")
