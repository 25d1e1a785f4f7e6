"""Reviewing: nobody's own work, and a remark that says where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.domain.batch import BatchState
from desktop.ui.review.view_model import ReviewModel
from desktop.workflow import lists
from tests.office import Paper

if TYPE_CHECKING:
    from tests.desktop.ui.at_the_desk import AtTheDesk
    from tests.office import OfficeBuilder


def test_the_oldest_batch_waits_first(desk: OfficeBuilder, minh: AtTheDesk) -> None:
    first = desk.batch(name="Lô một", state=BatchState.REVIEWING, checked_by=desk.lan)
    second = desk.batch(name="Lô hai", state=BatchState.REVIEWING, checked_by=desk.lan)
    desk.batch(name="Lô ba")
    parent = QObject()
    model = ReviewModel(minh.desk, parent)
    model.look()
    minh.settle()
    assert [row.id for row in model.waiting] == [first, second]


def test_approving_leads_back_to_what_waits(desk: OfficeBuilder, minh: AtTheDesk) -> None:
    batch_id = desk.batch(state=BatchState.REVIEWING, checked_by=desk.lan)
    parent = QObject()
    model = ReviewModel(minh.desk, parent)
    model.open(batch_id)
    minh.settle()
    model.approve()
    minh.settle()
    minh.settle()
    assert desk.state_of(batch_id) is BatchState.APPROVED
    assert model.batch is None


def test_ones_own_work_is_refused_with_its_sentence(desk: OfficeBuilder, minh: AtTheDesk) -> None:
    batch_id = desk.batch(state=BatchState.REVIEWING, checked_by=desk.minh)
    parent = QObject()
    model = ReviewModel(minh.desk, parent)
    model.open(batch_id)
    minh.settle()
    model.approve()
    minh.settle()
    assert desk.state_of(batch_id) is BatchState.REVIEWING
    assert minh.said
    assert model.batch is not None


def test_a_batch_is_returned_with_a_remark_on_a_field(desk: OfficeBuilder, minh: AtTheDesk) -> None:
    batch_id = desk.batch(Paper(), state=BatchState.REVIEWING, checked_by=desk.lan)
    parent = QObject()
    model = ReviewModel(minh.desk, parent)
    model.open(batch_id)
    minh.settle()
    assert model.document is not None
    model.give_back("Sai số", model.document.id, "document_number")
    minh.settle()
    assert desk.state_of(batch_id) is BatchState.RETURNED
    field = lists.documents(desk.office, batch_id)[0].field("document_number")
    assert field is not None
    assert field.remark == "Sai số"
