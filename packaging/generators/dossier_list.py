"""The dossier list as an office's one-stop system would export it."""

from __future__ import annotations

import csv
import datetime
from typing import TYPE_CHECKING, Final

import xlsxwriter
from generators.dossiers import OFFICE_CODE, Dossier, dossiers

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS: Final = (
    "STT",
    "Mã hồ sơ",
    "Mã TTHC",
    "Tên TTHC",
    "Mã lĩnh vực",
    "Tên lĩnh vực",
    "Kênh thực hiện",
    "Chủ hồ sơ",
    "Số giấy tờ chủ hồ sơ",
    "Loại đối tượng",
    "Trích yếu hồ sơ",
    "Ngày nộp",
    "Ngày tiếp nhận",
    "Ngày hẹn trả",
    "Ngày kết thúc",
    "Ngày trả",
    "Trạng thái",
    "Hình thức trả",
    "Đơn vị xử lý",
    "Mã định danh cơ quan",
    "Nơi nộp",
    "Hồ sơ có thành phần số hóa",
    "Tài khoản VNeID",
    "Thanh toán trực tuyến",
    "Số ký hiệu kết quả",
    "Mã kết quả",
    "Tên kết quả",
    "Ngày hết hiệu lực",
)


def row(dossier: Dossier, number: int) -> list[str]:
    """One line of the list, in the order of COLUMNS."""
    procedure, is_done = dossier.procedure, dossier.status == 10
    return [
        str(number),
        dossier.code,
        procedure.code,
        procedure.name,
        procedure.sector_code,
        procedure.sector,
        str(dossier.channel),
        dossier.owner,
        dossier.owner_id,
        str(dossier.owner_type),
        dossier.summary,
        dossier.submitted,
        dossier.received,
        dossier.due,
        dossier.finished,
        dossier.returned,
        str(dossier.status),
        str(dossier.return_mode),
        dossier.unit,
        OFFICE_CODE,
        str(dossier.by_portal),
        "1",
        "1" if dossier.channel == 2 else "0",
        "1" if dossier.channel == 2 else "0",
        dossier.result_number,
        procedure.result_code if is_done else "",
        procedure.result if is_done else "",
        dossier.expires if is_done else "",
    ]


def write(folder: Path) -> None:
    """`dossiers.csv` (UTF-8 with a byte order mark, commas) and the same list as `dossiers.xlsx`."""
    rows = [row(dossier, number) for number, dossier in enumerate(dossiers(), start=1)]
    with (folder / "dossiers.csv").open("w", encoding="utf-8-sig", newline="") as target:
        csv.writer(target).writerows([COLUMNS, *rows])
    _write_xlsx(rows, folder / "dossiers.xlsx")


def _write_xlsx(rows: list[list[str]], target: Path) -> None:
    """All cells as text, as offices' systems export them; the same bytes on every run."""
    book = xlsxwriter.Workbook(str(target), {"strings_to_numbers": False})
    book.set_properties({"created": datetime.datetime(2026, 3, 17, tzinfo=datetime.UTC)})
    sheet = book.add_worksheet("Danh sách hồ sơ")
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    sheet.freeze_panes(1, 0)
    for column, name in enumerate(COLUMNS):
        sheet.set_column(column, column, min(48, max([len(name), *(len(row[column]) for row in rows)]) + 2))
        sheet.write_string(0, column, name, bold)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            sheet.write_string(number, column, value)
    book.close()
