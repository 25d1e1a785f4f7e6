"""What stands on the screens."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from desktop.domain.errors import NotAllowed
from desktop.domain.identifiers import BatchId
from desktop.domain.rows import DocumentMark, Place
from desktop.domain.states import BatchState
from desktop.domain.users import User
from desktop.store.tables import FieldReadingTable, PageTable
from desktop.workflow import checking, lists, review
from desktop.workflow.errors import BatchUnknown
from tests.office import SURE_DECISION, Paper

if TYPE_CHECKING:
    from desktop.domain.rows import BatchRow
    from tests.office import OfficeBuilder


def names(rows: list[BatchRow]) -> list[str]:
    return [row.name for row in rows]


def test_batches_are_listed_newest_first_and_a_page_at_a_time(desk: OfficeBuilder) -> None:
    for name in ("một", "hai", "ba"):
        desk.batch(name=name)
    rows = lists.batches(desk.office)
    assert names(rows) == ["ba", "hai", "một"]
    assert names(lists.batches(desk.office, before=rows[0].id)) == ["hai", "một"]
    assert names(desk.store.queries.batches(limit=2)) == ["ba", "hai"]


def test_work_that_waits_longest_is_listed_first_where_asked_for(desk: OfficeBuilder) -> None:
    for name in ("một", "hai", "ba"):
        desk.batch(name=name)
    rows = lists.batches(desk.office, oldest_first=True)
    assert names(rows) == ["một", "hai", "ba"]
    assert names(lists.batches(desk.office, before=rows[0].id, oldest_first=True)) == ["hai", "ba"]


def test_batches_are_listed_by_their_states(desk: OfficeBuilder) -> None:
    desk.batch(name="một", state=BatchState.REVIEWING)
    desk.batch(name="hai", state=BatchState.APPROVED)
    assert names(lists.batches(desk.office, [BatchState.REVIEWING])) == ["một"]
    assert lists.batches(desk.office, []) == []


def test_a_batch_says_how_far_it_is(desk: OfficeBuilder) -> None:
    batch = desk.batch(Paper(pages=2), Paper(unsure=["signer"]))
    checking.confirm_batch(batch, by=desk.lan, office=desk.office, only_sure=True)
    row = lists.batch(desk.office, batch)
    assert row is not None
    assert (row.pages, row.pages_unread, row.documents, row.documents_confirmed, row.failures) == (3, 0, 2, 1, 0)
    assert (row.created_by, row.submitted_by, row.approved_by) == ("lan", None, None)
    assert lists.batch(desk.office, BatchId(99)) is None


def test_a_batch_is_found_by_its_name_or_its_number(desk: OfficeBuilder) -> None:
    first = desk.batch(name="Lô sáng")
    second = desk.batch(name=str(first))
    assert lists.find_batch(desk.office, "Lô sáng") == first
    assert lists.find_batch(desk.office, unicodedata.normalize("NFD", "Lô sáng")) == first
    assert lists.find_batch(desk.office, str(second)) == second
    assert lists.find_batch(desk.office, str(first)) == second, "a name goes before a number"


@pytest.mark.parametrize("reference", ["", "Lô chiều", "99", "-1", "1.0", "9" * 40, "²"])
def test_a_batch_that_is_not_there_is_said_to_be_unknown(desk: OfficeBuilder, reference: str) -> None:
    desk.batch()
    with pytest.raises(BatchUnknown) as caught:
        lists.find_batch(desk.office, reference)
    assert caught.value.reference == reference


def test_the_open_batch_goes_before_an_approved_one_of_its_name(desk: OfficeBuilder) -> None:
    old = desk.batch(state=BatchState.APPROVED)
    newer = desk.batch(state=BatchState.APPROVED)
    assert lists.find_batch(desk.office, "Lô sáng") == newer
    review.reopen(old, "Cổng báo sai", by=desk.minh, office=desk.office)
    assert lists.find_batch(desk.office, "Lô sáng") == old


def test_the_outline_says_where_one_is_and_what_is_left(desk: OfficeBuilder) -> None:
    batch = desk.batch(Paper(), Paper(type_id="TB"), state=BatchState.REVIEWING, checked_by=desk.lan)
    first, second = lists.document_ids(desk.office, batch)
    review.return_batch(batch, "Sai", by=desk.minh, office=desk.office, document_id=second)
    checking.set_type(first, "CV", by=desk.lan, office=desk.office)
    assert lists.outline(desk.office, batch) == [
        DocumentMark(first, 1, "Công văn", is_confirmed=False, is_remarked=False),
        DocumentMark(second, 2, "Thông báo", is_confirmed=True, is_remarked=True),
    ]
    assert lists.document(desk.office, second).remark == "Sai"
    (remark,) = lists.remarks(desk.office, batch)
    assert (remark.document_id, remark.field_id, remark.text, remark.made_by) == (second, None, "Sai", "minh")


@pytest.mark.parametrize("ask", [lists.outline, lists.document_ids])
def test_an_unknown_batch_has_no_outline(desk: OfficeBuilder, ask: object) -> None:
    assert callable(ask)
    with pytest.raises(BatchUnknown):
        ask(desk.office, BatchId(99))


def test_a_document_shows_the_fields_of_its_type_first_and_then_what_was_read_besides(desk: OfficeBuilder) -> None:
    batch = desk.batch(Paper(readings={**SURE_DECISION, "validity_scope": "Toàn quốc"}))
    (document,) = lists.documents(desk.office, batch)
    asked = [field.id for field in desk.office.types.get("QD").fields]
    assert [row.field_id for row in document.fields] == [*asked, "validity_scope"]
    signer = document.field("signer")
    assert signer is not None
    assert (signer.label, signer.required) == ("Người ký", True)
    assert signer.place == Place(document.pages[0].id, 10, 10, 60, 20)


def test_a_reading_without_a_place_shows_none(desk: OfficeBuilder) -> None:
    batch = desk.batch()
    with desk.store.unit() as unit:
        unit.session.execute(update(FieldReadingTable).values(left=None, top=None, right=None, bottom=None))
        unit.commit()
    assert {row.place for row in lists.documents(desk.office, batch)[0].fields} == {None}


@pytest.mark.parametrize(
    ("rotation", "size"), [(0, (166, 234)), (90, (234, 166)), (180, (166, 234)), (270, (234, 166))]
)
def test_a_page_is_as_wide_as_it_stands_upright(desk: OfficeBuilder, rotation: int, size: tuple[int, int]) -> None:
    batch = desk.batch()
    with desk.store.unit() as unit:
        unit.session.execute(update(PageTable).values(rotation=rotation))
        unit.commit()
    (page,) = lists.pages(desk.office, batch)
    assert (page.width, page.height) == size


def test_a_type_that_a_person_gave_is_theirs_and_no_longer_the_machines(desk: OfficeBuilder) -> None:
    (document,) = desk.documents_of(desk.batch())
    read = lists.document(desk.office, document)
    assert (read.type_sure, read.type_confirmed) == (True, False)
    checking.set_type(document, "TB", by=desk.lan, office=desk.office)
    given = lists.document(desk.office, document)
    assert (given.type_sure, given.type_confirmed) == (False, True)


def test_types_are_offered_by_name_and_found_without_accents(desk: OfficeBuilder) -> None:
    choices = lists.type_choices(desk.office)
    assert [choice.folded for choice in choices] == sorted(choice.folded for choice in choices)
    by_id = {choice.id: choice for choice in choices}
    assert (by_id["QD"].name, by_id["QD"].folded) == ("Quyết định", "quyet dinh")
    assert lists.without_accents("Đề ÁN") == by_id["DEAN"].folded


def test_what_people_confirmed_before_completes_what_is_typed(desk: OfficeBuilder) -> None:
    batch = desk.batch(*[Paper() for _ in range(4)])
    given = ["Lê Văn Hòa", "Lê Thị Hà", "Lê Thị Hà", "Đặng Hồng"]
    for document, name in zip(desk.documents_of(batch), given, strict=True):
        checking.set_value(document, "signer", name, by=desk.lan, office=desk.office)
        checking.set_value(document, "subject", "Lê lợi", by=desk.lan, office=desk.office)
    complete = lists.completions
    assert list(complete("signer", "lê", office=desk.office)) == ["Lê Thị Hà", "Lê Văn Hòa"]
    assert list(complete("signer", "le v", office=desk.office)) == ["Lê Văn Hòa"]
    assert list(complete("signer", unicodedata.normalize("NFD", "đặ"), office=desk.office)) == ["Đặng Hồng"]
    assert list(complete("signer", "lê", office=desk.office, limit=1)) == ["Lê Thị Hà"]
    assert list(complete("signer", "", office=desk.office)) == []
    assert list(complete("signer", "%", office=desk.office)) == []


def test_the_search_tells_what_people_confirmed_before_what_was_read(desk: OfficeBuilder) -> None:
    batch = desk.batch(Paper(), Paper(), name="Lô tìm")
    first, _ = desk.documents_of(batch)
    checking.set_value(first, "signer", "Lê Văn Hà", by=desk.lan, office=desk.office)
    hits = lists.search("hac thanh", by=desk.lan, office=desk.office)
    assert {hit.id: hit.values["signer"] for hit in hits} == {
        first: "Lê Văn Hà",
        desk.documents_of(batch)[1]: "Lê Văn Hòa",
    }
    assert {(hit.batch_id, hit.batch_name, hit.state, hit.type_id) for hit in hits} == {
        (batch, "Lô tìm", BatchState.CHECKING, "QD")
    }
    assert len(lists.search("hac thanh", by=desk.lan, office=desk.office, limit=1)) == 1
    assert lists.search("không có chữ này", by=desk.lan, office=desk.office) == []


def test_the_search_is_for_those_who_may(desk: OfficeBuilder) -> None:
    with pytest.raises(NotAllowed):
        lists.search("hac thanh", by=User(None, "khach", "Khách", frozenset()), office=desk.office)
