"""The office's words for closed choices."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop.domain.batch import BatchState, Step
from desktop.domain.documents import PackageState, PageRole
from desktop.domain.roles import Role
from desktop.workflow.errors import Block, BlockCode
from exporters.findings import Finding, FindingCode
from exporters.problems import Problem, ProblemCode
from ocr.types import CutReason, ReadingProblemCode

if TYPE_CHECKING:
    from desktop.domain.rows import FlawRow

STATE_NAMES: Final = {
    BatchState.SCANNING: "Đang quét",
    BatchState.READING: "Đang nhận dạng",
    BatchState.CHECKING: "Đang kiểm tra",
    BatchState.REVIEWING: "Chờ duyệt",
    BatchState.RETURNED: "Trả lại",
    BatchState.APPROVED: "Đã duyệt",
}

STEP_NAMES: Final = {
    Step.FINISH: "Quét xong",
    Step.CONTINUE: "Quét tiếp",
    Step.SORT: "Tách văn bản",
    Step.SUBMIT: "Gửi duyệt",
    Step.RETURN: "Trả lại",
    Step.APPROVE: "Duyệt",
    Step.REOPEN: "Mở lại",
}

ROLE_NAMES: Final = {
    Role.CLERK: "Công chức một cửa",
    Role.SUPERVISOR: "Người duyệt",
    Role.ARCHIVIST: "Cán bộ CNTT/lưu trữ",
    Role.ADMINISTRATOR: "Quản trị",
}

PAGE_ROLE_NAMES: Final = {
    PageRole.UNREAD: "chưa nhận dạng",
    PageRole.CONTENT: "nội dung",
    PageRole.BLANK: "trang trắng",
    PageRole.SEPARATOR: "tờ phân cách",
}

PACKAGE_STATE_NAMES: Final = {
    PackageState.WRITING: "Đang ghi",
    PackageState.VERIFIED: "Đã kiểm tra",
    PackageState.REFUSED: "Không ghi được",
}

CUT_TEXTS: Final = {
    CutReason.FIRST_PAGE: "là trang đầu của lô",
    CutReason.SEPARATOR: "có tờ phân cách đứng trước",
    CutReason.NEW_HEAD: "có đầu văn bản mới",
    CutReason.NEW_CODE: "trang này mang mã hồ sơ khác",
    CutReason.PAGE_ONE: "trang này ghi là trang 1",
    CutReason.CARD: "thẻ căn cước là một giấy tờ riêng",
    CutReason.SLIP: "phiếu hẹn trả là một giấy tờ riêng",
    CutReason.AFTER_SIGNATURE: "văn bản trước đã ký xong",
    CutReason.ONE_DOCUMENT: "cả tệp là một văn bản",
}
"""Why a document begins where it begins: `Tách ở đây vì …`."""

PROBLEM_TEXTS: Final = {
    ReadingProblemCode.TYPE_UNKNOWN: "Chưa nhận ra loại văn bản. Hãy chọn loại văn bản.",
    ReadingProblemCode.FIELD_MISSING: "Chưa đọc được trường này. Hãy nhập theo giấy tờ.",
    ReadingProblemCode.FIELD_UNSURE: "Máy đọc chưa chắc chắn. Hãy so với ảnh rồi xác nhận.",
    ReadingProblemCode.LOW_RESOLUTION: "Ảnh có độ phân giải dưới 200 dpi. Nên quét lại trang này ở 200 dpi trở lên.",
    ReadingProblemCode.NO_TEXT: "Không thấy chữ trên trang này. Hãy xem lại ảnh, quét lại nếu cần.",
    ReadingProblemCode.PAGE_UNREADABLE: "Không nhận dạng được trang này. Hãy quét lại trang hoặc nhập tay các trường.",
    ReadingProblemCode.SECRET_MARK: "Trang có dấu chỉ mức độ mật. Không được xuất; hãy báo người phụ trách.",
    ReadingProblemCode.PAGE_BLURRED: "Trang bị mờ. Hãy lau kính máy quét và quét lại trang này.",
    ReadingProblemCode.PAGE_GLARE: "Trang bị lóa sáng, mất chữ. Hãy tắt đèn flash, chụp lại hoặc dùng máy quét.",
    ReadingProblemCode.PAGE_CUT_OFF: "Chữ bị cắt ở mép ảnh. Hãy đặt lại giấy cho ngay ngắn và quét lại trang này.",
    ReadingProblemCode.CORNER_FOLDED: "Góc giấy bị gập. Hãy vuốt phẳng góc giấy và quét lại trang này.",
    ReadingProblemCode.PAGE_BLACK: "Ảnh đen toàn bộ. Hãy đậy nắp máy quét, kiểm tra đèn và quét lại trang này.",
    ReadingProblemCode.PAGE_MISSING: "Có thể thiếu trang. Hãy kiểm tra giấy tờ và quét bổ sung.",
    ReadingProblemCode.NOT_SIGNED: "Không thấy chữ ký hoặc con dấu. Hãy xem lại bản gốc, lấy bản đã ký và đóng dấu.",
    ReadingProblemCode.COPY: "Giấy tờ là bản sao. Nếu thủ tục cần bản gốc, hãy đề nghị người dân đưa bản gốc.",
}

BLOCK_TEXTS: Final = {
    BlockCode.EMPTY_BATCH: "Lô chưa có văn bản nào. Hãy quét hoặc nhập tệp trước khi gửi.",
    BlockCode.NOT_CONFIRMED: "Văn bản chưa được xác nhận. Hãy kiểm tra rồi bấm Enter.",
    BlockCode.VALUE_MISSING: "Trường bắt buộc còn trống. Hãy nhập giá trị.",
    BlockCode.PAGE_UNREADABLE: "Có trang máy không đọc được. Hãy xem ảnh, nhập các trường rồi xác nhận văn bản.",
    BlockCode.FILE_NOT_TAKEN_IN: "Có tệp không nhập được. Hãy quét lại giấy tờ đó, hoặc bấm “Đã xem” để bỏ qua tệp.",
    BlockCode.DOSSIER_MISSING: "Văn bản chưa thuộc hồ sơ nào. Hãy nhập mã hồ sơ.",
    BlockCode.SECRET: "Văn bản có dấu chỉ mức độ mật nên không được xuất. Hãy báo người phụ trách.",
    BlockCode.RECEIVER_REFUSES: "Nơi tiếp nhận sẽ từ chối.",
}

_REFUSALS: Final = {
    ProblemCode.VALUE_MISSING: "thiếu {key}; hãy bổ sung rồi xuất lại",
    ProblemCode.VALUE_INVALID: "{key} không đúng dạng nơi tiếp nhận yêu cầu; hãy sửa lại",
    ProblemCode.VALUE_TOO_LONG: "{key} dài quá {limit} ký tự; hãy rút gọn",
    ProblemCode.DOSSIER_MISSING: "chưa thuộc hồ sơ nào trong danh sách; hãy nhập danh sách hồ sơ hoặc mã hồ sơ",
    ProblemCode.REASON_MISSING: "{key} trống mà chưa có lý do không nhập; hãy ghi lý do",
    ProblemCode.DOCUMENT_WITHOUT_PAGES: "không có trang nào; hãy quét lại văn bản",
    ProblemCode.DUPLICATE_DOCUMENT: "trùng với một văn bản khác trong gói; hãy bỏ một bản",
    ProblemCode.VALUES_DISAGREE: "các văn bản của cùng một hồ sơ ghi {key} khác nhau; hãy sửa cho khớp",
    ProblemCode.FILE_TOO_LARGE: (
        "tệp PDF lớn quá {megabytes} MB mà nơi tiếp nhận cho phép; hãy quét lại ở 200 dpi hoặc tách văn bản"
    ),
    ProblemCode.NOTHING_TO_EXPORT: "không có văn bản nào được chọn; hãy duyệt lô trước, hoặc đổi điều kiện chọn",
}

_KEYS: Final = {
    "madonvi": "mã định danh đơn vị (khai ở Quản trị → Đơn vị)",
    "MaHoSo": "mã hồ sơ (MaHoSo)",
    "MaTTHC": "mã thủ tục (MaTTHC, lấy từ danh sách hồ sơ)",
    "MaGiayToKetQua": "mã kết quả (MaGiayToKetQua, lấy từ danh sách hồ sơ)",
    "SoGiayToChuHoSo": "số giấy tờ chủ hồ sơ (SoGiayToChuHoSo)",
}
"""A receiver's keys in the office's own words; a key that is not here is told as it is."""

FORMAT_NAMES: Final = {
    "portal": "Cổng dịch vụ công (PDF và JSON)",
    "excel": "Kho dữ liệu của tỉnh (PDF và Excel)",
    "repository": "Kho dữ liệu của tỉnh (JSON)",
    "pdf": "Chỉ các tệp PDF",
}


def block_text(block: Block) -> str:
    """One sentence: what stands in the way, and what to do."""
    if block.refusal is not None:
        return f"Nơi tiếp nhận sẽ từ chối: {_refusal(block.refusal)}."
    text = BLOCK_TEXTS[block.code]
    fact = Path(block.fact).name if block.code is BlockCode.FILE_NOT_TAKEN_IN else block.fact
    return f"{text} ({fact})" if fact else text


_OF_A_PAGE: Final = frozenset(
    {
        ReadingProblemCode.LOW_RESOLUTION,
        ReadingProblemCode.NO_TEXT,
        ReadingProblemCode.SECRET_MARK,
        ReadingProblemCode.PAGE_BLURRED,
        ReadingProblemCode.PAGE_GLARE,
        ReadingProblemCode.PAGE_CUT_OFF,
        ReadingProblemCode.CORNER_FOLDED,
        ReadingProblemCode.PAGE_BLACK,
        ReadingProblemCode.NOT_SIGNED,
    }
)
"""What is wrong with one page, and is said with its number."""


def _refusal(problem: Problem) -> str:
    key = problem.key or ""
    limit = problem.limit or 0
    megabytes = f"{limit / 1_048_576:g}".replace(".", ",")
    return _REFUSALS[problem.code].format(key=_KEYS.get(key, key), limit=limit, megabytes=megabytes)


def problem_text(code: ReadingProblemCode, *, page: int | None = None, detail: str = "") -> str:
    """What it is and what to do; with the page's index from 0 it says of which page, `detail` is the problem's own."""
    text = PROBLEM_TEXTS[code]
    if code is ReadingProblemCode.PAGE_MISSING and detail:
        return f"Có thể thiếu trang {detail}. Hãy kiểm tra giấy tờ và quét bổ sung."
    if code is ReadingProblemCode.COPY and detail:
        text = f"Giấy tờ ghi “{detail}”. Nếu thủ tục cần bản gốc, hãy đề nghị người dân đưa bản gốc."
    return text if page is None or code not in _OF_A_PAGE else f"Trang {page + 1}: {text}"


def cut_text(reason: str) -> str:
    """Why a document begins where it begins, as the store keeps it."""
    try:
        return f"Tách ở đây vì {CUT_TEXTS[CutReason(reason)]}."
    except ValueError:
        return ""


def scan_again_text(position: int, code: str) -> str:
    """`Trang 3 cần quét lại: Trang bị mờ. …`: by the page's position in its batch."""
    return f"Trang {position} cần quét lại: {PROBLEM_TEXTS[ReadingProblemCode(code)]}"


