"""After a crash: scans cut off halfway, packages written halfway, images without a row."""

from __future__ import annotations

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
    scans = pages = packages = 0
    changes = Changes()
    with office.unit() as unit:
        unfinished = unit.batches.unfinished_scans()
        half = unit.packages.unfinished()
    for scan in unfinished:
        taken = intake.take_up_again(scan, by=by, office=office)
        if taken is not None:
            scans += 1
            pages += taken.pages
            changes |= taken.changes
    for row in half:
        lock = office.store.lock(f"package-{row.id}")
        if not lock.acquire():
            continue
        lock.release()
        try:
            changes |= packaging.write(PackageId(row.id), by=None, office=office).changes
        except (ExportError, StoreError):
            continue  # its row says so; the packages screen shows it
        packages += 1
    leftovers = list(office.store.vault.leftovers(ORPHAN_GRACE_SECONDS))
    for path in leftovers:
        path.unlink(missing_ok=True)
    return Recovered(scans, pages, packages, len(leftovers), changes)
