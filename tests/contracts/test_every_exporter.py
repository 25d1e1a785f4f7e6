"""One set of tests for every package format there is; a new format is taken by itself."""

from __future__ import annotations

import hashlib
import json
import tracemalloc
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, overload

import openpyxl
import pytest

import exporters
from exporters.errors import (
    ContentRefused,
    ImageUnusable,
    PackageUnsound,
    TargetExists,
    TargetNotWritable,
    UnknownFormat,
)
from exporters.manifest import MANIFEST_NAME, read_manifest
from exporters.problems import ProblemCode
from tests.exporters.papers import LINES, Desk, run, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from exporters.content import Document, PackageContent
    from exporters.manifest import Manifest

pytestmark = pytest.mark.parametrize("name", exporters.formats())


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = tmp_path / "papers"
    folder.mkdir()
    return Desk(folder)


def pair(desk: Desk) -> tuple[Document, Document]:
    pages = desk.page(), desk.page(media_type="image/png", rotation=90)
    other = desk.document(*pages, id="2", document_number="13/2026", dossier__dossier_code="H56.14-261103-0043")
    return desk.document(), other


def write(name: str, content: PackageContent, target: Path) -> Manifest:
    return exporters.write(name, content, exporters.load_profile(name), target, lambda *_: None)


def everything(target: Path) -> str:
    """All that the lists and the manifest say."""
    parts = [path.read_text(encoding="utf-8") for path in target.glob("*.json")]
    for path in target.glob("*.xlsx"):
        parts += [str(cell) for row in openpyxl.load_workbook(path).worksheets[0].values for cell in row]
    return "\n".join(parts)


def test_it_is_known_by_its_name(name: str) -> None:
    assert exporters.exporter(name).name == name
    with pytest.raises(UnknownFormat) as caught:
        exporters.exporter(name.upper())
    assert name in caught.value.known


