"""`sohoa read`: one line for each document, always of the same shape, and no store."""

from __future__ import annotations

import subprocess
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop import paths
from tests.scans import HEIGHT, WIDTH, blank, scan, separator, tiff, tray

if TYPE_CHECKING:
    import pytest

    from tests.desktop.cli.conftest import Terminal

SAMPLES = paths.resources() / "samples"


def shape(line: Any) -> None:
    """What scripts depend on, type by type."""
    assert list(line) == ["document", "type", "fields", "pages", "separators", "text", "problems", "pdf"]
    assert type(line["document"]) is int
    kind = line["type"]
    assert [type(kind[key]) for key in ("id", "name", "sure")] == [str, str, bool]
    assert 0 <= kind["confidence"] <= 1
    assert list(kind) == ["id", "name", "confidence", "sure"]
    for field_id, field in line["fields"].items():
        assert field_id.islower()
        assert list(field) == ["value", "raw", "confidence", "sure", "page", "region"]
        assert 0 <= field["confidence"] <= 1
        assert 0 <= field["page"] < len(line["pages"])
        if field["region"] is not None:
            left, top, right, bottom = field["region"]
            page = line["pages"][field["page"]]
            assert 0 <= left < right <= page["width"]
            assert 0 <= top < bottom <= page["height"]
    for page in line["pages"]:
        assert list(page) == ["file", "index", "role", "rotation", "width", "height"]
        assert Path(page["file"]).is_absolute()
        assert page["role"] in ("content", "blank")
        assert page["rotation"] in (0, 90, 180, 270)
    for sheet in line["separators"]:
        assert list(sheet) == ["file", "index", "code"]
    assert line["text"].count("\f") == max(0, len(line["pages"]) - 1)
    assert unicodedata.is_normalized("NFC", line["text"])
    for problem in line["problems"]:
        assert list(problem) == ["code", "text", "page", "field"]
        assert problem["text"]
    assert line["pdf"] is None or Path(line["pdf"]).is_file()


def files(line: Any) -> list[tuple[str, int]]:
    return [(Path(page["file"]).name, page["index"]) for page in line["pages"]]


def test_all_paths_together_are_one_stack_in_the_order_given(terminal: Terminal, tmp_path: Path) -> None:
    first, second = scan(tmp_path / "b.png"), tiff(tmp_path / "a.tif", 2)
    outcome = terminal.type("read", "--json", first, second)
    assert (outcome.code, outcome.err) == (0, "")
    shape(outcome.json)
    assert files(outcome.json) == [("b.png", 0), ("a.tif", 0), ("a.tif", 1)]
    assert not terminal.data.exists()


def test_a_folder_stands_for_the_pages_directly_in_it_in_natural_order(terminal: Terminal, tmp_path: Path) -> None:
    folder = tray(tmp_path / "khay", 11)
    tray(folder / "trong", 1)
    (folder / "ghi-chú.txt").write_text("không phải trang", encoding="utf-8")
    (folder / ".an.png").write_bytes(b"")
    nfd = unicodedata.normalize("NFD", "quyết định.png")
    scan(folder / nfd, 12)
    line = terminal.type("read", "--json", folder).json
    assert [name for name, _ in files(line)] == [*(f"{number}.png" for number in range(1, 12)), nfd]


def test_with_one_document_each_path_is_exactly_one(terminal: Terminal, tmp_path: Path) -> None:
    folder, page, many = tray(tmp_path / "khay", 2), scan(tmp_path / "a.png"), tiff(tmp_path / "b.tif", 2)
    empty = tmp_path / "rong.png"
    empty.touch()
    outcome = terminal.type("read", "--json", "--one-document", folder, page, empty, page, empty, many, folder)
    assert outcome.code == 4
    for line in outcome.lines:
        shape(line)
    assert [line["document"] for line in outcome.lines] == [1, 2, 3, 4, 5, 6, 7]
    assert [files(line) for line in outcome.lines] == [
        [("1.png", 0), ("2.png", 0)],
        [("a.png", 0)],
        [],
        [("a.png", 0)],
        [],
        [("b.tif", 0), ("b.tif", 1)],
        [("1.png", 0), ("2.png", 0)],
    ]


def test_a_folder_of_one_document_tells_which_of_its_pages_is_missing(terminal: Terminal, tmp_path: Path) -> None:
    folder = tray(tmp_path / "khay", 3)
    (folder / "2.png").write_bytes(b"")
    outcome = terminal.type("read", "--json", "--one-document", folder)
    assert outcome.code == 4
    shape(outcome.json)
    assert files(outcome.json) == [("1.png", 0), ("3.png", 0)]
    assert "file_empty" in [problem["code"] for problem in outcome.json["problems"]]
    assert any("2.png" in problem["text"] for problem in outcome.json["problems"])


def test_an_input_that_cannot_be_read_still_gives_its_line(terminal: Terminal, tmp_path: Path) -> None:
    outcome = terminal.type("read", "--json", tmp_path / "khong-co.jpg")
    assert outcome.code == 4
    shape(outcome.json)
    assert outcome.json["type"] == {"id": "", "name": "", "confidence": 0.0, "sure": False}
    assert (outcome.json["fields"], outcome.json["pages"], outcome.json["text"]) == ({}, [], "")
    assert [problem["code"] for problem in outcome.json["problems"]] == ["file_missing"]
    assert outcome.err == ""


