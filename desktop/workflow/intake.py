"""Bring pages into a batch: the image is in the vault, then its row is there, then the next page is asked for."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from contextlib import closing
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
from desktop.workflow.originals import Keeper

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from desktop.capture.types import ScannedImage
    from desktop.domain.users import User
    from desktop.store.repositories.pages import TakenIn
    from desktop.store.tables import ScanTable
    from desktop.workflow.office import Office

FILES = "files"


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of taking files in."""

    batch_id: BatchId
    pages: int
    """New ones."""
    failures: tuple[FileFailure, ...]
    changes: Changes
    known: int = 0
    """Pages passed over, because the batch has them already: the same page of the same file, with the same bytes."""


def take_in(
    paths: Iterable[Path],
    batch_name: str,
    *,
    by: User,
    office: Office,
    report: Callable[[int], None] = lambda _pages: None,
) -> Taken:
    """Take files and folders into the open batch of that name, made where it is missing.

    A file that cannot be taken in is noted on the batch with its reason, and the rest goes on. Cut off at whatever
    moment, it goes on when it is asked for again, or by `recovery`; no page comes in twice.

    Raises:
        NothingToTakeIn: nothing stands at any of `paths`.
        WrongState: the batch has been sent to the supervisor.
        VaultUnwritable: the disk refused; the pages so far are safe.
    """
    files = [str(path.absolute()) for path in paths]
    if not any(_stands(Path(file)) for file in files):
        raise NothingToTakeIn
    scan_id, batch_id = _start(unicodedata.normalize("NFC", batch_name), files, by=by, office=office)
    return _run(scan_id, batch_id, files, by=by, office=office, report=report)


def _stands(path: Path) -> bool:
    """What cannot even be looked at stands; `capture` says why it gives no page."""
    try:
        return path.exists()
    except OSError:
        return True


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
        begun = [scan for scan in unit.batches.unfinished_scans() if scan.batch_id == batch.id]
        scan = next((scan for scan in begun if json.loads(scan.paths) == files), None)
        if scan is None:
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
    pages, known, failures = 0, 0, list[FileFailure]()
    whole = set[str]()
    with office.store.lock(f"scan-{scan_id}").waiting():
        with office.unit() as unit:
            is_done = unit.batches.scan(scan_id).finished_at is not None
            there = _Known(unit.pages.taken_in(batch_id), scan_id)
        keeper = Keeper(office)
        with closing(capture([] if is_done else [Path(file) for file in files])) as items:
            for item in items:
                if isinstance(item, FileFailure):
                    failures.append(item)
                    _note(scan_id, item, office)
                    continue
                whole.add(item.file)
                if there.has(item):
                    known += 1
                    continue
                add_page(scan_id, batch_id, item, office=office, original_id=keeper.keep(item))
                there.add(item)
                pages += 1
                report(pages)
        whole -= {failure.file for failure in failures}
        finish(scan_id, batch_id, by=by, office=office, whole=whole)
    return Taken(batch_id, pages, tuple(failures), Changes(batches=frozenset({batch_id})), known)


class _Known:
    """The pages a batch has: those of this scan by their place in their file, all others by their bytes too."""

    def __init__(self, rows: Iterable[TakenIn], scan_id: ScanId) -> None:
        self._places = set[tuple[str, int]]()
        self._contents = set[tuple[str, int, str]]()
        for row in rows:
            if row.scan_id == scan_id:
                self._places.add((row.file, row.file_index))
            else:
                self._contents.add((row.file, row.file_index, row.sha256))

    def has(self, image: ScannedImage) -> bool:
        place = file_text(image.file), image.index
        return place in self._places or (*place, hashlib.sha256(image.data).hexdigest()) in self._contents

    def add(self, image: ScannedImage) -> None:
        self._places.add((file_text(image.file), image.index))


def file_text(file: str) -> str:
    """A file's name as the store keeps it: bytes that are no text become escapes."""
    return file.encode("utf-8", "backslashreplace").decode("utf-8")


def add_page(
    scan_id: ScanId, batch_id: BatchId, image: ScannedImage, *, office: Office, original_id: int | None = None
) -> PageId:
    """Put one image safely into the vault, then its row into the store. `original_id`: the kept file that it is of.

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
                file=file_text(image.file),
                file_index=image.index,
                original_id=original_id,
                role=PageRole.UNREAD,
                added_at=office.clock.now(),
            )
        )
        unit.commit()
    return page_id


def _note(scan_id: ScanId, failure: FileFailure, office: Office) -> None:
    with office.unit() as unit:
        scan, error = unit.batches.scan(scan_id), failure.error
        file = file_text(failure.file)
        unit.batches.add_failure(scan, file, failure.index, error=type(error).__name__, detail=str(error))
        unit.commit()


def finish(
    scan_id: ScanId, batch_id: BatchId, *, by: User, office: Office, whole: Collection[str] = frozenset()
) -> Changes:
    """No more pages come from this scan: the batch goes on to be read once its last scan is finished.

    Files that are `whole` now have mended the failures they once were.
    """
    mended = {file_text(file) for file in whole}
    now = office.clock.now()
    with office.unit() as unit:
        batch = the_batch(unit, batch_id)
        unit.batches.scan(scan_id).finished_at = now
        for failure in unit.batches.open_failures(batch_id):
            if failure.file in mended:
                failure.settled_at, failure.settled_by = now, by.name
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
