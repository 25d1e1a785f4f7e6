"""The whole trip without a screen: the sample stack, in a store of its own, with two invented people."""

from __future__ import annotations

import secrets
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import exporters
from desktop.domain.roles import Role
from desktop.workflow import checking, dossiers, intake, lists, packaging, reading, review, sorting, users
from desktop.workflow.errors import FolderNotEmpty
from desktop.workflow.reading import EVERYDAY, ReadingSettings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.domain.identifiers import BatchId
    from desktop.domain.rows import DocumentRow
    from desktop.domain.users import User
    from desktop.workflow.office import Office
    from exporters.findings import Verification

BATCH_NAME = "Lô mẫu"
FORMATS = ("portal", "excel")


@dataclass(frozen=True, slots=True)
class DemoPackage:
    path: Path
    verification: Verification


@dataclass(frozen=True, slots=True)
class DemoResult:
    pages: int
    documents: tuple[DocumentRow, ...]
    """All that were found, in order."""
    waiting: frozenset[int]
    """Documents in which a person must look at something first; they stay behind in a batch of their own."""
    packages: tuple[DemoPackage, ...]


def run_demo(
    office: Office,
    operator: User,
    packages_folder: Path,
    *,
    settings: ReadingSettings = EVERYDAY,
    report: Callable[[str], None] = lambda _text: None,
) -> DemoResult:
    """From the sample stack to verified packages; thresholds are those of every day."""
    samples = office.resources / "samples"
    clerk, supervisor = _people(samples, operator, office)
    dossiers.import_list(samples / "dossiers.csv", by=clerk, office=office)
    report("Nhập trang quét…")
    taken = intake.take_in([samples], BATCH_NAME, by=clerk, office=office)
    report(f"Nhận dạng {taken.pages} trang…")
    reading.read_waiting(
        office, settings, report=lambda progress: report(f"Đã nhận dạng {progress.pages_read}/{taken.pages} trang")
    )
    _confirmed, waiting = checking.confirm_batch(taken.batch_id, by=clerk, office=office, only_sure=True)
    documents = tuple(lists.documents(office, taken.batch_id))
    packages: list[DemoPackage] = []
    if len(waiting) < len(documents):
        if waiting:
            sorting.set_aside(taken.batch_id, [row.id for row in waiting], by=clerk, office=office)
        review.submit(taken.batch_id, by=clerk, office=office)
        review.approve(taken.batch_id, by=supervisor, office=office)
        for format_name in FORMATS:
            report(f"Xuất gói “{format_name}”…")
            packages.append(_package(format_name, taken.batch_id, packages_folder, supervisor, office))
    return DemoResult(taken.pages, documents, frozenset(row.id for row in waiting), tuple(packages))


def _package(format_name: str, batch_id: BatchId, folder: Path, by: User, office: Office) -> DemoPackage:
    selection = packaging.Selection(batch_id=batch_id)
    written = packaging.export(selection, format_name, folder, by=by, office=office)
    return DemoPackage(written.path, exporters.verify(written.path))


def _people(samples: Path, operator: User, office: Office) -> tuple[User, User]:
    """Two invented people with passwords that nobody keeps, and the office's name."""
    with (samples / "office.toml").open("rb") as file:
        content = tomllib.load(file)
    with office.unit() as unit:
        unit.settings.put("office_name", content["name"])
        unit.settings.put("office_code", content["code"])
        unit.commit()
    signed_in: list[User] = []
    roles = {"supervisor": {Role.SUPERVISOR, Role.ADMINISTRATOR}, "clerk": {Role.CLERK}}
    for person in ("supervisor", "clerk"):
        secret = secrets.token_urlsafe(12)
        by = signed_in[0] if signed_in else operator
        names = content[person]
        users.add(names["name"], names["full_name"], secret, roles[person], by=by, office=office)
        signed_in.append(users.sign_in(names["name"], secret, office=office))
    return signed_in[1], signed_in[0]


def require_empty(folder: Path) -> None:
    """Raises `FolderNotEmpty` unless `folder` is missing or empty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderNotEmpty(folder)
