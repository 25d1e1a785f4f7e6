"""Choose files and folders, and the batch they go into; paths can be typed, pasted, chosen or dropped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.parts import button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent

PICTURES = "Ảnh và PDF (*.jpg *.jpeg *.png *.tif *.tiff *.pdf)"


class TakeInDialog(QDialog):
    chosen = Signal(object, str)
    """The paths, and the batch's name."""

    def __init__(self, name: str, paths: Sequence[Path], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Nhập tệp quét")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.setMinimumSize(680, 460)
        self._paths: list[Path] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(theme.GAP)
        column.addWidget(label("Nhập tệp quét vào một lô", "title"))
        column.addWidget(label("Tên lô", "heading"))
        self._name = QLineEdit(name)
        self._name.setAccessibleName("Tên lô")
        self._name.setToolTip("Tên của lô đang mở: tệp được thêm vào lô đó")
        column.addWidget(self._name)
        column.addWidget(label("Tệp hoặc thư mục: JPEG, PNG, TIFF, PDF (có thể kéo thả vào đây)", "heading"))
        line = QHBoxLayout()
        line.setSpacing(theme.GAP)
        self._path = QLineEdit()
        self._path.setAccessibleName("Đường dẫn tệp hoặc thư mục")
        self._path.setPlaceholderText("Gõ hoặc dán đường dẫn, rồi Enter")
        self._path.returnPressed.connect(self._entered)
        line.addWidget(self._path, 1)
        for text, pressed in (("Chọn tệp…", self._choose_files), ("Chọn thư mục…", self._choose_folder)):
            choose = button(text, pressed)
            choose.setAutoDefault(False)
            line.addWidget(choose)
        column.addLayout(line)
        self._list = QListWidget()
        self._list.setAccessibleName("Đã chọn")
        column.addWidget(self._list, 1)
        self._problem = label("", "problem", wrap=True)
        column.addWidget(self._problem)
        foot = QHBoxLayout()
        foot.addWidget(label("Enter ở ô trống: nhập   ·   Delete: bỏ khỏi danh sách   ·   Esc: thôi", "small"))
        foot.addStretch(1)
        cancel = button("Thôi", self.reject)
        cancel.setAutoDefault(False)
        self._take_in = button("Nhập", self._finish, look="primary")
        self._take_in.setAutoDefault(False)
        foot.addWidget(cancel)
        foot.addWidget(self._take_in)
        column.addLayout(foot)
        for path in paths:
            self._add(path)
        self._path.setFocus()

    def _entered(self) -> None:
        text = self._path.text().strip().strip("\"'")
        if not text:
            self._finish()
            return
        path = Path(text).expanduser()
        if not path.exists():
            self._problem.setText(f"Không có tệp hay thư mục “{text}”. Hãy kiểm tra lại đường dẫn.")
            return
        self._add(path)
        self._path.clear()

    def _add(self, path: Path) -> None:
        self._problem.clear()
        if path not in self._paths:
            self._paths.append(path)
            self._list.addItem(str(path))

    def _finish(self) -> None:
        if self._path.text().strip():
            self._entered()
            if self._path.text().strip():
                return
        name = self._name.text().strip()
        if not name:
            self._problem.setText("Hãy đặt tên cho lô.")
        elif not self._paths:
            self._problem.setText("Hãy chọn ít nhất một tệp hoặc thư mục.")
        else:
            self.chosen.emit(tuple(self._paths), name)
            self.accept()

    def _choose_files(self) -> None:
        dialog = self._file_dialog("Chọn tệp quét")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(PICTURES)
        dialog.filesSelected.connect(self._add_all)
        dialog.open()

    def _choose_folder(self) -> None:
        dialog = self._file_dialog("Chọn thư mục")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(self._add_all)
        dialog.open()

    def _file_dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self, title)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def _add_all(self, files: Sequence[str]) -> None:
        for file in files:
            self._add(Path(file))
        self._take_in.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name  # noqa: N802  # Qt's name
        if event.key() == Qt.Key.Key_Delete and self._list.currentRow() >= 0:
            del self._paths[self._list.currentRow()]
            self._list.takeItem(self._list.currentRow())
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # Qt's name  # noqa: N802  # Qt's name
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # Qt's name  # noqa: N802  # Qt's name
        self._add_all([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])
