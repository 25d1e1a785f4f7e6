"""Batches at the command line: in, looked at, put right, sent, decided; each refusal with its code."""

from __future__ import annotations

import getpass
import sqlite3
import unicodedata
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from desktop.store.store import DATABASE
from tests.scans import tray

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.desktop.cli.conftest import Terminal

BATCH = "Lô sáng"
DECISION = {
    "document_number": "1247/QĐ-UBND",
    "issued_on": "03/11/2026",
    "issuer": "ỦY BAN NHÂN DÂN PHƯỜNG HẠC THÀNH",
    "title": "QUYẾT ĐỊNH",
    "subject": "Về việc trợ cấp xã hội hàng tháng",
    "signer": "Lê Văn Hòa",
}

CANNOT_BE_DONE: Sequence[tuple[list[str], int]] = [
    (["set", "1", "issued_on=hôm qua"], 4),
    (["set", "1", "no_such_field=1"], 4),
    (["set", "1", "type=NOPE"], 4),
    (["set", "99", "issued_on=3/11/2026"], 4),
    (["set", "một", "issued_on=3/11/2026"], 4),
    (["set", "1", "issued_on"], 2),
    (["show", "không có"], 4),
    (["show", "99"], 4),
    (["show", "9" * 40], 4),
    (["submit", BATCH], 3),
    (["approve", BATCH], 6),
    (["return", BATCH, "--remark", "Sai ngày"], 6),
    (["return", BATCH], 6),
    (["import", "khong-co.jpg", "--batch", "Lô khác"], 4),
    (["import", "khong-co.jpg", "--batch", " "], 2),
    (["search", "a", "--limit", "0"], 2),
]


@pytest.fixture
def imported(terminal: Terminal, tmp_path: Path) -> Any:
    """A batch of two pages; what `import --json` said of it."""
    outcome = terminal.type("import", tray(tmp_path / "khay", 2), "--batch", BATCH, "--json")
    assert (outcome.code, outcome.err) == (0, "")
    return outcome.json


def document_of(terminal: Terminal) -> Any:
    return terminal.type("show", BATCH, "--json").json["documents"][0]


def make_right(terminal: Terminal) -> None:
    """Say what every field of the batch's one document is, and confirm it."""
    document = str(document_of(terminal)["id"])
    assert terminal.type("set", document, "type=QD").code == 0
    for field_id, value in DECISION.items():
        assert terminal.type("set", document, f"{field_id}={value}").code == 0
    assert terminal.type("confirm", BATCH).code == 0


def audited(terminal: Terminal) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(terminal.data / DATABASE)) as database:
        return list(database.execute("SELECT by_name, action FROM audit ORDER BY id"))


def test_import_reads_and_sorts_and_says_what_came_in(imported: Any, terminal: Terminal, tmp_path: Path) -> None:
    assert imported == {"id": 1, "name": BATCH, "pages": 2, "known": 0, "failures": 0}
    (row,) = terminal.type("batches", "--json").lines
    assert (row["id"], row["name"], row["state"], row["pages"]) == (1, BATCH, "checking", 2)
    assert BATCH in terminal.type("batches").out
    again = terminal.type("import", tmp_path / "khay", "--batch", BATCH)
    assert again.code == 0
    assert again.out.startswith("2 trang đã có trong lô từ trước")


def test_a_batch_is_found_by_its_number_and_by_its_name_however_composed(imported: Any, terminal: Terminal) -> None:
    by_number = terminal.type("show", "1", "--json")
    assert by_number.code == 0
    for name in (BATCH, unicodedata.normalize("NFD", BATCH)):
        assert terminal.type("show", name, "--json").out == by_number.out


def test_show_has_the_shape_that_scripts_depend_on(imported: Any, terminal: Terminal) -> None:
    shown = terminal.type("show", BATCH, "--json").json
    assert list(shown)[:5] == ["id", "name", "state", "documents", "pages"]
    assert (shown["id"], shown["name"], shown["state"]) == (1, BATCH, "checking")
    (document,) = shown["documents"]
    assert {"id", "type", "fields", "pages"} <= set(document)
    assert document["pages"] == [page["id"] for page in shown["pages"]]
    assert [page["position"] for page in shown["pages"]] == [1, 2]
    assert [page["index"] for page in shown["pages"]] == [0, 0]
    said = terminal.type("show", BATCH).out
    assert said.startswith(f"Lô “{BATCH}” (số 1) – Đang kiểm tra, 2 trang")
    document = document_of(terminal)
    assert f"? Văn bản 1: {document['type']['name']}, 2 trang, hồ sơ –" in said
    terminal.type("set", "1", "type=QD")
    assert "← cần xem" in terminal.type("show", BATCH).out


