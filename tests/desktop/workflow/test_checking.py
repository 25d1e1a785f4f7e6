"""Readings become values: confirmed as they stand, corrected, or left for a person."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from desktop.domain.changes import Changes
from desktop.domain.documents import ValueOrigin
from desktop.domain.errors import NotAllowed, WrongState
from desktop.domain.identifiers import DocumentId
from desktop.domain.states import BatchState
from desktop.store.errors import ChangedMeanwhile
from desktop.workflow import checking, lists, review, sorting
from desktop.workflow.errors import DocumentUnknown, FieldUnknown, TypeUnknown, ValueRejected
from tests.office import SURE_DECISION, Paper
from tests.readings import decision

if TYPE_CHECKING:
    from desktop.domain.rows import DocumentRow, FieldRow
    from tests.office import OfficeBuilder


def only(desk: OfficeBuilder, paper: Paper | None = None) -> DocumentId:
    """The one document of a new batch."""
    return desk.documents_of(desk.batch(paper or Paper()))[0]


def field(desk: OfficeBuilder, document: DocumentId, field_id: str) -> FieldRow:
    found = lists.document(desk.office, document).field(field_id)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("field_id", "typed", "kept"),
    [
        ("issued_on", "3/11/2026", "2026-11-03"),
        ("issued_on", "ngày 03 tháng 11 năm 2026", "2026-11-03"),
        ("document_number", "  Số: 1247 / QĐ-UBND ", "1247/QĐ-UBND"),
        ("signer", "  Lê   Văn Hòa ", "Lê Văn Hòa"),
        ("subject", "Về việc\ntrợ cấp", "Về việc trợ cấp"),
        ("signer", "   ", ""),
    ],
)
def test_what_a_person_types_is_kept_in_the_fields_normal_form(
    desk: OfficeBuilder, field_id: str, typed: str, kept: str
) -> None:
    document = only(desk)
    checking.set_value(document, field_id, typed, by=desk.lan, office=desk.office)
    row = field(desk, document, field_id)
    assert (row.value, row.origin) == (kept, ValueOrigin.PERSON)


def test_a_text_that_is_no_value_is_refused_and_the_old_value_stays(desk: OfficeBuilder) -> None:
    document = only(desk)
    checking.set_value(document, "issued_on", "03/11/2026", by=desk.lan, office=desk.office)
    with pytest.raises(ValueRejected) as caught:
        checking.set_value(document, "issued_on", "31/02/2026", by=desk.lan, office=desk.office)
    assert (caught.value.field_id, caught.value.label) == ("issued_on", "Ngày ban hành")
    assert field(desk, document, "issued_on").value == "2026-11-03"


def test_a_refused_text_is_not_quoted_for_it_may_be_a_name(desk: OfficeBuilder) -> None:
    with pytest.raises(ValueRejected) as caught:
        checking.set_value(only(desk), "issued_on", "Đặng Thị Hồng Đào", by=desk.lan, office=desk.office)
    assert "Hồng" not in str(caught.value)


def test_a_field_that_nobody_knows_is_refused(desk: OfficeBuilder) -> None:
    with pytest.raises(FieldUnknown):
        checking.set_value(only(desk), "colour", "xanh", by=desk.lan, office=desk.office)


def test_a_document_that_is_not_there_is_said_to_be_unknown(desk: OfficeBuilder) -> None:
    with pytest.raises(DocumentUnknown):
        checking.set_value(DocumentId(99), "signer", "Lê Văn Hà", by=desk.lan, office=desk.office)
    with pytest.raises(DocumentUnknown):
        lists.document(desk.office, DocumentId(99))


def test_the_reading_stays_beside_a_corrected_value(desk: OfficeBuilder) -> None:
    document = only(desk)
    checking.set_value(document, "signer", "Lê Văn Hà", by=desk.lan, office=desk.office)
    row = field(desk, document, "signer")
    assert (row.value, row.read) == ("Lê Văn Hà", "Lê Văn Hòa")


def test_a_correction_says_in_the_trail_what_stood_there_before(desk: OfficeBuilder) -> None:
    document = only(desk)
    for name in ("Lê Văn Hà", "Lê Thị Hà"):
        checking.set_value(document, "signer", name, by=desk.lan, office=desk.office)
    newest, oldest = desk.store.queries.audit("document", document)
    assert newest.by_name == "lan"
    assert json.loads(newest.details) == {
        "field": "signer",
        "before": "Lê Văn Hà",
        "after": "Lê Thị Hà",
        "origin": "person",
    }
    assert json.loads(oldest.details)["before"] is None


def test_who_looked_at_an_older_version_is_told_and_changes_nothing(desk: OfficeBuilder) -> None:
    document = only(desk)
    seen = lists.document(desk.office, document).version
    checking.set_value(document, "signer", "Lê Văn Hà", by=desk.lan, office=desk.office, version=seen)
    for act in (
        lambda: checking.set_value(document, "signer", "Lê Thị Hà", by=desk.minh, office=desk.office, version=seen),
        lambda: checking.set_type(document, "TB", by=desk.minh, office=desk.office, version=seen),
        lambda: checking.confirm(document, by=desk.minh, office=desk.office, version=seen),
        lambda: checking.confirm_field(document, "signer", by=desk.minh, office=desk.office, version=seen),
    ):
        with pytest.raises(ChangedMeanwhile):
            act()
    after = lists.document(desk.office, document)
    assert (after.type_id, after.confirmed_at) == ("QD", None)
    assert field(desk, document, "signer").value == "Lê Văn Hà"


def test_every_change_of_a_value_makes_a_new_version(desk: OfficeBuilder) -> None:
    document = only(desk)
    versions = [lists.document(desk.office, document).version]
    for name in ("Lê Văn Hà", "Lê Văn Hà", "Lê Thị Hà"):
        checking.set_value(document, "signer", name, by=desk.lan, office=desk.office, version=versions[-1])
        versions.append(lists.document(desk.office, document).version)
    assert versions == sorted(set(versions))


@pytest.mark.parametrize("state", sorted(set(BatchState) - {BatchState.CHECKING, BatchState.RETURNED}, key=str))
def test_nothing_is_changed_in_a_batch_that_is_not_being_checked(desk: OfficeBuilder, state: BatchState) -> None:
    document = desk.documents_of(desk.batch(state=state))[0]
    for act in (
        lambda: checking.set_value(document, "signer", "Lê Văn Hà", by=desk.lan, office=desk.office),
        lambda: checking.set_type(document, "TB", by=desk.lan, office=desk.office),
        lambda: checking.confirm(document, by=desk.lan, office=desk.office),
        lambda: checking.confirm_field(document, "signer", by=desk.lan, office=desk.office),
    ):
        with pytest.raises(WrongState):
            act()
    assert field(desk, document, "signer").value is None


def test_checking_is_for_those_who_may_check(desk: OfficeBuilder) -> None:
    document = only(desk)
    for act in (
        lambda: checking.set_value(document, "signer", "Lê Văn Hà", by=desk.quan, office=desk.office),
        lambda: checking.set_type(document, "TB", by=desk.quan, office=desk.office),
        lambda: checking.confirm(document, by=desk.quan, office=desk.office),
        lambda: checking.confirm_field(document, "signer", by=desk.quan, office=desk.office),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_confirming_makes_values_of_what_was_read(desk: OfficeBuilder) -> None:
    document = only(desk, Paper(unsure=["signer"]))
    row = checking.confirm(document, by=desk.lan, office=desk.office)
    assert {one.field_id: one.value for one in row.fields if one.value} == dict(SURE_DECISION)
    assert {one.origin for one in row.fields if one.value} == {ValueOrigin.READING}
    assert row.confirmed_by == "lan"


def test_confirming_does_not_touch_what_a_person_has_said(desk: OfficeBuilder) -> None:
    document = only(desk)
    checking.set_value(document, "signer", "Lê Văn Hà", by=desk.lan, office=desk.office)
    checking.set_value(document, "subject", "", by=desk.lan, office=desk.office)
    checking.confirm(document, by=desk.minh, office=desk.office)
    assert field(desk, document, "signer").value == "Lê Văn Hà"
    assert field(desk, document, "subject").value == ""


def test_confirming_only_what_is_sure_leaves_the_unsure_for_a_person(desk: OfficeBuilder) -> None:
    document = only(desk, Paper(unsure=["signer"]))
    row = checking.confirm(document, by=desk.lan, office=desk.office, only_sure=True)
    assert field(desk, document, "signer").value is None
    assert field(desk, document, "document_number").value == "1247/QĐ-UBND"
    assert row.confirmed_at is None


def test_a_document_of_unsure_type_is_not_confirmed_by_the_sure_fields_alone(desk: OfficeBuilder) -> None:
    document = only(desk, Paper(type_sure=False))
    assert checking.confirm(document, by=desk.lan, office=desk.office, only_sure=True).confirmed_at is None
    assert checking.confirm(document, by=desk.lan, office=desk.office).confirmed_at is not None


def test_a_document_whose_required_field_was_not_read_is_not_confirmed(desk: OfficeBuilder) -> None:
    readings = {name: text for name, text in SURE_DECISION.items() if name != "signer"}
    document = only(desk, Paper(readings=readings))
    assert checking.confirm(document, by=desk.lan, office=desk.office).confirmed_at is None
    checking.set_value(document, "signer", "Lê Văn Hà", by=desk.lan, office=desk.office)
    assert checking.confirm(document, by=desk.lan, office=desk.office).confirmed_by == "lan"


def test_a_document_is_confirmed_once_and_stays_that_persons(desk: OfficeBuilder) -> None:
    document = only(desk)
    first = checking.confirm(document, by=desk.lan, office=desk.office)
    again = checking.confirm(document, by=desk.minh, office=desk.office)
    assert (again.confirmed_at, again.confirmed_by) == (first.confirmed_at, "lan")
    confirmations = [entry for entry in desk.store.queries.audit("document", document) if entry.action == "confirm"]
    assert len(confirmations) == 1


def test_one_field_is_confirmed_alone(desk: OfficeBuilder) -> None:
    document = only(desk, Paper(unsure=["signer"]))
    changes = checking.confirm_field(document, "signer", by=desk.lan, office=desk.office)
    assert changes.documents == {document}
    assert field(desk, document, "signer").value == "Lê Văn Hòa"
    assert field(desk, document, "subject").value is None


@pytest.mark.parametrize("field_id", ["place", "signer", "colour"])
def test_there_is_nothing_to_confirm_where_nothing_was_read_or_a_value_stands(
    desk: OfficeBuilder, field_id: str
) -> None:
    document = only(desk)
    checking.set_value(document, "signer", "Lê Văn Hà", by=desk.lan, office=desk.office)
    assert checking.confirm_field(document, field_id, by=desk.lan, office=desk.office) == Changes()
    assert field(desk, document, "signer").value == "Lê Văn Hà"


def test_the_sure_documents_of_a_batch_go_through_and_the_others_wait(desk: OfficeBuilder) -> None:
    batch = desk.batch(Paper(), Paper(unsure=["signer"]), Paper(type_sure=False), Paper())
    confirmed, waiting = checking.confirm_batch(batch, by=desk.lan, office=desk.office, only_sure=True)
    first, second, third, fourth = lists.documents(desk.office, batch)
    assert confirmed == 2
    assert [row.id for row in waiting] == [second.id, third.id]
    assert [row.confirmed_by for row in (first, second, third, fourth)] == ["lan", None, None, "lan"]
    assert field(desk, second.id, "subject").value is None


def test_a_whole_batch_is_confirmed_as_it_stands_but_for_what_is_missing(desk: OfficeBuilder) -> None:
    readings = {name: text for name, text in SURE_DECISION.items() if name != "signer"}
    batch = desk.batch(Paper(), Paper(unsure=["signer"]), Paper(readings=readings))
    confirmed, waiting = checking.confirm_batch(batch, by=desk.lan, office=desk.office, only_sure=False)
    assert (confirmed, [row.id for row in waiting]) == (2, desk.documents_of(batch)[2:])
    assert checking.confirm_batch(batch, by=desk.lan, office=desk.office, only_sure=False)[0] == 0


def test_a_new_type_is_read_for_and_what_people_said_stays(desk: OfficeBuilder) -> None:
    batch = desk.read_batch(decision())
    sorting.sort_read_batches(desk.office)
    (document,) = desk.documents_of(batch)
    checking.set_value(document, "signer", "Lê Văn Hà", by=desk.lan, office=desk.office)
    checking.confirm(document, by=desk.lan, office=desk.office)
    before = lists.document(desk.office, document)
    checking.set_type(document, "TB", by=desk.lan, office=desk.office)
    after = lists.document(desk.office, document)
    assert (before.type_name, after.type_name) == ("Quyết định", "Thông báo")
    assert after.type_confirmed
    assert after.confirmed_at is None, "a document of another type is looked at again"
    assert field(desk, document, "signer").value == "Lê Văn Hà"
    assert field(desk, document, "document_number").read == "1247/QĐ-UBND"
    entry = next(entry for entry in desk.store.queries.audit("document", document) if entry.action == "set_type")
    assert json.loads(entry.details) == {"before": "QD", "after": "TB"}


def test_a_type_that_nobody_knows_is_refused(desk: OfficeBuilder) -> None:
    document = only(desk)
    with pytest.raises(TypeUnknown):
        checking.set_type(document, "XYZ", by=desk.lan, office=desk.office)
    assert lists.document(desk.office, document).type_id == "QD"


def two(desk: OfficeBuilder) -> tuple[DocumentRow, DocumentRow]:
    first, second = lists.documents(desk.office, desk.batch(Paper(), Paper()))
    return first, second


def test_a_value_is_taken_over_from_the_document_before(desk: OfficeBuilder) -> None:
    first, second = two(desk)
    checking.set_value(first.id, "signer", "Lê Văn Hà", by=desk.lan, office=desk.office)
    changes = checking.same_as_before(second.id, "signer", by=desk.lan, office=desk.office)
    assert changes.documents == {second.id}
    assert field(desk, second.id, "signer").value == "Lê Văn Hà"


def test_nothing_is_taken_over_where_the_document_before_has_no_value(desk: OfficeBuilder) -> None:
    first, second = two(desk)
    for document in (first, second):
        assert checking.same_as_before(document.id, "signer", by=desk.lan, office=desk.office) == Changes()
        assert field(desk, document.id, "signer").value is None


def test_a_corrected_value_is_found_by_the_search(desk: OfficeBuilder) -> None:
    document = only(desk)
    checking.set_value(document, "signer", "Hoàng Thị Ngọc", by=desk.lan, office=desk.office)
    assert [hit.id for hit in lists.search("hoang thi ngoc", by=desk.lan, office=desk.office)] == [document]
    assert lists.search("le van hoa", by=desk.lan, office=desk.office) == []


def test_a_remark_on_a_field_is_settled_by_confirming_it_too(desk: OfficeBuilder) -> None:
    batch = desk.batch(state=BatchState.REVIEWING, checked_by=desk.lan)
    (document,) = desk.documents_of(batch)
    review.return_batch(batch, "Sai", by=desk.minh, office=desk.office, document_id=document, field_id="signer")
    assert len(lists.remarks(desk.office, batch)) == 1
    checking.set_value(document, "signer", "Lê Văn Hòa", by=desk.lan, office=desk.office)
    assert lists.remarks(desk.office, batch) == []
