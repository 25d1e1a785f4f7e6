"""What waits: batches with their state, and the ways to bring more in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.batch import EDITABLE, BatchState
from desktop.domain.roles import Permission
from desktop.messages import explain_file, scan_again_text
from desktop.ui import times
from desktop.ui.models.batch_table import next_step
from desktop.ui.progress import HowFar
from desktop.workflow import dossiers, intake, lists, sightings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.domain.identifiers import BatchId
    from desktop.domain.rows import BatchRow, FailureRow, SeenRow
    from desktop.domain.users import User
    from desktop.ui.desk import Desk
    from desktop.ui.runner import Operation
    from desktop.workflow.dossiers import Imported
    from desktop.workflow.intake import Taken
    from desktop.workflow.office import Office

GROUPS: Final[tuple[tuple[str, tuple[BatchState, ...]], ...]] = (
    ("Đang nhận dạng", (BatchState.SCANNING, BatchState.READING)),
    ("Cần kiểm tra", (BatchState.CHECKING,)),
    ("Trả lại", (BatchState.RETURNED,)),
    ("Chờ duyệt", (BatchState.REVIEWING,)),
    ("Đã duyệt", (BatchState.APPROVED,)),
)
REFRESH_MS: Final = 250


@dataclass(frozen=True, slots=True)
class _Seen:
    rows: tuple[BatchRow, ...]
    counts: tuple[int, ...]
    documents: tuple[SeenRow, ...]


class BatchesModel(QObject):
    rows_changed = Signal()
    more_rows = Signal(object)
    failures_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rows: tuple[BatchRow, ...] = ()
        self.counts: tuple[int, ...] = (0,) * len(GROUPS)
        self.failures: tuple[FailureRow, ...] = ()
        self.seen: tuple[SeenRow, ...] = ()
        """Of the batch that is being read: what the machine has seen so far, newest first."""
        self.group: int | None = None
        self.loaded = False
        self._failures_of: BatchId | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(REFRESH_MS)
        self._soon.timeout.connect(self.refresh)
        self._shown = False
        desk.changed.connect(self._changed)

    def show(self) -> None:
        self._shown = True
        self.refresh()

    def hide(self) -> None:
        self._shown = False

    def choose_group(self, group: int | None) -> None:
        """Show one group only; None: all."""
        self.group = group
        self.refresh()

    def refresh(self) -> None:
        self._desk.runner.read(partial(_look, self._desk.office, self.group), self._arrived)

    def fetch_more(self) -> None:
        """The rows after the last one shown."""
        states = None if self.group is None else GROUPS[self.group][1]
        work = partial(lists.batches, self._desk.office, states, before=self.rows[-1].id)
        self._desk.runner.read(work, self._more)

    def proposed_name(self) -> str:
        """A name by the day that no open batch bears."""
        base = f"Lô {times.day(self._desk.office.clock.now())}"
        taken = {row.name for row in self.rows}
        name, number = base, 1
        while name in taken:
            number += 1
            name = f"{base} ({number})"
        return name

    @property
    def may_take_in(self) -> bool:
        return self._desk.may(Permission.SCAN)

    @property
    def may_import_list(self) -> bool:
        return self._desk.may(Permission.DOSSIERS)

    def take_in(self, paths: Sequence[Path], name: str) -> None:
        """Bring files in; reading starts by itself."""
        work = partial(_take_in, tuple(paths), name, self._desk.user, self._desk.office)
        operation = self._desk.runner.long(f"Đang nhập vào “{name}”", work, self._taken)
        operation.progressed.connect(self._desk.look_again)
        operation.ended.connect(self._soon.start)

    def import_list(self, path: Path) -> None:
        """Bring in the office's dossier list, CSV or Excel."""
        work = partial(_import_list, path, self._desk.user, self._desk.office)
        self._desk.runner.long("Đang nhập danh sách hồ sơ", work, self._imported)

    def look_at_failures(self, batch_id: BatchId | None) -> None:
        """Fetch what could not be taken into a batch."""
        self._failures_of = batch_id
        if batch_id is None:
            self._show_failures([])
            return
        self._desk.runner.read(partial(lists.failures, self._desk.office, batch_id), self._show_failures)

    def settle_failures(self) -> None:
        """The person has seen them."""
        if self._failures_of is not None:
            work = partial(intake.settle_failures, self._failures_of, by=self._desk.user, office=self._desk.office)
            self._desk.do(work, self._settled)

    def open(self, row: BatchRow) -> None:
        """Go where the batch's next step is done."""
        if row.state in EDITABLE and self._desk.may(Permission.CHECK):
            self._desk.go("check", row.id)
        elif row.state is BatchState.REVIEWING and self._desk.may(Permission.REVIEW):
            self._desk.go("review", row.id)
        elif row.state is BatchState.APPROVED and self._desk.may(Permission.EXPORT):
            self._desk.go("packages", row.id)
        elif row.state in (BatchState.SCANNING, BatchState.READING):
            self._desk.notices.say("Lô này đang được nhận dạng.", "Có thể mở ngay khi nhận dạng xong.")
        else:
            self._desk.notices.say(next_step(row))

    def _arrived(self, seen: _Seen) -> None:
        self.rows, self.counts, self.loaded = seen.rows, seen.counts, True
        self.seen = seen.documents
        self.rows_changed.emit()

    def _more(self, rows: list[BatchRow]) -> None:
        self.rows += tuple(rows)
        self.more_rows.emit(rows)

    def _changed(self, _changes: object) -> None:
        if self._shown and not self._soon.isActive():
            self._soon.start()

    def _taken(self, taken: Taken) -> None:
        self._desk.changed.emit(taken.changes)
        if taken.failures:
            self._desk.notices.warn(
                f"Đã nhập {taken.pages} trang; {len(taken.failures)} tệp không nhập được.",
                "Chọn lô để xem từng tệp và cách xử lý.",
            )
        else:
            self._desk.notices.say(f"Đã nhập {taken.pages} trang.", "Máy đang nhận dạng; có thể làm việc khác.")

    def _imported(self, imported: Imported) -> None:
        self._desk.changed.emit(imported.changes)
        self._desk.notices.say(
            f"Danh sách hồ sơ: thêm {imported.added}, cập nhật {imported.changed}.",
            f"{imported.matched} văn bản đã tìm thấy hồ sơ của mình." if imported.matched else "",
        )

    def _show_failures(self, failures: Sequence[FailureRow]) -> None:
        self.failures = tuple(failures)
        self.failures_changed.emit()

    def _settled(self, _changes: object) -> None:
        self._show_failures([])


