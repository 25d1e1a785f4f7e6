"""The demonstration, on a few of its papers: what is sure goes all the way, what is not waits for a person."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop import paths
from desktop.application import Application, operator
from desktop.domain.documents import PackageState
from desktop.domain.roles import Role
from desktop.domain.states import BatchState
from desktop.workflow import lists
from desktop.workflow.demo import BATCH_NAME, require_empty, run_demo
from desktop.workflow.errors import FolderNotEmpty
from desktop.workflow.reading import ReadingSettings

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.workflow.office import Office


def with_papers(office: Office, folder: Path, *numbers: int) -> Office:
    """The same office, whose sample stack has these pages only."""
    shipped = paths.resources()
    samples = folder / "samples"
    samples.mkdir(parents=True)
    for part in shipped.iterdir():
        if part.name != "samples":
            (folder / part.name).symlink_to(part)
    for name in ("dossiers.csv", "office.toml", *(f"{number:03}.jpg" for number in numbers)):
        shutil.copy(shipped / "samples" / name, samples / name)
    return replace(office, resources=folder)


def test_a_demonstration_begins_in_a_folder_that_is_missing_or_empty(tmp_path: Path) -> None:
    require_empty(tmp_path / "missing")
    require_empty(tmp_path)
    (tmp_path / "file").write_text("a file", encoding="utf-8")
    for used in (tmp_path, tmp_path / "file"):
        with pytest.raises(FolderNotEmpty):
            require_empty(used)


def test_where_the_machine_is_sure_of_nothing_all_wait_and_nothing_leaves(tmp_path: Path) -> None:
    """Thresholds are not bent for a demonstration."""
    said: list[str] = []
    with Application.open(tmp_path / "store", in_practice=True) as application:
        office = with_papers(application.office, tmp_path / "resources", 1, 3)
        settings = ReadingSettings(engine="empty")
        result = run_demo(office, operator(), tmp_path / "packages", settings=settings, report=said.append)
        assert {row.id for row in result.documents} == result.waiting
        assert result.packages == ()
        assert not (tmp_path / "packages").exists()
        (batch,) = lists.batches(office)
        assert (batch.name, batch.pages, batch.state) == (BATCH_NAME, result.pages, BatchState.CHECKING)
        assert batch.created_by == "lan"
        assert {row.name: row.roles for row in office.store.queries.users()} == {
            "lan": {Role.CLERK},
            "minh": {Role.SUPERVISOR, Role.ADMINISTRATOR},
        }
        with office.unit() as unit:
            assert unit.settings.text("office_name") == "Ủy ban nhân dân phường Hoa Lư"
    assert (said[0], said[-1]) == ("Nhập trang quét…", "Đã nhận dạng 2/2 trang")


def test_what_is_sure_leaves_in_two_packages_and_the_rest_waits_in_a_batch_of_its_own(tmp_path: Path) -> None:
    """Papers 1 and 2 are a decision that is read without a doubt; half of one is none."""
    with Application.open(tmp_path / "store", in_practice=True) as application:
        office = with_papers(application.office, tmp_path / "resources", 1, 2, 3)
        result = run_demo(office, operator(), tmp_path / "packages")
        assert result.pages == 3
        assert len(result.documents) - len(result.waiting) >= 1
        assert [package.verification.ok for package in result.packages] == [True, True]
        assert [row.state for row in lists.packages(office)] == [PackageState.VERIFIED] * 2
        states = {row.name: row.state for row in lists.batches(office)}
        assert states.pop(BATCH_NAME) is BatchState.APPROVED
        assert states == ({f"{BATCH_NAME} – để lại": BatchState.CHECKING} if result.waiting else {})
