"""What is asked of the store: which documents leave, which packages there are, who belongs to which procedure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.domain.documents import PackageState
from desktop.domain.states import BatchState
from desktop.store.errors import StoreUnusable
from desktop.store.locks import FileLock
from desktop.store.tables import PackageTable
from desktop.workflow import checking, lists
from tests.office import SURE_DECISION, Paper

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.domain.identifiers import DocumentId, PackageId
    from tests.office import OfficeBuilder


def issued(desk: OfficeBuilder, *days: str, state: BatchState = BatchState.APPROVED) -> list[DocumentId]:
    """Confirmed decisions of these days, in a batch of their own."""
    papers = [Paper(readings={**SURE_DECISION, "issued_on": day}) for day in days]
    batch = desk.batch(*papers, name=f"Lô {days[0]} {state.value}", state=state, checked_by=desk.lan)
    return desk.documents_of(batch)


def between(desk: OfficeBuilder, first: date | None, last: date | None) -> list[DocumentId]:
    with desk.store.unit() as unit:
        return unit.documents.in_batches(BatchState.APPROVED, issued_from=first, issued_until=last)


def test_documents_leave_by_their_day_of_issue_both_days_included(desk: OfficeBuilder) -> None:
    october, early, late, december = issued(desk, "2026-10-31", "2026-11-01", "2026-11-30", "2026-12-01")
    november = (date(2026, 11, 1), date(2026, 11, 30))
    assert between(desk, *november) == [early, late]
    assert between(desk, november[0], None) == [early, late, december]
    assert between(desk, None, november[1]) == [october, early, late]
    assert between(desk, None, None) == [october, early, late, december]


@pytest.mark.parametrize("day", ["", None])
def test_a_document_without_a_day_of_issue_leaves_by_no_day(desk: OfficeBuilder, day: str | None) -> None:
    batch = desk.batch(Paper(readings={"title": "QUYẾT ĐỊNH"}))
    (document,) = desk.documents_of(batch)
    if day is not None:
        checking.set_value(document, "issued_on", day, by=desk.lan, office=desk.office)
    with desk.store.unit() as unit:
        found = unit.batches.get(batch)
        assert found is not None
        found.state = BatchState.APPROVED
        unit.commit()
    assert between(desk, date(1900, 1, 1), None) == []
    assert between(desk, None, date(2100, 1, 1)) == []
    assert between(desk, None, None) == [document]


def test_only_batches_in_the_asked_state_leave(desk: OfficeBuilder) -> None:
    (approved,) = issued(desk, "2026-11-03")
    issued(desk, "2026-11-03", state=BatchState.REVIEWING)
    assert between(desk, None, None) == [approved]


def test_one_batch_leaves_alone_where_asked_for(desk: OfficeBuilder) -> None:
    issued(desk, "2026-11-03")
    (wanted,) = issued(desk, "2026-11-04")
    batch = lists.document(desk.office, wanted).batch_id
    with desk.store.unit() as unit:
        assert unit.documents.in_batches(BatchState.APPROVED, batch_id=batch) == [wanted]


def test_documents_belong_to_the_procedure_of_their_dossier(desk: OfficeBuilder) -> None:
    desk.dossier("H-1", number=SURE_DECISION["document_number"], procedure_code="1.001776")
    desk.dossier("H-2", procedure_code="1.001193")
    (document,) = issued(desk, "2026-11-03")
    with desk.store.unit() as unit:
        assert unit.documents.of_procedure("1.001776") == {document}
        assert unit.documents.of_procedure("1.001193") == frozenset()


def package(desk: OfficeBuilder, name: str, documents: list[DocumentId]) -> PackageId:
    with desk.store.unit() as unit:
        row = PackageTable(
            name=name,
            format="pdf",
            profile="pdf",
            target=f"goi/{name}",
            state=PackageState.VERIFIED,
            created_at=desk.clock.now(),
            created_by="minh",
        )
        package_id = unit.packages.add(row, documents)
        unit.commit()
        return package_id


def test_packages_are_listed_newest_first_with_their_documents_counted(desk: OfficeBuilder) -> None:
    documents = issued(desk, "2026-11-03", "2026-11-04")
    first, second = package(desk, "pdf_1", documents), package(desk, "pdf_2", documents[:1])
    assert [(row.id, row.documents) for row in desk.store.queries.packages()] == [(second, 1), (first, 2)]
    assert [row.id for row in desk.store.queries.packages(before=second)] == [first]
    assert [row.id for row in desk.store.queries.packages(limit=1)] == [second]
    with desk.store.unit() as unit:
        assert unit.packages.documents(first) == documents
        assert unit.packages.unfinished() == []


def test_a_lock_that_the_folder_does_not_allow_makes_the_store_unusable(tmp_path: Path) -> None:
    (tmp_path / "reading.lock").mkdir()
    with pytest.raises(StoreUnusable):
        FileLock(tmp_path / "reading.lock").acquire()
