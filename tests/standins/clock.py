"""A clock that says what it is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class StandInClock:
    def __init__(self) -> None:
        self._now = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """One second later each time it is asked."""
        self._now += timedelta(seconds=1)
        return self._now

    def forward(self, span: timedelta) -> None:
        self._now += span
