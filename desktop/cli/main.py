"""The command tree, and the border where known errors become sentences and exit codes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer
from typer import main as typer_main

from desktop import __version__, logs
from desktop.cli import accuracy, batches, bench, database, demo, export, read, users
from desktop.cli.output import KNOWN, Exit, complain, say, say_error

if TYPE_CHECKING:
    from desktop.cli.options import GlobalOptions

HELP = """Số hóa Một cửa: từ giấy tờ đến gói dữ liệu được tiếp nhận.

Không có lệnh nào: mở cửa sổ chương trình.
Dùng được với mọi lệnh: --data THƯ_MỤC, --as NGƯỜI_DÙNG, --json.
"""

app = typer.Typer(help=HELP, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
app.command("demo")(demo.demo)
app.command("read")(read.read)
app.command("import")(batches.import_files)
app.command("batches")(batches.list_batches)
app.command("show")(batches.show)
app.command("confirm")(batches.confirm)
app.command("set")(batches.set_value)
app.command("submit")(batches.submit)
app.command("approve")(batches.approve)
app.command("return")(batches.return_batch)
app.command("dossiers")(batches.import_dossiers)
app.command("export")(export.export)
app.command("verify")(export.verify)
app.command("formats")(export.formats)
app.command("search")(batches.search)
app.add_typer(users.app, name="users")
app.add_typer(database.app, name="db")
app.command("accuracy")(accuracy.accuracy)
app.command("bench")(bench.bench)


@app.command("screens")
def screens(folder: str = typer.Argument(metavar="DIR")) -> None:
    """Vẽ mọi màn hình thành ảnh PNG (dùng cho tài liệu)."""
    raise AssertionError(folder)  # `desktop.__main__` takes this command to the window's side


def _version(asked: bool) -> None:
    if asked:
        say(f"Số hóa Một cửa {__version__}")
        raise typer.Exit


@app.callback()
def start(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="In phiên bản."),
) -> None:
    """Số hóa Một cửa."""


def run(arguments: list[str], options: GlobalOptions) -> int:
    """Run a command and give its exit code. A bug leaves its details in the log and ends with 1."""
    sys.excepthook = lambda _kind, error, _trace: _bug(options, error)
    try:
        typer_main.get_command(app).main(args=arguments, prog_name="sohoa", obj=options)
    except KNOWN as error:
        return complain(error)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else Exit.DONE
    return Exit.DONE


def _bug(options: GlobalOptions, error: BaseException) -> None:
    if isinstance(error, KeyboardInterrupt):
        say_error("Đã dừng theo yêu cầu. Những gì đã xong vẫn được giữ.")
        return
    path = logs.write_bug(options.data, error)
    say_error(f"Chương trình gặp lỗi ngoài dự kiến. Công việc đã lưu vẫn an toàn; chi tiết ở {path}.")
