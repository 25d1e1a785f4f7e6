"""The store is looked after: checked, backed up, brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.store.store import DATABASE
from tests.scans import tray

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desktop.cli.conftest import Terminal


@pytest.fixture
def filled(terminal: Terminal, tmp_path: Path) -> Terminal:
    assert terminal.type("import", tray(tmp_path / "khay", 2), "--batch", "Lô sáng").code == 0
    return terminal


def images(terminal: Terminal) -> list[Path]:
    return sorted(path for path in (terminal.data / "vault").rglob("*") if path.is_file())


def test_a_sound_store_passes(filled: Terminal) -> None:
    report = filled.type("db", "check", "--json")
    assert report.code == 0
    assert report.json["images"] == 2
    assert filled.type("db", "check").out == "2 ảnh: thiếu 0, bị đổi 0, không thuộc trang nào 0.\n"


def test_a_missing_and_a_changed_image_are_told(filled: Terminal) -> None:
    missing, changed = images(filled)
    missing.unlink()
    changed.write_bytes(b"another picture")
    outcome = filled.type("db", "check")
    assert outcome.code == 5
    assert outcome.out == "2 ảnh: thiếu 1, bị đổi 1, không thuộc trang nào 0.\n"
    assert "sohoa db restore" in outcome.err
    report = filled.type("db", "check", "--json").json
    assert (report["missing"], report["changed"]) == ([missing.name], [changed.name])


def test_a_back_up_comes_back_elsewhere(filled: Terminal, tmp_path: Path) -> None:
    assert filled.type("db", "backup", tmp_path / "sao", "--json").json == {
        "images": 2,
        "path": str(tmp_path / "sao"),
    }
    shown = filled.type("show", "Lô sáng", "--json").out
    restored = filled.type_bare("--data", tmp_path / "moi", "db", "restore", tmp_path / "sao")
    assert restored.code == 0
    assert filled.type_bare("--data", tmp_path / "moi", "show", "Lô sáng", "--json").out == shown
    assert filled.type("db", "backup", tmp_path / "sao2").out.startswith("Đã sao lưu")


def test_nothing_is_written_over(filled: Terminal, tmp_path: Path) -> None:
    assert filled.type("db", "backup", tmp_path / "sao").code == 0
    assert filled.type("db", "backup", tmp_path / "sao").code == 4
    assert filled.type("db", "restore", tmp_path / "sao").code == 4, "the store itself is in use"
    assert filled.type("db", "restore", tmp_path / "khay").code == 4
    assert filled.type("show", "Lô sáng").code == 0


def test_a_store_of_this_program_needs_no_upgrade(filled: Terminal) -> None:
    assert filled.type("db", "upgrade").out == "Kho đã ở phiên bản mới nhất.\n"
    assert filled.type("db", "upgrade", "--json").json == {"backup": None}


def test_what_is_no_database_is_the_worlds_trouble(filled: Terminal) -> None:
    for extra in filled.data.glob(f"{DATABASE}*"):
        extra.unlink()
    (filled.data / DATABASE).write_bytes(b"no database at all, but long enough to be looked at" * 100)
    outcome = filled.type("batches")
    assert outcome.code == 5
    assert outcome.err.startswith("Không mở được kho dữ liệu")


def test_practice_happens_in_a_store_of_its_own(filled: Terminal) -> None:
    assert filled.type("--practice", "batches", "--json").lines == []
    assert (filled.data / "practice" / DATABASE).exists()
    assert len(filled.type("batches", "--json").lines) == 1
