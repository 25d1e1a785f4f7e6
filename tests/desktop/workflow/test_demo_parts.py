"""The demonstration's parts: its people, its empty folder, and what becomes of papers that nobody can be sure of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.application import Application, operator
from desktop.domain.roles import Role
from desktop.workflow import lists
from desktop.workflow.demo import BATCH_NAME, require_empty, run_demo
from desktop.workflow.errors import FolderNotEmpty
from desktop.workflow.reading import ReadingSettings

if TYPE_CHECKING:
    from pathlib import Path


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
        office = application.office
        settings = ReadingSettings(engine="empty")
        result = run_demo(office, operator(), tmp_path / "packages", settings=settings, report=said.append)
        assert {row.id for row in result.documents} == result.waiting
        assert result.packages == ()
        assert not (tmp_path / "packages").exists()
        (batch,) = lists.batches(office)
        assert (batch.name, batch.pages) == (BATCH_NAME, result.pages)
        assert office.practice
        assert batch.created_by == "lan"
        assert {row.name: row.roles for row in office.store.queries.users()} == {
            "lan": {Role.CLERK},
            "minh": {Role.SUPERVISOR, Role.ADMINISTRATOR},
        }
        with office.unit() as unit:
            assert unit.settings.text("office_name") == "Ủy ban nhân dân phường Hoa Lư"
    assert said[0] == "Nhập trang quét…"
    assert said[-1] == f"Đã nhận dạng {result.pages}/{result.pages} trang"
