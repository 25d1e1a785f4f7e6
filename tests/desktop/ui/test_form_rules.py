"""The order of fields on the form: unsure first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.models.form_rules import TYPE, Group, next_after, sections, still_to_look_at
from desktop.workflow import lists
from tests.office import SURE_DECISION, OfficeBuilder, Paper

if TYPE_CHECKING:
    from desktop.domain.rows import DocumentRow


def shown(desk: OfficeBuilder, paper: Paper) -> DocumentRow:
    return lists.documents(desk.office, desk.batch(paper))[0]


def test_unsure_fields_come_first_and_absent_ones_last(desk: OfficeBuilder) -> None:
    order = sections(shown(desk, Paper(unsure=["signer", "issuer"])))
    assert [section.group for section in order] == [Group.TO_LOOK_AT, Group.READ, Group.ABSENT]
    assert set(order[0].fields) == {"signer", "issuer"}
    assert "document_number" in order[1].fields
    assert "owner_name" in order[2].fields


def test_a_missing_required_field_is_to_look_at(desk: OfficeBuilder) -> None:
    readings = {field: value for field, value in SURE_DECISION.items() if field != "signer"}
    order = sections(shown(desk, Paper(readings=readings)))
    assert order[0].fields == ("signer",)


def test_an_unsure_type_is_the_first_thing_to_look_at(desk: OfficeBuilder) -> None:
    document = shown(desk, Paper(unsure=["signer"], type_sure=False))
    order = sections(document)
    assert order[0].fields == (TYPE, "signer")
    assert still_to_look_at(document, order, type_seen=True) == ("signer",)


def test_the_next_thing_lies_behind_and_then_before(desk: OfficeBuilder) -> None:
    document = shown(desk, Paper(unsure=["issuer", "signer"]))
    order = sections(document)
    first, second = order[0].fields
    waiting = still_to_look_at(document, order, type_seen=False)
    assert next_after(first, waiting, order) == second
    assert next_after(second, (first,), order) == first
    assert next_after("document_number", waiting, order) == first
    assert next_after(first, (), order) is None


def test_a_sure_document_has_nothing_to_look_at(desk: OfficeBuilder) -> None:
    document = shown(desk, Paper())
    assert still_to_look_at(document, sections(document), type_seen=False) == ()
