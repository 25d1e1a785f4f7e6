"""What leaves the office: what people confirmed, and where each word stands on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, update

from desktop.domain.documents import PageRole
from desktop.domain.identifiers import DocumentId
from desktop.domain.states import BatchState
from desktop.store.tables import PageReadingTable, PageTable
from desktop.workflow import checking, review
from desktop.workflow.content import document_content
from desktop.workflow.errors import DocumentUnknown
from exporters.content import Word
from tests.office import Paper

if TYPE_CHECKING:
    from tests.office import OfficeBuilder


def only(desk: OfficeBuilder, paper: Paper | None = None) -> DocumentId:
    return desk.documents_of(desk.batch(paper or Paper()))[0]


def test_only_what_a_person_confirmed_leaves_and_nothing_empty(desk: OfficeBuilder) -> None:
    document = only(desk)
    checking.set_value(document, "signer", "Lê Văn Hà", by=desk.lan, office=desk.office)
    checking.set_value(document, "place", "", by=desk.lan, office=desk.office)
    content = document_content(document, desk.office)
    assert dict(content.values) == {"signer": "Lê Văn Hà"}
    assert (content.id, content.type_id, content.type_name) == (str(document), "QD", "Quyết định")
    assert (content.digitised_by, content.digitised_at) == ("", None)


def test_who_checked_and_who_approved_leaves_with_the_document(desk: OfficeBuilder) -> None:
    batch = desk.batch(state=BatchState.REVIEWING, checked_by=desk.lan)
    review.approve(batch, by=desk.minh, office=desk.office)
    content = document_content(desk.documents_of(batch)[0], desk.office)
    assert (content.digitised_by, content.approved_by) == ("lan", "minh")
    assert content.digitised_at is not None
    assert content.approved_at is not None


def test_what_the_list_says_of_the_dossier_leaves_with_the_document(desk: OfficeBuilder) -> None:
    desk.dossier("H-1", number="1247/QĐ-UBND", procedure_code="1.001776")
    assert document_content(only(desk), desk.office).dossier["procedure_code"] == "1.001776"


def test_a_document_without_a_dossier_gets_none_invented(desk: OfficeBuilder) -> None:
    assert document_content(only(desk), desk.office).dossier == {}


def test_each_word_stands_on_its_place_of_the_master_image(desk: OfficeBuilder) -> None:
    (page,) = document_content(only(desk, Paper(text="Căn cứ")), desk.office).pages
    assert page.lines == ((Word("Căn", 10, 10, 20, 20), Word("cứ", 22, 10, 32, 20)),)
    assert page.image.read_bytes() == desk.store.vault.load(page.sha256)
    assert (page.media_type, page.dpi, page.is_blank) == ("image/png", 20, False)


def test_a_page_that_nothing_could_read_leaves_as_a_picture(desk: OfficeBuilder) -> None:
    document = only(desk)
    with desk.store.unit() as unit:
        unit.session.execute(delete(PageReadingTable))
        unit.session.execute(update(PageTable).values(dpi=None))
        unit.commit()
    (page,) = document_content(document, desk.office).pages
    assert (page.lines, page.dpi) == ((), 200)


@pytest.mark.parametrize(
    ("rotation", "size"), [(0, (166, 234)), (90, (234, 166)), (180, (166, 234)), (270, (234, 166))]
)
def test_a_turned_page_is_as_wide_as_it_stands_upright(
    desk: OfficeBuilder, rotation: int, size: tuple[int, int]
) -> None:
    document = only(desk)
    with desk.store.unit() as unit:
        unit.session.execute(update(PageTable).values(rotation=rotation, role=PageRole.BLANK))
        unit.commit()
    (page,) = document_content(document, desk.office).pages
    assert (page.width, page.height, page.rotation, page.is_blank) == (*size, rotation, True)


def test_a_document_that_is_not_there_is_said_to_be_unknown(desk: OfficeBuilder) -> None:
    with pytest.raises(DocumentUnknown):
        document_content(DocumentId(99), desk.office)
