"""Approved documents become a package: chosen, examined, written aside, verified, recorded; cut off, it is finished."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

import exporters
from desktop.domain.documents import PackageState
from desktop.domain.errors import NotAllowed
from desktop.domain.identifiers import BatchId, PackageId
from desktop.domain.states import BatchState
from desktop.messages import block_text
from desktop.store.tables import PackageTable, PageReadingTable
from desktop.workflow import lists, packaging
from desktop.workflow.errors import BlockCode, Blocked
from desktop.workflow.packaging import Selection
from exporters.errors import ImageUnusable, ProfileInvalid, TargetNotWritable, UnknownFormat
from exporters.problems import ProblemCode
from ocr.serial import dump
from ocr.types import Mark, MarkKind, Region
from tests.office import SURE_DECISION, Paper
from tests.readings import decision as a_reading

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.domain.identifiers import DocumentId
    from tests.office import OfficeBuilder

ALL = Selection()


def decision(number: int, issued_on: str = "2026-11-03", pages: int = 1) -> Paper:
    readings = {**SURE_DECISION, "document_number": f"{number}/QĐ-UBND", "issued_on": issued_on}
    return Paper(readings=readings, pages=pages)


def approved(desk: OfficeBuilder, *papers: Paper, name: str = "Lô sáng") -> BatchId:
    return desk.batch(*papers, name=name, state=BatchState.APPROVED, checked_by=desk.lan)


def export(desk: OfficeBuilder, to: Path, selection: Selection = ALL, form: str = "pdf") -> packaging.Packaged:
    return packaging.export(selection, form, to, by=desk.minh, office=desk.office)


def test_a_package_is_written_read_again_and_recorded_with_its_checksum(desk: OfficeBuilder, tmp_path: Path) -> None:
    approved(desk, decision(1), decision(2, pages=2))
    reports: list[tuple[int, int]] = []
    done = packaging.export(
        ALL, "pdf", tmp_path / "ra", by=desk.minh, office=desk.office, report=lambda *report: reports.append(report)
    )
    assert exporters.verify(done.path).ok
    (row,) = lists.packages(desk.office)
    assert (row.state, row.documents, row.target) == (PackageState.VERIFIED, 2, str(done.path))
    assert done.changes.packages == {done.package_id}
    assert reports[-1] == (2, 2)
    manifest = exporters.verify(done.path).manifest
    assert manifest is not None
    assert manifest.sha256 == done.manifest_sha256
    entries = desk.store.queries.audit("package", done.package_id)
    assert [(entry.by_name, entry.action) for entry in entries] == [("minh", "verified"), ("minh", "export")]


def test_a_packages_name_says_format_moment_and_batch(desk: OfficeBuilder, tmp_path: Path) -> None:
    batch = approved(desk, decision(1), name="Đợt 3 / tháng Mười")
    named = Selection(batch_id=batch)
    first, second = export(desk, tmp_path).path.name, export(desk, tmp_path, named).path.name
    assert re.fullmatch(r"pdf_\d{8}-\d{6}", first)
    assert re.fullmatch(r"pdf_\d{8}-\d{6}_Dot-3-thang-Muoi", second)


def test_a_name_that_is_taken_gets_a_number_behind_it(desk: OfficeBuilder, tmp_path: Path) -> None:
    assert packaging._free(tmp_path / "pdf_1") == tmp_path / "pdf_1"
    for name in ("pdf_1", "pdf_1_2"):
        (tmp_path / name).mkdir()
    assert packaging._free(tmp_path / "pdf_1") == tmp_path / "pdf_1_3"


@pytest.mark.parametrize(
    ("selection", "numbers"),
    [
        (ALL, [1, 2, 3]),
        (Selection(issued_from=date(2026, 11, 4)), [2, 3]),
        (Selection(issued_until=date(2026, 11, 4)), [1, 2]),
        (Selection(issued_from=date(2026, 11, 4), issued_until=date(2026, 11, 4)), [2]),
        (Selection(batch_id=BatchId(2)), [3]),
        (Selection(state=BatchState.REVIEWING), [4]),
        (Selection(procedure_code="1.001776"), [2]),
        (Selection(procedure_code="9.999999"), []),
    ],
)
def test_what_is_chosen(desk: OfficeBuilder, selection: Selection, numbers: list[int]) -> None:
    desk.dossier("H-2", number="2/QĐ-UBND", procedure_code="1.001776")
    approved(desk, decision(1), decision(2, "2026-11-04"))
    approved(desk, decision(3, "2026-11-05"), name="Lô chiều")
    desk.batch(decision(4), name="Lô tối", state=BatchState.REVIEWING, checked_by=desk.lan)
    assert packaging.select(selection, desk.office) == numbers


def test_what_the_receiver_would_refuse_is_said_and_nothing_is_written(desk: OfficeBuilder, tmp_path: Path) -> None:
    approved(desk, decision(1))
    with pytest.raises(Blocked) as caught:
        export(desk, tmp_path / "ra", form="portal")
    assert {block.code for block in caught.value.blocks} == {BlockCode.RECEIVER_REFUSES}
    assert {block.document_id for block in caught.value.blocks} == {1}
    assert not (tmp_path / "ra").exists()
    assert lists.packages(desk.office) == []


def test_where_nothing_is_chosen_nothing_leaves(desk: OfficeBuilder, tmp_path: Path) -> None:
    with pytest.raises(Blocked) as caught:
        export(desk, tmp_path / "ra")
    (block,) = caught.value.blocks
    assert block.document_id is None
    assert block.refusal is not None
    assert block.refusal.code is ProblemCode.NOTHING_TO_EXPORT


def test_packages_are_written_by_those_who_may(desk: OfficeBuilder, tmp_path: Path) -> None:
    approved(desk, decision(1))
    with pytest.raises(NotAllowed):
        packaging.export(ALL, "pdf", tmp_path, by=desk.lan, office=desk.office)


@pytest.mark.parametrize(
    ("form", "profile", "error"), [("nope", "pdf", UnknownFormat), ("pdf", "nope", ProfileInvalid)]
)
def test_a_format_or_profile_that_is_none_writes_nothing(
    desk: OfficeBuilder, tmp_path: Path, form: str, profile: str, error: type[Exception]
) -> None:
    approved(desk, decision(1))
    with pytest.raises(error):
        packaging.export(ALL, form, tmp_path / "ra", by=desk.minh, office=desk.office, profile_name=profile)
    assert not (tmp_path / "ra").exists()
    assert lists.packages(desk.office) == []
    assert packaging.formats() == ("portal", "excel", "repository", "pdf")


def test_a_place_that_is_a_file_is_refused_before_anything_is_recorded(desk: OfficeBuilder, tmp_path: Path) -> None:
    approved(desk, decision(1))
    (tmp_path / "ra").write_text("một tệp", encoding="utf-8")
    with pytest.raises(TargetNotWritable):
        export(desk, tmp_path / "ra")
    assert lists.packages(desk.office) == []


def test_an_image_that_is_lost_leaves_no_package_and_the_row_says_why(desk: OfficeBuilder, tmp_path: Path) -> None:
    batch = approved(desk, decision(1))
    page = lists.pages(desk.office, batch)[0]
    desk.store.vault.path(page.sha256).write_bytes(b"another picture")
    with pytest.raises(ImageUnusable):
        export(desk, tmp_path / "ra")
    assert list((tmp_path / "ra").iterdir()) == []
    (row,) = lists.packages(desk.office)
    assert (row.state, row.problem) == (PackageState.REFUSED, "ImageUnusable")


def half_written(desk: OfficeBuilder, documents: list[DocumentId], target: Path) -> PackageId:
    """The row of a package whose program died."""
    with desk.store.unit() as unit:
        row = PackageTable(
            name=target.name,
            format="pdf",
            profile="pdf",
            target=str(target),
            state=PackageState.WRITING,
            created_at=desk.clock.now(),
            created_by="minh",
        )
        package_id = unit.packages.add(row, documents)
        unit.commit()
    return package_id


def test_a_package_that_was_renamed_before_its_row_was_closed_is_only_read_again(
    desk: OfficeBuilder, tmp_path: Path
) -> None:
    batch = approved(desk, decision(1))
    done = export(desk, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in done.path.rglob("*")}
    again = half_written(desk, desk.documents_of(batch), done.path)
    finished = packaging.write(again, by=None, office=desk.office)
    assert finished.manifest_sha256 == done.manifest_sha256
    assert {path: path.stat().st_mtime_ns for path in done.path.rglob("*")} == before
    assert {row.state for row in lists.packages(desk.office)} == {PackageState.VERIFIED}


def test_a_renamed_package_that_does_not_read_back_is_refused(desk: OfficeBuilder, tmp_path: Path) -> None:
    batch = approved(desk, decision(1))
    done = export(desk, tmp_path)
    next(done.path.rglob("*.pdf")).unlink()
    packaging.write(half_written(desk, desk.documents_of(batch), done.path), by=None, office=desk.office)
    states = [(row.state, row.problem) for row in lists.packages(desk.office)]
    assert (PackageState.REFUSED, "file_missing") in states


def test_what_a_killed_program_left_aside_is_cleared_before_the_package_is_written(
    desk: OfficeBuilder, tmp_path: Path
) -> None:
    batch = approved(desk, decision(1))
    left = tmp_path / ".pdf_1.partial-0123456789abcdef"
    left.mkdir()
    (left / "half.pdf").write_bytes(b"%PDF-")
    target = tmp_path / "pdf_1"
    packaging.write(half_written(desk, desk.documents_of(batch), target), by=None, office=desk.office)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith((".pdf", "pdf"))] == ["pdf_1"]


def test_a_package_that_cannot_be_finished_is_refused_with_its_reason(desk: OfficeBuilder, tmp_path: Path) -> None:
    batch = approved(desk, decision(1))
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    package = half_written(desk, desk.documents_of(batch), tmp_path / "file" / "pdf_1")
    with pytest.raises(TargetNotWritable):
        packaging.write(package, by=None, office=desk.office)
    (row,) = lists.packages(desk.office)
    assert (row.state, row.problem) == (PackageState.REFUSED, "TargetNotWritable")


def test_a_package_that_nobody_began_is_not_written(desk: OfficeBuilder) -> None:
    with pytest.raises(LookupError):
        packaging.write(PackageId(7), by=None, office=desk.office)


def test_documents_are_fetched_one_by_one_and_in_parts(desk: OfficeBuilder) -> None:
    batch = approved(desk, decision(1), decision(2), decision(3))
    content = packaging._content("x", desk.documents_of(batch), desk.office)
    assert len(content.documents) == 3
    assert [document.id for document in content.documents[1:]] == ["2", "3"]
    assert content.documents[-1].values["document_number"] == "3/QĐ-UBND"


def test_a_package_from_practice_bears_its_mark(desk: OfficeBuilder, tmp_path: Path) -> None:
    approved(desk, decision(1))
    practising = replace(desk.office, practice=True)
    done = packaging.export(ALL, "pdf", tmp_path, by=desk.minh, office=practising)
    verification = exporters.verify(done.path)
    assert verification.ok
    assert verification.manifest is not None
    assert verification.manifest.practice


def test_a_paper_that_bears_a_degree_of_secrecy_does_not_leave(desk: OfficeBuilder, tmp_path: Path) -> None:
    batch_id = approved(desk, decision(1), decision(2))
    secret = desk.documents_of(batch_id)[1]
    with desk.office.unit() as unit:
        (page,) = unit.pages.of_document(secret)
        reading = replace(a_reading(), marks=(Mark(MarkKind.SECRET, Region(200, 60, 400, 110)),))
        unit.pages.put_reading(
            PageReadingTable(page_id=page.id, data=dump(reading), engine="", read_at=desk.office.clock.now())
        )
        unit.commit()
    with pytest.raises(Blocked) as refused:
        export(desk, tmp_path / "ra")
    (block,) = refused.value.blocks
    assert (block.code, block.document_id, block.fact) == (BlockCode.SECRET, secret, "trang 1")
    assert "không được xuất" in block_text(block)
    assert not (tmp_path / "ra").exists()
    assert lists.packages(desk.office) == []
