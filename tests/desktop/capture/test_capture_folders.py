"""What a path stands for."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from desktop.capture.backends.files import expand, pages
from desktop.capture.errors import FileMissing, FileUnreadable, FolderWithoutPages

if TYPE_CHECKING:
    from tests.desktop.capture.conftest import Papers


def names(paths: list[Path]) -> list[str]:
    return [path.name for path in paths]


def test_a_folder_stands_for_its_pages_in_natural_order(papers: Papers) -> None:
    for name in ["10.jpg", "2.png", "001.pdf", "Trang 12.tif", "trang 3.JPG", "1b.jpeg"]:
        papers.lay(name, b"x")
    assert names(expand([papers.desk])) == ["001.pdf", "1b.jpeg", "2.png", "10.jpg", "trang 3.JPG", "Trang 12.tif"]


def test_subfolders_and_all_other_files_are_passed_over(papers: Papers) -> None:
    for name in ["a.jpg", "sub/b.jpg", "Thumbs.db", "list.xlsx", ".hidden.jpg", "~$a.pdf", "half.jpg.part", "x.tmp"]:
        papers.lay(name, b"x")
    (papers.desk / "folder.pdf").mkdir()
    assert names(expand([papers.desk])) == ["a.jpg"]


def test_a_named_file_stays_whatever_it_is_called(papers: Papers) -> None:
    given = [papers.lay("letter.docx", b"x"), papers.desk / "gone.jpg", papers.lay(".hidden.jpg", b"x")]
    assert expand(given) == given


def test_files_keep_the_order_in_which_they_are_given(papers: Papers) -> None:
    given = [papers.lay("b.jpg", b"x"), papers.lay("a.jpg", b"x"), papers.desk / "b.jpg"]
    assert expand(given) == given


def test_paths_become_absolute(papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    papers.lay("a.jpg", b"x")
    monkeypatch.chdir(papers.desk)
    assert expand([Path("a.jpg"), Path()]) == [papers.desk / "a.jpg"] * 2


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_names_with_accents_are_found_as_the_disk_spells_them(papers: Papers, form: Literal["NFC", "NFD"]) -> None:
    name = unicodedata.normalize(form, "Quyết định số 5 – Nguyễn Thị Đào.jpg")
    path = papers.lay(f"Hồ sơ/{name}", papers.jpeg_bytes())
    (found,) = expand([path.parent])
    assert found == path
    (page,) = pages(found)
    assert page.file == str(path)


def test_the_way_accents_are_composed_makes_no_difference_to_the_order(papers: Papers) -> None:
    second = papers.lay(unicodedata.normalize("NFC", "tờ 10.jpg"), b"x")
    first = papers.lay(unicodedata.normalize("NFD", "tờ 9.jpg"), b"x")
    assert expand([papers.desk]) == [first, second]


def test_a_folder_without_pages_is_not_lost_without_a_word(papers: Papers) -> None:
    papers.lay("notes.txt", b"x")
    assert expand([papers.desk]) == [papers.desk]
    with pytest.raises(FolderWithoutPages):
        list(pages(papers.desk))


def test_a_link_to_a_page_counts_and_one_that_leads_nowhere_is_reported(papers: Papers) -> None:
    real = papers.lay("elsewhere/real.jpg", papers.jpeg_bytes())
    folder = papers.lay("in/1.jpg", papers.jpeg_bytes()).parent
    (folder / "2.jpg").symlink_to(real)
    (folder / "3.jpg").symlink_to(papers.desk / "gone.jpg")
    found = expand([folder])
    assert names(found) == ["1.jpg", "2.jpg", "3.jpg"]
    assert len(list(pages(found[1]))) == 1
    with pytest.raises(FileMissing):
        list(pages(found[2]))


def test_links_that_lead_in_a_circle_end(papers: Papers) -> None:
    circle = papers.desk / "a.jpg"
    circle.symlink_to(papers.desk / "b.jpg")
    (papers.desk / "b.jpg").symlink_to(circle)
    (papers.desk / "round").symlink_to(papers.desk)
    assert names(expand([papers.desk])) == ["a.jpg", "b.jpg"]
    with pytest.raises(FileUnreadable):
        list(pages(circle))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_that_calls_itself_a_picture_makes_nobody_wait(papers: Papers) -> None:
    pipe = papers.desk / "a.jpg"
    os.mkfifo(pipe)
    assert expand([papers.desk]) == [papers.desk]
    with pytest.raises(FileUnreadable):
        list(pages(pipe))


UNPRIVILEGED = """
import os, sys
from pathlib import Path
import desktop.capture.images.pictures
from desktop.capture.backends.files import expand, pages
from desktop.capture.errors import FileError
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
for path in expand([Path(argument) for argument in sys.argv[1:]]):
    try:
        print(path.name, len(list(pages(path))))
    except FileError as error:
        print(path.name, type(error).__name__, error.detail)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="rights are given otherwise on Windows")
def test_what_may_not_be_read_is_said_and_the_rest_is_read(papers: Papers) -> None:
    with tempfile.TemporaryDirectory() as name:
        desk = Path(name)
        desk.chmod(0o755)
        papers.desk = desk
        locked, locked_file = papers.lay("locked/a.jpg", papers.jpeg_bytes()), papers.jpeg("b.jpg")
        behind = papers.lay("behind/inner/a.jpg", papers.jpeg_bytes())
        good = papers.jpeg("c.jpg")
        locked.parent.chmod(0)
        locked_file.chmod(0)
        (desk / "behind").chmod(0)
        try:
            said = subprocess.run(
                [sys.executable, "-c", UNPRIVILEGED, locked.parent, locked_file, behind.parent, good],
                capture_output=True,
                text=True,
                check=True,
            ).stdout.splitlines()
        finally:
            locked.parent.chmod(0o755)
            (desk / "behind").chmod(0o755)
    assert said == [
        "locked FolderUnreadable Permission denied",
        "b.jpg FileUnreadable Permission denied",
        "inner FileUnreadable Permission denied",
        "c.jpg 1",
    ]
