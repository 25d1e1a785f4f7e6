"""Approved batches become packages; what was packaged before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from desktop.domain.batch import BatchState
from desktop.messages import FORMAT_NAMES, PACKAGE_STATE_NAMES, block_text
from desktop.ui import times
from desktop.ui.progress import HowFar
from desktop.workflow import lists, packaging, review
from desktop.workflow.errors import Blocked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.changes import Changes
    from desktop.domain.identifiers import BatchId
    from desktop.domain.rows import BatchRow, PackageRow
    from desktop.domain.users import User
    from desktop.ui.desk import Desk
    from desktop.ui.runner import Operation
    from desktop.workflow.errors import Block
    from desktop.workflow.office import Office
    from desktop.workflow.packaging import Packaged

PACKAGE_COLUMNS: Final = ("Gói", "Định dạng", "Văn bản", "Tình trạng", "Ngày xuất", "Nơi lưu")


@dataclass(frozen=True, slots=True)
class _Seen:
    approved: tuple[BatchRow, ...]
    packages: tuple[PackageRow, ...]


class PackagesModel(QObject):
    changed = Signal()
    blocks_changed = Signal()
    exported = Signal(object)
    """The `Packaged`."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.approved: tuple[BatchRow, ...] = ()
        self.packages: tuple[PackageRow, ...] = ()
        self.blocks: tuple[str, ...] = ()
        self.busy = False
        self._shown = False
        desk.changed.connect(self._something_changed)

    def show(self) -> None:
        self._shown = True
        self.refresh()

    def hide(self) -> None:
        self._shown = False

    def refresh(self) -> None:
        self._desk.runner.read(partial(_look, self._desk.office), self._arrived)

    def formats(self) -> list[tuple[str, str]]:
        """Name and what people call it, in the order of the exporters."""
        return [(name, FORMAT_NAMES.get(name, name)) for name in packaging.formats()]

    def proposed_folder(self) -> Path:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(documents) / ("Goi ho so tap huan" if self._desk.office.practice else "Goi ho so")

    def export(self, batch_id: BatchId | None, format_name: str, folder: Path) -> None:
        """Write a package of one batch, or of all that are approved."""
        if self.busy:
            return
        self.busy = True
        self._block(())
        work = partial(_export, batch_id, format_name, folder, self._desk.user, self._desk.office)
        operation = self._desk.runner.long("Đang xuất gói", work, self._exported, self._failed)
        operation.ended.connect(self._ended)

    def reopen(self, batch_id: BatchId, reason: str) -> None:
        """Let an approved batch be checked again."""
        work = partial(review.reopen, batch_id, reason, by=self._desk.user, office=self._desk.office)
        self._desk.do(work, self._reopened)

    def open_folder(self, path: Path) -> None:
        """Show a package where it lies, in the system's own file manager."""
        if not path.exists():
            self._desk.notices.warn(
                f"Không còn thư mục “{path}”.", "Có thể nó đã được chuyển đi; hãy xuất lại nếu cần."
            )
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def columns(self, row: PackageRow) -> tuple[str, ...]:
        return (
            row.name,
            FORMAT_NAMES.get(row.format, row.format),
            str(row.documents),
            PACKAGE_STATE_NAMES[row.state],
            times.day_and_time(row.created_at),
            row.target,
        )

    def _arrived(self, seen: _Seen) -> None:
        self.approved, self.packages = seen.approved, seen.packages
        self.changed.emit()

    def _exported(self, packaged: Packaged) -> None:
        self._desk.changed.emit(packaged.changes)
        self._desk.notices.say(
            f"Đã xuất và kiểm tra gói “{packaged.path.name}” ({packaged.documents} văn bản).",
            f"Nơi lưu: {packaged.path}",
        )
        self.exported.emit(packaged)
        self.refresh()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Blocked):
            self._desk.runner.read(partial(_block_texts, error.blocks, self._desk.office), self._block)
        else:
            self._desk.notices.error(error)
        self.refresh()

    def _block(self, texts: Sequence[str]) -> None:
        self.blocks = tuple(texts)
        self.blocks_changed.emit()

    def _ended(self) -> None:
        self.busy = False
        self.changed.emit()

    def _reopened(self, _changes: Changes) -> None:
        self._desk.notices.say("Đã mở lại lô để kiểm tra.", "Lô nằm trong danh sách lô tài liệu.")
        self.refresh()

    def _something_changed(self, _changes: object) -> None:
        if self._shown:
            self.refresh()


def _look(office: Office) -> _Seen:
    return _Seen(tuple(lists.batches(office, [BatchState.APPROVED])), tuple(lists.packages(office)))


def _export(
    batch_id: BatchId | None, format_name: str, folder: Path, by: User, office: Office, operation: Operation
) -> Packaged:
    return packaging.export(
        packaging.Selection(batch_id=batch_id),
        format_name,
        folder,
        by=by,
        office=office,
        report=lambda done, total: operation.report(HowFar(done, total, "văn bản")),
    )


def _block_texts(blocks: Sequence[Block], office: Office) -> list[str]:
    """A sentence for each, with the document it speaks of."""
    texts = []
    for block in blocks:
        where = ""
        if block.document_id is not None:
            document = lists.document(office, block.document_id)
            number = document.field("document_number")
            where = f"{document.type_name} {number.shown if number is not None else ''}".strip() + ": "
        texts.append(f"{where}{block_text(block)}")
    return texts
