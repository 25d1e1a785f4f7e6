"""Which dossier a document belongs to, and what paper and list prove of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.workflow import checking, lists, sorting
from desktop.workflow.matching import match_dossier, slips_proposal
from desktop.workflow.office import the_document
from tests.office import SURE_DECISION, Paper
from tests.readings import decision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.identifiers import DocumentId
    from desktop.domain.rows import DocumentRow, FieldRow
    from tests.office import OfficeBuilder

OWNER = {"owner_name": "Đặng Thị Hồng Đào", "owner_id": "037149002183"}
NUMBER = SURE_DECISION["document_number"]


def paper(desk: OfficeBuilder, unsure: Sequence[str] = (), **more: str) -> DocumentRow:
    """A decision that bears these fields too."""
    batch = desk.batch(Paper(readings={**SURE_DECISION, **more}, unsure=unsure))
    return now(desk, desk.documents_of(batch)[0])


def now(desk: OfficeBuilder, document: DocumentId) -> DocumentRow:
    return lists.document(desk.office, document)


def field(row: DocumentRow, field_id: str) -> FieldRow:
    found = row.field(field_id)
    assert found is not None
    return found


def test_the_code_on_the_paper_decides_even_where_the_number_is_anothers(desk: OfficeBuilder) -> None:
    desk.dossier("H-1")
    desk.dossier("H-2", number=NUMBER)
    assert paper(desk, dossier_code="H-1").dossier_code == "H-1"


def test_a_code_that_no_list_knows_leads_to_no_dossier(desk: OfficeBuilder) -> None:
    desk.dossier("H-2", number=NUMBER)
    assert paper(desk, dossier_code="H-9").dossier_id is None


def test_a_dossier_found_by_number_and_owner_is_proposed_for_sure(desk: OfficeBuilder) -> None:
    desk.dossier("H-1", number=NUMBER, **OWNER)
    document = paper(desk, owner_name=OWNER["owner_name"])
    code = field(document, "dossier_code")
    assert (document.dossier_code, code.read, code.sure, code.reason) == ("H-1", "H-1", True, "dossier_by_number")
    assert code.value is None


def test_a_dossier_found_by_its_number_alone_waits_for_a_person(desk: OfficeBuilder) -> None:
    desk.dossier("H-1", number=NUMBER)
    code = field(paper(desk), "dossier_code")
    assert (code.read, code.sure, code.reason) == ("H-1", False, "dossier_by_number")


@pytest.mark.parametrize("borne", [{"owner_id": OWNER["owner_id"]}, {"owner_name": "đặng thị hồng đào"}, OWNER])
def test_a_dossier_found_by_its_owner_alone_waits_for_a_person(desk: OfficeBuilder, borne: dict[str, str]) -> None:
    desk.dossier("H-1", **OWNER)
    document = paper(desk, **borne)
    code = field(document, "dossier_code")
    assert (document.dossier_code, code.sure, code.reason) == ("H-1", False, "dossier_by_owner")
    assert not document.is_sure


def test_several_dossiers_of_one_owner_are_no_match(desk: OfficeBuilder) -> None:
    desk.dossier("H-1", **OWNER)
    desk.dossier("H-2", **OWNER)
    document = paper(desk, **OWNER)
    assert document.dossier_id is None
    assert field(document, "dossier_code").read is None


def test_several_dossiers_with_one_number_are_told_apart_by_the_owner(desk: OfficeBuilder) -> None:
    desk.dossier("H-1", number=NUMBER, owner_id="001")
    desk.dossier("H-2", number=NUMBER, **OWNER)
    document = paper(desk, **OWNER)
    assert (document.dossier_code, field(document, "dossier_code").sure) == ("H-2", True)


def test_a_reading_that_the_list_confirms_independently_is_sure(desk: OfficeBuilder) -> None:
    desk.dossier("H-1", number=NUMBER, **OWNER)
    document = paper(desk, unsure=["document_number", "owner_name", "signer"], owner_name=OWNER["owner_name"])
    assert field(document, "document_number").sure
    assert field(document, "owner_name").sure
    assert field(document, "owner_name").reason == "agrees_with_list"
    assert not field(document, "signer").sure


def test_what_led_to_the_dossier_is_not_proved_by_it(desk: OfficeBuilder) -> None:
    desk.dossier("H-1", number=NUMBER)
    assert not field(paper(desk, unsure=["document_number"]), "document_number").sure


def test_a_reading_is_not_proved_by_what_a_person_wrote_in_its_place(desk: OfficeBuilder) -> None:
    desk.dossier("H-1", number=NUMBER, **OWNER)
    document = paper(desk, unsure=["owner_name"], owner_name="Đặng Thị Hồng Đà0")
    checking.set_value(document.id, "owner_name", OWNER["owner_name"], by=desk.lan, office=desk.office)
    owner = field(now(desk, document.id), "owner_name")
    assert (owner.read, owner.sure) == ("Đặng Thị Hồng Đà0", False)


def test_a_proposal_goes_when_the_number_it_came_from_is_corrected(desk: OfficeBuilder) -> None:
    desk.dossier("H-1", number=NUMBER, **OWNER)
    document = paper(desk, owner_id=OWNER["owner_id"])
    checking.set_value(document.id, "owner_id", "037149002184", by=desk.lan, office=desk.office)
    checking.set_value(document.id, "document_number", "1274/QĐ-UBND", by=desk.lan, office=desk.office)
    document = now(desk, document.id)
    assert document.dossier_id is None
    assert field(document, "dossier_code").read is None
    assert checking.confirm(document.id, by=desk.lan, office=desk.office).dossier_code == ""


def test_a_proposal_follows_the_corrected_number(desk: OfficeBuilder) -> None:
    desk.dossier("H-1", number=NUMBER)
    desk.dossier("H-2", number="1274/QĐ-UBND")
    document = paper(desk)
    checking.set_value(document.id, "document_number", "1274/QĐ-UBND", by=desk.lan, office=desk.office)
    document = now(desk, document.id)
    assert (document.dossier_code, field(document, "dossier_code").read) == ("H-2", "H-2")


def test_a_code_that_a_person_types_decides(desk: OfficeBuilder) -> None:
    desk.dossier("H42.39-261103-0001", number=NUMBER)
    desk.dossier("H42.39-261103-0002")
    document = paper(desk)
    checking.set_value(document.id, "dossier_code", "H42.39-261103-0002", by=desk.lan, office=desk.office)
    assert now(desk, document.id).dossier_code == "H42.39-261103-0002"


def test_a_confirmed_proposal_stays_as_the_proof_of_its_value(desk: OfficeBuilder) -> None:
    desk.dossier("H-1", **OWNER)
    document = paper(desk, **OWNER)
    checking.confirm_field(document.id, "dossier_code", by=desk.lan, office=desk.office)
    checking.set_value(document.id, "signer", "Lê Văn Hà", by=desk.lan, office=desk.office)
    code = field(now(desk, document.id), "dossier_code")
    assert (code.value, code.read, code.reason) == ("H-1", "H-1", "dossier_by_owner")


def test_a_code_that_a_person_has_cleared_is_not_proposed_again(desk: OfficeBuilder) -> None:
    desk.dossier("H-1", **OWNER)
    document = paper(desk, **OWNER)
    checking.set_value(document.id, "dossier_code", "", by=desk.lan, office=desk.office)
    document = now(desk, document.id)
    assert document.dossier_id is None
    assert (field(document, "dossier_code").value, field(document, "dossier_code").read) == ("", None)


def test_a_cleared_code_leaves_the_number_to_decide_and_the_reading_of_the_paper_as_it_was(desk: OfficeBuilder) -> None:
    desk.dossier("H-1", number=NUMBER)
    document = paper(desk, dossier_code="H-8")
    assert document.dossier_id is None
    checking.set_value(document.id, "dossier_code", "", by=desk.lan, office=desk.office)
    document = now(desk, document.id)
    assert document.dossier_code == "H-1"
    assert field(document, "dossier_code").read == "H-8"


def test_a_stack_finds_its_dossiers_as_it_is_cut(desk: OfficeBuilder) -> None:
    desk.dossier("H-1", number="1/QĐ-UBND")
    batch = desk.read_batch(decision("1/QĐ-UBND"), decision("2/QĐ-UBND"))
    sorting.sort_read_batches(desk.office)
    assert [row.dossier_code for row in lists.documents(desk.office, batch)] == ["H-1", ""]


def under_a_slip(desk: OfficeBuilder, code: str, **more: str) -> DocumentRow:
    batch = desk.batch(Paper(readings={**SURE_DECISION, **more}))
    document = desk.documents_of(batch)[0]
    with desk.office.unit() as unit:
        unit.documents.put_reading(slips_proposal(document, code))
        unit.flush()
        match_dossier(the_document(unit, document), unit)
        unit.commit()
    return now(desk, document)


def test_a_slips_code_leads_to_its_dossier_and_waits_for_a_person(desk: OfficeBuilder) -> None:
    desk.dossier("H-1")
    document = under_a_slip(desk, "H-1")
    code = field(document, "dossier_code")
    assert (document.dossier_code, code.read, code.sure, code.reason) == ("H-1", "H-1", False, "slip_before")


def test_a_slips_code_whose_owner_is_the_papers_is_proven_by_the_list(desk: OfficeBuilder) -> None:
    desk.dossier("H-1", **OWNER)
    desk.dossier("H-2", **OWNER)
    document = under_a_slip(desk, "H-1", **OWNER)
    code = field(document, "dossier_code")
    assert (document.dossier_code, code.sure, code.reason) == ("H-1", True, "agrees_with_list")


def test_what_the_paper_itself_leads_to_goes_before_a_slips_code(desk: OfficeBuilder) -> None:
    desk.dossier("H-1")
    desk.dossier("H-2", number=NUMBER)
    document = under_a_slip(desk, "H-1")
    assert (document.dossier_code, field(document, "dossier_code").read) == ("H-2", "H-2")


def test_a_slips_code_of_another_owner_makes_no_match(desk: OfficeBuilder) -> None:
    desk.dossier("H-1", **OWNER)
    assert under_a_slip(desk, "H-1", owner_id="066052002153").dossier_id is None


def test_a_slips_code_outlives_another_type(desk: OfficeBuilder) -> None:
    desk.dossier("H-1")
    document = under_a_slip(desk, "H-1")
    checking.set_type(document.id, "TB", version=document.version, by=desk.lan, office=desk.office)
    assert field(now(desk, document.id), "dossier_code").read == "H-1"
