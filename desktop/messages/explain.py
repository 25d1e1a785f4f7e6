"""Two sentences for every known error: what happened, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from desktop.capture import errors as capture
from desktop.domain import errors as rules
from desktop.domain.roles import Permission
from desktop.messages.files import FILE_SENTENCES, OTHER_FILE
from desktop.messages.words import STATE_NAMES, STEP_NAMES, block_text
from desktop.store import errors as store
from desktop.workflow import errors as workflow
from desktop.workflow.reader_pool import ReaderDied
from exporters import errors as exports
from ocr import errors as reading
from ocr.accuracy.truth import TruthUnreadable
from ocr.documents.errors import DefinitionBroken
from ocr.fields import errors as fields
from ocr.serial import ReadingNotUnderstood

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Message:
    what: str
    next_step: str

    def __str__(self) -> str:
        return f"{self.what} {self.next_step}"


_SUFFIXES_OF_MANY_PAGES: Final = frozenset({".pdf", ".tif", ".tiff"})

_PERMISSIONS: Final = {
    Permission.SCAN: "quét và nhập tệp",
    Permission.CHECK: "kiểm tra văn bản",
    Permission.REVIEW: "duyệt lô",
    Permission.REOPEN: "mở lại lô đã duyệt",
    Permission.EXPORT: "xuất gói",
    Permission.DOSSIERS: "nhập danh sách hồ sơ",
    Permission.SEARCH: "tìm kiếm",
    Permission.USERS: "quản lý người dùng",
    Permission.DATABASE: "quản lý kho dữ liệu",
}

_SENTENCES: Final[dict[type[Exception], Callable[[Any], tuple[str, str]]]] = {
    # Rules of the office
    rules.WrongState: lambda e: (
        f"Lô đang ở trạng thái “{STATE_NAMES[e.state]}”, không thể {_step(e.step)}.",
        "Hãy mở lại danh sách lô để xem việc tiếp theo.",
    ),
    rules.NotAllowed: lambda e: (
        f"Tài khoản này không có quyền {_PERMISSIONS[e.permission]}.",
        "Hãy đăng nhập bằng tài khoản có quyền, hoặc nhờ quản trị cấp quyền.",
    ),
    rules.OwnWork: lambda _e: (
        "Người đã kiểm tra lô thì không duyệt chính lô đó.",
        "Hãy nhờ người duyệt khác; quản trị có thể cho phép tự duyệt trong mục Quản trị.",
    ),
    # What was asked for
    workflow.BatchUnknown: lambda e: (
        f"Không có lô “{e.reference}”.",
        "Hãy xem danh sách lô bằng lệnh “sohoa batches” hoặc trên màn hình Lô tài liệu.",
    ),
    workflow.DocumentUnknown: lambda e: (
        f"Không có văn bản số {e.reference}.",
        "Hãy xem các văn bản của lô bằng lệnh “sohoa show”.",
    ),
    workflow.FieldUnknown: lambda e: (
        f"Không có trường thông tin “{e.field_id}”.",
        "Hãy dùng tên trường như lệnh “sohoa show --json” in ra.",
    ),
    workflow.TypeUnknown: lambda e: (
        f"Không có loại văn bản “{e.type_id}”.",
        "Hãy chọn một loại có trong danh sách.",
    ),
    workflow.FactUnknown: lambda e: (
        f"Không có điều đã học số {e.reference}.",
        "Hãy xem lại bằng lệnh “sohoa knowledge list” hoặc trong mục Quản trị.",
    ),
    workflow.ValueRejected: lambda e: (
        f"Giá trị vừa nhập không đúng dạng của trường “{e.label}”.",
        "Hãy sửa lại theo giấy tờ, ví dụ ngày viết 03/11/2026; giá trị cũ vẫn được giữ.",
    ),
    workflow.RemarkNeeded: lambda _e: ("Bước này cần có ý kiến.", "Hãy ghi lý do để người nhận biết phải sửa gì."),
    workflow.NothingToTakeIn: lambda _e: (
        "Không thấy ảnh hay tệp PDF nào để nhập.",
        "Hãy chọn tệp JPEG, PNG, TIFF, PDF hoặc thư mục chứa trực tiếp các tệp đó.",
    ),
    workflow.ListInvalid: lambda e: (
        f"Không đọc được danh sách hồ sơ “{e.path.name}”{_list_fault(e)}.",
        "Hãy xuất lại danh sách dạng Excel hoặc CSV (UTF-8), có dòng tiêu đề và cột “Mã hồ sơ”; chưa có gì thay đổi.",
    ),
    workflow.RegisterInvalid: lambda e: (
        f"Không đọc được sổ văn bản đi “{e.path.name}”.",
        "Hãy xuất lại sổ dạng Excel hoặc CSV (UTF-8), có cột “Số, ký hiệu” và “Ngày ban hành”; chưa có gì thay đổi.",
    ),
    workflow.SignInFailed: lambda _e: (
        "Tên đăng nhập hoặc mật khẩu không đúng, hoặc tài khoản đã bị khóa.",
        "Hãy nhập lại; nếu quên mật khẩu, nhờ quản trị đặt lại.",
    ),
    workflow.PasswordTooWeak: lambda e: (
        "Mật khẩu quá ngắn.",
        f"Hãy đặt mật khẩu có ít nhất {e.shortest} ký tự.",
    ),
    workflow.UserExists: lambda e: (f"Đã có người dùng “{e.name}”.", "Hãy chọn tên đăng nhập khác."),
    workflow.UserUnknown: lambda e: (
        f"Không có người dùng “{e.name}”.",
        "Hãy xem danh sách bằng lệnh “sohoa users list”.",
    ),
    workflow.FolderNotEmpty: lambda e: (
        f"Thư mục “{e.path}” đã có tệp.",
        "Hãy chọn một thư mục mới hoặc thư mục trống.",
    ),
    workflow.Blocked: lambda e: (
        f"Chưa làm được vì còn {len(e.blocks)} điểm cần sửa: {block_text(e.blocks[0])}",
        "Hãy sửa các điểm được liệt kê rồi làm lại; chưa có gì thay đổi.",
    ),
    # The store
    store.StoreNewer: lambda _e: (
        "Kho dữ liệu này do phiên bản mới hơn của chương trình tạo ra.",
        "Hãy cập nhật chương trình trên máy này rồi mở lại; dữ liệu không bị thay đổi.",
    ),
    store.StoreUnusable: lambda e: (
        "Ổ đĩa đã đầy, không ghi thêm được vào kho dữ liệu."
        if e.disk_full
        else f"Không mở được kho dữ liệu{f' tại “{e.path}”' if e.path else ''}.",
        "Hãy giải phóng ổ đĩa rồi làm tiếp; những gì đã lưu vẫn an toàn."
        if e.disk_full
        else "Hãy kiểm tra ổ đĩa và quyền truy cập thư mục; nếu kho bị hỏng, khôi phục bằng lệnh “sohoa db restore”.",
    ),
    store.StoreBusy: lambda _e: (
        "Kho dữ liệu đang bận vì một chương trình khác đang ghi lâu.",
        "Hãy đợi một lát rồi làm lại; chưa có gì bị mất.",
    ),
    store.ChangedMeanwhile: lambda _e: (
        "Có người vừa sửa nội dung này.",
        "Hãy xem lại giá trị mới rồi sửa tiếp; thay đổi vừa rồi của bạn chưa được lưu.",
    ),
    store.VaultUnwritable: lambda e: (
        "Ổ đĩa đã đầy, không ghi thêm được ảnh." if e.disk_full else "Không ghi được ảnh vào kho ảnh.",
        "Hãy giải phóng ổ đĩa hoặc kiểm tra quyền ghi thư mục kho, rồi làm tiếp; các trang đã nhập vẫn an toàn.",
    ),
    store.ImageLost: lambda e: (
        "Ảnh quét không còn trong kho ảnh." if e.missing else "Ảnh quét trong kho đã bị thay đổi.",
        "Hãy chạy “sohoa db check” rồi khôi phục từ bản sao lưu, hoặc quét lại trang này.",
    ),
    store.BackupUnusable: lambda e: (
        f"Không dùng được bản sao lưu hoặc thư mục “{e.path}”.",
        "Hãy chọn bản sao lưu khác, hoặc một thư mục đích còn trống; chưa có gì bị ghi đè.",
    ),
    # Reading
    reading.ImageTooLarge: lambda e: (
        f"Ảnh quá lớn ({e.width} × {e.height} điểm ảnh) nên không được mở.",
        "Hãy quét lại trang ở 200 đến 300 dpi.",
    ),
    reading.ImageUnreadable: lambda _e: ("Ảnh của trang bị hỏng, không mở được.", "Hãy quét lại trang này."),
    reading.EngineMissing: lambda e: (
        f"Máy này chưa nhận dạng được chữ: thiếu {e.missing}.",
        "Hãy cài dữ liệu tiếng Việt của Tesseract (Debian: apt install tesseract-ocr-vie) rồi mở lại chương trình.",
    ),
    reading.EngineFailed: lambda _e: (
        "Bộ nhận dạng không đọc được trang này.",
        "Hãy xem ảnh và nhập tay, hoặc quét lại trang; các trang khác vẫn được đọc tiếp.",
    ),
    ReaderDied: lambda _e: (
        "Tiến trình nhận dạng dừng đột ngột khi đọc trang này, dù đã thử lại.",
        "Hãy xem ảnh và nhập tay, hoặc quét lại trang; các trang khác vẫn được đọc tiếp.",
    ),
    ReadingNotUnderstood: lambda _e: (
        "Kết quả nhận dạng đã lưu của một trang không đọc được.",
        "Hãy cập nhật chương trình, hoặc khôi phục kho từ bản sao lưu; ảnh của trang vẫn còn.",
    ),
    DefinitionBroken: lambda e: (
        f"Tệp định nghĩa “{Path(e.file).name}” của chương trình có lỗi: {e.detail}.",
        "Hãy sửa tệp đó, hoặc cài lại chương trình để lấy lại tệp gốc.",
    ),
    reading.FigureReaderBroken: lambda _e: (
        "Thiếu hoặc hỏng tệp dữ liệu để đọc số viết tay (resources/reading/figures.npz).",
        "Hãy cài lại chương trình, hoặc nhờ cán bộ CNTT chép lại thư mục resources.",
    ),
    reading.TextLayerUnreadable: lambda _e: (
        "Không mở được phần chữ có sẵn trong tệp PDF.",
        "Hãy để chương trình nhận dạng từ ảnh, hoặc xin lại tệp PDF gốc.",
    ),
    TruthUnreadable: lambda e: (
        f"Không đọc được kết quả đúng trong “{Path(e.file).name}”: {e.detail}.",
        "Hãy sửa tệp đó rồi chạy lại lệnh “sohoa accuracy”.",
    ),
    fields.ValueRejected: lambda _e: ("Giá trị không đúng dạng.", "Hãy sửa lại theo giấy tờ."),
    fields.FieldUnknown: lambda e: (
        f"Không có trường thông tin “{e.field_id}”.",
        "Hãy dùng tên trường như lệnh “sohoa show --json” in ra.",
    ),
    # Packages
    exports.TargetExists: lambda e: (
        f"Đã có thư mục “{e.target.name}” ở nơi xuất.",
        "Hãy chọn nơi khác hoặc đổi tên thư mục cũ; gói cũ không bị ghi đè.",
    ),
    exports.TargetNotWritable: lambda e: (
        "Ổ đĩa đã đầy, không ghi được gói." if e.disk_full else f"Không ghi được vào “{e.target}”.",
        "Hãy giải phóng ổ đĩa hoặc chọn thư mục khác rồi xuất lại; không có gói dở dang nào bị để lại.",
    ),
    exports.ContentRefused: lambda e: (
        f"Nơi tiếp nhận sẽ từ chối gói này vì {len(e.problems)} điểm.",
        "Hãy sửa các điểm được liệt kê rồi xuất lại; chưa có gì được ghi.",
    ),
    exports.ProfileInvalid: lambda e: (
        f"Cấu hình xuất “{e.path.name}” có lỗi{f' ở dòng {e.line}' if e.line else ''}: {e.detail}.",
        "Hãy sửa tệp cấu hình đó, hoặc dùng cấu hình có sẵn.",
    ),
    exports.UnknownFormat: lambda e: (
        f"Không có định dạng xuất “{e.name}”.",
        f"Hãy chọn một trong: {', '.join(e.known)}.",
    ),
    exports.ImageUnusable: lambda e: (
        f"Ảnh trang {e.page + 1} của văn bản {e.document_id} bị thiếu hoặc đã thay đổi.",
        "Hãy chạy “sohoa db check”, khôi phục ảnh từ bản sao lưu hoặc quét lại, rồi xuất lại.",
    ),
    exports.PackageUnsound: lambda e: (
        f"Gói “{e.target.name}” vừa ghi đọc lại không đúng ({len(e.findings)} điểm) nên đã được xóa.",
        "Hãy kiểm tra ổ đĩa hoặc chọn ổ đĩa khác rồi xuất lại; dữ liệu trong kho không bị ảnh hưởng.",
    ),
    exports.SignaturesUnreadable: lambda e: (
        f"Không xem được chữ ký số của “{e.path.name}”.",
        "Hãy mở tệp bằng phần mềm xem PDF để kiểm tra, hoặc xin lại tệp gốc.",
    ),
    exports.NotAPackage: lambda e: (
        f"“{e.path.name}” không phải là gói do chương trình xuất.",
        "Hãy chọn thư mục gói có tệp manifest.json.",
    ),
    # The scanner
    capture.FeederJammed: lambda e: (
        f"Giấy bị kẹt trong khay; {e.pages_done} trang trước đó đã được lưu.",
        "Hãy gỡ giấy kẹt, đặt lại các tờ còn lại rồi bấm Tiếp tục.",
    ),
}


def explain(error: BaseException) -> Message | None:
    """The two sentences of a known error, by the nearest of its types; None for a bug."""
    if isinstance(error, capture.FileError):
        return explain_file(type(error).__name__, str(error.path))
    for kind in type(error).__mro__:
        sentences = _SENTENCES.get(kind)
        if sentences is not None:
            return Message(*sentences(error))
    return None


def explain_file(error_name: str, file: str, index: int | None = None) -> Message:
    """The same for a file that could not be taken in, or its page `index`, from what the store kept of it."""
    what, next_step = FILE_SENTENCES.get(error_name, OTHER_FILE)
    path = Path(file)
    of_a_page = index is not None and path.suffix.lower() in _SUFFIXES_OF_MANY_PAGES
    where = f"Trang {(index or 0) + 1}: " if of_a_page else ""
    return Message(where + what.format(name=path.name), next_step)


def known_errors() -> frozenset[type[Exception]]:
    """All types that have sentences of their own, for the test that goes through the error modules."""
    return frozenset(_SENTENCES)


def _step(step: Any) -> str:
    return "sửa nội dung" if step is None else f"thực hiện “{STEP_NAMES[step]}”"


def _list_fault(error: workflow.ListInvalid) -> str:
    if error.missing:
        return ": thiếu cột mã hồ sơ"
    return f" (dòng {error.row})" if error.row else ""
