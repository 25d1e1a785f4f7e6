"""Commands for what the office has learnt."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desktop.cli.output import say, say_json, say_table
from desktop.cli.session import session
from desktop.domain.knowledge import FactKind
from desktop.messages import FACT_NAMES, fact_text
from desktop.workflow import knowledge

app = typer.Typer(help="Điều đã học từ những gì đã xác nhận.", no_args_is_help=True)

FactNumber = Annotated[int | None, typer.Argument(metavar="NUMBER", help="Số của điều đã học, như “list” in ra.")]


@app.command("list")
def list_facts(
    context: typer.Context,
    kind: Annotated[FactKind | None, typer.Option("--kind", help="Chỉ một loại.")] = None,
) -> None:
    """Liệt kê điều đã học, kèm số giấy tờ đã xác nhận như vậy."""
    with session(context) as now:
        rows = knowledge.facts(by=now.by, office=now.office, kind=kind)
        if now.json:
            for row in rows:
                say_json(row)
            return
        say_table(
            ("Số", "Loại", "Giá trị", "Số giấy tờ", "Lần cuối", "Trạng thái"),
            (
                (
                    str(row.id),
                    FACT_NAMES[row.fact.kind],
                    fact_text(row.fact),
                    str(row.papers),
                    f"{row.last_seen.astimezone():%d/%m/%Y}",
                    "đã tắt" if row.is_off else "đang dùng",
                )
                for row in rows
            ),
        )
        if not knowledge.is_used(now.office):
            say("Đang tắt: điều đã học chưa được dùng khi đọc. Bật lại: sohoa knowledge on")


@app.command("forget")
def forget(context: typer.Context, number: Annotated[int, typer.Argument(metavar="NUMBER")]) -> None:
    """Quên một điều đã học."""
    with session(context) as now:
        knowledge.forget(number, by=now.by, office=now.office)


@app.command("export")
def export(
    context: typer.Context, path: Annotated[Path, typer.Argument(metavar="FILE", help="Tệp CSV sẽ ghi.")]
) -> None:
    """Ghi mọi điều đã học ra một tệp CSV."""
    with session(context) as now:
        count = knowledge.export(path, by=now.by, office=now.office)
        say_json({"facts": count}) if now.json else say(f"Đã ghi {count} điều đã học.")


@app.command("import")
def import_issued(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="LIST", help="Sổ văn bản đi, Excel hoặc CSV.", readable=False)],
    agency: Annotated[str | None, typer.Option("--agency", metavar="TEXT", help="Sổ của cơ quan nào.")] = None,
) -> None:
    """Nhập sổ văn bản đi: số, ký hiệu và ngày làm chứng khi đọc."""
    with session(context) as now:
        done = knowledge.import_issued(path, by=now.by, office=now.office, agency=agency)
        if now.json:
            say_json({"added": done.added, "known": done.known, "skipped": done.skipped})
        else:
            say(f"Thêm {done.added} văn bản; {done.known} đã có; bỏ qua {done.skipped} dòng thiếu số hoặc ngày.")


@app.command("off")
def off(context: typer.Context, number: FactNumber = None) -> None:
    """Không dùng một điều đã học nữa; không nêu số: không dùng tất cả."""
    _switch(context, number, on=False)


@app.command("on")
def on(context: typer.Context, number: FactNumber = None) -> None:
    """Dùng lại một điều đã học; không nêu số: dùng lại tất cả."""
    _switch(context, number, on=True)


def _switch(context: typer.Context, number: int | None, *, on: bool) -> None:
    with session(context) as now:
        if number is None:
            knowledge.use(on, by=now.by, office=now.office)
        else:
            knowledge.switch(number, on=on, by=now.by, office=now.office)