def seen_text(row: SeenRow) -> str:
    """One document in a line: `QĐ 12/QĐ-UBND · 05/07/2026 · UBND phường Ea Kao · Về việc …`."""
    told = "  ·  ".join(part for part in (row.type_name, row.number, row.issued_on, row.issuer, row.subject) if part)
    return "\n".join([told, *(f"    ⚠ {scan_again_text(*page)}" for page in row.scan_again)])


def failure_text(failure: FailureRow) -> str:
    """Two sentences about one file."""
    return str(explain_file(failure.error, failure.file))


def _look(office: Office, group: int | None) -> _Seen:
    by_group = [tuple(lists.batches(office, states)) for _, states in GROUPS]
    rows = tuple(lists.batches(office)) if group is None else by_group[group]
    reading = min(by_group[0], key=_begun_first, default=None)
    documents = tuple(sightings.seen(office, reading.id)) if reading is not None else ()
    return _Seen(rows, tuple(len(found) for found in by_group), documents)


def _begun_first(row: BatchRow) -> int:
    """As the pages are read: the oldest batch first."""
    return row.id


def _take_in(paths: Sequence[Path], name: str, by: User, office: Office, operation: Operation) -> Taken:
    return intake.take_in(paths, name, by=by, office=office, report=lambda pages: operation.report(HowFar(pages, 0)))


def _import_list(path: Path, by: User, office: Office, _operation: Operation) -> Imported:
    return dossiers.import_list(path, by=by, office=office)
