"""A read stack becomes documents, beside and never over what people have said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.domain.changes import Changes
from desktop.domain.documents import PageRole
from desktop.domain.errors import NotAllowed, WrongState
from desktop.domain.identifiers import DocumentId
from desktop.domain.states import BatchState
from desktop.workflow import checking, lists, review, sorting
from desktop.workflow.errors import BatchUnknown, BlockCode, DocumentUnknown
from tests.office import Paper
from tests.readings import blank_back, decision, second_page, separator_sheet

if TYPE_CHECKING:
    from tests.office import OfficeBuilder


def test_a_stack_is_cut_where_documents_begin(desk: OfficeBuilder) -> None:
    batch = desk.read_batch(decision("1/QĐ-UBND"), second_page(), decision("2/QĐ-UBND"), blank_back())
    sorting.sort_read_batches(desk.office)
    first, second = lists.documents(desk.office, batch)
    assert [len(row.pages) for row in (first, second)] == [2, 2]
    assert [row.fields[0].read for row in (first, second)] == ["1/QĐ-UBND", "2/QĐ-UBND"]
    assert second.pages[1].role is PageRole.BLANK
    assert desk.state_of(batch) is BatchState.CHECKING


def test_a_separator_sheet_cuts_and_belongs_to_no_document(desk: OfficeBuilder) -> None:
    batch = desk.read_batch(second_page(), separator_sheet(), second_page())
    sorting.sort_read_batches(desk.office)
    assert [len(row.pages) for row in lists.documents(desk.office, batch)] == [1, 1]
    loose = [page for page in lists.pages(desk.office, batch) if page.document_id is None]
    assert [page.role for page in loose] == [PageRole.SEPARATOR]


def test_a_page_that_nothing_could_read_keeps_its_place_and_blocks_its_document(desk: OfficeBuilder) -> None:
    batch = desk.read_batch(decision(), None, decision("2/QĐ-UBND"))
    sorting.sort_read_batches(desk.office)
    first, second = lists.documents(desk.office, batch)
    assert [page.position for page in first.pages] == [1, 2]
    blocks = [block for block in review.blocks(batch, office=desk.office) if block.document_id == first.id]
    assert [(block.code, block.fact) for block in blocks] == [(BlockCode.PAGE_UNREADABLE, "2")]
    checking.confirm(first.id, by=desk.lan, office=desk.office)
    checking.confirm(second.id, by=desk.lan, office=desk.office)
    assert review.blocks(batch, office=desk.office) == []


def test_a_batch_without_pages_is_checked_as_an_empty_one(desk: OfficeBuilder) -> None:
    batch = desk.read_batch()
    sorting.sort_read_batches(desk.office)
    assert desk.state_of(batch) is BatchState.CHECKING
    assert [block.code for block in review.blocks(batch, office=desk.office)] == [BlockCode.EMPTY_BATCH]


def test_only_batches_that_are_read_are_cut(desk: OfficeBuilder) -> None:
    batch = desk.batch(state=BatchState.RETURNED)
    assert sorting.sort_batch(batch, office=desk.office) == Changes()
    assert desk.state_of(batch) is BatchState.RETURNED
    assert sorting.sort_read_batches(desk.office) == Changes()


def test_pages_scanned_later_make_documents_behind_those_that_are_there(desk: OfficeBuilder) -> None:
    batch = desk.read_batch(decision("1/QĐ-UBND"), decision("2/QĐ-UBND"))
    sorting.sort_read_batches(desk.office)
    first, second = lists.documents(desk.office, batch)
    checking.set_value(second.id, "signer", "Trần Thị Hạnh", by=desk.lan, office=desk.office)
    sorting.set_aside(batch, [first.id], by=desk.lan, office=desk.office)
    desk.more_pages(batch, decision("3/QĐ-UBND"))
    sorting.sort_read_batches(desk.office)
    kept, added = lists.documents(desk.office, batch)
    assert kept.id == second.id
    assert kept.field("signer") is not None
    assert [field.value for field in kept.fields if field.field_id == "signer"] == ["Trần Thị Hạnh"]
    assert added.fields[0].read == "3/QĐ-UBND"
    assert added.position > kept.position


def test_what_was_read_can_be_found_at_once(desk: OfficeBuilder) -> None:
    batch = desk.read_batch(decision("1247/QĐ-UBND"))
    sorting.sort_read_batches(desk.office)
    assert [hit.batch_id for hit in lists.search("1247/QD", by=desk.lan, office=desk.office)] == [batch]
    assert [hit.batch_id for hit in lists.search("chinh quyen dia phuong", by=desk.lan, office=desk.office)] == [batch]


def test_documents_set_aside_leave_with_their_pages_values_and_remarks(desk: OfficeBuilder) -> None:
    batch = desk.batch(Paper(pages=2), Paper(), state=BatchState.REVIEWING, checked_by=desk.lan)
    first, second = desk.documents_of(batch)
    review.return_batch(batch, "Sai tên", by=desk.minh, office=desk.office, document_id=first, field_id="signer")
    with desk.store.unit() as unit:
        unit.batches.add_remark(batch, "Thiếu trang", by="minh", at=desk.clock.now(), document_id=second)
        unit.commit()
    aside = sorting.set_aside(batch, [first], by=desk.lan, office=desk.office)
    assert [row.id for row in lists.documents(desk.office, batch)] == [second]
    (moved,) = lists.documents(desk.office, aside)
    assert moved.id == first
    assert [page.position for page in moved.pages] == [1, 2]
    signer = moved.field("signer")
    assert signer is not None
    assert (signer.value, signer.remark) == ("Lê Văn Hòa", "Sai tên")
    assert [remark.text for remark in lists.remarks(desk.office, batch)] == ["Thiếu trang"]
    assert desk.state_of(aside) is BatchState.CHECKING
    row = lists.batch(desk.office, aside)
    assert row is not None
    assert row.name == "Lô sáng – để lại"


def test_what_is_set_aside_twice_gets_two_names(desk: OfficeBuilder) -> None:
    batch = desk.batch(Paper(), Paper(), Paper())
    first, second, _ = desk.documents_of(batch)
    for document in (first, second):
        sorting.set_aside(batch, [document], by=desk.lan, office=desk.office)
    names = [row.name for row in lists.batches(desk.office, oldest_first=True)]
    assert names == ["Lô sáng", "Lô sáng – để lại", "Lô sáng – để lại 2"]


@pytest.mark.parametrize("state", [BatchState.REVIEWING, BatchState.APPROVED, BatchState.READING])
def test_nothing_is_set_aside_from_a_batch_that_is_not_being_checked(desk: OfficeBuilder, state: BatchState) -> None:
    batch = desk.batch(state=state)
    with pytest.raises(WrongState):
        sorting.set_aside(batch, desk.documents_of(batch), by=desk.lan, office=desk.office)


def test_setting_aside_is_a_checkers_work(desk: OfficeBuilder) -> None:
    batch = desk.batch()
    with pytest.raises(NotAllowed):
        sorting.set_aside(batch, desk.documents_of(batch), by=desk.quan, office=desk.office)


def test_only_a_batchs_own_documents_are_set_aside_and_else_nothing_moves(desk: OfficeBuilder) -> None:
    batch, other = desk.batch(), desk.batch(name="Lô chiều")
    own, foreign = desk.documents_of(batch), desk.documents_of(other)
    with pytest.raises(BatchUnknown):
        sorting.set_aside(batch, [*own, *foreign], by=desk.lan, office=desk.office)
    with pytest.raises(DocumentUnknown):
        sorting.set_aside(batch, [*own, DocumentId(999)], by=desk.lan, office=desk.office)
    assert desk.documents_of(batch) == own
    assert len(lists.batches(desk.office)) == 2
