"""The command tree, and the border where known errors become sentences and exit codes."""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Final, NoReturn

import typer
from typer import main as typer_main

from desktop import __version__
from desktop.cli.output import Exit, OutputLost, flush, say, say_error, speak_utf8

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from desktop.cli.options import GlobalOptions

HELP: Final = """Số hóa Một cửa: từ giấy tờ đến gói dữ liệu được tiếp nhận.

Không có lệnh nào: mở cửa sổ chương trình.
Dùng được với mọi lệnh: --data THƯ_MỤC, --as NGƯỜI_DÙNG, --json.
"""

_COMMANDS: Final = {
    "demo": "demo:demo",
    "read": "read:read",
    "import": "intake:import_files",
    "settle": "intake:settle",
    "batches": "batches:list_batches",
    "show": "batches:show",
    "confirm": "checking:confirm",
    "set": "checking:set_value",
    "submit": "checking:submit",
    "approve": "checking:approve",
    "return": "checking:return_batch",
    "dossiers": "intake:import_dossiers",
    "export": "export:export",
    "verify": "packages:verify",
    "formats": "packages:formats",
    "search": "batches:search",
    "office": "office:office",
    "users": "users:app",
    "knowledge": "knowledge:app",
    "db": "database:app",
    "accuracy": "accuracy:accuracy",
    "bench": "bench:bench",
    "screens": "main:screens",
}
"""Each command's module in `desktop.cli` and its name there: a command loads what it needs, and no more."""

_STOPPING: Final = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class Stopped(BaseException):
    """The person, or the system, wants the command to end; `number` is the signal's."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def screens(folder: str = typer.Argument(metavar="DIR")) -> None:
    """Vẽ mọi màn hình thành ảnh PNG (dùng cho tài liệu)."""
    raise AssertionError(folder)  # `desktop.__main__` takes this command to the window's side


def run(arguments: list[str], options: GlobalOptions) -> int:
    """Run a command and give its exit code. A bug leaves its details in the log and ends with 1."""
    sys.excepthook = lambda _kind, error, _trace: _bug(options, error)
    speak_utf8()
    try:
        with _stoppable():
            return _run(arguments, options)
    except Stopped as stopped:
        say_error("Đã dừng theo yêu cầu. Những gì đã xong vẫn được giữ.")
        return 128 + stopped.number
    except OutputLost as lost:
        if not lost.reader_gone:
            say_error("Không ghi được kết quả ra. Hãy kiểm tra ổ đĩa còn trống rồi chạy lại lệnh.")
        return Exit.WORLD


def _run(arguments: list[str], options: GlobalOptions) -> int:
    try:
        typer_main.get_command(_tree(arguments))(args=arguments, prog_name="sohoa", obj=options)
    except SystemExit as end:
        flush()
        return end.code if isinstance(end.code, int) else Exit.DONE
    except Exception as error:
        from desktop.cli.complaints import code_of, complain

        if code_of(error) is Exit.BUG:
            raise
        flush()
        return complain(error)
    return Exit.DONE


def _tree(arguments: list[str]) -> typer.Typer:
    """The command that is asked for; all of them where none is, for the help."""
    asked = arguments[0]
    names = (asked,) if asked in _COMMANDS else () if asked == "--version" else tuple(_COMMANDS)
    app = typer.Typer(help=HELP, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
    app.callback()(_start)
    for name in names:
        module, _, attribute = _COMMANDS[name].partition(":")
        command = getattr(import_module(f"desktop.cli.{module}"), attribute)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name)(command)
    return app


def _version(asked: bool) -> None:
    if asked:
        say(f"Số hóa Một cửa {__version__}")
        raise typer.Exit


def _start(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="In phiên bản."),
) -> None:
    """Số hóa Một cửa."""


@contextmanager
def _stoppable() -> Iterator[None]:
    """Ctrl-C, a polite kill and a closed terminal let every block tidy up; the second time they end at once."""
    before = {number: signal.signal(number, _stop) for number in _STOPPING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(number: int, _frame: FrameType | None) -> NoReturn:
    for each in _STOPPING:
        signal.signal(each, signal.SIG_DFL)
    raise Stopped(number)


def _bug(options: GlobalOptions, error: BaseException) -> None:
    from desktop import logs

    path = logs.write_bug(options.data, error)
    say_error(f"Chương trình gặp lỗi ngoài dự kiến. Công việc đã lưu vẫn an toàn; chi tiết ở {path}.")
