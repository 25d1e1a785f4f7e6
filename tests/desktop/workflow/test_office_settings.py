"""What the office says about itself, and looking after its store."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from desktop.application import Application, operator
from desktop.domain.errors import NotAllowed
from desktop.domain.rows import OfficeRow
from desktop.domain.users import User
from desktop.store.errors import BackupUnusable
from desktop.workflow import settings, upkeep
from tests.standins.clock import StandInClock

if TYPE_CHECKING:
    from pathlib import Path

    from tests.office import OfficeBuilder

HAC_THANH = OfficeRow("Ủy ban nhân dân phường Hạc Thành", "H42.39", own_work_allowed=False)


def test_a_new_office_has_no_name_and_lets_nobody_approve_their_own_work(desk: OfficeBuilder) -> None:
    assert settings.of_office(desk.office) == OfficeRow("", "", own_work_allowed=False)


def test_what_the_administrator_sets_is_kept_and_stands_in_the_trail(desk: OfficeBuilder) -> None:
    settings.set_office(OfficeRow(f" {HAC_THANH.name} ", "H42.39 ", True), by=desk.quan, office=desk.office)
    settings.set_office(HAC_THANH, by=desk.quan, office=desk.office)
    assert settings.of_office(desk.office) == HAC_THANH
    newest, oldest = desk.store.queries.audit("office", None)
    assert newest.by_name == "quan"
    assert json.loads(oldest.details)["own_work_allowed"] is True


def test_nobody_else_sets_what_the_office_says(desk: OfficeBuilder) -> None:
    for person in (desk.lan, desk.minh):
        with pytest.raises(NotAllowed):
            settings.set_office(OfficeRow("", "", own_work_allowed=True), by=person, office=desk.office)
    assert not settings.of_office(desk.office).own_work_allowed


def test_the_store_is_looked_after_by_those_who_may(desk: OfficeBuilder, tmp_path: Path) -> None:
    desk.batch()
    with pytest.raises(NotAllowed):
        upkeep.check(by=desk.lan, office=desk.office)
    with pytest.raises(NotAllowed):
        upkeep.backup(tmp_path / "backup", by=desk.minh, office=desk.office)
    assert not (tmp_path / "backup").exists()
    assert upkeep.check(by=desk.quan, office=desk.office).ok
    assert upkeep.backup(tmp_path / "backup", by=desk.quan, office=desk.office) == 1
    (entry,) = desk.store.queries.audit("store", None)
    assert (entry.by_name, entry.action, json.loads(entry.details)["images"]) == ("quan", "backup", 1)


def test_a_restored_store_opens_as_it_was(desk: OfficeBuilder, tmp_path: Path) -> None:
    settings.set_office(HAC_THANH, by=desk.quan, office=desk.office)
    upkeep.backup(tmp_path / "backup", by=desk.quan, office=desk.office)
    assert upkeep.restore(tmp_path / "backup", tmp_path / "restored") == 0
    with Application.open(tmp_path / "restored") as application:
        assert settings.of_office(application.office) == HAC_THANH
    with pytest.raises(BackupUnusable):
        upkeep.restore(tmp_path / "backup", tmp_path / "restored")


def test_practice_has_a_store_of_its_own_in_which_nothing_counts(tmp_path: Path) -> None:
    clock = StandInClock()
    with Application.open(tmp_path / "data", clock=clock) as real:
        assert not real.office.practice
        assert real.office.clock is clock
        with Application.open(tmp_path / "data", practice=True) as practice:
            assert practice.office.practice
            assert practice.office.store.folder != real.office.store.folder
            settings.set_office(HAC_THANH, by=operator(), office=practice.office)
            assert settings.of_office(real.office).name == ""
    with Application.open(tmp_path / "demo", in_practice=True) as demo:
        assert demo.office.practice


def test_who_works_before_there_are_users_is_named_by_their_account() -> None:
    person = operator()
    assert isinstance(person, User)
    assert person.id is None
    assert person.name
