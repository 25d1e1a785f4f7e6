"""What the office says about itself: its name and code, and whether people may review their own work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.changes import Changes
from desktop.domain.roles import Permission
from desktop.domain.rows import OfficeRow
from desktop.workflow.office import permit

if TYPE_CHECKING:
    from desktop.domain.users import User
    from desktop.workflow.office import Office

OFFICE_NAME = "office_name"
OFFICE_CODE = "office_code"
OWN_WORK_ALLOWED = "own_work_allowed"


def of_office(office: Office) -> OfficeRow:
    with office.unit() as unit:
        return OfficeRow(
            unit.settings.text(OFFICE_NAME), unit.settings.text(OFFICE_CODE), unit.settings.flag(OWN_WORK_ALLOWED)
        )


def set_office(settings: OfficeRow, *, by: User, office: Office) -> Changes:
    """Write down what the office says about itself.

    Raises:
        NotAllowed: that is for whoever makes accounts.
    """
    permit(by, Permission.USERS)
    now = office.clock.now()
    with office.unit() as unit:
        unit.settings.put(OFFICE_NAME, settings.name.strip())
        unit.settings.put(OFFICE_CODE, settings.code.strip())
        unit.settings.put(OWN_WORK_ALLOWED, settings.own_work_allowed)
        details = {
            OFFICE_NAME: settings.name.strip(),
            OFFICE_CODE: settings.code.strip(),
            OWN_WORK_ALLOWED: settings.own_work_allowed,
        }
        unit.audit.record(by, "set", "office", None, at=now, details=details)
        unit.commit()
    return Changes()
