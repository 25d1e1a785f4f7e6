"""Look after the store: check, back up, restore."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.roles import Permission
from desktop.store import maintenance
from desktop.workflow.office import permit

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.domain.users import User
    from desktop.store.maintenance import CheckReport
    from desktop.workflow.office import Office


def check(*, by: User, office: Office) -> CheckReport:
    """Read every image again, and ask the database about itself."""
    permit(by, Permission.DATABASE)
    return maintenance.check(office.store)


def backup(target: Path, *, by: User, office: Office) -> int:
    """Copy database and images to `target`, missing or empty; the number of images.

    Raises:
        BackupUnusable: `target` is in use, or an image of the store is lost.
    """
    permit(by, Permission.DATABASE)
    images = maintenance.backup(office.store, target)
    with office.unit() as unit:
        details = {"images": images, "target": str(target)}
        unit.audit.record(by, "backup", "store", None, at=office.clock.now(), details=details)
        unit.commit()
    return images


def restore(source: Path, folder: Path) -> int:
    """Bring a back-up into an empty place; whoever may write there may do it, for there is no store yet to ask.

    Raises:
        BackupUnusable: no back-up, a damaged one, or `folder` is in use.
    """
    return maintenance.restore(source, folder)
