"""The home screen: what waits, and where Enter leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.domain.batch import BatchState
from desktop.ui.batches.view_model import GROUPS, BatchesModel, seen_text
from desktop.workflow import lists
from tests.readings import decision

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desktop.ui.at_the_desk import AtTheDesk
    from tests.office import OfficeBuilder


def test_batches_are_counted_by_what_is_to_be_done(desk: OfficeBuilder, lan: AtTheDesk) -> None:
    desk.batch(name="Một")
    desk.batch(name="Hai")
    desk.batch(name="Ba", state=BatchState.RETURNED)
    parent = QObject()
    model = BatchesModel(lan.desk, parent)
    model.show()
    lan.settle()
    assert dict(zip([name for name, _ in GROUPS], model.counts, strict=True)) == {
        "Đang nhận dạng": 0,
        "Cần kiểm tra": 2,
        "Trả lại": 1,
        "Chờ duyệt": 0,
        "Đã duyệt": 0,
    }
    model.choose_group(2)
    lan.settle()
    assert [row.name for row in model.rows] == ["Ba"]


def test_what_the_machine_has_seen_is_told_before_the_batch_is_read(desk: OfficeBuilder, lan: AtTheDesk) -> None:
    desk.batch(name="Một")
    desk.read_batch(decision("15/QĐ-UBND"))
    parent = QObject()
    model = BatchesModel(lan.desk, parent)
    model.show()
    lan.settle()
    assert [seen_text(row).split("  ·  ")[:3] for row in model.seen] == [["Quyết định", "15/QĐ-UBND", "03/11/2026"]]


def test_enter_leads_where_the_next_step_is_done(desk: OfficeBuilder, lan: AtTheDesk, minh: AtTheDesk) -> None:
    checked = desk.batch(name="Một")
    waiting = desk.batch(name="Hai", state=BatchState.REVIEWING, checked_by=desk.lan)
    approved = desk.batch(name="Ba", state=BatchState.APPROVED, checked_by=desk.lan)
    parent = QObject()
    for_lan, for_minh = BatchesModel(lan.desk, parent), BatchesModel(minh.desk, parent)
    for batch_id in (checked, waiting, approved):
        row = lists.batch(desk.office, batch_id)
        assert row is not None
        for_lan.open(row)
        for_minh.open(row)
    assert lan.wanted == [("check", checked)]
    assert minh.wanted == [("check", checked), ("review", waiting), ("packages", approved)]


def test_a_proposed_name_is_not_that_of_an_open_batch(desk: OfficeBuilder, lan: AtTheDesk) -> None:
    parent = QObject()
    model = BatchesModel(lan.desk, parent)
    first = model.proposed_name()
    desk.batch(name=first)
    model.show()
    lan.settle()
    assert model.proposed_name() != first


def test_files_that_could_not_be_taken_in_are_shown_until_seen(
    desk: OfficeBuilder, lan: AtTheDesk, tmp_path: Path
) -> None:
    good, empty = tmp_path / "1.png", tmp_path / "2.png"
    good.write_bytes(desk.image())
    empty.touch()
    parent = QObject()
    model = BatchesModel(lan.desk, parent)
    model.take_in([good, empty], "Lô mới")
    lan.settle()
    row = lists.batches(desk.office)[0]
    assert (row.pages, row.failures) == (1, 1)
    model.look_at_failures(row.id)
    lan.settle()
    assert [failure.file for failure in model.failures] == [str(empty)]
    model.settle_failures()
    lan.settle()
    assert model.failures == ()
    assert lists.failures(desk.office, row.id) == []
