"""What is not committed has not happened; of two who change the same row, the second is told."""

from __future__ import annotations

import sqlite3
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import IntegrityError, StatementError

from desktop.domain.identifiers import BatchId
from desktop.domain.states import BatchState
from desktop.store.errors import ChangedMeanwhile, StoreBusy, StoreUnusable
from desktop.store.store import DATABASE, Store

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.store.tables import BatchTable
    from tests.office import OfficeBuilder

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


def new_batch(store: Store, name: str = "Lô sáng") -> BatchId:
    with store.unit() as unit:
        batch = unit.batches.add(name, by="lan", at=NOW)
        unit.commit()
        return BatchId(batch.id)


def names(store: Store) -> list[str]:
    return [row.name for row in store.queries.batches()]


def test_what_is_committed_stays(store: Store) -> None:
    new_batch(store)
    assert names(store) == ["Lô sáng"]


def test_what_is_not_committed_has_not_happened(store: Store) -> None:
    with store.unit() as unit:
        unit.batches.add("Lô sáng", by="lan", at=NOW)
        unit.audit.record(None, "start", "batch", 1, at=NOW)
        unit.flush()
    assert names(store) == []
    assert store.queries.audit("batch", 1) == []


def test_a_mistake_undoes_all_that_was_done_before_it(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        add_and_stumble(store)
    assert names(store) == []


def add_and_stumble(store: Store) -> None:
    with store.unit() as unit:
        unit.batches.add("Lô sáng", by="lan", at=NOW)
        raise ZeroDivisionError


def test_two_who_write_wait_for_each_other(store: Store) -> None:
    """Each reads, then writes: without waiting, both would have counted from the same number."""
    batch_id = new_batch(store, "0")

    def count() -> None:
        for _ in range(10):
            with store.unit() as unit:
                batch = unit.batches.get(batch_id)
                assert batch is not None
                batch.name = str(int(batch.name) + 1)
                unit.commit()

    writers = [threading.Thread(target=count) for _ in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert names(store) == ["30"]


def test_who_saves_what_somebody_else_has_saved_meanwhile_is_told_and_nothing_is_saved(store: Store) -> None:
    batch_id = new_batch(store)
    with store.unit() as unit:
        mine = unit.batches.get(batch_id)
        assert mine is not None
    with store.unit() as unit:
        theirs = unit.batches.get(batch_id)
        assert theirs is not None
        theirs.name = "Lô của Minh"
        unit.commit()
    with pytest.raises(ChangedMeanwhile):
        save_as(store, mine, "Lô của Lan")
    assert names(store) == ["Lô của Minh"]


def save_as(store: Store, batch: BatchTable, name: str) -> None:
    with store.unit() as unit:
        unit.session.add(batch)
        batch.name = name
        unit.commit()


def test_who_waits_too_long_hears_that_the_store_is_busy(tmp_path: Path) -> None:
    first, second = Store(tmp_path / "data"), Store(tmp_path / "data", busy_seconds=0.1)
    with first.unit(), pytest.raises(StoreBusy), second.unit():
        pass
    with second.unit() as unit:
        assert unit.batches.named("Lô sáng") is None
    first.close()
    second.close()


def test_reading_does_not_wait_for_who_writes(store: Store) -> None:
    new_batch(store)
    with store.unit() as unit:
        unit.batches.add("Lô chiều", by="lan", at=NOW)
        unit.flush()
        assert names(store) == ["Lô sáng"]


def test_a_database_that_breaks_while_it_is_open_is_said_to_be_unusable(store: Store) -> None:
    new_batch(store)
    with sqlite3.connect(store.folder / DATABASE) as connection:
        connection.execute("DROP TABLE field_value")
    connection.close()
    with pytest.raises(StoreUnusable) as caught, store.unit() as unit:
        unit.batches.checkers(BatchId(1))
    assert "field_value" in caught.value.detail


def test_a_database_that_is_replaced_by_something_else_is_said_to_be_unusable(store: Store) -> None:
    store.close()
    for path in store.folder.glob(f"{DATABASE}*"):
        path.unlink()
    store.database.write_bytes(b"not a database at all" * 500)
    with pytest.raises(StoreUnusable), store.unit():
        pass


def test_breaking_a_rule_of_the_tables_is_a_bug_and_not_the_worlds_doing(store: Store) -> None:
    new_batch(store)
    with pytest.raises(IntegrityError):
        new_batch(store)
    assert names(store) == ["Lô sáng"]


def test_an_approved_batch_shares_its_name_with_an_open_one(store: Store) -> None:
    batch_id = new_batch(store)
    with store.unit() as unit:
        batch = unit.batches.get(batch_id)
        assert batch is not None
        batch.state = BatchState.APPROVED
        unit.commit()
    newer = new_batch(store)
    with store.unit() as unit:
        found = unit.batches.named("Lô sáng")
        assert found is not None
        assert found.id == newer


def test_a_moment_without_its_zone_does_not_get_into_the_store(store: Store) -> None:
    with pytest.raises(StatementError), store.unit() as unit:
        unit.batches.add("Lô sáng", by="lan", at=datetime(2026, 11, 24))  # noqa: DTZ001  # the very mistake
    assert names(store) == []


def test_moments_come_back_in_utc(store: Store) -> None:
    new_batch(store)
    (row,) = store.queries.batches()
    assert row.created_at == NOW
    assert row.created_at.tzinfo is UTC


def test_a_state_that_nobody_knows_is_refused_by_the_database_itself(store: Store) -> None:
    batch_id = new_batch(store)
    with sqlite3.connect(store.folder / DATABASE) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute("UPDATE batch SET state = 'lost' WHERE id = ?", (batch_id,))
    connection.close()


def test_whoever_only_looks_waits_for_no_writer(desk: OfficeBuilder) -> None:
    with desk.store.unit() as writer:
        writer.batches.add("Lô đang ghi", by="lan", at=desk.clock.now())
        writer.flush()
        with desk.store.view() as looker:
            assert looker.batches.named("Lô đang ghi") is None
