"""Pages that have no reading are read, by children that may die, and the queue is a question to the store."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageDraw

from desktop.capture.types import ScannedImage
from desktop.domain.documents import PageRole
from desktop.domain.identifiers import BatchId, ScanId
from desktop.domain.states import BatchState
from desktop.store.errors import ImageLost
from desktop.workflow import intake, lists, reading
from desktop.workflow.reading import ReadingProgress, ReadingSettings
from ocr.errors import EngineMissing
from ocr.serial import load

if TYPE_CHECKING:
    from tests.office import OfficeBuilder

ONE_CHILD = ReadingSettings(jobs=1, engine="simulated")


def written_page(shade: int) -> bytes:
    """A picture with something like writing on it, another one for each shade."""
    picture = Image.new("L", (400, 560), 250)
    pen = ImageDraw.Draw(picture)
    for row in range(60, 500, 20):
        pen.line((40, row, 340, row), fill=shade, width=6)
    data = io.BytesIO()
    picture.save(data, "PNG", dpi=(50, 50))
    return data.getvalue()


def unread(desk: OfficeBuilder, pages: int = 2, name: str = "Lô sáng") -> BatchId:
    """A finished scan whose pages wait to be read."""
    with desk.store.unit() as unit:
        batch_id = BatchId(unit.batches.add(name, by="lan", at=desk.clock.now()).id)
        scan_id = ScanId(unit.batches.start_scan(batch_id, "files", [], by="lan", at=desk.clock.now()).id)
        unit.commit()
    for index in range(pages):
        image = ScannedImage(written_page(index + 10 * batch_id), "image/png", 400, 560, 50, f"{name}.tif", index)
        intake.add_page(scan_id, batch_id, image, office=desk.office)
    intake.finish(scan_id, batch_id, by=desk.lan, office=desk.office)
    return batch_id


def test_every_waiting_page_is_read_and_its_batch_is_cut(desk: OfficeBuilder) -> None:
    first, second = unread(desk), unread(desk, 1, "Lô chiều")
    reports: list[ReadingProgress] = []
    assert reading.read_waiting(desk.office, ONE_CHILD, report=reports.append) == 3
    for batch in (first, second):
        assert desk.state_of(batch) is BatchState.CHECKING
        assert {page.role for page in lists.pages(desk.office, batch)} == {PageRole.CONTENT}
    assert reports[-1].pages_read == 3
    assert {batch for report in reports for batch in report.changes.batches} == {first, second}
    assert len(lists.search("uy ban nhan dan", by=desk.lan, office=desk.office)) >= 2


def test_where_nothing_waits_nothing_is_read(desk: OfficeBuilder) -> None:
    desk.batch()
    assert reading.read_waiting(desk.office, ONE_CHILD) == 0


def test_a_batch_whose_pages_were_all_read_before_the_power_cut_is_still_cut(desk: OfficeBuilder) -> None:
    batch = desk.read_batch()
    assert reading.read_waiting(desk.office, ONE_CHILD) == 0
    assert desk.state_of(batch) is BatchState.CHECKING


def test_one_program_reads_at_a_time(desk: OfficeBuilder) -> None:
    batch = unread(desk)
    with desk.store.lock("reading") as held:
        assert held
        assert reading.read_waiting(desk.office, ONE_CHILD) is None
    assert desk.state_of(batch) is BatchState.READING


def test_who_stops_the_reading_loses_nothing_and_the_rest_is_read_later(desk: OfficeBuilder) -> None:
    batch = unread(desk, 4)
    done: list[int] = []
    settings = ReadingSettings(jobs=1, engine="simulated")
    read = reading.read_waiting(
        desk.office, settings, report=lambda progress: done.append(progress.pages_read), stop=lambda: bool(done)
    )
    assert read is not None
    assert 1 <= read < 4
    assert desk.state_of(batch) is BatchState.READING
    assert reading.read_waiting(desk.office, settings) == 4 - read
    assert desk.state_of(batch) is BatchState.CHECKING


@pytest.mark.parametrize(("engine", "error"), [("dying", "ReaderDied"), ("failing", "EngineFailed")])
def test_a_page_that_kills_its_reader_is_set_aside_with_its_reason(
    desk: OfficeBuilder, engine: str, error: str
) -> None:
    batch = unread(desk, 1)
    assert reading.read_waiting(desk.office, ReadingSettings(jobs=1, engine=engine)) == 1
    (page,) = lists.pages(desk.office, batch)
    assert (page.role, page.reading_error) == (PageRole.UNREAD, error)
    assert desk.state_of(batch) is BatchState.CHECKING
    assert reading.read_waiting(desk.office, ONE_CHILD) == 0, "it is not tried for ever"
    (document,) = lists.documents(desk.office, batch)
    assert document.pages == (page,)


def test_an_image_that_is_gone_costs_its_page_alone(desk: OfficeBuilder) -> None:
    batch = unread(desk)
    lost, kept = lists.pages(desk.office, batch)
    desk.store.vault.path(lost.sha256).unlink()
    assert reading.read_waiting(desk.office, ONE_CHILD) == 2
    assert [page.reading_error for page in lists.pages(desk.office, batch)] == ["ImageUnreadable", None]
    assert reading.image_of(kept.sha256, desk.office).startswith(b"\x89PNG")
    with pytest.raises(ImageLost):
        reading.image_of(lost.sha256, desk.office)


def test_characters_that_no_text_may_hold_do_not_stop_the_batch(desk: OfficeBuilder) -> None:
    batch = unread(desk, 1)
    assert reading.read_waiting(desk.office, ReadingSettings(jobs=1, engine="bad_utf8")) == 1
    assert desk.state_of(batch) is BatchState.CHECKING


def test_where_no_engine_is_nothing_is_marked_as_tried(desk: OfficeBuilder) -> None:
    batch = unread(desk, 1)
    with pytest.raises(EngineMissing):
        reading.read_waiting(desk.office, ReadingSettings(jobs=1, engine="no such engine"))
    (page,) = lists.pages(desk.office, batch)
    assert (page.role, page.reading_error) == (PageRole.UNREAD, None)
    assert desk.state_of(batch) is BatchState.READING


def long_page(shade: int) -> bytes:
    """With lines beyond its head, so that it is read in two steps."""
    picture = Image.new("L", (826, 1170), 250)
    pen = ImageDraw.Draw(picture)
    for row in range(80, 1100, 40):
        for column in range(80, 740, 30):
            pen.rectangle((column, row, column + 12, row + 14), fill=shade)
    data = io.BytesIO()
    picture.save(data, "PNG", dpi=(100, 100))
    return data.getvalue()


def test_a_page_whose_head_alone_was_read_before_the_power_cut_is_read_on(desk: OfficeBuilder) -> None:
    batch = unread(desk, 0)
    with desk.store.unit() as unit:
        scan_id = ScanId(unit.batches.start_scan(batch, "files", [], by="lan", at=desk.clock.now()).id)
        unit.commit()
    image = ScannedImage(long_page(20), "image/png", 826, 1170, 100, "dai.tif", 0)
    intake.add_page(scan_id, batch, image, office=desk.office)
    intake.finish(scan_id, batch, by=desk.lan, office=desk.office)
    heads: list[int] = []
    reading.read_waiting(
        desk.office, ONE_CHILD, report=lambda progress: heads.append(progress.pages_read), stop=lambda: bool(heads)
    )
    (page,) = lists.pages(desk.office, batch)
    assert (heads[0], page.role) == (0, PageRole.UNREAD)
    with desk.store.view() as unit:
        assert not load(unit.pages.readings([page.id])[page.id]).is_whole
    assert reading.read_waiting(desk.office, ONE_CHILD) == 1
    with desk.store.view() as unit:
        whole = load(unit.pages.readings([page.id])[page.id])
    assert whole.is_whole
    assert lists.pages(desk.office, batch)[0].role is PageRole.CONTENT
    assert desk.state_of(batch) is BatchState.CHECKING
