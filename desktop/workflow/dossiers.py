"""The office's dossiers, imported from the list that its one-stop system gives out."""

from __future__ import annotations

import csv
import io
import json
import re
import tomllib
import warnings
import zipfile
import zlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from desktop.domain.changes import Changes
from desktop.domain.roles import Permission
from desktop.store.search import fold
from desktop.store.tables import DossierTable
from desktop.workflow.errors import ListInvalid
from desktop.workflow.matching import match_dossier
from desktop.workflow.office import permit
from ocr.fields.errors import ValueRejected

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from desktop.domain.users import User
    from desktop.store.unit_of_work import UnitOfWork
    from desktop.workflow.office import Office

_BROKEN: Final = (
    OSError,
    ValueError,
    csv.Error,
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    LookupError,
    SyntaxError,
    AttributeError,
    TypeError,
    EOFError,
)
"""What readers of CSV, ZIP, XML and workbooks say of a file that is broken or something else.

XML's errors are SyntaxErrors; openpyxl stumbles over workbooks that lack what it expects with whatever comes.
"""
_DATES: Final = (
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%d/%m/%Y",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d",
)


@dataclass(frozen=True, slots=True)
class Imported:
    added: int
    changed: int
    matched: int
    """Documents that found their dossier now."""
    changes: Changes


def import_list(path: Path, *, by: User, office: Office) -> Imported:
    """Take the dossiers of a CSV or Excel list; a code that is known already is brought up to date.

    Columns are recognised by the names in `resources/dossier_list.toml`, without accents and case.

    Raises:
        ListInvalid: no list, or the column of the dossier code is missing; nothing was changed.
    """
    permit(by, Permission.DOSSIERS)
    columns, dates = _known_columns(office.resources)
    rows = list(list_rows(path))
    if not rows:
        raise ListInvalid(path, detail="empty")
    names = [columns.get(fold(name).strip()) for name in rows[0]]
    if "dossier_code" not in names:
        raise ListInvalid(path, missing=["dossier_code"])
    now = office.clock.now()
    added = changed = 0
    with office.unit() as unit:
        for row in rows[1:]:
            content = {name: text.strip() for name, text in zip(names, row, strict=False) if name and text.strip()}
            if not content.get("dossier_code"):
                continue
            content |= {name: moment(content[name]) for name in dates if name in content}
            if content.get("owner_id", "").isdecimal():
                content["owner_id"] = _with_zeros(content["owner_id"])
            content = {name: _normal(name, text, office) for name, text in content.items()}
            if _put(content, now, unit):
                added += 1
            else:
                changed += 1
        unit.flush()
        matched = _match_open(unit)
        details = {"file": path.name, "added": added, "changed": changed}
        unit.audit.record(by, "import", "dossiers", None, at=now, details=details)
        unit.commit()
    return Imported(added, changed, matched, Changes(dossiers=True))


def _put(content: Mapping[str, str], now: datetime, unit: UnitOfWork) -> bool:
    """Add or bring up to date; True when it is new."""
    row = unit.dossiers.by_code(content["dossier_code"])
    is_new = row is None
    if row is None:
        row = DossierTable(code=content["dossier_code"])
        unit.dossiers.add(row)
    row.procedure_code = content.get("procedure_code", "")
    row.owner_id = re.sub(r"\D", "", content.get("owner_id", "")) or content.get("owner_id", "")
    row.owner_name = content.get("owner_name", "")
    row.owner_folded = fold(row.owner_name)
    row.result_number = content.get("document_number", "")
    row.data = json.dumps(dict(content), ensure_ascii=False)
    row.imported_at = now
    return is_new


def _match_open(unit: UnitOfWork) -> int:
    """Look for the dossiers of documents that have none and are still being checked."""
    matched = 0
    for document in unit.documents.without_dossier():
        match_dossier(document, unit)
        matched += document.dossier_id is not None
    return matched


def _known_columns(resources: Path) -> tuple[dict[str, str], tuple[str, ...]]:
    """Folded column name → field id; and which fields are moments."""
    with (resources / "dossier_list.toml").open("rb") as file:
        content = tomllib.load(file)
    columns = {fold(name).strip(): field_id for field_id, names in content["columns"].items() for name in names}
    return columns, tuple(content["moments"])


def list_rows(path: Path) -> Iterator[list[str]]:
    """The rows of a CSV or Excel list that hold anything.

    Raises:
        ListInvalid: it is neither.
    """
    try:
        if path.suffix.lower() in (".xlsx", ".xlsm"):
            yield from _excel_rows(path)
        else:
            yield from _csv_rows(path)
    except _BROKEN as error:
        raise ListInvalid(path, detail=type(error).__name__) from error


def _csv_rows(path: Path) -> Iterator[list[str]]:
    text = path.read_text(encoding="utf-8-sig")
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    for row in csv.reader(io.StringIO(text), delimiter=delimiter):
        if any(cell.strip() for cell in row):
            yield row


def _excel_rows(path: Path) -> Iterator[list[str]]:
    from openpyxl import load_workbook

    content = io.BytesIO(path.read_bytes())  # openpyxl would leave the file of a broken workbook open
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of styles it does not know; the cells are all we want
        book = load_workbook(content, read_only=True, data_only=True)
    try:
        sheet = book.worksheets[0]
        for cells in sheet.iter_rows(values_only=True):
            row = [_cell(cell) for cell in cells]
            if any(row):
                yield row
    finally:
        book.close()


def _cell(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.strftime("%d/%m/%Y %H:%M:%S")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def moment(text: str) -> str:
    """ISO 8601 local time (Asia/Ho_Chi_Minh); what is no date stays as it is, for the preflight to find."""
    for form in _DATES:
        try:
            return datetime.strptime(text, form).isoformat()  # noqa: DTZ007  # the list bears local times
        except ValueError:
            continue
    return text


def _with_zeros(number: str) -> str:
    """A citizen's number as long as it was: lists that keep it as a figure lose the zeros it begins with.

    Twelve figures since the căn cước công dân, nine before; a number of another length stays as it is.
    """
    return number.zfill({11: 12, 8: 9}.get(len(number), 0))


def _normal(field_id: str, text: str, office: Office) -> str:
    """The field's normal form; what is none stays as it is, for the preflight to find."""
    fields = office.types.fields
    if field_id not in fields.definitions:
        return text
    try:
        return fields.normalise(field_id, text)
    except ValueRejected:
        return text
