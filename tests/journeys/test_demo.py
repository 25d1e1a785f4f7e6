"""`sohoa demo`: from paper to a verified package with one command, as somebody does who has just installed it."""

from __future__ import annotations

import subprocess
import unicodedata
from typing import TYPE_CHECKING

import pytest

from tests.program import Outcome, run

if TYPE_CHECKING:
    from pathlib import Path

UNTOUCHED = 8
"""So many documents of the sample stack go through without a person; the others say what to look at."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo") / "thu"


@pytest.fixture(scope="module")
def outcome(folder: Path) -> Outcome:
    """Papers are really read here, once for all tests of this file."""
    return run("demo", "--to", folder, home=folder.parent, more={})


def test_the_whole_trip_ends_with_a_table_and_verified_packages(outcome: Outcome, folder: Path) -> None:
    assert outcome.code == 0, outcome.err
    rows = [line for line in outcome.out.splitlines() if "đi thẳng" in line or "cần xem:" in line]
    (account,) = [line for line in outcome.out.splitlines() if "văn bản:" in line]
    assert account.startswith("30 trang, ")
    through = [row for row in rows if "cần xem:" not in row]
    assert len(through) >= UNTOUCHED
    packages = sorted((folder / "packages").iterdir())
    assert [path.name.split("_")[0] for path in packages] == ["excel", "portal"]
    for path in packages:
        assert f"Gói (đã kiểm tra, đạt): {path}" in outcome.out
    assert "Đã nhận dạng 30/30 trang" in outcome.err


def test_its_packages_pass_when_they_are_opened_again(outcome: Outcome, folder: Path) -> None:
    assert outcome.code == 0
    verified = run("verify", folder / "packages", "--json", home=folder.parent)
    assert verified.code == 0
    assert [line["ok"] for line in verified.lines] == [True, True]


def test_every_page_of_its_pdfs_says_that_it_is_practice(outcome: Outcome, folder: Path) -> None:
    assert outcome.code == 0
    pdfs = sorted((folder / "packages").rglob("*.pdf"))
    assert len(pdfs) >= UNTOUCHED
    for pdf in pdfs[:3]:
        subprocess.run(["qpdf", "--check", str(pdf)], check=True, capture_output=True)
        said = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
        pages = said.rstrip("\f").split("\f")
        assert all("TẬP HUẤN" in unicodedata.normalize("NFC", page) for page in pages)


def test_nobody_signs_in_as_its_invented_people(outcome: Outcome, folder: Path) -> None:
    assert outcome.code == 0
    secret = folder.parent / "secret"
    secret.write_text("nobody knows it", encoding="utf-8")
    words = ("--data", folder / "store", "--as", "lan", "batches")
    locked = run(*words, home=folder.parent, more={"SOHOA_PASSWORD_FILE": str(secret)})
    assert locked.code == 6


def test_it_does_not_begin_where_something_is(outcome: Outcome, folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    again = run("demo", "--to", folder, home=folder.parent)
    assert again.code == 4
    assert again.err != ""
    assert sorted(folder.rglob("*")) == before
