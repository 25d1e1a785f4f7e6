"""Files that are no papers, folders that may not be opened: a sentence each, and the rest goes on."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image
from PIL.TiffImagePlugin import TiffImageFile

from desktop.messages import explain_file
from tests.journeys.kills import approved_store
from tests.program import ROOT, Outcome, command_line, run, surroundings
from tests.scans import bad_inputs, between, picture, scan, tray
from tests.standins.machine import without_privilege

if TYPE_CHECKING:
    from collections.abc import Iterator

BATCH = "Lô có tệp hỏng"


def sentence(error: str, path: Path) -> str:
    return str(explain_file(error.partition("/")[0], str(path)))


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Path], list[Path]]:
    """The bad ones by the name of their error, and all of them in a stack with good pages around."""
    folder = tmp_path_factory.mktemp("giay")
    bad = bad_inputs(folder)
    bad["FileMissing"] = folder / "khong-co.pdf"
    bad["FolderWithoutPages"] = folder / "trong"
    bad["FolderWithoutPages"].mkdir()
    bad["UnknownFileType"] = folder / "ghi-chu.txt"
    bad["UnknownFileType"].write_text("ghi chú", encoding="utf-8")
    return bad, between(bad, folder)


def good(stack: list[Path]) -> list[str]:
    return [str(path) for path in stack if path.name.startswith("tot-")]


class Imported:
    """A store into which the stack was imported, and what was said of it."""

    def __init__(self, folder: Path, stack: list[Path]) -> None:
        self.data = folder / "data"
        self._home = folder
        self.outcome = self.type("import", *stack, "--batch", BATCH)

    def type(self, *words: str | Path) -> Outcome:
        return run("--data", self.data, *words, home=self._home)

    def show(self) -> Any:
        return self.type("show", BATCH, "--json").json


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory, papers: tuple[dict[str, Path], list[Path]]) -> Imported:
    return Imported(tmp_path_factory.mktemp("kho"), papers[1])


def test_import_says_a_sentence_for_each_bad_file_and_takes_in_the_rest(
    imported: Imported, papers: tuple[dict[str, Path], list[Path]]
) -> None:
    bad, stack = papers
    assert imported.outcome.code == 4
    assert imported.outcome.err.splitlines() == [sentence(error, path) for error, path in bad.items()]
    shown = imported.show()
    assert [page["file"] for page in shown["pages"]] == good(stack)
    for page in shown["pages"]:
        assert page["sha256"] == hashlib.sha256(Path(page["file"]).read_bytes()).hexdigest()
    assert shown["state"] == "checking"
    assert {page["role"] for page in shown["pages"]} == {"content"}


def test_the_failures_stand_on_the_batch_and_nobody_sends_it_before_they_are_seen(
    imported: Imported, papers: tuple[dict[str, Path], list[Path]]
) -> None:
    bad, _ = papers
    failures = imported.show()["failures"]
    assert [(failure["file"], failure["text"]) for failure in failures] == [
        (str(path), sentence(error, path)) for error, path in bad.items()
    ]
    said = imported.type("show", BATCH).out
    assert all(sentence(error, path) in said for error, path in bad.items())
    blocked = imported.type("submit", BATCH)
    assert blocked.code == 3
    assert all(f"({path.name})" in blocked.err for path in bad.values())
    settled = imported.type("settle", BATCH)
    assert (settled.code, settled.out) == (0, f"Đã xem {len(bad)} tệp không nhập được.\n")
    assert imported.show()["failures"] == []
    still = imported.type("submit", BATCH)
    assert still.code == 3, "its documents are not confirmed"
    assert "tệp không nhập được" not in still.err


def test_read_gives_each_bad_file_its_line_and_reads_the_rest(
    tmp_path: Path, papers: tuple[dict[str, Path], list[Path]]
) -> None:
    bad, stack = papers
    outcome = run("read", "--json", *stack, home=tmp_path)
    assert outcome.code == 4
    assert outcome.err == ""
    unread = [line for line in outcome.lines if not line["pages"]]
    assert [line["problems"] for line in unread] == [
        [{"code": _code(error), "text": sentence(error, path), "page": None, "field": None}]
        for error, path in bad.items()
    ]
    pages = [page["file"] for line in outcome.lines for page in line["pages"]]
    assert pages == good(stack)
    assert [line["document"] for line in outcome.lines] == list(range(1, len(outcome.lines) + 1))


def test_read_says_the_sentences_where_nobody_asks_for_json(
    tmp_path: Path, papers: tuple[dict[str, Path], list[Path]]
) -> None:
    bad, stack = papers
    outcome = run("read", *stack, home=tmp_path)
    assert outcome.code == 4
    assert outcome.err.splitlines() == [sentence(error, path) for error, path in bad.items()]
    assert "Văn bản" in outcome.out


def _code(error: str) -> str:
    name = error.partition("/")[0]
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")


def test_a_broken_page_of_a_pdf_is_told_with_its_number_and_the_others_are_read(tmp_path: Path) -> None:
    broken = tmp_path / "ba-trang.tif"
    _tiff_with_a_broken_frame(broken)
    outcome = run("--data", tmp_path / "data", "import", broken, "--batch", BATCH, home=tmp_path)
    assert outcome.code == 4
    shown = run("--data", tmp_path / "data", "show", BATCH, "--json", home=tmp_path).json
    assert [page["index"] for page in shown["pages"]] == [0, 2]
    assert [failure["index"] for failure in shown["failures"]] == [1]
    assert shown["failures"][0]["text"].startswith("Trang 2: Tệp “ba-trang.tif” bị hỏng")
    lines = run("read", "--json", "--one-document", broken, home=tmp_path).lines
    assert [[page["index"] for page in line["pages"]] for line in lines] == [[0, 2]], "one path, one line"
    assert lines[0]["problems"][0]["text"].startswith("Trang 2: ")


def _tiff_with_a_broken_frame(path: Path) -> None:
    """Three frames, packed; the bytes of the middle one are overwritten."""
    first, *others = (picture(number) for number in (1, 2, 3))
    first.save(path, save_all=True, append_images=others, compression="tiff_deflate")
    with Image.open(path) as tiff:
        assert isinstance(tiff, TiffImageFile)
        tiff.seek(1)
        offsets, sizes = tiff.tag_v2[273], tiff.tag_v2[279]
    data = bytearray(path.read_bytes())
    for start, size in zip(offsets, sizes, strict=True):
        data[start : start + size] = b"\xff" * size
    path.write_bytes(data)


def unprivileged(*words: str | Path, home: Path) -> Outcome:
    """The command, by somebody to whom a closed folder is closed."""
    done = subprocess.run(
        without_privilege(command_line(*words)),
        cwd=ROOT,
        env=surroundings(home),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """A folder of two pages that nobody may open."""
    folder = tray(tmp_path / "dong", 2)
    folder.chmod(0)
    yield folder
    folder.chmod(0o700)


def test_a_folder_that_may_not_be_opened_is_told_and_the_rest_goes_on(tmp_path: Path, closed: Path) -> None:
    page, locked = scan(tmp_path / "tot.png"), scan(tmp_path / "khoa.png", 2)
    locked.chmod(0)
    stack = (closed, page, locked, closed / "1.png")
    outcome = unprivileged("--data", tmp_path / "data", "import", *stack, "--batch", BATCH, home=tmp_path)
    assert outcome.code == 4
    assert outcome.err.splitlines() == [
        sentence("FolderUnreadable", closed),
        sentence("FileUnreadable", locked),
        sentence("FileUnreadable", closed / "1.png"),
    ]
    shown = unprivileged("--data", tmp_path / "data", "show", BATCH, "--json", home=tmp_path).json
    assert [row["file"] for row in shown["pages"]] == [str(page)]
    lines = unprivileged("read", "--json", closed, page, home=tmp_path).lines
    assert [bool(line["pages"]) for line in lines] == [False, True]


def test_a_closed_folder_alone_begins_a_batch_that_says_why_it_is_empty(tmp_path: Path, closed: Path) -> None:
    words = ("--data", tmp_path / "data", "import", closed / "1.png", "--batch", BATCH)
    outcome = unprivileged(*words, home=tmp_path)
    assert (outcome.code, outcome.err) == (4, sentence("FileUnreadable", closed / "1.png") + "\n")


def test_a_store_that_may_not_be_made_is_the_worlds_trouble(tmp_path: Path, closed: Path) -> None:
    outcome = unprivileged("--data", closed / "data", "batches", home=tmp_path)
    assert outcome.code == 5
    assert outcome.err.startswith("Không mở được kho dữ liệu")


@pytest.mark.parametrize("made", [False, True], ids=["to-be-made", "there"])
def test_a_place_for_packages_that_may_not_be_written_is_the_worlds_trouble(
    tmp_path: Path, closed: Path, made: bool
) -> None:
    approved_store(tmp_path / "data")
    target = closed if made else closed / "ra"
    words = ("--data", tmp_path / "data", "export", "--format", "pdf", "--to", target)
    outcome = unprivileged(*words, home=tmp_path)
    assert outcome.code == 5
    assert outcome.err.startswith("Không ghi được vào"), outcome.err


def test_pdfs_that_may_not_be_written_are_the_worlds_trouble(tmp_path: Path, closed: Path) -> None:
    outcome = unprivileged("read", "--json", scan(tmp_path / "tot.png"), "--pdf", closed, home=tmp_path)
    assert outcome.code == 5
    assert outcome.err.startswith("Không ghi được vào"), outcome.err


def test_a_package_that_may_not_be_opened_is_not_called_sound(tmp_path: Path, closed: Path) -> None:
    outcome = unprivileged("verify", closed, closed.parent, home=tmp_path)
    assert outcome.code == 4
    assert outcome.err.startswith("“dong” không phải là gói")
