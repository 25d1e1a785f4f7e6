"""Commands within this process, in a home of their own."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from desktop.cli.main import run
from desktop.cli.options import take_global_options
from tests.program import FAST, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Terminal:
    """Where commands are typed; what they print is taken by pytest. Their store is `data`."""

    def __init__(self, data: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.data = data
        self._capture = capture

    def type(self, *words: str | Path) -> Outcome:
        """Run a command to its end, in the store `data`."""
        return self.type_bare("--data", self.data, *words)

    def type_bare(self, *words: str | Path) -> Outcome:
        self._capture.readouterr()
        options, rest = take_global_options([str(word) for word in words])
        code = run(rest, options)
        said = self._capture.readouterr()
        return Outcome(int(code), said.out, said.err)


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    for name, value in {**FAST, "SOHOA_DATA": str(tmp_path / "nobody-should-use-this")}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("SOHOA_PASSWORD_FILE", raising=False)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    yield Terminal(tmp_path / "data", capsys)
    assert not (tmp_path / "nobody-should-use-this").exists()
