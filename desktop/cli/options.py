"""What is given to commands: `--data DIR`, `--as USER`, `--json` and `--practice` before or after them, and texts."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from desktop import paths

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_NAME: Final = 200


@dataclass(frozen=True, slots=True)
class GlobalOptions:
    data_given: Path | None = None
    user: str | None = None
    json: bool = False
    practice: bool = False

    @property
    def data(self) -> Path:
        return self.data_given or paths.default_data()


def take_global_options(arguments: Sequence[str]) -> tuple[GlobalOptions, list[str]]:
    """The global options, and what is left for the command; nothing behind `--` is taken."""
    options, rest = GlobalOptions(), list[str]()
    words = iter(arguments)
    for word in words:
        name, equals, given = word.partition("=")
        if word == "--":
            rest += [word, *words]
        elif word == "--json":
            options = replace(options, json=True)
        elif word == "--practice":
            options = replace(options, practice=True)
        elif name in ("--data", "--as"):
            value = given if equals else next(words, None)
            if not value:
                rest.append(word)  # for the command to refuse
            elif name == "--data":
                options = replace(options, data_given=Path(value).expanduser())
            else:
                options = replace(options, user=value)
        else:
            rest.append(word)
    return options, rest


def options_of(context: typer.Context) -> GlobalOptions:
    """What `take_global_options` took, wherever in the tree of commands one stands."""
    options = context.find_root().obj
    return options if isinstance(options, GlobalOptions) else GlobalOptions()


def plain(text: str) -> str:
    """What was typed, in NFC like every text of the program.

    Raises:
        BadParameter: it holds bytes that are no text.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise typer.BadParameter("Hãy viết bằng UTF-8.") from error
    return unicodedata.normalize("NFC", text)


def batch_name(text: str) -> str:
    """A name that a batch can bear.

    Raises:
        BadParameter: it is empty, too long, or no text.
    """
    name = plain(text).strip()
    if not name or len(name) > _LONGEST_NAME:
        raise typer.BadParameter(f"Tên lô có từ 1 đến {_LONGEST_NAME} ký tự.")
    return name


def engine_name() -> str:
    """The engine to read with; `SOHOA_ENGINE` says another, where the usual one fails on a machine."""
    return os.environ.get("SOHOA_ENGINE") or "tesseract"


BatchReference = Annotated[str, typer.Argument(metavar="BATCH", help="Số hoặc tên của lô.", callback=plain)]
