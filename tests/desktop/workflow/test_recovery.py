"""After a crash the work goes on by itself; what is running elsewhere is left alone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from desktop.domain.documents import PackageState
from desktop.domain.states import BatchState
from desktop.store.tables import PackageTable
from desktop.workflow import lists, recovery

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.domain.identifiers import PackageId
    from tests.office import OfficeBuilder


def half_a_package(desk: OfficeBuilder, target: Path) -> PackageId:
    """The row of a package of PDFs whose program died before the first file."""
    batch = desk.batch(state=BatchState.APPROVED, checked_by=desk.lan)
    documents = desk.documents_of(batch)
    with desk.store.unit() as unit:
        row = PackageTable(
            name=target.name,
            format="pdf",
            profile="pdf",
            target=str(target),
            state=PackageState.WRITING,
            created_at=desk.clock.now(),
            created_by="minh",
        )
        package_id = unit.packages.add(row, documents)
        unit.commit()
    target.parent.mkdir(exist_ok=True)
    return package_id


def test_where_nothing_was_left_behind_nothing_is_done(desk: OfficeBuilder) -> None:
    desk.batch()
    recovered = recovery.recover(by=desk.lan, office=desk.office)
    assert not recovered.anything
    assert recovered.changes.batches == frozenset()


def test_a_package_that_was_cut_off_is_written_to_its_end(desk: OfficeBuilder, tmp_path: Path) -> None:
    package_id = half_a_package(desk, tmp_path / "out" / "pdf_1")
    recovered = recovery.recover(by=desk.lan, office=desk.office)
    assert recovered.anything
    assert (recovered.packages, recovered.changes.packages) == (1, frozenset({package_id}))
    (row,) = lists.packages(desk.office)
    assert (row.id, row.state, row.documents) == (package_id, PackageState.VERIFIED, 1)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["pdf_1"]
    entry = desk.store.queries.audit("package", package_id)[0]
    assert (entry.by_name, entry.action) == ("", "verified")
    assert recovery.recover(by=desk.lan, office=desk.office).packages == 0


def test_a_package_that_somebody_is_still_writing_is_left_to_them(desk: OfficeBuilder, tmp_path: Path) -> None:
    package_id = half_a_package(desk, tmp_path / "out" / "pdf_1")
    with desk.store.lock(f"package-{package_id}") as held:
        assert held
        assert recovery.recover(by=desk.lan, office=desk.office).packages == 0
    assert not (tmp_path / "out" / "pdf_1").exists()


def test_a_package_that_cannot_be_finished_says_so_and_the_others_are(desk: OfficeBuilder, tmp_path: Path) -> None:
    broken = half_a_package(desk, tmp_path / "out" / "pdf_1")
    page = lists.pages(desk.office, lists.batches(desk.office)[0].id)[0]
    desk.store.vault.path(page.sha256).unlink()
    whole = half_a_package(desk, tmp_path / "out" / "pdf_2")
    assert recovery.recover(by=desk.lan, office=desk.office).packages == 1
    states = {row.id: (row.state, row.problem) for row in lists.packages(desk.office)}
    assert states == {
        broken: (PackageState.REFUSED, "ImageUnusable"),
        whole: (PackageState.VERIFIED, None),
    }
    assert recovery.recover(by=desk.lan, office=desk.office).packages == 0


def test_what_dead_programs_left_aside_in_the_vault_is_cleared_once_it_is_old(desk: OfficeBuilder) -> None:
    desk.batch()
    sha256 = next(desk.store.vault.all())
    old, young = (desk.store.vault.path(sha256).with_name(f".aside-{name}") for name in ("old", "young"))
    for path in (old, young):
        path.write_bytes(b"half an image")
    os.utime(old, (0, 0))
    recovered = recovery.recover(by=desk.lan, office=desk.office)
    assert recovered.anything
    assert recovered.leftovers == 1
    assert (old.exists(), young.exists()) == (False, True)
    assert list(desk.store.vault.all()) == [sha256]
