"""Gather approved documents into a package, write it aside, verify it, record it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, overload

import exporters
from desktop import __version__
from desktop.domain.batch import BatchState
from desktop.domain.changes import Changes
from desktop.domain.documents import PackageState
from desktop.domain.identifiers import DocumentId, PackageId
from desktop.domain.roles import Permission
from desktop.store.tables import PackageTable
from desktop.workflow.content import document_content
from desktop.workflow.errors import Block, BlockCode, Blocked
from desktop.workflow.office import permit
from desktop.workflow.sorting import reading_of
from exporters.content import Document, PackageContent
from exporters.content import Office as Exporting
from exporters.errors import ExportError
from exporters.writing import refusals_of, remove_leftovers
from ocr.documents.flaws import secret_marks
from ocr.documents.page_text import page_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from desktop.domain.identifiers import BatchId
    from desktop.domain.users import User
    from desktop.workflow.office import Office
    from exporters.profile import Profile


@dataclass(frozen=True, slots=True)
class Selection:
    """Which documents leave. The days are those of issue, both included."""

    batch_id: BatchId | None = None
    issued_from: date | None = None
    issued_until: date | None = None
    procedure_code: str | None = None
    state: BatchState = BatchState.APPROVED


@dataclass(frozen=True, slots=True)
class Packaged:
    package_id: PackageId
    path: Path
    documents: int
    manifest_sha256: str
    changes: Changes


def export(
    selection: Selection,
    format_name: str,
    to: Path,
    *,
    by: User,
    office: Office,
    profile_name: str | None = None,
    report: Callable[[int, int], None] = lambda _done, _all: None,
) -> Packaged:
    """Write the selected documents into a new folder under `to`.

    Raises:
        Blocked: a document is a state secret, or the receiver would refuse something; nothing was written.
        UnknownFormat, ProfileInvalid, TargetExists, TargetNotWritable, ImageUnusable: as the exporters say.
    """
    permit(by, Permission.EXPORT)
    profile = load_profile(profile_name or format_name, office)
    document_ids = select(selection, office)
    refuse_secret(document_ids, office)
    created = office.clock.now()
    name = _package_name(format_name, created.strftime("%Y%m%d-%H%M%S"), selection, office)
    content = _content(name, document_ids, office)
    refuse_blocked(format_name, content, profile)
    with refusals_of(to):
        to.mkdir(parents=True, exist_ok=True)
        target = _free(to.absolute() / name)
    with office.unit() as unit:
        row = PackageTable(
            name=target.name,
            format=format_name,
            profile=profile_name or format_name,
            target=str(target),
            state=PackageState.WRITING,
            created_at=created,
            created_by=by.name,
        )
        package_id = unit.packages.add(row, document_ids)
        details = {"format": format_name, "documents": len(document_ids), "target": str(target)}
        unit.audit.record(by, "export", "package", package_id, at=created, details=details)
        unit.commit()
    return write(package_id, by=by, office=office, report=report)


def write(
    package_id: PackageId,
    *,
    by: User | None,
    office: Office,
    report: Callable[[int, int], None] = lambda _done, _all: None,
) -> Packaged:
    """Write a package whose row is there, or finish one that was cut off. `by` None: the program by itself."""
    with office.store.lock(f"package-{package_id}").waiting():
        with office.unit() as unit:
            row = unit.packages.get(package_id)
            if row is None:
                raise LookupError(package_id)
            document_ids = unit.packages.documents(package_id)
        target = Path(row.target)
        content = _content(target.name, document_ids, office)
        try:
            profile = load_profile(row.profile, office)
            remove_leftovers(target.parent)
            with refusals_of(target):
                is_written = target.exists()
            if not is_written:
                exporters.write(row.format, content, profile, target, report)
            verification = exporters.verify(target)
        except ExportError as error:
            _close(package_id, PackageState.REFUSED, office, by, problem=type(error).__name__)
            raise
        state = PackageState.VERIFIED if verification.ok else PackageState.REFUSED
        sha256 = verification.manifest.sha256 if verification.manifest else ""
        problem = verification.findings[0].code.value if verification.findings else None
        _close(package_id, state, office, by, manifest_sha256=sha256, problem=problem)
    return Packaged(
        package_id,
        target,
        len(document_ids),
        sha256,
        Changes(packages=frozenset({package_id}), documents=frozenset(document_ids)),
    )


def _close(
    package_id: PackageId,
    state: PackageState,
    office: Office,
    by: User | None,
    *,
    manifest_sha256: str | None = None,
    problem: str | None = None,
) -> None:
    now = office.clock.now()
    with office.unit() as unit:
        row = unit.packages.get(package_id)
        if row is not None:
            row.state, row.finished_at, row.problem = state, now, problem
            row.manifest_sha256 = manifest_sha256
            details = {"manifest_sha256": manifest_sha256, "problem": problem}
            unit.audit.record(by, state.value, "package", package_id, at=now, details=details)
            unit.commit()


def select(selection: Selection, office: Office) -> list[DocumentId]:
    """The documents that a selection means, in order."""
    with office.view() as unit:
        found = unit.documents.in_batches(
            selection.state,
            batch_id=selection.batch_id,
            issued_from=selection.issued_from,
            issued_until=selection.issued_until,
        )
        if selection.procedure_code is None:
            return found
        wanted = unit.documents.of_procedure(selection.procedure_code)
        return [document_id for document_id in found if document_id in wanted]


def refuse_secret(document_ids: Sequence[DocumentId], office: Office) -> None:
    """Papers that bear a degree of secrecy do not leave by this program.

    Raises:
        Blocked: with each such document and the page that bears the mark.
    """
    found = []
    for document_id in document_ids:
        with office.view() as unit:
            pages = unit.pages.of_document(document_id)
            packed = unit.pages.readings([page.id for page in pages])
        readings = [reading_of(page, packed) for page in pages]
        marks = secret_marks(readings, [page_text(reading, at) for at, reading in enumerate(readings)])
        mark = next(iter(marks), None)
        if mark is not None:
            page_number = (mark.page or 0) + 1
            found.append(Block(BlockCode.SECRET, document_id, fact=f"trang {page_number}"))
    if found:
        raise Blocked(found)


def refuse_blocked(format_name: str, content: PackageContent, profile: Profile) -> None:
    """Ask the exporter what the receiver would refuse.

    Raises:
        Blocked: with each problem, or that nothing was selected.
    """
    problems = exporters.check(format_name, content, profile)
    if problems:
        raise Blocked(
            [
                Block(
                    BlockCode.RECEIVER_REFUSES,
                    None if problem.document_id is None else DocumentId(int(problem.document_id)),
                    problem.field_id,
                    refusal=problem,
                )
                for problem in problems
            ]
        )


def formats() -> tuple[str, ...]:
    """The names of the package formats there are."""
    return tuple(exporters.formats())


def load_profile(name: str, office: Office) -> Profile:
    """A profile by name, or by the path of an office's own file."""
    return exporters.load_profile(name, office.resources / "export_profiles")