def test_what_is_written_verifies_and_the_manifest_knows_every_file(name: str, desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "xa" / "goi"
    manifest = write(name, desk.content(*pair(desk)), target)
    checked = exporters.verify(target)
    assert checked.ok
    assert checked.manifest == manifest == read_manifest(target / MANIFEST_NAME)
    known = {file.path: file.sha256 for document in manifest.documents() for file in document.files}
    known |= {entry.path: entry.sha256 for entry in manifest.lists}
    found = {
        path.relative_to(target).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in target.rglob("*")
        if path.is_file() and path.name != MANIFEST_NAME
    }
    assert known == found
    assert (manifest.counts.documents, manifest.counts.pages) == (2, 3)
    assert manifest.counts.size == sum((target / path).stat().st_size for path in found)
    assert [document.id for document in manifest.documents()] == ["1", "2"]
    assert manifest.format == name
    assert json.loads((target / MANIFEST_NAME).read_text(encoding="utf-8"))["office"]["code"] == "H56.14"


def test_every_document_has_one_sound_searchable_pdf_with_a_plain_name(name: str, desk: Desk, tmp_path: Path) -> None:
    write(name, desk.content(*pair(desk)), tmp_path / "goi")
    pdfs = sorted((tmp_path / "goi").rglob("*.pdf"))
    assert len(pdfs) == 2
    for pdf in pdfs:
        run("qpdf", "--check", pdf)
        assert text_of(pdf)[: len(LINES)] == list(LINES)
        assert pdf.name.isascii()
        assert len(pdf.name) <= 170


def test_the_same_content_gives_the_same_package(name: str, desk: Desk, tmp_path: Path) -> None:
    content = desk.content(*pair(desk))
    assert write(name, content, tmp_path / "a").sha256 == write(name, content, tmp_path / "b").sha256


def test_it_tells_how_far_it_is(name: str, desk: Desk, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    profile = exporters.load_profile(name)
    exporters.write(name, desk.content(*pair(desk)), profile, tmp_path / "goi", lambda *done: told.append(done))
    assert told == [(1, 2), (2, 2)]


def test_practice_is_marked_everywhere(name: str, desk: Desk, tmp_path: Path) -> None:
    manifest = write(name, desk.content(*pair(desk), practice=True), tmp_path / "goi")
    assert manifest.practice
    assert exporters.verify(tmp_path / "goi").ok
    for pdf in (tmp_path / "goi").rglob("*.pdf"):
        assert "TẬP HUẤN" in text_of(pdf)
        assert pdf.name.startswith("TAP-HUAN_")
    for path in (tmp_path / "goi").glob("*.*"):
        if path.suffix == ".json":
            assert "TẬP HUẤN" in path.read_text(encoding="utf-8")
        if path.suffix == ".xlsx":
            sheet = openpyxl.load_workbook(path).worksheets[0]
            assert all("TẬP HUẤN" in row for row in sheet.values)


def test_a_real_package_bears_no_practice_mark(name: str, desk: Desk, tmp_path: Path) -> None:
    write(name, desk.content(*pair(desk)), tmp_path / "goi")
    assert "TẬP HUẤN" not in everything(tmp_path / "goi")
    assert not read_manifest(tmp_path / "goi" / MANIFEST_NAME).practice


def test_content_that_would_be_refused_is_not_written(name: str, desk: Desk, tmp_path: Path) -> None:
    profile = exporters.load_profile(name)
    empty = replace(desk.content(), documents=())
    without_pages = replace(desk.document(), pages=())
    twice = desk.content(desk.document(), desk.document())
    for content, code in (
        (empty, ProblemCode.NOTHING_TO_EXPORT),
        (desk.content(without_pages), ProblemCode.DOCUMENT_WITHOUT_PAGES),
        (twice, ProblemCode.DUPLICATE_DOCUMENT),
    ):
        assert code in {problem.code for problem in exporters.check(name, content, profile)}
        with pytest.raises(ContentRefused) as caught:
            write(name, content, tmp_path / "goi")
        assert code in {problem.code for problem in caught.value.problems}
    assert [path.name for path in tmp_path.iterdir()] == ["papers"]


def test_a_file_beyond_the_receivers_limit_is_refused(name: str, desk: Desk, tmp_path: Path) -> None:
    profile = exporters.load_profile(name)
    small = replace(profile, files=replace(profile.files, megabytes=0.001))
    with pytest.raises(ContentRefused) as caught:
        exporters.write(name, desk.content(*pair(desk)), small, tmp_path / "goi", lambda *_: None)
    assert {(problem.code, problem.document_id) for problem in caught.value.problems} == {
        (ProblemCode.FILE_TOO_LARGE, "1"),
        (ProblemCode.FILE_TOO_LARGE, "2"),
    }
    assert [path.name for path in tmp_path.iterdir()] == ["papers"]


def test_an_image_that_is_gone_leaves_nothing_half_written(name: str, desk: Desk, tmp_path: Path) -> None:
    content = desk.content(*pair(desk))
    content.documents[1].pages[1].image.unlink()
    with pytest.raises(ImageUnusable) as caught:
        write(name, content, tmp_path / "goi")
    assert (caught.value.document_id, caught.value.page) == ("2", 1)
    assert [path.name for path in tmp_path.iterdir()] == ["papers"]


def test_what_stands_at_the_target_stays_as_it_is(name: str, desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "goi").write_text("older")
    with pytest.raises(TargetExists):
        write(name, desk.content(), tmp_path / "goi")
    with pytest.raises(TargetNotWritable):
        write(name, desk.content(), tmp_path / "goi" / "below")
    assert (tmp_path / "goi").read_text() == "older"


def test_a_package_that_does_not_read_back_is_not_handed_out(name: str, desk: Desk, tmp_path: Path) -> None:
    """A stand-in for a failing disk: what was written changes before it is read again."""

    def spoil(done: int, _all: int) -> None:
        if done == 2:
            pdf = next(tmp_path.glob(".goi.partial-*/**/*.pdf"))
            pdf.write_bytes(pdf.read_bytes()[:-1])

    with pytest.raises(PackageUnsound) as caught:
        exporters.write(name, desk.content(*pair(desk)), exporters.load_profile(name), tmp_path / "goi", spoil)
    assert caught.value.findings
    assert [path.name for path in tmp_path.iterdir()] == ["papers"]


@pytest.mark.parametrize("when", [0, 1, 2])
def test_a_disk_that_refuses_in_the_middle_leaves_nothing(name: str, desk: Desk, tmp_path: Path, when: int) -> None:
    """The system's own limit for the size of a file stands in for a disk: 500 bytes from `when` documents on."""
    resource = pytest.importorskip("resource")
    usual, most = resource.getrlimit(resource.RLIMIT_FSIZE)

    def shrink(done: int, _all: int = 0) -> None:
        if done == when:
            resource.setrlimit(resource.RLIMIT_FSIZE, (500, most))

    content, profile = desk.content(*pair(desk)), exporters.load_profile(name)
    try:
        shrink(0)
        with pytest.raises(TargetNotWritable) as caught:
            exporters.write(name, content, profile, tmp_path / "goi", shrink)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (usual, most))
    assert caught.value.target == tmp_path / "goi"
    assert [path.name for path in tmp_path.iterdir()] == ["papers"]


class Shelf(Sequence["Document"]):
    """Documents that are fetched when they are looked at, and known to be let go."""

    def __init__(self, document: Document, count: int) -> None:
        self._document, self._count = document, count

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> Document: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Document]: ...
    def __getitem__(self, place: int | slice) -> Document | Sequence[Document]:
        if isinstance(place, slice) or not 0 <= place < self._count:
            raise IndexError(place)
        weight = "x" * 100_000
        dossier = {**self._document.dossier, "dossier_code": f"H56.14-261103-{place:04d}"}
        return replace(
            self._document, id=str(place), values={**self._document.values, "weight": weight}, dossier=dossier
        )


def peak(name: str, desk: Desk, target: Path, count: int) -> int:
    document = desk.document(desk.page())
    content = desk.content()
    shelf = Shelf(document, count)
    tracemalloc.start()
    write(name, replace(content, documents=shelf), target)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def test_memory_does_not_grow_with_the_package(name: str, desk: Desk, tmp_path: Path) -> None:
    """Each document weighs 100 kB; forty of them held at once would be 4 MB."""
    write(name, desk.content(), tmp_path / "warm")
    few, many = peak(name, desk, tmp_path / "few", 10), peak(name, desk, tmp_path / "many", 50)
    assert many - few < 1_000_000
