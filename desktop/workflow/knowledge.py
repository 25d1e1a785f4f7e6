"""What the office has learnt: look at it, take it away with one, add to it, switch it off."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.domain.changes import Changes
from desktop.domain.knowledge import Fact, FactKind, FactRow
from desktop.domain.roles import Permission
from desktop.store.search import fold
from desktop.workflow.dossiers import list_rows, moment
from desktop.workflow.errors import FactUnknown, ListInvalid, RegisterInvalid
from desktop.workflow.gathering import KNOWLEDGE_USED
from desktop.workflow.office import permit
from desktop.workflow.settings import OFFICE_NAME
from ocr.documents.known_numbers import symbol_of
from ocr.fields.errors import ValueRejected
from ocr.language.matching import letters
from ocr.language.names import look

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from desktop.domain.users import User
    from desktop.store.tables import FactTable
    from desktop.store.unit_of_work import UnitOfWork
    from desktop.workflow.office import Office

COLUMNS: Final = ("kind", "key", "value", "detail", "papers", "last_seen", "off")
_SHOWN: Final = 2000
_ROWS_LOOKED_AT: Final = 50
_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "number": ("số, ký hiệu", "số ký hiệu", "số kí hiệu", "số văn bản", "số quyết định", "số hiệu", "số"),
    "day": ("ngày ban hành", "ngày văn bản", "ngày tháng văn bản", "ngày ký", "ngày tháng", "ngày"),
    "signer": ("người ký", "lãnh đạo ký", "người ký văn bản"),
}
"""What registers of issued papers call their columns; the first name found counts."""


@dataclass(frozen=True, slots=True)
class IssuedImport:
    added: int
    known: int
    skipped: int
    """Rows without a full number or a day."""
    changes: Changes


def is_used(office: Office) -> bool:
    with office.view() as unit:
        return unit.settings.flag(KNOWLEDGE_USED, default=True)


def use(used: bool, *, by: User, office: Office) -> Changes:
    """Switch the use of what was learnt on or off, for the whole office; nothing is forgotten."""
    permit(by, Permission.DATABASE)
    with office.unit() as unit:
        unit.settings.put(KNOWLEDGE_USED, used)
        unit.audit.record(by, "use" if used else "do_not_use", "knowledge", None, at=office.clock.now())
        unit.commit()
    return Changes()


def facts(*, by: User, office: Office, kind: FactKind | None = None) -> list[FactRow]:
    """What the office knows, by kind, the most confirmed first."""
    permit(by, Permission.DATABASE)
    with office.view() as unit:
        return [_row(row) for row in unit.knowledge.rows(kind, _SHOWN)]


def switch(fact_id: int, *, on: bool, by: User, office: Office) -> Changes:
    """Let one fact be used, or not any more.

    Raises:
        FactUnknown: no fact of that number.
    """
    permit(by, Permission.DATABASE)
    with office.unit() as unit:
        row = _the_fact(fact_id, unit)
        row.is_off = not on
        _record("fact_on" if on else "fact_off", row, by, office.clock.now(), unit)
        unit.commit()
    return Changes()


def forget(fact_id: int, *, by: User, office: Office) -> Changes:
    """Forget one fact; papers confirmed later may teach it again, from one.

    Raises:
        FactUnknown: no fact of that number.
    """
    permit(by, Permission.DATABASE)
    with office.unit() as unit:
        row = _the_fact(fact_id, unit)
        _record("forget", row, by, office.clock.now(), unit)
        unit.knowledge.remove(row)
        unit.commit()
    return Changes()


def export(path: Path, *, by: User, office: Office) -> int:
    """Write all facts as CSV (UTF-8 with a mark, as Excel wants it); how many there were."""
    permit(by, Permission.DATABASE)
    with office.unit() as unit:
        rows = [_row(row) for row in unit.knowledge.rows(None, None)]
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(COLUMNS)
        for row in rows:
            fact = row.fact
            told = [fact.kind.value, fact.key, fact.value, fact.detail]
            writer.writerow([*map(_harmless, told), row.papers, row.last_seen.isoformat(), int(row.is_off)])
        path.write_text(text.getvalue(), encoding="utf-8-sig", newline="")
        details = {"file": path.name, "facts": len(rows)}
        unit.audit.record(by, "export", "knowledge", None, at=office.clock.now(), details=details)
        unit.commit()
    return len(rows)


def import_issued(path: Path, *, by: User, office: Office, agency: str | None = None) -> IssuedImport:
    """Take in a register of issued papers (Excel, CSV); columns are told by their names, the first rows may be titles.

    `agency` is whose register it is, else this office's own. Of each row number, day and signer are kept, never what
    the paper is about nor whom it concerns.

    Raises:
        RegisterInvalid: no list, or no columns for number and day; nothing was changed.
    """
    permit(by, Permission.DATABASE)
    try:
        rows = list(list_rows(path))
    except ListInvalid as error:
        raise RegisterInvalid(path) from error
    now = office.clock.now()
    added = known = skipped = 0
    with office.unit() as unit:
        issuer = letters(agency if agency is not None else unit.settings.text(OFFICE_NAME))
        start, columns = _columns(rows, path)
        for row in rows[start:]:
            issued = _issued(row, columns, issuer, office)
            if issued is None:
                skipped += 1
            elif unit.knowledge.find(issued) is not None:
                known += 1
            else:
                unit.knowledge.count(issued, now)
                added += 1
                signer = _cell(row, columns.get("signer"))
                if issuer and look(signer).like:
                    unit.knowledge.count(Fact(FactKind.SIGNER, issuer, signer), now)
        details = {"file": path.name, "added": added, "skipped": skipped}
        unit.audit.record(by, "import", "knowledge", None, at=now, details=details)
        unit.commit()
    return IssuedImport(added, known, skipped, Changes())


def _columns(rows: Sequence[Sequence[str]], path: Path) -> tuple[int, dict[str, int]]:
    """The row behind the names, and where number, day and signer stand."""
    for place, row in enumerate(rows[:_ROWS_LOOKED_AT]):
        names = [fold(cell).strip(" .:") for cell in row]
        found = {
            what: names.index(fold(name))
            for what, said in _NAMES.items()
            for name in reversed(said)
            if fold(name) in names
        }
        if {"number", "day"} <= found.keys():
            return place + 1, found
    raise RegisterInvalid(path)


def _issued(row: Sequence[str], columns: Mapping[str, int], issuer: str, office: Office) -> Fact | None:
    day = re.match(r"\d{4}-\d{2}-\d{2}", moment(_cell(row, columns["day"])))
    try:
        number = office.types.fields.normalise("document_number", _cell(row, columns["number"]))
    except ValueRejected:
        return None
    if day is None or not symbol_of(number):
        return None
    return Fact(FactKind.ISSUED, issuer, number.lstrip("0"), day[0])


def _cell(row: Sequence[str], place: int | None) -> str:
    return " ".join(row[place].split()) if place is not None and place < len(row) else ""


def _harmless(text: str) -> str:
    """A text that spreadsheets do not take for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


def _the_fact(fact_id: int, unit: UnitOfWork) -> FactTable:
    row = unit.knowledge.get(fact_id)
    if row is None:
        raise FactUnknown(str(fact_id))
    return row


def _record(action: str, row: FactTable, by: User, at: datetime, unit: UnitOfWork) -> None:
    details = {"kind": row.kind.value, "value": row.value, "papers": row.papers}
    unit.audit.record(by, action, "knowledge", row.id, at=at, details=details)


def _row(row: FactTable) -> FactRow:
    return FactRow(row.id, Fact(row.kind, row.key, row.value, row.detail), row.papers, row.last_seen, row.is_off)
