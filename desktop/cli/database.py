"""Commands for the store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desktop.cli.options import options_of
from desktop.cli.output import Exit, say, say_error, say_json
from desktop.cli.session import session
from desktop.workflow import upkeep

app = typer.Typer(help="Kho dữ liệu.", no_args_is_help=True)


@app.command("upgrade")
def upgrade(context: typer.Context) -> None:
    """Nâng cấp kho lên phiên bản của chương trình; sao lưu trước."""
    with session(context) as now:
        saved = now.office.store.backup_before_upgrade
        if now.json:
            say_json({"backup": saved})
        elif saved is not None:
            say(f"Đã nâng cấp; bản trước nằm ở {saved}.")
        else:
            say("Kho đã ở phiên bản mới nhất.")


@app.command("check")
def check(context: typer.Context) -> None:
    """Đọc lại mọi ảnh và kiểm tra cơ sở dữ liệu."""
    with session(context) as now:
        report = upkeep.check(by=now.by, office=now.office)
        if now.json:
            say_json(report)
        else:
            say(
                f"{report.images} ảnh: thiếu {len(report.missing)}, bị đổi {len(report.changed)}, "
                f"không thuộc trang nào {len(report.orphans)}."
            )
            for complaint in report.database:
                say_error(f"Cơ sở dữ liệu: {complaint}")
            if not report.ok:
                say_error("Hãy khôi phục từ bản sao lưu bằng lệnh “sohoa db restore”.")
        if not report.ok:
            raise typer.Exit(Exit.WORLD)


@app.command("backup")
def backup(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Thư mục mới hoặc trống.", readable=False)],
) -> None:
    """Sao lưu cơ sở dữ liệu và kho ảnh, kể cả khi người khác đang làm việc."""
    with session(context) as now:
        images = upkeep.backup(folder, by=now.by, office=now.office)
        if now.json:
            say_json({"images": images, "path": folder.absolute()})
        else:
            say(f"Đã sao lưu cơ sở dữ liệu và {images} ảnh vào {folder}.")


@app.command("restore")
def restore(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Thư mục bản sao lưu.", readable=False)],
) -> None:
    """Khôi phục bản sao lưu vào một kho còn trống (--data)."""
    options = options_of(context)
    images = upkeep.restore(folder, options.data)
    if options.json:
        say_json({"images": images})
    else:
        say(f"Đã khôi phục cơ sở dữ liệu và {images} ảnh vào {options.data}.")