def test_without_users_the_audit_names_the_account_of_the_machine(imported: Any, terminal: Terminal) -> None:
    names = {name for name, action in audited(terminal) if action == "start"}
    assert names == {getpass.getuser()}


def test_a_value_is_set_normalised_and_shown(imported: Any, terminal: Terminal) -> None:
    document = str(document_of(terminal)["id"])
    answer = terminal.type("set", document, "issued_on=3/11/2026", "--json").json
    assert answer["fields"]["issued_on"]["value"] == "2026-11-03"
    assert answer["fields"]["issued_on"]["confirmed"] is True
    assert document_of(terminal)["fields"]["issued_on"]["value"] == "2026-11-03"


def test_what_cannot_be_done_ends_with_its_code_and_changes_nothing(imported: Any, terminal: Terminal) -> None:
    before = terminal.type("show", BATCH, "--json").out
    for words, code in CANNOT_BE_DONE:
        outcome = terminal.type(*words)
        assert (outcome.code, outcome.out) == (code, ""), words
        assert outcome.err != ""
    assert terminal.type("show", BATCH, "--json").out == before


def test_what_blocks_a_batch_is_listed(imported: Any, terminal: Terminal) -> None:
    outcome = terminal.type("submit", BATCH)
    assert outcome.code == 3
    assert "  - văn bản 1: " in outcome.err


def test_confirming_only_the_sure_ones_lists_those_that_wait(imported: Any, terminal: Terminal) -> None:
    outcome = terminal.type("confirm", BATCH, "--sure")
    assert outcome.code == 0
    assert outcome.out.splitlines()[0] == "Đã xác nhận 0 văn bản; còn 1 văn bản cần xem."
    assert outcome.out.splitlines()[1].startswith("  - văn bản 1 (")
    assert terminal.type("confirm", BATCH, "--sure", "--json").json == {"confirmed": 0, "waiting": [1]}


def test_a_batch_is_sent_returned_sent_again_and_approved(imported: Any, terminal: Terminal) -> None:
    make_right(terminal)
    assert terminal.type("submit", BATCH, "--remark", "Đã kiểm tra").code == 0
    refused = terminal.type("set", "1", "signer=Lê Văn Hà")
    assert refused.code == 6
    assert "Chờ duyệt" in refused.err
    assert terminal.type("return", BATCH).code == 6, "a return says why"
    assert terminal.type("return", BATCH, "--remark", "Sai người ký").code == 0
    assert terminal.type("show", BATCH, "--json").json["state"] == "returned"
    assert terminal.type("submit", BATCH).code == 0
    assert terminal.type("approve", BATCH).code == 0
    assert terminal.type("show", BATCH, "--json").json["state"] == "approved"
    actions = [action for _, action in audited(terminal)]
    assert [action for action in actions if action in ("submit", "return", "approve")] == [
        "submit",
        "return",
        "submit",
        "approve",
    ]


def test_papers_are_found_with_and_without_accents(imported: Any, terminal: Terminal) -> None:
    make_right(terminal)
    for words in ("trợ cấp xã hội", "tro cap xa hoi", "1247/QD-UBND"):
        (found,) = terminal.type("search", words, "--json").lines
        assert found["id"] == 1
    assert "1247/QĐ-UBND" in terminal.type("search", "tro cap").out
    nothing = terminal.type("search", "không có từ này")
    assert (nothing.code, nothing.err) == (0, "Không tìm thấy văn bản nào. Hãy thử ít chữ hơn.\n")


def test_a_list_of_dossiers_comes_in(imported: Any, terminal: Terminal, tmp_path: Path) -> None:
    listed = tmp_path / "ho-so.csv"
    listed.write_text("Mã hồ sơ,Tên thủ tục\nH56.14-261103-0042,Đăng ký khai sinh\n", encoding="utf-8")
    assert terminal.type("dossiers", listed, "--json").json == {"added": 1, "changed": 0, "matched": 0}
    assert terminal.type("dossiers", listed).out.startswith("Thêm 0, cập nhật ")
    listed.write_text("Tên thủ tục\nĐăng ký khai sinh\n", encoding="utf-8")
    assert terminal.type("dossiers", listed).code == 4
    assert terminal.type("dossiers", tmp_path / "khong-co.csv").code == 4


def test_an_import_that_cannot_be_read_here_keeps_its_pages(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOHOA_ENGINE", "no-such-engine")
    outcome = terminal.type("import", tray(tmp_path / "khay", 2), "--batch", BATCH)
    assert outcome.code == 5
    assert outcome.err.startswith("Máy này chưa nhận dạng được chữ")
    monkeypatch.setenv("SOHOA_ENGINE", "simulated")
    assert terminal.type("show", BATCH, "--json").json["state"] == "reading"
    assert terminal.type("import", tmp_path / "khay", "--batch", BATCH).code == 0
    assert terminal.type("show", BATCH, "--json").json["state"] == "checking"
