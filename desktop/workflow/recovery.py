"""After a crash: scans cut off halfway, packages written halfway, images without a row."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.changes import Changes
from desktop.domain.identifiers import PackageId
from desktop.store.errors import StoreError
from desktop.store.maintenance import ORPHAN_GRACE_SECONDS
from desktop.workflow import intake, packaging
from exporters.errors import ExportError

if TYPE_CHECKING:
    from desktop.domain.users import User
    from desktop.workflow.office import Office
    from desktop.workflow.packaging import Packaged


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was left behind, and is put right now."""

    scans: int
    pages: int
    """Pages that were still to be taken in, and are in now."""
    packages: int
    leftovers: int
    changes: Changes

    @property
    def anything(self) -> bool:
        return bool(self.scans or self.packages or self.leftovers)


def recover(*, by: User, office: Office) -> Recovered:
    """Finish what somebody's death left unfinished; what is running elsewhere is left alone."""
    scans = pages = 0
    changes = Changes()
    with office.unit() as unit:
        unfinished = unit.batches.unfinished_scans()
    for scan in unfinished:
        taken = intake.take_up_again(scan, by=by, office=office)
        if taken is not None:
            scans += 1
            pages += taken.pages
            changes |= taken.changes
    finished = finish_packages(office)
    for each in finished:
        changes |= each.changes
    leftovers = list(office.store.vault.leftovers(ORPHAN_GRACE_SECONDS))
    for path in leftovers:
        path.unlink(missing_ok=True)
    return Recovered(scans, pages, len(finished), len(leftovers), changes)


def finish_packages(office: Office) -> list[Packaged]:
    """Write to their end the packages that were cut off. One that cannot be finished says so in its row."""
    with office.unit() as unit:
        half = unit.packages.unfinished()
    finished = []
    for row in half:
        lock = office.store.lock(f"package-{row.id}")
        if not lock.acquire():
            continue
        lock.release()
        with suppress(ExportError, StoreError):
            finished.append(packaging.write(PackageId(row.id), by=None, office=office))
    return finished
