"""Bring pages into a batch: the image is in the vault, then its row is there, then the next page is asked for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.capture.process import capture
from desktop.capture.types import FileFailure
from desktop.domain.batch import BatchState, Step, after
from desktop.domain.changes import Changes
from desktop.domain.documents import PageRole
from desktop.domain.identifiers import BatchId, PageId, ScanId
from desktop.domain.roles import Permission
from desktop.store.tables import PageTable
from desktop.workflow.errors import NothingToTakeIn
from desktop.workflow.office import permit, permit_step, the_batch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from desktop.capture.types import ScannedImage
    from desktop.domain.users import User
    from desktop.store.tables import ScanTable
    from desktop.workflow.office import Office

FILES = "files"


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of taking files in."""

    batch_id: BatchId
    pages: int
    failures: tuple[FileFailure, ...]
    changes: Changes


def take_in(
    paths: Iterable[Path],
    batch_name: str,
    *,
    by: User,
    office: Office,
    report: Callable[[int], None] = lambda _pages: None,
) -> Taken:
    """Take files and folders into the open batch of that name, made where it is missing.

    A file that cannot be taken in is noted on the batch with its reason, and the rest goes on. Cut off in the middle,
    the scan is taken up again by `recovery`.

    Raises:
        NothingToTakeIn: nothing stands at any of `paths`.
        WrongState: the batch has been sent to the supervisor.
        VaultUnwritable: the disk refused; the pages so far are safe.
    """
    files = [str(path.absolute()) for path in paths]
    if not any(Path(file).exists() for file in files):
        raise NothingToTakeIn
    scan_id, batch_id = _start(batch_name, files, by=by, office=office)
    return _run(scan_id, batch_id, files, by=by, office=office, report=report)


def _start(batch_name: str, files: Sequence[str], *, by: User, office: Office) -> tuple[ScanId, BatchId]:
    permit(by, Permission.SCAN)
    now = office.clock.now()
    with office.unit() as unit:
        batch = unit.batches.named(batch_name)
        if batch is None or batch.state is BatchState.APPROVED:
            batch = unit.batches.add(batch_name, by=by.name, at=now)
            unit.audit.record(by, "start", "batch", batch.id, at=now, details={"name": batch_name})
        else:
            permit_step(by, Step.CONTINUE, batch, unit)
            batch.state = after(batch.state, Step.CONTINUE)
            batch.changed_at = now
            unit.audit.record(by, Step.CONTINUE.value, "batch", batch.id, at=now)
        scan = unit.batches.start_scan(BatchId(batch.id), FILES, files, by=by.name, at=now)
        unit.commit()
        return ScanId(scan.id), BatchId(batch.id)


def take_up_again(
    scan: ScanTable, *, by: User, office: Office, report: Callable[[int], None] = lambda _pages: None
) -> Taken | None:
    """Go on with a scan of files that was cut off; None when somebody is still at it."""
    files: list[str] = json.loads(scan.paths)
    lock = office.store.lock(f"scan-{scan.id}")
    if not lock.acquire():
        return None
    lock.release()
    return _run(ScanId(scan.id), BatchId(scan.batch_id), files, by=by, office=office, report=report)


def _run(
    scan_id: ScanId,
    batch_id: BatchId,
    files: Sequence[str],
    *,
    by: User,
    office: Office,
    report: Callable[[int], None],
) -> Taken:
    """Take the files' pages in, but those that are in already."""
    with office.store.lock(f"scan-{scan_id}").waiting():
        with office.unit() as unit:
            done = unit.pages.taken_in(scan_id)
        pages, failures = 0, []
        for item in capture([Path(file) for file in files]):
            if isinstance(item, FileFailure):
                failures.append(item)
                _note(scan_id, item, office)
            elif (item.file, item.index) not in done:
                add_page(scan_id, batch_id, item, office=office)
                pages += 1
                report(pages)
        finish(scan_id, batch_id, by=by, office=office)
    return Taken(batch_id, pages, tuple(failures), Changes(batches=frozenset({batch_id})))


def add_page(scan_id: ScanId, batch_id: BatchId, image: ScannedImage, *, office: Office) -> PageId:
    """Put one image safely into the vault, then its row into the store.

    Raises:
        VaultUnwritable: the disk refused; no row was written.
    """
    sha256 = office.store.vault.add(image.data)
    with office.unit() as unit:
        page_id = unit.pages.add(
            PageTable(
                batch_id=batch_id,
                scan_id=scan_id,
                position=0,
                sha256=sha256,
                media_type=image.media_type,
                pixel_width=image.width,
                pixel_height=image.height,
                dpi=image.dpi,
                file=image.file,
                file_index=image.index,
                role=PageRole.UNREAD,
                added_at=office.clock.now(),
            )
        )
        unit.commit()
    return page_id


def _note(scan_id: ScanId, failure: FileFailure, office: Office) -> None:
    with office.unit() as unit:
        scan, error = unit.batches.scan(scan_id), failure.error
        unit.batches.add_failure(scan, failure.file, failure.index, error=type(error).__name__, detail=str(error))
        unit.commit()


def finish(scan_id: ScanId, batch_id: BatchId, *, by: User, office: Office) -> Changes:
    """No more pages come from this scan: the batch goes on to be read once its last scan is finished."""
    now = office.clock.now()
    with office.unit() as unit:
        batch = the_batch(unit, batch_id)
        unit.batches.scan(scan_id).finished_at = now
        unit.flush()
        others = [other for other in unit.batches.unfinished_scans() if other.batch_id == batch_id]
        if not others and batch.state is BatchState.SCANNING:
            batch.state = after(batch.state, Step.FINISH)
            batch.changed_at = now
            pages = len(unit.pages.of_batch(batch_id))
            unit.audit.record(by, Step.FINISH.value, "batch", batch_id, at=now, details={"pages": pages})
        unit.commit()
    return Changes(batches=frozenset({batch_id}))


def settle_failures(batch_id: BatchId, *, by: User, office: Office) -> Changes:
    """A person has seen the files that could not be taken in, and the batch goes on without them."""
    permit(by, Permission.SCAN)
    now = office.clock.now()
    with office.unit() as unit:
        the_batch(unit, batch_id)
        failures = unit.batches.open_failures(batch_id)
        for failure in failures:
            failure.settled_at, failure.settled_by = now, by.name
        unit.audit.record(
            by, "settle_failures", "batch", batch_id, at=now, details={"files": [row.file for row in failures]}
        )
        unit.commit()
    return Changes(batches=frozenset({batch_id}))
