"""Checking with keys: what Enter does, where it goes next, what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from desktop.domain.batch import BatchState
from desktop.domain.documents import ValueOrigin
from desktop.ui.check.errands import Spot
from desktop.ui.check.view_model import CONFIRM, CheckModel
from desktop.ui.models.form_rules import TYPE
from desktop.workflow import checking, lists, review
from desktop.workflow.errors import BlockCode
from tests.office import SURE_DECISION, OfficeBuilder, Paper

if TYPE_CHECKING:
    from desktop.domain.identifiers import BatchId
    from tests.desktop.ui.at_the_desk import AtTheDesk


class Checking:
    """The model, and where it wanted the cursor."""

    def __init__(self, at_the_desk: AtTheDesk) -> None:
        self._desk = at_the_desk
        self._parent = QObject()
        self.model = CheckModel(at_the_desk.desk, self._parent)
        self.focus: list[str] = []
        self.problems: list[tuple[str, str]] = []
        self.model.focus_wanted.connect(self.focus.append)
        self.model.problem.connect(self._hear)

    def open(self, batch_id: BatchId, spot: Spot | None = None) -> None:
        self.model.open(spot or Spot(batch_id))
        self._desk.settle()

    def enter(self, field_id: str, text: str | None = None) -> None:
        field = self.model.field(field_id)
        assert field is not None
        self.model.enter(field_id, self.model.shown(field) if text is None else text)
        self._desk.settle()

    def _hear(self, field_id: str, text: str) -> None:
        if text:
            self.problems.append((field_id, text))


@pytest.fixture
def at_check(lan: AtTheDesk) -> Checking:
    return Checking(lan)


def test_a_sure_document_needs_one_key_and_the_next_one_comes(
    desk: OfficeBuilder, lan: AtTheDesk, at_check: Checking
) -> None:
    batch_id = desk.batch(Paper(), Paper(unsure=["signer"]))
    at_check.open(batch_id)
    assert at_check.focus == [CONFIRM]
    at_check.model.confirm_document()
    lan.settle()
    assert at_check.model.place == 2
    assert at_check.focus[-1] == "signer"
    assert lists.documents(desk.office, batch_id)[0].confirmed_by == "lan"


def test_enter_on_the_last_unsure_field_confirms_the_document(
    desk: OfficeBuilder, lan: AtTheDesk, at_check: Checking
) -> None:
    batch_id = desk.batch(Paper(unsure=["issuer", "signer"]))
    at_check.open(batch_id)
    first = at_check.focus[-1]
    at_check.enter(first)
    second = at_check.focus[-1]
    assert {first, second} == {"issuer", "signer"}
    assert lists.documents(desk.office, batch_id)[0].confirmed_at is None
    at_check.enter(second)
    assert lists.documents(desk.office, batch_id)[0].confirmed_by == "lan"
    assert at_check.model.all_confirmed


def test_a_reading_confirmed_as_it_stood_is_told_from_a_typed_one(desk: OfficeBuilder, at_check: Checking) -> None:
    batch_id = desk.batch(Paper(unsure=["issued_on", "signer"]))
    at_check.open(batch_id)
    at_check.enter("issued_on", "04/11/2026")
    at_check.enter("signer")
    row = lists.documents(desk.office, batch_id)[0]
    issued, signer = row.field("issued_on"), row.field("signer")
    assert issued is not None
    assert signer is not None
    assert (issued.value, issued.origin) == ("2026-11-04", ValueOrigin.PERSON)
    assert (signer.value, signer.origin) == ("Lê Văn Hòa", ValueOrigin.READING)


def test_what_is_no_date_is_said_beside_the_field_and_nothing_moves(desk: OfficeBuilder, at_check: Checking) -> None:
    batch_id = desk.batch(Paper(unsure=["issued_on"]))
    at_check.open(batch_id)
    focused = list(at_check.focus)
    at_check.enter("issued_on", "hôm qua")
    assert [field_id for field_id, _ in at_check.problems] == ["issued_on"]
    assert at_check.focus == focused
    field = lists.documents(desk.office, batch_id)[0].field("issued_on")
    assert field is not None
    assert field.value is None


def test_an_empty_required_field_is_not_passed_over(desk: OfficeBuilder, at_check: Checking) -> None:
    readings = {field: value for field, value in SURE_DECISION.items() if field != "signer"}
    at_check.open(desk.batch(Paper(readings=readings)))
    at_check.enter("signer", "")
    assert [field_id for field_id, _ in at_check.problems] == ["signer"]
    assert not at_check.model.all_confirmed


def test_enter_on_an_unsure_type_counts_as_looked_at(desk: OfficeBuilder, lan: AtTheDesk, at_check: Checking) -> None:
    batch_id = desk.batch(Paper(type_sure=False))
    at_check.open(batch_id)
    assert at_check.focus == [TYPE]
    at_check.model.enter_type("QD")
    lan.settle()
    assert lists.documents(desk.office, batch_id)[0].confirmed_by == "lan"


def test_another_type_asks_for_other_fields(desk: OfficeBuilder, lan: AtTheDesk, at_check: Checking) -> None:
    batch_id = desk.batch(Paper(unsure=["signer"]))
    at_check.open(batch_id)
    at_check.model.enter_type("TB")
    lan.settle()
    assert at_check.model.document is not None
    assert at_check.model.document.type_id == "TB"
    assert lists.documents(desk.office, batch_id)[0].type_id == "TB"


def test_confirming_the_sure_fields_leaves_the_unsure_ones(
    desk: OfficeBuilder, lan: AtTheDesk, at_check: Checking
) -> None:
    batch_id = desk.batch(Paper(unsure=["signer"]))
    at_check.open(batch_id)
    at_check.model.confirm_sure()
    lan.settle()
    row = lists.documents(desk.office, batch_id)[0]
    number, signer = row.field("document_number"), row.field("signer")
    assert number is not None
    assert signer is not None
    assert number.value == SURE_DECISION["document_number"]
    assert signer.value is None
    assert at_check.focus[-1] == "signer"


def test_all_sure_documents_of_a_batch_are_confirmed_at_once(
    desk: OfficeBuilder, lan: AtTheDesk, at_check: Checking
) -> None:
    batch_id = desk.batch(Paper(), Paper(unsure=["signer"]), Paper())
    at_check.open(batch_id)
    at_check.model.confirm_sure_documents()
    lan.settle()
    lan.settle()
    assert [row.confirmed_at is not None for row in lists.documents(desk.office, batch_id)] == [True, False, True]
    assert at_check.model.place == 2


def test_a_batch_that_is_blocked_says_where_and_leads_there(
    desk: OfficeBuilder, lan: AtTheDesk, at_check: Checking
) -> None:
    batch_id = desk.batch(Paper(), Paper(unsure=["signer"]))
    at_check.open(batch_id)
    at_check.model.submit()
    lan.settle()
    assert [block.code for block in at_check.model.blocks] == [BlockCode.NOT_CONFIRMED] * 2
    assert desk.state_of(batch_id) is BatchState.CHECKING
    at_check.model.go_to_block(at_check.model.blocks[1])
    lan.settle()
    assert at_check.model.place == 2


def test_a_checked_batch_is_sent_and_the_home_screen_comes(
    desk: OfficeBuilder, lan: AtTheDesk, at_check: Checking
) -> None:
    batch_id = desk.batch(Paper())
    at_check.open(batch_id)
    at_check.model.confirm_document()
    lan.settle()
    at_check.model.submit()
    lan.settle()
    assert desk.state_of(batch_id) is BatchState.REVIEWING
    assert lan.wanted[-1][0] == "batches"


def test_a_returned_batch_opens_at_the_reviewers_remark(desk: OfficeBuilder, at_check: Checking) -> None:
    batch_id = desk.batch(Paper(), Paper(), state=BatchState.REVIEWING, checked_by=desk.lan)
    second = desk.documents_of(batch_id)[1]
    review.return_batch(batch_id, "Sai tên", by=desk.minh, office=desk.office, document_id=second, field_id="signer")
    at_check.open(batch_id)
    assert at_check.model.place == 2
    assert at_check.focus[-1] == "signer"
    assert not at_check.model.all_confirmed


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(
    desk: OfficeBuilder, lan: AtTheDesk, at_check: Checking
) -> None:
    batch_id = desk.batch(Paper(unsure=["issuer", "signer"]))
    at_check.open(batch_id)
    document_id = desk.documents_of(batch_id)[0]
    checking.set_value(document_id, "signer", "Trần Văn Bình", by=desk.lan, office=desk.office)
    at_check.enter("signer", "Phạm Thị Cúc")
    lan.settle()
    field = lists.document(desk.office, document_id).field("signer")
    assert field is not None
    assert field.value == "Trần Văn Bình"
    assert at_check.model.field("signer") == field
    assert lan.said


def test_the_same_value_as_in_the_document_before_is_one_key(
    desk: OfficeBuilder, lan: AtTheDesk, at_check: Checking
) -> None:
    batch_id = desk.batch(Paper(), Paper(unsure=["signer"], readings={**SURE_DECISION, "signer": "Lê Vãn Hoà"}))
    at_check.open(batch_id)
    at_check.model.confirm_document()
    lan.settle()
    at_check.model.same_as_before("signer")
    lan.settle()
    field = at_check.model.field("signer")
    assert field is not None
    assert field.value == "Lê Văn Hòa"


def test_a_document_set_aside_lets_the_rest_go_on(desk: OfficeBuilder, lan: AtTheDesk, at_check: Checking) -> None:
    batch_id = desk.batch(Paper(unsure=["signer"]), Paper())
    at_check.open(batch_id)
    at_check.model.set_aside()
    lan.settle()
    lan.settle()
    assert len(desk.documents_of(batch_id)) == 1
    assert len(at_check.model.outline) == 1


def test_completions_come_with_or_without_accents(desk: OfficeBuilder, lan: AtTheDesk, at_check: Checking) -> None:
    batch_id = desk.batch(Paper(), Paper(unsure=["signer"]))
    checking.confirm(desk.documents_of(batch_id)[0], by=desk.lan, office=desk.office)
    offered: list[tuple[str, object]] = []
    at_check.model.completions.connect(lambda field_id, values: offered.append((field_id, list(values))))
    at_check.open(batch_id)
    at_check.model.complete("signer", "le van")
    lan.settle()
    assert offered == [("signer", ["Lê Văn Hòa"])]
