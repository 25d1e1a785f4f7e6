"""When the program says that nobody need look, and when it asks for eyes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

import pytest

from desktop.domain.documents import ValueOrigin
from desktop.domain.identifiers import BatchId, DocumentId
from desktop.domain.rows import DocumentRow, FieldRow

SURE: Final = FieldRow(
    field_id="signer",
    label="Người ký",
    required=True,
    value=None,
    origin=None,
    read="Lê Văn Hòa",
    raw="Lê Văn Hòa",
    confidence=0.99,
    sure=True,
    place=None,
    reason="",
    remark=None,
)

DOCUMENT: Final = DocumentRow(
    id=DocumentId(1),
    batch_id=BatchId(1),
    position=1,
    type_id="QD",
    type_name="Quyết định",
    type_confidence=0.99,
    type_sure=True,
    type_confirmed=False,
    cut_reason="new_head",
    dossier_id=None,
    dossier_code="",
    confirmed_at=None,
    confirmed_by=None,
    version=1,
    fields=(SURE,),
    pages=(),
    remark=None,
)


@pytest.mark.parametrize(
    ("field", "needs"),
    [
        pytest.param(SURE, False, id="a sure reading"),
        pytest.param(replace(SURE, sure=False), True, id="an unsure reading"),
        pytest.param(replace(SURE, sure=False, required=False), True, id="an unsure reading of an optional field"),
        pytest.param(replace(SURE, read=None, sure=False), True, id="a required field that was not read"),
        pytest.param(replace(SURE, read=None, sure=False, required=False), False, id="an optional one not read"),
        pytest.param(replace(SURE, value="Lê Văn Hà", sure=False), False, id="a value that a person gave"),
        pytest.param(replace(SURE, value=""), True, id="a required field that a person left empty"),
        pytest.param(replace(SURE, value="", required=False), False, id="an optional one left empty"),
        pytest.param(replace(SURE, value="Lê Văn Hà", remark="Sai tên"), True, id="a value with a remark"),
    ],
)
def test_a_field_needs_a_look(field: FieldRow, needs: bool) -> None:
    assert field.needs_a_look is needs


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        (SURE, "Lê Văn Hòa"),
        (replace(SURE, value="Lê Văn Hà", origin=ValueOrigin.PERSON), "Lê Văn Hà"),
        (replace(SURE, value="", origin=ValueOrigin.PERSON), ""),
        (replace(SURE, read=None), ""),
    ],
)
def test_the_form_shows_what_a_person_said_before_what_was_read(field: FieldRow, shown: str) -> None:
    assert field.shown == shown


@pytest.mark.parametrize(
    ("document", "sure"),
    [
        pytest.param(DOCUMENT, True, id="type and fields are sure"),
        pytest.param(replace(DOCUMENT, type_sure=False), False, id="the type is unsure"),
        pytest.param(replace(DOCUMENT, type_sure=False, type_confirmed=True), True, id="a person gave the type"),
        pytest.param(replace(DOCUMENT, fields=(SURE, replace(SURE, sure=False))), False, id="one field is unsure"),
        pytest.param(replace(DOCUMENT, remark="Thiếu trang 2"), False, id="the reviewer remarked on it"),
    ],
)
def test_a_document_goes_through_untouched_only_when_all_of_it_is_sure(document: DocumentRow, sure: bool) -> None:
    assert document.is_sure is sure


def test_a_document_knows_its_fields_by_name() -> None:
    confirmed = replace(DOCUMENT, confirmed_at=datetime(2026, 11, 24, tzinfo=UTC))
    assert confirmed.field("signer") is SURE
    assert confirmed.field("subject") is None


def test_the_value_without_the_offices_knowledge_can_be_taken_instead_and_then_the_others() -> None:
    field = replace(SURE, sure=False, plain="Lê Văn Hoà", others=("Lê Văn Hoa", "Lê Văn Hoà", "Lê Văn Hòa"))
    assert field.choices == ("Lê Văn Hoà", "Lê Văn Hoa")


def test_what_a_person_confirmed_has_no_other_choice() -> None:
    assert replace(SURE, value="Lê Văn Hòa", others=("Lê Văn Hoa",)).choices == ()
