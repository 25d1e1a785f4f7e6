"""Batches as a table; rows are fetched when they are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.domain.batch import BatchState
from desktop.messages import STATE_NAMES
from desktop.ui import times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.rows import BatchRow

Index = QModelIndex | QPersistentModelIndex
HEADERS: Final = ("Lô tài liệu", "Tình trạng", "Trang", "Đã xác nhận", "Việc tiếp theo", "Người lập", "Ngày lập")
MANY: Final = 200
"""So many rows come at once; a count that reaches it is shown with a plus sign."""
STATE_COLUMN: Final = 1
ROW_ROLE: Final = Qt.ItemDataRole.UserRole


class BatchTable(QAbstractTableModel):
    wants_more = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[BatchRow] = []
        self._may_be_more = False
        self._asked = False

    def set_rows(self, rows: Sequence[BatchRow]) -> None:
        """Show these; where they are the same batches, only what they say changes and the selection stays."""
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(HEADERS) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self._may_be_more = len(rows) == MANY
        self._asked = False
        self.endResetModel()

    def add_rows(self, rows: Sequence[BatchRow]) -> None:
        self._asked = False
        self._may_be_more = len(rows) == MANY
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def row_at(self, index: Index) -> BatchRow:
        return self._rows[index.row()]

    def position_of(self, row_id: int) -> int | None:
        return next((place for place, row in enumerate(self._rows) if row.id == row_id), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # as Qt declares it  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # as Qt declares it  # noqa: B008, N802
        return len(HEADERS)

    def canFetchMore(self, _parent: Index) -> bool:  # Qt's name  # noqa: N802  # Qt's name
        return self._may_be_more and not self._asked

    def fetchMore(self, _parent: Index) -> None:  # Qt's name  # noqa: N802  # Qt's name
        self._asked = True
        self.wants_more.emit()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # Qt's name  # noqa: N802  # Qt's name
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADERS[section]
        return None

    def data(self, index: Index, role: int = 0) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _texts(row)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return row.name
        if role == ROW_ROLE:
            return row
        return None


def _texts(row: BatchRow) -> tuple[str, ...]:
    failures = f"  ·  {row.failures} tệp lỗi" if row.failures else ""
    return (
        row.name,
        STATE_NAMES[row.state],
        str(row.pages),
        f"{row.documents_confirmed}/{row.documents} văn bản" if row.documents else "–",
        next_step(row) + failures,
        row.created_by,
        times.day_and_time(row.created_at),
    )


def next_step(row: BatchRow) -> str:
    """What happens next with a batch, in a few words."""
    match row.state:
        case BatchState.SCANNING:
            return "Đang nhập trang"
        case BatchState.READING:
            return f"Máy đang đọc, còn {row.pages_unread} trang" if row.pages_unread else "Đang tách văn bản"
        case BatchState.CHECKING:
            left = row.documents - row.documents_confirmed
            return f"Kiểm tra {left} văn bản" if left else "Gửi duyệt"
        case BatchState.RETURNED:
            return "Sửa theo nhận xét rồi gửi lại"
        case BatchState.REVIEWING:
            return "Chờ người duyệt"
        case BatchState.APPROVED:
            return "Xuất gói"
