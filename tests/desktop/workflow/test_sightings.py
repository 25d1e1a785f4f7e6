"""Number, date, issuer, type and subject are there while a batch is still being read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain.documents import PageRole
from desktop.ui.batches.view_model import seen_text
from desktop.workflow import lists, sightings
from ocr.types import Mark, MarkKind, PagePart, Region
from tests.readings import decision, second_page

if TYPE_CHECKING:
    from tests.office import OfficeBuilder

HEAD = replace(decision("15/QĐ-UBND"), lines=decision("15/QĐ-UBND").lines[:8], unread=(PagePart.FOOT, PagePart.BODY))


def test_a_head_alone_shows_what_paper_it_is(desk: OfficeBuilder) -> None:
    batch = desk.read_batch(HEAD)
    (row,) = sightings.seen(desk.office, batch)
    assert (row.position, row.type_name, row.number) == (1, "Quyết định", "15/QĐ-UBND")
    assert (row.issued_on, row.subject) == ("03/11/2026", "Về việc trợ cấp xã hội hàng tháng")
    assert "HẠC THÀNH" in row.issuer


def test_the_newest_document_comes_first_and_further_pages_are_none(desk: OfficeBuilder) -> None:
    batch = desk.read_batch(decision("1/QĐ-UBND"), second_page(), HEAD)
    assert [(row.position, row.number) for row in sightings.seen(desk.office, batch)] == [
        (3, "15/QĐ-UBND"),
        (1, "1/QĐ-UBND"),
    ]


def test_of_a_long_batch_the_last_pages_are_looked_at(desk: OfficeBuilder) -> None:
    batch = desk.read_batch(*(decision(f"{number}/QĐ-UBND") for number in range(1, 13)), *[second_page()] * 7)
    assert [row.number for row in sightings.seen(desk.office, batch)] == ["12/QĐ-UBND"]
    desk.more_pages(batch, second_page())
    assert sightings.seen(desk.office, batch) == []


def test_a_page_that_must_be_scanned_again_is_told_at_once(desk: OfficeBuilder) -> None:
    blurred = replace(second_page(), marks=(Mark(MarkKind.BLUR, Region(0, 0, 9, 9)),), is_judged=True)
    batch = desk.read_batch(decision("1/QĐ-UBND"), blurred)
    (row,) = sightings.seen(desk.office, batch)
    assert row.scan_again == ((2, "page_blurred"),)
    assert "Trang 2 cần quét lại: Trang bị mờ." in seen_text(row)


def test_nothing_is_seen_of_what_nobody_has_read(desk: OfficeBuilder) -> None:
    batch = desk.read_batch(None)
    assert sightings.seen(desk.office, batch) == []
    assert lists.pages(desk.office, batch)[0].role is PageRole.UNREAD
