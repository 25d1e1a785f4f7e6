"""What commands print: whole lines, in every surrounding."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from desktop.cli.output import say_json, say_table
from tests.program import ROOT, command_line, start, surroundings
from tests.scans import tray

if TYPE_CHECKING:
    from tests.desktop.cli.conftest import Terminal


class Colour(Enum):
    RED = "red"


@dataclass(frozen=True)
class Row:
    colour: Colour
    at: datetime
    path: Path
    names: frozenset[str]


def printed(capsys: pytest.CaptureFixture[str]) -> Any:
    out = capsys.readouterr().out
    assert out.endswith("\n")
    assert out.count("\n") == 1
    return json.loads(out)


def test_rows_are_printed_with_plain_values(capsys: pytest.CaptureFixture[str]) -> None:
    say_json(Row(Colour.RED, datetime(2026, 11, 3, tzinfo=UTC), Path("/a"), frozenset({"b", "a"})))
    assert printed(capsys) == {
        "colour": "red",
        "at": "2026-11-03T00:00:00+00:00",
        "path": "/a",
        "names": ["a", "b"],
    }
    assert [field.name for field in dataclasses.fields(Row)] == ["colour", "at", "path", "names"]


def test_a_set_of_choices_is_a_sorted_list(capsys: pytest.CaptureFixture[str]) -> None:
    say_json({"colours": frozenset({Colour.RED})})
    assert printed(capsys) == {"colours": ["red"]}


def test_what_json_cannot_say_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError):
        say_json(object())


def test_lines_are_compact_and_keep_their_accents(capsys: pytest.CaptureFixture[str]) -> None:
    say_json({"tên": "Đặng Thị Ngọc Ửng", "số": 1})
    assert capsys.readouterr().out == '{"tên":"Đặng Thị Ngọc Ửng","số":1}\n'


def test_half_a_pair_of_a_files_name_survives(capsys: pytest.CaptureFixture[str]) -> None:
    say_json({"file": "/a/trang-\udcff.jpg"})
    assert printed(capsys) == {"file": "/a/trang-\udcff.jpg"}


def test_a_table_is_not_cut_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    say_table(("Số", "Tên"), [(1, "L" * 150), (2, "[b]không phải thẻ[/b]")])
    out = capsys.readouterr().out
    assert "L" * 150 in out
    assert "[b]không phải thẻ[/b]" in out


def shell(script: str, home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the program as `$SOHOA` in a shell."""
    words = " ".join(f'"{word}"' for word in command_line())
    return subprocess.run(
        ["bash", "-c", script.replace("$SOHOA", words)],
        cwd=ROOT,
        env={**surroundings(home), **more},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_a_reader_that_has_seen_enough_is_no_bug(tmp_path: Path) -> None:
    tray(tmp_path / "khay", 4)
    script = f'$SOHOA read --json --one-document "{tmp_path}"/khay/*.png | head -1; echo "${{PIPESTATUS[0]}}"'
    done = shell(script, tmp_path)
    first, code = done.stdout.splitlines()
    assert json.loads(first)["document"] == 1
    assert code in ("0", "5"), "5 where the reader was gone before the last line"
    assert done.stderr == ""


def test_a_full_disk_under_the_output_is_told_and_is_no_bug(tmp_path: Path) -> None:
    for command in ("formats", "--version", "formats --json"):
        done = shell(f"$SOHOA {command} >/dev/full", tmp_path)
        assert done.returncode == 5
        assert done.stderr.startswith("Không ghi được kết quả ra.")


@pytest.mark.parametrize(("closed", "code"), [(">&-", 0), ("2>&-", 0), (">&- 2>&-", 0)])
def test_a_closed_stream_leads_to_nowhere(tmp_path: Path, closed: str, code: int) -> None:
    assert shell(f"$SOHOA formats {closed}", tmp_path).returncode == code


def test_vietnamese_goes_out_as_utf8_whatever_the_surrounding_speaks(tmp_path: Path) -> None:
    done = shell("$SOHOA verify không-có", tmp_path, LC_ALL="C", PYTHONIOENCODING="ascii")
    assert "“không-có” không phải là gói" in done.stderr


def test_a_bug_ends_with_1_keeps_its_details_and_quotes_no_values(tmp_path: Path) -> None:
    broken = "import desktop.workflow.lists as l; l.batches = lambda *a, **k: [][1]"
    script = f"{broken}; import sys; from desktop.__main__ import main; sys.argv[1:] = sys.argv[1:]; main()"
    done = subprocess.run(
        [sys.executable, "-c", script, "--data", str(tmp_path / "data"), "batches"],
        cwd=ROOT,
        env=surroundings(tmp_path),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Chương trình gặp lỗi ngoài dự kiến.")
    (log,) = (tmp_path / "data" / "logs").iterdir()
    assert str(log) in done.stderr
    assert "IndexError" in log.read_text("utf-8")


@pytest.mark.parametrize("command", [["--version"], ["formats"], ["--data", "kho", "batches"]], ids=lambda c: c[-1])
def test_a_quick_command_loads_no_imaging_and_no_spreadsheets(tmp_path: Path, command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "desktop", *command],
        cwd=tmp_path,
        env=surroundings(tmp_path),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    loaded = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines()}
    assert "typer" in loaded
    assert loaded & {"cv2", "numpy", "openpyxl", "xlsxwriter", "pikepdf", "PIL.Image", "tesserocr", "PySide6"} == set()


def test_wrong_usage_ends_with_2_and_says_how_it_is_used(terminal: Terminal) -> None:
    for words in (["nope"], ["read"], ["show"], ["import", "a.jpg"], ["batches", "--data"], ["export", "--to", "x"]):
        outcome = terminal.type_bare(*words)
        assert outcome.code == 2, words
        assert "Usage: sohoa" in outcome.err
        assert outcome.out == ""


def test_help_names_every_command(terminal: Terminal) -> None:
    outcome = terminal.type_bare("--help")
    assert outcome.code == 0
    for name in ("demo", "read", "import", "show", "settle", "export", "verify", "users", "db", "bench", "screens"):
        assert name in outcome.out


def test_a_line_is_out_before_the_next_document_is_read(tmp_path: Path) -> None:
    papers = tray(tmp_path / "khay", 2)
    words = ["read", "--json", "--jobs", "1", "--one-document", *map(str, sorted(papers.iterdir()))]
    with start(*words, home=tmp_path, more={"SOHOA_ENGINE": "slow"}) as program:
        assert program.stdout is not None
        first = json.loads(program.stdout.readline())
        still_reading = program.poll() is None
        program.kill()
    assert first["document"] == 1
    assert still_reading
    assert Path(first["pages"][0]["file"]).is_absolute()
