"""Papers are taken in once, whole and durably; what cannot be is noted and the rest goes on."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from desktop.domain.documents import PageRole
from desktop.domain.errors import NotAllowed, WrongState
from desktop.domain.identifiers import BatchId, ScanId
from desktop.domain.states import BatchState
from desktop.store.errors import VaultUnwritable
from desktop.workflow import intake, lists, recovery, review, sorting
from desktop.workflow.errors import BlockCode, NothingToTakeIn
from tests.standins.machine import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.store.tables import ScanTable
    from desktop.workflow.intake import Taken
    from tests.office import OfficeBuilder


@pytest.fixture
def tray(tmp_path: Path) -> Path:
    """A folder with two pictures, and a TIFF of two pages."""
    folder = tmp_path / "tray"
    folder.mkdir()
    shades = [Image.new("L", (60, 80), shade) for shade in (200, 210, 220, 230)]
    shades[0].save(folder / "1.png")
    shades[1].save(folder / "2.png")
    shades[2].save(folder / "10.tif", save_all=True, append_images=shades[3:])
    return folder


def take_in(desk: OfficeBuilder, *paths: Path, name: str = "Lô sáng") -> Taken:
    return intake.take_in(paths, name, by=desk.lan, office=desk.office)


def broken(tray: Path, name: str = "3.png") -> Path:
    path = tray / name
    path.write_bytes(b"")
    return path


def cut_off(desk: OfficeBuilder, paths: Sequence[Path]) -> ScanTable:
    """A scan of these files whose program died before the first page."""
    with desk.store.unit() as unit:
        batch = unit.batches.add("Lô sáng", by="lan", at=desk.clock.now())
        files = [str(path) for path in paths]
        scan = unit.batches.start_scan(BatchId(batch.id), "files", files, by="lan", at=desk.clock.now())
        unit.commit()
        return scan


def test_every_page_of_every_file_is_in_the_vault_and_has_its_row_in_order(desk: OfficeBuilder, tray: Path) -> None:
    counted: list[int] = []
    taken = intake.take_in([tray], "Lô sáng", by=desk.lan, office=desk.office, report=counted.append)
    pages = lists.pages(desk.office, taken.batch_id)
    assert [(page.file.rsplit("/")[-1], page.file_index) for page in pages] == [
        ("1.png", 0),
        ("2.png", 0),
        ("10.tif", 0),
        ("10.tif", 1),
    ]
    assert [page.position for page in pages] == [1, 2, 3, 4]
    assert {page.role for page in pages} == {PageRole.UNREAD}
    for page in pages:
        assert hashlib.sha256(desk.store.vault.load(page.sha256)).hexdigest() == page.sha256
    assert desk.store.vault.load(pages[0].sha256) == (tray / "1.png").read_bytes()
    assert (taken.pages, taken.failures, counted) == (4, (), [1, 2, 3, 4])
    assert taken.changes.batches == {taken.batch_id}
    assert desk.state_of(taken.batch_id) is BatchState.READING


def test_a_file_that_cannot_be_taken_in_is_noted_once_and_the_rest_goes_on(desk: OfficeBuilder, tray: Path) -> None:
    empty = broken(tray)
    taken = take_in(desk, tray)
    assert taken.pages == 4
    assert [(failure.file, failure.index) for failure in taken.failures] == [(str(empty), None)]
    (noted,) = lists.failures(desk.office, taken.batch_id)
    assert (noted.file, noted.error) == (str(empty), "FileEmpty")
    row = lists.batch(desk.office, taken.batch_id)
    assert row is not None
    assert (row.pages, row.pages_unread, row.failures) == (4, 4, 1)


def test_a_batch_is_not_sent_before_somebody_has_seen_to_its_failures(desk: OfficeBuilder, tray: Path) -> None:
    empty = broken(tray)
    taken = take_in(desk, empty)
    sorting.sort_read_batches(desk.office)
    blocks = {block.code: block.fact for block in review.blocks(taken.batch_id, office=desk.office)}
    assert blocks[BlockCode.FILE_NOT_TAKEN_IN] == str(empty)
    intake.settle_failures(taken.batch_id, by=desk.lan, office=desk.office)
    assert lists.failures(desk.office, taken.batch_id) == []
    codes = {block.code for block in review.blocks(taken.batch_id, office=desk.office)}
    assert BlockCode.FILE_NOT_TAKEN_IN not in codes
    assert desk.store.queries.audit("batch", taken.batch_id)[0].action == "settle_failures"


def test_failures_are_settled_by_those_who_may_scan(desk: OfficeBuilder) -> None:
    batch = desk.batch()
    with pytest.raises(NotAllowed):
        intake.settle_failures(batch, by=desk.quan, office=desk.office)


def test_nothing_is_begun_where_nothing_stands(desk: OfficeBuilder, tmp_path: Path) -> None:
    with pytest.raises(NothingToTakeIn):
        take_in(desk, tmp_path / "missing.pdf", tmp_path / "gone")
    assert lists.batches(desk.office) == []


def test_a_missing_file_among_others_is_noted(desk: OfficeBuilder, tray: Path) -> None:
    taken = take_in(desk, tray / "1.png", tray / "missing.png")
    assert taken.pages == 1
    assert [row.error for row in lists.failures(desk.office, taken.batch_id)] == ["FileMissing"]


def test_taking_in_is_for_those_who_may_scan(desk: OfficeBuilder, tray: Path) -> None:
    with pytest.raises(NotAllowed):
        intake.take_in([tray], "Lô sáng", by=desk.quan, office=desk.office)
    assert lists.batches(desk.office) == []


def test_more_papers_go_into_the_open_batch_of_that_name(desk: OfficeBuilder, tray: Path) -> None:
    first = take_in(desk, tray / "1.png")
    sorting.sort_read_batches(desk.office)
    second = take_in(desk, tray / "2.png")
    assert first.batch_id == second.batch_id
    assert [page.position for page in lists.pages(desk.office, first.batch_id)] == [1, 2]
    assert desk.state_of(first.batch_id) is BatchState.READING


def test_the_same_file_given_again_brings_no_page_twice(desk: OfficeBuilder, tray: Path) -> None:
    batch = take_in(desk, tray / "1.png", tray / "1.png").batch_id
    again = take_in(desk, tray)
    assert (again.batch_id, again.pages, again.known) == (batch, 3, 1)
    assert [Path(page.file).name for page in lists.pages(desk.office, batch)] == ["1.png", "2.png", "10.tif", "10.tif"]


def test_a_file_of_the_same_name_with_another_picture_is_another_page(desk: OfficeBuilder, tray: Path) -> None:
    batch = take_in(desk, tray / "1.png").batch_id
    (tray / "1.png").write_bytes((tray / "2.png").read_bytes())
    assert take_in(desk, tray / "1.png").pages == 1
    assert len(lists.pages(desk.office, batch)) == 2


def test_equal_pictures_of_two_files_are_two_pages_and_one_image(desk: OfficeBuilder, tray: Path) -> None:
    (tray / "1.png").write_bytes((tray / "2.png").read_bytes())
    batch = take_in(desk, tray / "1.png", tray / "2.png").batch_id
    assert len(lists.pages(desk.office, batch)) == 2
    assert len(list(desk.store.vault.all())) == 1


def test_pages_that_were_set_aside_do_not_come_in_again(desk: OfficeBuilder, tray: Path) -> None:
    batch = take_in(desk, tray / "1.png").batch_id
    with desk.store.unit() as unit:
        other = unit.batches.add("Lô sáng – để lại", by="lan", at=desk.clock.now())
        (page,) = unit.pages.of_batch(batch)
        unit.pages.move(page, BatchId(other.id))
        unit.commit()
    assert take_in(desk, tray / "1.png").pages == 0


def test_a_name_is_the_same_however_its_accents_are_composed(desk: OfficeBuilder, tray: Path) -> None:
    batch = take_in(desk, tray / "1.png").batch_id
    taken = take_in(desk, tray / "2.png", name=unicodedata.normalize("NFD", "Lô sáng"))
    assert taken.batch_id == batch


def test_a_file_that_came_in_whole_the_second_time_is_no_failure_any_more(desk: OfficeBuilder, tray: Path) -> None:
    empty = broken(tray)
    batch = take_in(desk, tray).batch_id
    assert [row.file for row in lists.failures(desk.office, batch)] == [str(empty)]
    take_in(desk, tray)
    assert len(lists.failures(desk.office, batch)) == 1, "the same failure is noted once"
    empty.write_bytes((tray / "2.png").read_bytes())
    assert take_in(desk, tray).pages == 1
    assert lists.failures(desk.office, batch) == []


def test_a_name_whose_bytes_are_no_text_comes_in_all_the_same(desk: OfficeBuilder, tray: Path) -> None:
    strange = tray / os.fsdecode(b"trang-\xff.png")
    strange.write_bytes((tray / "1.png").read_bytes())
    (tray / os.fsdecode(b"hong-\xfe.png")).touch()
    batch = take_in(desk, tray).batch_id
    assert take_in(desk, tray).pages == 0
    assert r"trang-\udcff.png" in [Path(page.file).name for page in lists.pages(desk.office, batch)]
    assert [Path(row.file).name for row in lists.failures(desk.office, batch)] == [r"hong-\udcfe.png"]


def test_no_papers_come_into_a_batch_that_was_sent(desk: OfficeBuilder, tray: Path) -> None:
    batch = desk.batch(state=BatchState.REVIEWING)
    with pytest.raises(WrongState):
        take_in(desk, tray)
    assert len(lists.pages(desk.office, batch)) == 1


def test_a_name_whose_batch_is_approved_begins_a_new_batch(desk: OfficeBuilder, tray: Path) -> None:
    approved = desk.batch(state=BatchState.APPROVED)
    taken = take_in(desk, tray)
    assert taken.batch_id != approved
    assert len(lists.pages(desk.office, approved)) == 1


def test_an_approved_batch_whose_name_is_taken_gets_another_when_it_is_opened_again(
    desk: OfficeBuilder, tray: Path
) -> None:
    approved = desk.batch(state=BatchState.APPROVED)
    newer = take_in(desk, tray).batch_id
    review.reopen(approved, "Cổng báo sai ngày", by=desk.minh, office=desk.office)
    names = {row.id: row.name for row in lists.batches(desk.office)}
    assert names == {approved: "Lô sáng 2", newer: "Lô sáng"}
    assert desk.state_of(approved) is BatchState.CHECKING


def test_a_scan_that_was_cut_off_is_finished_without_doubles(desk: OfficeBuilder, tray: Path) -> None:
    empty = broken(tray)
    scan = cut_off(desk, [tray])
    for _ in range(2):
        taken = intake.take_up_again(scan, by=desk.lan, office=desk.office)
    assert taken is not None
    assert taken.pages == 0, "the second time all pages are in already"
    assert len(lists.pages(desk.office, taken.batch_id)) == 4
    assert [row.file for row in lists.failures(desk.office, taken.batch_id)] == [str(empty)]
    assert desk.state_of(taken.batch_id) is BatchState.READING


def test_the_same_files_asked_for_again_finish_the_scan_that_was_cut_off(desk: OfficeBuilder, tray: Path) -> None:
    scan = cut_off(desk, [tray])
    taken = take_in(desk, tray)
    assert (taken.batch_id, taken.pages) == (scan.batch_id, 4)
    assert desk.state_of(taken.batch_id) is BatchState.READING
    assert not recovery.recover(by=desk.lan, office=desk.office).anything


def test_a_path_that_the_system_cannot_even_look_at_is_noted_as_a_failure(desk: OfficeBuilder, tmp_path: Path) -> None:
    taken = take_in(desk, tmp_path / ("x" * 300))
    assert taken.pages == 0
    assert len(taken.failures) == len(lists.failures(desk.office, taken.batch_id)) == 1


def test_a_scan_that_somebody_is_still_at_is_left_to_them(desk: OfficeBuilder, tray: Path) -> None:
    scan = cut_off(desk, [tray])
    with desk.store.lock(f"scan-{scan.id}") as held:
        assert held
        assert intake.take_up_again(scan, by=desk.lan, office=desk.office) is None
        assert recovery.recover(by=desk.lan, office=desk.office).scans == 0
    assert lists.pages(desk.office, BatchId(scan.batch_id)) == []


def test_a_batch_waits_for_the_last_of_its_scans(desk: OfficeBuilder) -> None:
    batch = desk.read_batch()
    with desk.store.unit() as unit:
        row = unit.batches.get(batch)
        assert row is not None
        row.state = BatchState.SCANNING
        scans = [
            ScanId(unit.batches.start_scan(batch, "files", [], by="lan", at=desk.clock.now()).id) for _ in range(2)
        ]
        unit.commit()
    intake.finish(scans[0], batch, by=desk.lan, office=desk.office)
    assert desk.state_of(batch) is BatchState.SCANNING
    intake.finish(scans[1], batch, by=desk.lan, office=desk.office)
    assert desk.state_of(batch) is BatchState.READING


def test_no_row_speaks_of_an_image_that_the_disk_refused(desk: OfficeBuilder, tray: Path) -> None:
    vault = desk.store.vault.folder
    vault.rmdir()
    vault.write_text("in the way", encoding="utf-8")
    with pytest.raises(VaultUnwritable):
        take_in(desk, tray)
    (row,) = lists.batches(desk.office)
    assert (row.pages, row.state) == (0, BatchState.SCANNING)
    vault.unlink()
    vault.mkdir()
    recovered = recovery.recover(by=desk.lan, office=desk.office)
    assert (recovered.scans, recovered.pages) == (1, 4)
    assert desk.state_of(row.id) is BatchState.READING


TAKE_IN_AND_STOP_AT_THE_SECOND_PAGE = """
import sys, time
from pathlib import Path
from desktop import paths
from desktop.domain.clock import SystemClock
from desktop.domain.users import local_operator
from desktop.store.store import Store
from desktop.workflow import intake
from desktop.workflow.office import Office