class _Documents(Sequence[Document]):
    """The documents of a package, each fetched when it is looked at, so that memory does not grow with their number."""

    def __init__(self, ids: Sequence[DocumentId], office: Office) -> None:
        self._ids, self._office = ids, office

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, index: int) -> Document: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Document]: ...
    def __getitem__(self, index: int | slice) -> Document | Sequence[Document]:
        if isinstance(index, slice):
            return _Documents(self._ids[index], self._office)
        return document_content(self._ids[index], self._office)


def _content(name: str, document_ids: Sequence[DocumentId], office: Office) -> PackageContent:
    with office.view() as unit:
        exporting = Exporting(unit.settings.text("office_name"), unit.settings.text("office_code"))
    return PackageContent(
        name=name,
        created_at=office.clock.now(),
        office=exporting,
        documents=_Documents(document_ids, office),
        producer=f"Số hóa Một cửa {__version__}",
        practice=office.practice,
    )


def _package_name(format_name: str, moment: str, selection: Selection, office: Office) -> str:
    parts = [format_name, moment]
    if selection.batch_id is not None:
        row = office.store.queries.batch(selection.batch_id)
        if row is not None:
            bare = unicodedata.normalize("NFKD", row.name.replace("đ", "d").replace("Đ", "D"))
            parts.append(re.sub(r"[^A-Za-z0-9]+", "-", bare.encode("ascii", "ignore").decode()).strip("-")[:40])
    return "_".join(part for part in parts if part)


def _free(target: Path) -> Path:
    """`target`, or with a number behind it where something stands there already."""
    candidate, number = target, 1
    while candidate.exists():
        number += 1
        candidate = target.with_name(f"{target.name}_{number}")
    return candidate
