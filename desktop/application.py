"""Builds the parts once, and hands them on: for the window and for commands alike."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from desktop import paths
from desktop.domain.clock import SystemClock
from desktop.domain.users import local_operator
from desktop.store.store import Store
from desktop.workflow.office import Office

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from desktop.domain.clock import Clock
    from desktop.domain.users import User


@dataclass(frozen=True, slots=True)
class Application:
    """One open store and what works on it."""

    office: Office
    data: Path

    @classmethod
    def open(cls, data: Path, *, practice: bool = False, in_practice: bool = False, clock: Clock | None = None) -> Self:
        """Open the store in `data`; with `practice` the practice store inside it.

        `in_practice` marks the store in `data` itself as one in which nothing counts.

        Raises:
            StoreNewer, StoreUnusable: as the store says.
        """
        folder = paths.practice_data(data) if practice else data
        store = Store(folder)
        return cls(Office(store, clock or SystemClock(), paths.resources(), practice or in_practice), data)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.office.store.close()


def operator() -> User:
    """Whoever works on a store that has no user yet."""
    return local_operator(getpass.getuser())
