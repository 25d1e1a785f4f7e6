"""Options that may stand before or after the command: `--data DIR`, `--as USER`, `--json`, `--practice`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths

if TYPE_CHECKING:
    from collections.abc import Sequence

    import typer


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
            if value is None:
                rest.append(word)
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
