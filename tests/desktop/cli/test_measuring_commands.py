"""Figures are printed in one shape, and known truth is measured against."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from desktop import paths

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desktop.cli.conftest import Terminal

PAGE = paths.resources() / "samples" / "001.jpg"


def figures(value: Any) -> set[str]:
    """The names; every figure has the same shape."""
    assert list(value) == ["figures"]
    for figure in value["figures"]:
        assert list(figure) == ["name", "value", "unit", "target", "met"]
        assert isinstance(figure["value"], int | float)
        assert (figure["target"] is None) == (figure["met"] is None)
    return {figure["name"] for figure in value["figures"]}


def test_bench_export_measures_packages(terminal: Terminal) -> None:
    words = ("bench", "export", PAGE, "--documents", "3")
    assert "documents per second" in figures(terminal.type(*words, "--json").json)
    table = terminal.type(*words)
    assert table.code == 0
    assert "documents/s" in table.out
    assert not terminal.data.exists()


def test_bench_store_measures_the_store(terminal: Terminal) -> None:
    outcome = terminal.type("bench", "store", "--documents", "5", "--json")
    assert outcome.code == 0
    assert figures(outcome.json)
    assert not terminal.data.exists()


def test_bench_read_measures_reading(terminal: Terminal) -> None:
    outcome = terminal.type("bench", "read", PAGE, PAGE.with_name("002.jpg"), "--json")
    assert outcome.code == 0
    names = figures(outcome.json)
    assert {"pages per minute, PDF/A written", "peak memory of a worker"} < names
    assert {"time to tags, of a page's whole reading", "speed beside bare Tesseract in process"} < names
    assert outcome.json["figures"][0]["value"] == 2


@pytest.mark.parametrize("words", [["bench", "nope"], ["bench", "store", "--documents", "0"], ["bench"]])
def test_what_cannot_be_measured_is_wrong_usage(terminal: Terminal, words: list[str]) -> None:
    assert terminal.type(*words).code == 2


def truth(folder: Path, **fields: str) -> Path:
    document = folder / "documents" / "a001"
    document.mkdir(parents=True)
    shutil.copy(PAGE, document / "p1.jpg")
    content = {
        "id": "a001",
        "profile": "clean",
        "kind": {"code": "QD", "name": "Quyết định"},
        "fields": fields,
        "accepted": {},
        "pages": [{"file": "p1.jpg", "rotation": 0, "blank": False, "text": "QUYẾT ĐỊNH", "text_rows": "QUYẾT ĐỊNH"}],
    }
    (document / "truth.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return folder


def test_accuracy_is_measured_against_known_truth(terminal: Terminal, tmp_path: Path) -> None:
    folder = truth(tmp_path / "dap-an", so_ky_hieu="412/QĐ-UBND", ngay_ban_hanh="2026-03-06")
    outcome = terminal.type("accuracy", folder)
    assert (outcome.code, outcome.err) == (0, "")
    assert "Loại văn bản đúng: 1/1" in outcome.out
    report = terminal.type("accuracy", folder, "--json").json
    assert report["documents"] == 1
    assert report["cuts"]["without"] == {"borders": 0, "found": 0, "right": 0}


def test_what_was_read_wrong_can_be_looked_at(terminal: Terminal, tmp_path: Path) -> None:
    folder = truth(tmp_path / "dap-an", so_ky_hieu="999/QĐ-UBND")
    page, thresholds = tmp_path / "sai.html", tmp_path / "nguong.toml"
    outcome = terminal.type("accuracy", folder, "--report", page, "--fit", thresholds)
    assert (outcome.code, outcome.err) == (0, "")
    shown = page.read_text(encoding="utf-8")
    assert "999/QĐ-UBND" in shown
    assert "data:image/jpeg;base64," in shown
    assert "weakest_word" in thresholds.read_text(encoding="utf-8")


def test_a_stack_is_cut_and_its_cuts_are_counted(terminal: Terminal, tmp_path: Path) -> None:
    folder = truth(tmp_path / "dap-an", so_ky_hieu="412/QĐ-UBND")
    batch = folder / "batches" / "b"
    batch.mkdir(parents=True)
    page = {"file": "documents/a001/p1.jpg", "role": "content"}
    stack = {"id": "b", "pages": [page | {"document": "a001"}, page | {"document": "a001 again"}]}
    (batch / "batch.json").write_text(json.dumps(stack), encoding="utf-8")
    report = terminal.type("accuracy", folder, "--json").json
    assert report["cuts"]["without"] == {"borders": 1, "found": 1, "right": 1}


def test_without_truth_nothing_is_measured(terminal: Terminal, tmp_path: Path) -> None:
    outcome = terminal.type("accuracy", tmp_path)
    assert outcome.code == 4
    assert "truth.json" in outcome.err


def test_a_broken_truth_is_told(terminal: Terminal, tmp_path: Path) -> None:
    folder = truth(tmp_path / "dap-an")
    (folder / "documents" / "a001" / "truth.json").write_text("{", encoding="utf-8")
    assert terminal.type("accuracy", folder).code == 4
