"""`sohoa export`: approved documents leave as a package."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

import exporters
from desktop.cli.output import say, say_json
from desktop.cli.session import session
from desktop.domain.batch import BatchState
from desktop.workflow import lists, packaging, recovery


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  # a day, not a moment
        except ValueError:
            continue
    raise typer.BadParameter("Ngày viết dạng 2026-11-03 hoặc 03/11/2026.")


def export(
    context: typer.Context,
    format_name: Annotated[str, typer.Option("--format", metavar="NAME", help="Định dạng; xem lệnh formats.")],
    to: Annotated[
        Path, typer.Option("--to", metavar="DIR", help="Gói thành một thư mục mới trong đây.", readable=False)
    ],
    profile: Annotated[str | None, typer.Option("--profile", metavar="P", help="Tên hoặc tệp cấu hình xuất.")] = None,
    batch: Annotated[str | None, typer.Option("--batch", metavar="B", help="Chỉ lô này.")] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="D", help="Ban hành từ ngày.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="D", help="Ban hành đến hết ngày.")] = None,
    procedure: Annotated[str | None, typer.Option("--procedure", metavar="CODE", help="Chỉ thủ tục này.")] = None,
    state: Annotated[BatchState, typer.Option("--state", help="Trạng thái của lô.")] = BatchState.APPROVED,
) -> None:
    """Xuất các văn bản đã duyệt thành một gói đã kiểm tra."""
    if format_name not in exporters.formats():
        raise typer.BadParameter(f"Định dạng có: {', '.join(exporters.formats())}.", param_hint="--format")
    with session(context) as now:
        selection = packaging.Selection(
            batch_id=lists.find_batch(now.office, batch) if batch is not None else None,
            issued_from=_day(since),
            issued_until=_day(until),
            procedure_code=procedure,
            state=state,
        )
        recovery.finish_packages(now.office)
        done = packaging.export(selection, format_name, to, by=now.by, office=now.office, profile_name=profile)
        if now.json:
            say_json({"path": done.path, "documents": done.documents, "manifest_sha256": done.manifest_sha256})
        else:
            say(f"Đã xuất {done.documents} văn bản, đã kiểm tra gói: {done.path}")