def flaw_text(flaw: FlawRow) -> str:
    return problem_text(ReadingProblemCode(flaw.code), page=flaw.page, detail=flaw.detail)


_FINDINGS: Final = {
    FindingCode.MANIFEST_UNREADABLE: "không đọc được bảng kê {file}; gói không dùng được, hãy xuất lại",
    FindingCode.FILE_MISSING: "thiếu tệp {file}; hãy chép lại gói hoặc xuất lại",
    FindingCode.FILE_EXTRA: "có tệp lạ {file}; hãy bỏ tệp đó ra khỏi gói",
    FindingCode.FILE_UNREADABLE: "không mở được tệp {file}; hãy kiểm tra quyền đọc hoặc chép lại gói",
    FindingCode.NAME_UNSAFE: "tên tệp {file} không an toàn; gói không phải do chương trình xuất",
    FindingCode.SIZE_DIFFERS: "tệp {file} dài {found} byte, bảng kê ghi {expected}; hãy chép lại gói",
    FindingCode.CHECKSUM_DIFFERS: "tệp {file} đã bị thay đổi so với bảng kê; hãy xuất lại gói",
    FindingCode.COUNT_DIFFERS: "số lượng trong {file} là {found}, bảng kê ghi {expected}; hãy xuất lại gói",
    FindingCode.PDF_UNREADABLE: "không mở được PDF {file}; hãy xuất lại gói",
    FindingCode.PDF_PAGES_DIFFER: "PDF {file} có {found} trang, bảng kê ghi {expected}; hãy xuất lại gói",
    FindingCode.PDF_WITHOUT_TEXT: "PDF {file} thiếu lớp chữ; hãy xuất lại gói",
    FindingCode.PDF_NOT_ARCHIVAL: "PDF {file} không phải PDF/A-2b; hãy xuất lại gói",
    FindingCode.PRACTICE_MARK_MISSING: "tệp {file} của gói tập huấn thiếu dấu TẬP HUẤN",
    FindingCode.LIST_UNREADABLE: "không đọc được danh sách {file}; hãy xuất lại gói",
    FindingCode.LIST_DISAGREES: "danh sách {file} không khớp với các tệp trong gói; hãy xuất lại gói",
}


def finding_text(finding: Finding) -> str:
    """What is wrong with a written package, and what to do."""
    return _FINDINGS[finding.code].format(file=finding.file, found=finding.found, expected=finding.expected)
