"""Where things lie."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths

if TYPE_CHECKING:
    import pytest


def test_the_programs_own_data_come_with_it() -> None:
    assert (paths.resources() / "fields.toml").is_file()
    assert (paths.resources() / "document_types").is_dir()


def test_the_office_may_say_where_its_data_lie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOHOA_DATA", str(tmp_path / "kho"))
    assert paths.default_data() == tmp_path / "kho"


def test_else_they_lie_where_the_system_keeps_a_persons_data(monkeypatch: pytest.MonkeyPatch) -> None:
    for unset in ({"SOHOA_DATA": None}, {"SOHOA_DATA": ""}):
        for name, value in unset.items():
            monkeypatch.delenv(name, raising=False) if value is None else monkeypatch.setenv(name, value)
        folder = paths.default_data()
        assert folder.is_absolute()
        assert folder.name == "sohoa"
        assert Path.home() in folder.parents


def test_practice_lies_apart_from_what_counts(tmp_path: Path) -> None:
    practice = paths.practice_data(tmp_path)
    assert practice != tmp_path
    assert practice.parent == tmp_path
