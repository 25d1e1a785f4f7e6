"""Sending, approving, returning, reopening."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.domain.batch import BatchState
from desktop.domain.errors import NotAllowed, OwnWork, WrongState
from desktop.domain.users import local_operator
from desktop.workflow import checking, lists, review
from desktop.workflow.errors import BlockCode, Blocked, RemarkNeeded
from tests.office import Paper

if TYPE_CHECKING:
    from tests.office import OfficeBuilder


def test_nobody_approves_a_batch_they_checked_themselves(desk: OfficeBuilder) -> None:
    batch = desk.batch(state=BatchState.REVIEWING, checked_by=desk.minh)
    with pytest.raises(OwnWork):
        review.approve(batch, by=desk.minh, office=desk.office)
    assert desk.state_of(batch) is BatchState.REVIEWING


def test_own_work_is_approved_where_the_office_allows_it(desk: OfficeBuilder) -> None:
    desk.allow_own_work()
    batch = desk.batch(state=BatchState.REVIEWING, checked_by=desk.minh)
    review.approve(batch, by=desk.minh, office=desk.office)
    assert desk.state_of(batch) is BatchState.APPROVED


def test_the_local_operator_works_alone(desk: OfficeBuilder) -> None:
    operator = local_operator("office")
    batch = desk.batch(state=BatchState.REVIEWING, checked_by=operator)
    review.approve(batch, by=operator, office=desk.office)
    assert desk.state_of(batch) is BatchState.APPROVED


def test_a_clerk_does_not_approve(desk: OfficeBuilder) -> None:
    batch = desk.batch(state=BatchState.REVIEWING, checked_by=desk.minh)
    with pytest.raises(NotAllowed):
        review.approve(batch, by=desk.lan, office=desk.office)


def test_a_batch_that_was_not_sent_is_not_approved(desk: OfficeBuilder) -> None:
    batch = desk.batch(state=BatchState.CHECKING)
    with pytest.raises(WrongState):
        review.approve(batch, by=desk.minh, office=desk.office)


def test_a_batch_with_an_unconfirmed_document_is_not_sent(desk: OfficeBuilder) -> None:
    batch = desk.batch(Paper(), Paper(unsure=["signer"]))
    checking.confirm_batch(batch, by=desk.lan, office=desk.office, only_sure=True)
    with pytest.raises(Blocked) as caught:
        review.submit(batch, by=desk.lan, office=desk.office)
    waiting = desk.documents_of(batch)[1]
    assert [(block.code, block.document_id) for block in caught.value.blocks] == [(BlockCode.NOT_CONFIRMED, waiting)]
    assert desk.state_of(batch) is BatchState.CHECKING


def test_a_sent_batch_is_no_longer_changed(desk: OfficeBuilder) -> None:
    batch = desk.batch(Paper(), checked_by=desk.lan, state=BatchState.REVIEWING)
    (document,) = desk.documents_of(batch)
    with pytest.raises(WrongState):
        checking.set_value(document, "signer", "Lê Thị Hà", by=desk.lan, office=desk.office)


def test_a_return_needs_a_remark_that_says_something(desk: OfficeBuilder) -> None:
    batch = desk.batch(state=BatchState.REVIEWING, checked_by=desk.lan)
    with pytest.raises(RemarkNeeded):
        review.return_batch(batch, "  ", by=desk.minh, office=desk.office)
    assert desk.state_of(batch) is BatchState.REVIEWING


def test_a_returned_field_waits_for_a_look_until_it_is_corrected(desk: OfficeBuilder) -> None:
    batch = desk.batch(state=BatchState.REVIEWING, checked_by=desk.lan)
    (document,) = desk.documents_of(batch)
    review.return_batch(
        batch, "Sai tên người ký", by=desk.minh, office=desk.office, document_id=document, field_id="signer"
    )
    field = lists.document(desk.office, document).field("signer")
    assert field is not None
    assert field.remark == "Sai tên người ký"
    assert field.needs_a_look
    checking.set_value(document, "signer", "Lê Văn Hà", by=desk.lan, office=desk.office)
    field = lists.document(desk.office, document).field("signer")
    assert field is not None
    assert not field.needs_a_look
    review.submit(batch, by=desk.lan, office=desk.office)
    assert desk.state_of(batch) is BatchState.REVIEWING


def test_a_remark_on_the_whole_batch_is_settled_when_it_is_sent_again(desk: OfficeBuilder) -> None:
    batch = desk.batch(state=BatchState.REVIEWING, checked_by=desk.lan)
    review.return_batch(batch, "Thiếu trang 2", by=desk.minh, office=desk.office)
    assert [remark.text for remark in lists.remarks(desk.office, batch)] == ["Thiếu trang 2"]
    review.submit(batch, by=desk.lan, office=desk.office)
    assert lists.remarks(desk.office, batch) == []


def test_an_approved_batch_is_opened_again_only_for_a_reason(desk: OfficeBuilder) -> None:
    batch = desk.batch(state=BatchState.APPROVED, checked_by=desk.lan)
    with pytest.raises(RemarkNeeded):
        review.reopen(batch, "", by=desk.minh, office=desk.office)
    review.reopen(batch, "Cổng báo sai ngày", by=desk.minh, office=desk.office)
    assert desk.state_of(batch) is BatchState.CHECKING


def test_every_decision_stands_in_the_audit_trail_with_its_remark(desk: OfficeBuilder) -> None:
    batch = desk.batch(state=BatchState.REVIEWING, checked_by=desk.lan)
    review.return_batch(batch, "Thiếu trang 2", by=desk.minh, office=desk.office)
    entry = desk.store.queries.audit("batch", batch)[0]
    assert (entry.by_name, entry.action) == ("minh", "return")
    assert "Thiếu trang 2" in entry.details
