"""The trip at the command line, by two people who sign in: papers in, checked, approved, a package out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from desktop import paths
from tests.program import Outcome, run, start
from tests.scans import tray

if TYPE_CHECKING:
    from pathlib import Path

SAMPLES = paths.resources() / "samples"
PAPERS = [SAMPLES / f"{number:03}.jpg" for number in (1, 2, 3, 4)]
"""Two documents of two pages."""
BATCH = "Lô một"


class Office:
    """A store in which Lan and Minh have accounts; papers are really read."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._data = home / "data"
        for name, role in (("quan", "administrator"), ("lan", "clerk"), ("minh", "supervisor")):
            words = ("users", "add", name, "--role", role, "--password-file", self._secret(name))
            outcome = self.type("quan", *words) if name != "quan" else run("--data", self._data, *words, home=home)
            assert outcome.code == 0, outcome.err

    def _secret(self, name: str) -> Path:
        path = self._home / f"{name}.secret"
        path.write_text(f"mật khẩu của {name}", encoding="utf-8")
        return path

    def type(self, name: str, *words: str | Path) -> Outcome:
        secret = {"SOHOA_PASSWORD_FILE": str(self._secret(name))}
        return run("--data", self._data, "--as", name, *words, home=self._home, more=secret)

    def does(self, name: str, *words: str | Path) -> Any:
        """A command that must go well; what it printed as JSON, if anything."""
        outcome = self.type(name, *words, "--json")
        assert outcome.code == 0, (words, outcome.err)
        return [json.loads(line) for line in outcome.out.splitlines()]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_papers_become_a_package_that_the_portal_takes(office: Office, tmp_path: Path) -> None:
    assert office.type("lan", "office", "--code", "H42.39").code == 6
    office.does("quan", "office", "--name", "Ủy ban nhân dân phường Hoa Lư", "--code", "H42.39")
    office.does("lan", "dossiers", SAMPLES / "dossiers.csv")
    (taken,) = office.does("lan", "import", *PAPERS, "--batch", BATCH)
    assert (taken["pages"], taken["failures"]) == (4, 0)

    (shown,) = office.does("lan", "show", BATCH)
    assert [document["type"]["id"] for document in shown["documents"]] == ["QD", "TLKS"]
    assert [page["document"] for page in shown["pages"]] == [
        shown["documents"][0]["id"],
        shown["documents"][0]["id"],
        shown["documents"][1]["id"],
        shown["documents"][1]["id"],
    ]

    (outcome,) = office.does("lan", "confirm", BATCH)
    assert outcome["waiting"] == [], "everything required stands on these papers"
    office.does("lan", "submit", BATCH)
    assert office.type("lan", "approve", BATCH).code == 6
    assert office.type("minh", "set", str(shown["documents"][0]["id"]), "place=Hoa Lư").code == 6

    office.does("minh", "approve", BATCH)

    for form in ("portal", "excel"):
        (done,) = office.does("minh", "export", "--format", form, "--to", tmp_path / "ra", "--batch", BATCH)
        assert done["documents"] == 2
    verified = run("verify", tmp_path / "ra", home=tmp_path)
    assert verified.code == 0
    assert verified.out.count("Đạt: ") == 2
    (message,) = (tmp_path / "ra").glob("portal_*/DongBoHoSoMC-*.json")
    assert "H42.39-260223-0017" in message.read_text("utf-8")
    (found,) = office.does("minh", "search", "huu tri xa hoi")
    assert found["values"]["document_number"] == "412/QĐ-UBND"


def test_the_same_command_given_twice_at_once_brings_every_page_once(tmp_path: Path) -> None:
    papers = tray(tmp_path / "khay", 4)
    words = ("--data", tmp_path / "data", "import", papers, "--batch", BATCH, "--json")
    both = [start(*words, home=tmp_path) for _ in range(2)]
    said = [program.communicate(timeout=120) for program in both]
    assert [program.returncode for program in both] == [0, 0], said
    assert sorted(json.loads(out)["pages"] for out, _ in said) == [0, 4]
    shown = run("--data", tmp_path / "data", "show", BATCH, "--json", home=tmp_path).json
    assert (shown["state"], len(shown["pages"])) == ("checking", 4)
