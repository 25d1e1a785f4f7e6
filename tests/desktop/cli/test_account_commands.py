"""From the first user on, a command is somebody's: who they are is proved, and what they may do is theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scans import tray

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desktop.cli.conftest import Terminal
    from tests.program import Outcome

PEOPLE = {"quan": "administrator", "lan": "clerk", "minh": "supervisor"}
SECRET = "mật khẩu của {}"


class Office:
    """A terminal at which Quân, Lan and Minh have accounts."""

    def __init__(self, terminal: Terminal, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.terminal = terminal
        self._folder = folder
        self._patch = patch
        self.secret_file("quan")
        for name, role in PEOPLE.items():
            words = ("users", "add", name, "--role", role, "--password-file", self.secret_file(name))
            outcome = self.type("quan", *words) if name != "quan" else terminal.type(*words)
            assert (outcome.code, outcome.err) == (0, "")

    def secret_file(self, name: str) -> Path:
        path = self._folder / f"{name}.secret"
        path.write_text(SECRET.format(name) + "\n", encoding="utf-8")
        return path

    def type(self, name: str, *words: str | Path) -> Outcome:
        self._patch.setenv("SOHOA_PASSWORD_FILE", str(self.secret_file(name)))
        return self.terminal.type("--as", name, *words)


@pytest.fixture
def office(terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    return Office(terminal, tmp_path, monkeypatch)


def test_accounts_are_listed_with_their_roles(office: Office) -> None:
    lines = office.type("quan", "users", "list", "--json").lines
    assert {line["name"]: line["roles"] for line in lines} == {name: [role] for name, role in PEOPLE.items()}
    assert "Công chức một cửa" in office.type("quan", "users", "list").out


def test_who_does_not_prove_who_they_are_is_refused(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert office.type("lan", "batches").code == 0
    monkeypatch.setenv("SOHOA_PASSWORD_FILE", str(office.secret_file("minh")))
    wrong = office.terminal.type("--as", "lan", "batches")
    nobody = office.terminal.type("--as", "nobody", "batches")
    assert (wrong.code, nobody.code) == (6, 6)
    assert wrong.err == nobody.err, "which of the two was wrong is not told"
    assert office.terminal.type("batches").code == 6
    monkeypatch.setenv("SOHOA_PASSWORD_FILE", str(tmp_path / "no-such-file"))
    assert office.terminal.type("--as", "lan", "batches").code == 6
    monkeypatch.delenv("SOHOA_PASSWORD_FILE")
    assert office.terminal.type("--as", "lan", "batches").code == 6, "nobody is there to type it"


def test_everybody_does_what_their_role_may(office: Office, tmp_path: Path) -> None:
    assert office.type("quan", "import", tray(tmp_path / "khay", 1), "--batch", "Lô 1").code == 6
    assert office.type("lan", "import", tmp_path / "khay", "--batch", "Lô 1").code == 0
    assert office.type("minh", "settle", "Lô 1").code == 0
    assert office.type("quan", "settle", "Lô 1").code == 6
    assert office.type("lan", "users", "list").code == 6
    assert office.type("lan", "export", "--format", "pdf", "--to", tmp_path / "ra").code == 6
    assert office.type("lan", "db", "check").code == 6
    assert office.type("quan", "db", "check").code == 0
    assert not (tmp_path / "ra").exists()


def test_nobody_approves_what_they_checked_themselves(office: Office, tmp_path: Path) -> None:
    assert office.type("minh", "import", tray(tmp_path / "khay", 1), "--batch", "Lô 1").code == 0
    assert office.type("minh", "set", "1", "type=KHAC").code == 0
    waiting = office.type("minh", "confirm", "Lô 1", "--json").json["waiting"]
    assert waiting == []
    assert office.type("minh", "submit", "Lô 1").code == 0
    refused = office.type("minh", "approve", "Lô 1")
    assert refused.code == 6
    assert refused.err.startswith("Người đã kiểm tra lô thì không duyệt chính lô đó.")


def test_an_account_that_is_switched_off_signs_in_no_more(office: Office) -> None:
    assert office.type("quan", "users", "disable", "lan").code == 0
    assert office.type("lan", "batches").code == 6
    assert office.type("quan", "users", "disable", "quan").code == 6, "the last administrator stays"
    assert office.type("quan", "users", "disable", "nobody").code == 4
    assert "đã khóa" in office.type("quan", "users", "list").out


def test_a_password_is_changed(office: Office, tmp_path: Path) -> None:
    new = tmp_path / "new.secret"
    new.write_text("một mật khẩu khác", encoding="utf-8")
    changed = office.type("lan", "users", "passwd", "lan", "--password-file", new)
    assert (changed.code, changed.out) == (0, "Đã đổi mật khẩu.\n")
    assert office.type("lan", "batches").code == 6
    assert office.type("minh", "users", "passwd", "lan", "--password-file", new).code == 6
    assert office.type("quan", "users", "passwd", "lan", "--password-file", office.secret_file("lan")).code == 0
    assert office.type("lan", "batches").code == 0


def test_what_makes_no_account_ends_with_its_code(office: Office, tmp_path: Path) -> None:
    short = tmp_path / "short.secret"
    short.write_text("1234567", encoding="utf-8")
    add = ("users", "add", "hoa", "--role", "clerk", "--password-file")
    assert office.type("quan", *add, short).code == 6
    assert office.type("quan", *add, tmp_path / "no-such-file").code == 2
    assert (
        office.type("quan", "users", "add", "lan", "--role", "clerk", "--password-file", office.secret_file("lan")).code
        == 4
    )
    assert office.type("quan", "users", "add", "hoa", "--role", "king").code == 2
    assert office.type("quan", "users", "nope").code == 2


def test_the_first_account_is_one_that_can_make_others(terminal: Terminal, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("mật khẩu dài", encoding="utf-8")
    outcome = terminal.type("users", "add", "lan", "--role", "clerk", "--password-file", secret)
    assert outcome.code == 6
    assert terminal.type("users", "list", "--json").lines == []


def test_an_office_says_its_name_and_code_once_for_every_package(office: Office) -> None:
    assert office.type("lan", "office").out == "(chưa khai tên) – (chưa khai mã)\n"
    assert office.type("quan", "office", "--name", "UBND phường Hạc Thành").code == 0
    assert office.type("quan", "office", "--code", "H56.14", "--json").json == {
        "name": "UBND phường Hạc Thành",
        "code": "H56.14",
    }
    assert office.type("lan", "office", "--code", "H00").code == 6
    assert office.type("lan", "office").out == "UBND phường Hạc Thành – H56.14\n"
