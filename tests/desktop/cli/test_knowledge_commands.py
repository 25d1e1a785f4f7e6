"""What the office has learnt, on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cli.output import Exit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desktop.cli.conftest import Terminal

REGISTER = "Số, ký hiệu;Ngày ban hành;Trích yếu;Người ký\n1247/QĐ-UBND;03/11/2026;Về việc riêng;Nguyễn Văn Hùng\n"


def imported(terminal: Terminal, folder: Path) -> None:
    (folder / "so.csv").write_text(REGISTER, encoding="utf-8")
    done = terminal.type("knowledge", "import", folder / "so.csv", "--agency", "UBND XÃ AN BÌNH", "--json")
    assert done.lines == [{"added": 1, "known": 0, "skipped": 0}]


def test_a_register_is_taken_in_looked_at_and_forgotten(terminal: Terminal, tmp_path: Path) -> None:
    imported(terminal, tmp_path)
    lines = terminal.type("knowledge", "list", "--json").lines
    assert {line["fact"]["value"] for line in lines} == {"1247/QĐ-UBND", "Nguyễn Văn Hùng"}
    assert "1247/QĐ-UBND ngày 03/11/2026" in terminal.type("knowledge", "list", "--kind", "issued").out
    for line in lines:
        assert terminal.type("knowledge", "forget", str(line["id"])).code == Exit.DONE
    assert terminal.type("knowledge", "list", "--json").lines == []


def test_one_fact_and_all_of_them_are_switched_off_and_on(terminal: Terminal, tmp_path: Path) -> None:
    imported(terminal, tmp_path)
    number = str(terminal.type("knowledge", "list", "--json").lines[0]["id"])
    assert terminal.type("knowledge", "off", number).code == Exit.DONE
    assert terminal.type("knowledge", "list", "--json").lines[0]["is_off"]
    assert terminal.type("knowledge", "off").code == Exit.DONE
    assert "sohoa knowledge on" in terminal.type("knowledge", "list").out
    assert terminal.type("knowledge", "on").code == Exit.DONE
    assert "sohoa knowledge on" not in terminal.type("knowledge", "list").out


def test_facts_go_out_as_a_list(terminal: Terminal, tmp_path: Path) -> None:
    imported(terminal, tmp_path)
    assert terminal.type("knowledge", "export", tmp_path / "out.csv", "--json").lines == [{"facts": 2}]
    assert "Nguyễn Văn Hùng" in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")


def test_what_is_no_register_or_no_fact_is_told(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "so.csv").write_text("Tên;Tuổi\nA;1\n", encoding="utf-8")
    refused = terminal.type("knowledge", "import", tmp_path / "so.csv")
    assert (refused.code, "Ngày ban hành" in refused.err) == (Exit.BAD_INPUT, True)
    assert terminal.type("knowledge", "forget", "99").code == Exit.BAD_INPUT
