"""Sentences for files that could not be taken in, by the name of the error's type."""

from __future__ import annotations

from typing import Final

from desktop.capture.images.limits import PAGE_LIMIT

FILE_SENTENCES: Final = {
    "FileMissing": ("Không tìm thấy “{name}”.", "Hãy kiểm tra lại đường dẫn rồi nhập lại tệp."),
    "FileEmpty": ("Tệp “{name}” rỗng, không có dữ liệu.", "Hãy quét hoặc chép lại tệp này."),
    "FileUnreadable": (
        "Tệp “{name}” bị hỏng hoặc không đúng là ảnh hay PDF.",
        "Hãy quét lại giấy tờ đó, hoặc chép lại tệp từ nơi gốc.",
    ),
    "UnknownFileType": ("Tệp “{name}” không phải là ảnh hay PDF.", "Hãy chọn tệp JPEG, PNG, TIFF hoặc PDF."),
    "FileEncrypted": (
        "Tệp PDF “{name}” có mật khẩu nên không mở được.",
        "Hãy lưu lại một bản không có mật khẩu rồi nhập bản đó.",
    ),
    "FileWithoutPages": ("Tệp “{name}” không có trang nào.", "Hãy kiểm tra lại tệp gốc rồi xuất hoặc quét lại."),
    "ImageTooLarge": (
        "Ảnh “{name}” quá lớn nên không được mở.",
        "Hãy quét lại ở 200 đến 300 dpi, khổ giấy A4 hoặc A3.",
    ),
    "TooManyPages": (
        "Tệp “{name}” có quá nhiều trang nên không được nhập.",
        f"Hãy kiểm tra lại tệp, hoặc tách thành nhiều tệp, mỗi tệp không quá {PAGE_LIMIT} trang.",
    ),
    "DrawingTooLarge": (
        "Tệp PDF “{name}” có hình vẽ quá lớn hoặc lồng nhau không dứt nên không được mở.",
        "Hãy in tệp ra giấy rồi quét, hoặc xin lại tệp từ nơi gốc.",
    ),
    "FolderUnreadable": (
        "Không mở được thư mục “{name}”.",
        "Hãy xin quyền đọc thư mục, hoặc chép các tệp sang thư mục khác rồi nhập.",
    ),
    "FolderWithoutPages": (
        "Trong thư mục “{name}” không có ảnh hay PDF nào.",
        "Hãy chọn đúng thư mục chứa trực tiếp các tệp quét.",
    ),
    "ChildDied": (
        "Tệp “{name}” làm chương trình đọc tệp dừng đột ngột, dù đã thử lại.",
        "Hãy quét lại giấy tờ đó, hoặc in tệp ra PDF mới rồi nhập.",
    ),
    "ChildTimedOut": (
        "Đọc tệp “{name}” quá lâu nên đã dừng.",
        "Hãy quét lại giấy tờ đó ở 200 đến 300 dpi, hoặc tách tệp thành nhiều tệp nhỏ.",
    ),
}

OTHER_FILE: Final = ("Không nhập được tệp “{name}”.", "Hãy quét lại giấy tờ đó hoặc chọn tệp khác.")
