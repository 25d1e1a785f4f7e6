"""Qt's own buttons and dialogs in Vietnamese: Qt itself brings no Vietnamese translation of them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTranslator

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QCoreApplication

QT_TEXTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "OK": "Đồng ý",
        "Cancel": "Hủy",
        "Close": "Đóng",
        "Yes": "Có",
        "No": "Không",
        "Yes to All": "Có tất cả",
        "No to All": "Không tất cả",
        "Save": "Lưu",
        "Save All": "Lưu tất cả",
        "Discard": "Bỏ thay đổi",
        "Don't Save": "Không lưu",
        "Open": "Mở",
        "Apply": "Áp dụng",
        "Reset": "Đặt lại",
        "Restore Defaults": "Về mặc định",
        "Retry": "Thử lại",
        "Ignore": "Bỏ qua",
        "Abort": "Dừng",
        "Help": "Trợ giúp",
        "Choose": "Chọn",
        "Undo": "Hoàn tác",
        "Redo": "Làm lại",
        "Cut": "Cắt",
        "Copy": "Chép",
        "Paste": "Dán",
        "Delete": "Xóa",
        "Select All": "Chọn tất cả",
        "Find Directory": "Tìm thư mục",
        "Look in": "Tìm trong",
        "Back": "Quay lại",
        "Forward": "Đi tiếp",
        "Parent Directory": "Thư mục cha",
        "Go back": "Quay lại",
        "Go forward": "Đi tiếp",
        "Go to the parent directory": "Lên thư mục cha",
        "Create New Folder": "Tạo thư mục mới",
        "Create a New Folder": "Tạo thư mục mới",
        "New Folder": "Thư mục mới",
        "List View": "Dạng danh sách",
        "Change to list view mode": "Chuyển sang dạng danh sách",
        "Detail View": "Dạng chi tiết",
        "Change to detail view mode": "Chuyển sang dạng chi tiết",
        "Sidebar": "Thanh bên",
        "List of places and bookmarks": "Các nơi thường dùng",
        "Files": "Tệp",
        "File name": "Tên tệp",
        "Directory": "Thư mục",
        "Files of type": "Loại tệp",
        "Name": "Tên",
        "Size": "Kích thước",
        "Type": "Loại",
        "Kind": "Loại",
        "Date Modified": "Ngày sửa",
        "Computer": "Máy tính",
        "My Computer": "Máy tính",
        "Drive": "Ổ đĩa",
        "Folder": "Thư mục",
        "File": "Tệp",
        "File Folder": "Thư mục",
        "All Files (*)": "Mọi tệp (*)",
        "Recent Places": "Nơi vừa mở",
        "Remove": "Bỏ",
        "Rename": "Đổi tên",
        "Show hidden files": "Hiện tệp ẩn",
        "Are you sure you want to delete '%1'?": "Xóa “%1”?",
        "%1\nFile not found.\nPlease verify the correct file name was given.": (
            "%1\nKhông tìm thấy tệp.\nHãy kiểm tra lại tên tệp."
        ),
        "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
            "%1\nKhông tìm thấy thư mục.\nHãy kiểm tra lại tên thư mục."
        ),
        "%1 already exists.\nDo you want to replace it?": "Đã có %1.\nGhi đè lên?",
    }
)
"""What Qt says in English, without keyboard marks and closing colons, and what we say."""


class QtInVietnamese(QTranslator):
    def isEmpty(self) -> bool:  # Qt's name  # noqa: N802  # Qt's name
        return False

    def translate(  # None: not ours, which Qt must be able to tell from an empty text
        self, _context: str, source_text: str, /, _disambiguation: str | None = None, _n: int = -1
    ) -> str | None:
        plain = source_text.replace("&", "").removesuffix(":")
        return QT_TEXTS.get(plain)


def install(application: QCoreApplication) -> None:
    application.installTranslator(QtInVietnamese(application))