def report(pages):
    if pages == 2:
        print("two", flush=True)
        time.sleep(60)

if __name__ == "__main__":
    office = Office(Store(Path(sys.argv[1])), SystemClock(), paths.resources())
    intake.take_in([Path(sys.argv[2])], "Lô sáng", by=local_operator("lan"), office=office, report=report)
"""


def test_a_killed_intake_loses_no_page_and_is_finished_at_the_next_start(
    desk: OfficeBuilder, tray: Path, tmp_path: Path
) -> None:
    script = tmp_path / "take_in.py"
    script.write_text(f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n{TAKE_IN_AND_STOP_AT_THE_SECOND_PAGE}", "utf-8")
    command = [sys.executable, str(script), str(desk.store.folder), str(tray)]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    try:
        assert program.stdout is not None
        assert program.stdout.readline() == "two\n"
        program.kill()
        assert program.wait() == -signal.SIGKILL
    finally:
        program.kill()
        program.communicate()
    (row,) = lists.batches(desk.office)
    assert (row.pages, row.state) == (2, BatchState.SCANNING)
    recovered = recovery.recover(by=desk.lan, office=desk.office)
    assert recovered.anything
    assert (recovered.scans, recovered.pages, recovered.changes.batches) == (1, 2, frozenset({row.id}))
    assert [page.position for page in lists.pages(desk.office, row.id)] == [1, 2, 3, 4]
    assert desk.state_of(row.id) is BatchState.READING
    assert not recovery.recover(by=desk.lan, office=desk.office).anything
