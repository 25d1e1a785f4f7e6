"""The program as its users start it: a process of its own, or the same command within this one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT: Final = Path(__file__).resolve().parent.parent
FAST: Final = {"SOHOA_ENGINE": "simulated"}
"""A real engine class that reads nothing real, and takes no time."""
SECONDS: Final = 120


@dataclass(frozen=True)
class Outcome:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[Any]:
        """Each line of stdout is one JSON value, and nothing else stands there."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def json(self) -> Any:
        (value,) = self.lines
        return value


def surroundings(home: Path, more: Mapping[str, str] = FAST) -> dict[str, str]:
    """This machine's environment, without what a developer may have set for `sohoa`; `home` keeps what has no place."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("SOHOA_")}
    return {**bare, "PYTHONPATH": str(ROOT), "HOME": str(home), "XDG_DATA_HOME": str(home / "share"), **more}


def command_line(*words: str | Path) -> list[str]:
    return [sys.executable, "-m", "desktop", *map(str, words)]


def run(*words: str | Path, home: Path, more: Mapping[str, str] = FAST, stdin: str = "", cwd: Path = ROOT) -> Outcome:
    """Run a command to its end."""
    done = subprocess.run(
        command_line(*words),
        cwd=cwd,
        env=surroundings(home, more),
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=SECONDS,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


def start(*words: str | Path, home: Path, more: Mapping[str, str] = FAST) -> subprocess.Popen[str]:
    """Start a command; whoever starts it waits for it, or kills it."""
    return subprocess.Popen(
        command_line(*words),
        cwd=ROOT,
        env=surroundings(home, more),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
