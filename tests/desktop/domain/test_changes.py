"""What operations touched adds up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from desktop.domain.changes import Changes
from desktop.domain.clock import SystemClock
from desktop.domain.identifiers import BatchId, DocumentId, PackageId


def test_two_changes_together_touch_what_either_touched() -> None:
    first = Changes(batches=frozenset({BatchId(1)}), documents=frozenset({DocumentId(7)}), users=True)
    second = Changes(batches=frozenset({BatchId(2)}), packages=frozenset({PackageId(3)}), dossiers=True)
    assert first | second == Changes(
        batches=frozenset({BatchId(1), BatchId(2)}),
        documents=frozenset({DocumentId(7)}),
        packages=frozenset({PackageId(3)}),
        users=True,
        dossiers=True,
    )


def test_nothing_touched_adds_nothing() -> None:
    only = Changes(dossiers=True)
    assert only | Changes() == Changes() | only == only


def test_the_program_reckons_in_utc() -> None:
    now = SystemClock().now()
    assert now.utcoffset() == timedelta(0)
    assert now.tzinfo is UTC
    assert now > datetime(2026, 1, 1, tzinfo=UTC)