def test_a_blank_back_belongs_to_the_document_before_and_says_nothing(terminal: Terminal, tmp_path: Path) -> None:
    outcome = terminal.type("read", "--json", scan(tmp_path / "1.png"), blank(tmp_path / "2.png"))
    shape(outcome.json)
    assert [page["role"] for page in outcome.json["pages"]] == ["content", "blank"]
    assert outcome.json["text"].endswith("\f")
    assert (outcome.json["pages"][1]["width"], outcome.json["pages"][1]["height"]) == (WIDTH, HEIGHT)


def test_a_separator_sheet_stands_with_the_document_behind_it(terminal: Terminal, tmp_path: Path) -> None:
    stack = [scan(tmp_path / "1.png"), separator(tmp_path / "tách.png"), scan(tmp_path / "2.png", 2)]
    first, second = terminal.type("read", "--json", *stack).lines
    assert (files(first), first["separators"]) == ([("1.png", 0)], [])
    assert files(second) == [("2.png", 0)]
    assert second["separators"] == [{"file": str(stack[1]), "index": 0, "code": "PATCHT"}]


def test_a_page_that_no_engine_reads_keeps_its_place_and_is_told(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOHOA_ENGINE", "failing")
    outcome = terminal.type("read", "--json", "--jobs", "1", scan(tmp_path / "1.png"))
    assert outcome.code == 4
    shape(outcome.json)
    assert files(outcome.json) == [("1.png", 0)]
    told = [problem for problem in outcome.json["problems"] if problem["code"] == "page_unreadable"]
    assert [problem["page"] for problem in told] == [0]
    assert "Bộ nhận dạng không đọc được trang này." in told[0]["text"]


def test_without_an_engine_nothing_is_read_and_the_next_step_is_told(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOHOA_ENGINE", "no-such-engine")
    outcome = terminal.type("read", "--json", scan(tmp_path / "1.png"))
    assert (outcome.code, outcome.out) == (5, "")
    assert outcome.err.startswith("Máy này chưa nhận dạng được chữ")


def test_pdfs_are_sound_searchable_and_named_in_the_lines(terminal: Terminal, tmp_path: Path) -> None:
    target = tmp_path / "pdf"
    page = scan(tmp_path / "1.png")
    outcome = terminal.type("read", "--json", "--one-document", page, page, blank(tmp_path / "2.png"), "--pdf", target)
    assert (outcome.code, outcome.err) == (0, "")
    pdfs = [Path(line["pdf"]) for line in outcome.lines]
    assert sorted(target.iterdir()) == sorted(pdfs)
    for pdf, has_text in zip(pdfs, [True, True, False], strict=True):
        subprocess.run(["qpdf", "--check", str(pdf)], check=True, capture_output=True)
        said = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
        assert ("01/QĐ-UBND" in unicodedata.normalize("NFC", said)) is has_text


def test_a_pdf_that_is_there_is_not_written_over(terminal: Terminal, tmp_path: Path) -> None:
    words = ("read", "--json", scan(tmp_path / "1.png"), "--pdf", tmp_path / "pdf")
    pdf = Path(terminal.type(*words).json["pdf"])
    pdf.write_bytes(b"of somebody else")
    again = terminal.type(*words)
    assert again.code == 4
    assert again.json["pdf"] is None
    assert pdf.read_bytes() == b"of somebody else"


def test_people_read_a_short_account(terminal: Terminal, tmp_path: Path) -> None:
    outcome = terminal.type("read", scan(tmp_path / "1.png"), "--pdf", tmp_path / "pdf")
    assert outcome.code == 0
    assert outcome.out.startswith("Văn bản 1: ")
    assert "PDF: " in outcome.out


def test_very_many_paths_are_one_stack(terminal: Terminal, tmp_path: Path) -> None:
    page = blank(tmp_path / "1.png")
    line = terminal.type("read", "--json", *[page] * 300).json
    assert len(line["pages"]) == 300


def test_a_name_that_is_no_text_survives(terminal: Terminal, tmp_path: Path) -> None:
    strange = scan(tmp_path / "trang-\udcff.png")
    line = terminal.type("read", "--json", strange).json
    assert line["pages"][0]["file"] == str(strange)


def test_a_real_paper_is_really_read(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOHOA_ENGINE")
    outcome = terminal.type("read", "--json", SAMPLES / "001.jpg", SAMPLES / "002.jpg")
    assert outcome.code == 0
    shape(outcome.json)
    assert outcome.json["type"]["id"] == "QD"
    assert outcome.json["fields"]["issued_on"]["value"] == "2026-03-06"
    assert files(outcome.json) == [("001.jpg", 0), ("002.jpg", 0)]
    assert outcome.json["pages"][0] == {
        "file": str(SAMPLES / "001.jpg"),
        "index": 0,
        "role": "content",
        "rotation": 0,
        "width": 1653,
        "height": 2339,
    }
