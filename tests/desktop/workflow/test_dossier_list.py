"""The office's own list of dossiers, as its one-stop system gives it out."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from desktop.domain.errors import NotAllowed
from desktop.domain.states import BatchState
from desktop.domain.users import User
from desktop.workflow import dossiers, lists
from desktop.workflow.errors import ListInvalid
from tests.office import SURE_DECISION, Paper

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.workflow.dossiers import Imported
    from tests.office import OfficeBuilder

HEAD = ["Mã hồ sơ", "Mã TTHC", "Chủ hồ sơ", "Số giấy tờ chủ hồ sơ", "Ngày tiếp nhận", "Số ký hiệu kết quả", "Ghi chú"]
ROW = ["H-1", "1.001776", "Đặng Thị Hồng Đào", "037149002183", "03/11/2026 08:15", "Số: 1247/QĐ-UBND", "gấp"]


def listed(desk: OfficeBuilder, path: Path) -> Imported:
    return dossiers.import_list(path, by=desk.lan, office=desk.office)


def csv(tmp_path: Path, text: str, *, encoding: str = "utf-8-sig", name: str = "ho-so.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def excel(tmp_path: Path, *rows: Sequence[object]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    sheet["A1"].font = Font(bold=True)
    path = tmp_path / "ho-so.xlsx"
    book.save(path)
    return path


def said_of(desk: OfficeBuilder, code: str) -> dict[str, str]:
    """All that the list says of a dossier."""
    with desk.store.unit() as unit:
        row = unit.dossiers.by_code(code)
        assert row is not None
        content: dict[str, str] = json.loads(row.data)
        return content


ALL_OF_IT = {
    "dossier_code": "H-1",
    "procedure_code": "1.001776",
    "owner_name": "Đặng Thị Hồng Đào",
    "owner_id": "037149002183",
    "received_on": "2026-11-03T08:15:00",
    "document_number": "1247/QĐ-UBND",
}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_csv_is_understood_whatever_parts_its_cells(
    desk: OfficeBuilder, tmp_path: Path, delimiter: str, end: str
) -> None:
    text = end.join([delimiter.join(HEAD), delimiter.join(ROW), "", delimiter * 6, ""])
    imported = listed(desk, csv(tmp_path, text))
    assert (imported.added, imported.changed) == (1, 0)
    assert said_of(desk, "H-1") == ALL_OF_IT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_csv_may_bear_a_byte_order_mark(desk: OfficeBuilder, tmp_path: Path, encoding: str) -> None:
    listed(desk, csv(tmp_path, "Mã hồ sơ,Chủ hồ sơ\nH-1,Đặng Thị Hồng Đào\n", encoding=encoding))
    assert said_of(desk, "H-1")["owner_name"] == "Đặng Thị Hồng Đào"


def test_an_excel_list_is_understood(desk: OfficeBuilder, tmp_path: Path) -> None:
    received = datetime(2026, 11, 3, 8, 15)  # noqa: DTZ001  # Excel knows no zones
    row: list[object] = ["H-1", "1.001776", ROW[2], 37149002183.0, received, ROW[5], None]
    listed(desk, excel(tmp_path, list(HEAD), [None] * 7, row))
    assert said_of(desk, "H-1") == {**ALL_OF_IT, "owner_id": said_of(desk, "H-1")["owner_id"]}
    assert said_of(desk, "H-1")["owner_id"] in ("37149002183", "037149002183")


def test_a_whole_number_of_excel_has_no_decimals_and_others_keep_them(desk: OfficeBuilder, tmp_path: Path) -> None:
    listed(desk, excel(tmp_path, ["Mã hồ sơ", "Trạng thái", "Mã kết quả"], [4711.0, 10, 1.5]))
    assert said_of(desk, "4711") == {"dossier_code": "4711", "status": "10", "result_code": "1.5"}


def test_a_number_that_excel_keeps_with_an_exponent_is_written_out(desk: OfficeBuilder, tmp_path: Path) -> None:
    path = excel(tmp_path, ["Mã hồ sơ", "Mã kết quả"], ["H-1", 4711])
    with zipfile.ZipFile(path) as book:
        sheet = book.read("xl/worksheets/sheet1.xml")
    rewritten = with_member(
        path.read_bytes(), "xl/worksheets/sheet1.xml", sheet.replace(b">4711<", b">1.37149002183E11<")
    )
    path.write_bytes(rewritten)
    listed(desk, path)
    assert said_of(desk, "H-1")["result_code"] == "137149002183"


def test_columns_are_known_without_accents_and_case(desk: OfficeBuilder, tmp_path: Path) -> None:
    listed(desk, csv(tmp_path, " MA HO SO ;CHỦ HỒ SƠ\nH-1;Đặng Thị Hồng Đào\n"))
    assert said_of(desk, "H-1")["owner_name"] == "Đặng Thị Hồng Đào"


def test_columns_that_nobody_knows_are_passed_over_and_so_are_rows_without_a_code(
    desk: OfficeBuilder, tmp_path: Path
) -> None:
    imported = listed(desk, csv(tmp_path, "STT,Mã hồ sơ,Màu\n1,H-1,xanh\n2,,đỏ\n3, H-3 ,\n"))
    assert imported.added == 2
    assert said_of(desk, "H-1") == {"dossier_code": "H-1"}


def test_a_row_shorter_or_longer_than_the_head_is_taken_as_far_as_it_goes(desk: OfficeBuilder, tmp_path: Path) -> None:
    listed(desk, csv(tmp_path, "Mã hồ sơ,Chủ hồ sơ\nH-1\nH-2,Lê Văn Hòa,thừa\n"))
    assert said_of(desk, "H-1") == {"dossier_code": "H-1"}
    assert said_of(desk, "H-2") == {"dossier_code": "H-2", "owner_name": "Lê Văn Hòa"}


def test_a_list_imported_again_brings_its_dossiers_up_to_date(desk: OfficeBuilder, tmp_path: Path) -> None:
    listed(desk, csv(tmp_path, "Mã hồ sơ,Trạng thái\nH-1,2\nH-2,2\n"))
    imported = listed(desk, csv(tmp_path, "Mã hồ sơ,Trạng thái\nH-1,10\nH-3,2\n"))
    assert (imported.added, imported.changed) == (1, 1)
    assert imported.changes.dossiers
    assert said_of(desk, "H-1")["status"] == "10"
    assert said_of(desk, "H-2")["status"] == "2"


def test_a_code_that_stands_twice_in_a_list_is_one_dossier(desk: OfficeBuilder, tmp_path: Path) -> None:
    imported = listed(desk, csv(tmp_path, "Mã hồ sơ,Trạng thái\nH-1,2\nH-1,10\n"))
    assert (imported.added, imported.changed) == (1, 1)
    assert said_of(desk, "H-1")["status"] == "10"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("03/11/2026", "2026-11-03T00:00:00"),
        ("3/11/2026", "2026-11-03T00:00:00"),
        ("03/11/2026 08:15", "2026-11-03T08:15:00"),
        ("03/11/2026 08:15:30", "2026-11-03T08:15:30"),
        ("2026-11-03", "2026-11-03T00:00:00"),
        ("2026-11-03 08:15:30", "2026-11-03T08:15:30"),
        ("2026-11-03T08:15:30", "2026-11-03T08:15:30"),
        ("31/02/2026", "31/02/2026"),
        ("11/2026", "11/2026"),
        ("hôm qua", "hôm qua"),
    ],
)
def test_a_moment_is_understood_or_kept_as_it_stands_and_never_guessed(
    desk: OfficeBuilder, tmp_path: Path, written: str, kept: str
) -> None:
    listed(desk, csv(tmp_path, f"Mã hồ sơ,Ngày tiếp nhận\nH-1,{written}\n"))
    assert said_of(desk, "H-1")["received_on"] == kept


def test_a_number_that_is_none_is_kept_as_it_stands(desk: OfficeBuilder, tmp_path: Path) -> None:
    listed(desk, csv(tmp_path, "Mã hồ sơ,Số ký hiệu kết quả\nH-1,không có\n"))
    assert said_of(desk, "H-1")["document_number"] == "không có"


@pytest.mark.parametrize("text", ["Chủ hồ sơ,Trạng thái\nLê Văn Hòa,10\n", "DANH SÁCH HỒ SƠ\nMã hồ sơ\nH-1\n"])
def test_a_list_without_the_column_of_the_code_is_refused(desk: OfficeBuilder, tmp_path: Path, text: str) -> None:
    with pytest.raises(ListInvalid) as caught:
        listed(desk, csv(tmp_path, text))
    assert caught.value.missing == ("dossier_code",)


@pytest.mark.parametrize("text", ["", "\n\n", " ; ;\n"])
def test_an_empty_list_is_refused(desk: OfficeBuilder, tmp_path: Path, text: str) -> None:
    with pytest.raises(ListInvalid):
        listed(desk, csv(tmp_path, text))


@pytest.mark.parametrize("encoding", ["utf-16", "cp1258", "latin-1"])
def test_a_list_in_another_encoding_is_refused_and_not_garbled(
    desk: OfficeBuilder, tmp_path: Path, encoding: str
) -> None:
    with pytest.raises(ListInvalid):
        listed(
            desk,
            csv(tmp_path, "Mã hồ sơ é\nH-1\n".replace("ồ", "ô").replace("ơ", "ô").replace("ã", "â"), encoding=encoding),
        )


def test_a_missing_list_and_a_folder_are_refused(desk: OfficeBuilder, tmp_path: Path) -> None:
    for path in (tmp_path / "missing.csv", tmp_path / "missing.xlsx", tmp_path):
        with pytest.raises(ListInvalid):
            listed(desk, path)


def with_member(good: bytes, name: str, content: bytes | None) -> bytes:
    """The same workbook with another content of one of its parts, or without it."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as source, zipfile.ZipFile(target, "w") as copy:
        for member in source.namelist():
            if member != name:
                copy.writestr(member, source.read(member))
            elif content is not None:
                copy.writestr(member, content)
    return target.getvalue()


@pytest.mark.parametrize(
    "damage",
    [
        "text",
        "truncated",
        "bytes",
        ("xl/workbook.xml", b"<workbook"),
        ("xl/workbook.xml", None),
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row"),
        ("xl/worksheets/sheet1.xml", None),
        ("[Content_Types].xml", b"<a/>"),
    ],
    ids=str,
)
def test_a_broken_excel_list_is_refused(
    desk: OfficeBuilder, tmp_path: Path, damage: str | tuple[str, bytes | None]
) -> None:
    path = excel(tmp_path, ["Mã hồ sơ"], *[[f"H-{number}"] for number in range(50)])
    good = path.read_bytes()
    match damage:
        case "text":
            path.write_bytes(b"Ma ho so\nH-1\n")
        case "truncated":
            path.write_bytes(good[: len(good) // 2])
        case "bytes":
            at = good.index(b"xl/worksheets/sheet1.xml") + 60
            path.write_bytes(good[:at] + bytes(200) + good[at + 200 :])
        case (str(name), content):
            path.write_bytes(with_member(good, name, content))
    with pytest.raises(ListInvalid):
        listed(desk, path)
    with desk.store.unit() as unit:
        assert unit.dossiers.by_code("H-1") is None


def test_a_workbook_without_a_sheet_is_refused(desk: OfficeBuilder, tmp_path: Path) -> None:
    path = excel(tmp_path, ["Mã hồ sơ"])
    book = load_workbook(path)
    book.create_chartsheet("biểu đồ")
    del book[book.sheetnames[0]]
    book.save(path)
    with pytest.raises(ListInvalid):
        listed(desk, path)


def test_a_refused_list_leaves_the_dossiers_as_they_were(desk: OfficeBuilder, tmp_path: Path) -> None:
    listed(desk, csv(tmp_path, "Mã hồ sơ,Trạng thái\nH-1,2\n"))
    with pytest.raises(ListInvalid):
        listed(desk, csv(tmp_path, 'Mã hồ sơ,Trạng thái\nH-1,10\nH-2,"' + "x" * 200_000 + '"\n'))
    assert said_of(desk, "H-1")["status"] == "2"


def test_papers_that_waited_for_their_dossier_find_it(desk: OfficeBuilder, tmp_path: Path) -> None:
    batch = desk.batch(
        Paper(readings={**SURE_DECISION, "owner_name": "Đặng Thị Hồng Đào"}), Paper(type_id="TB", readings={})
    )
    imported = listed(desk, csv(tmp_path, "\n".join([",".join(HEAD), ",".join(ROW)])))
    assert imported.matched == 1
    assert [row.dossier_code for row in lists.documents(desk.office, batch)] == ["H-1", ""]
    entry = desk.store.queries.audit("dossiers", None)[0]
    assert json.loads(entry.details) == {"file": "ho-so.csv", "added": 1, "changed": 0}


def test_papers_that_were_sent_are_left_as_the_checker_saw_them(desk: OfficeBuilder, tmp_path: Path) -> None:
    batch = desk.batch(state=BatchState.REVIEWING, checked_by=desk.lan)
    imported = listed(desk, csv(tmp_path, "\n".join([",".join(HEAD), ",".join(ROW)])))
    assert imported.matched == 0
    assert lists.documents(desk.office, batch)[0].dossier_code == ""


def test_the_list_is_imported_by_those_who_may(desk: OfficeBuilder, tmp_path: Path) -> None:
    stranger = User(None, "khach", "Khách", frozenset())
    with pytest.raises(NotAllowed):
        dossiers.import_list(csv(tmp_path, "Mã hồ sơ\nH-1\n"), by=stranger, office=desk.office)


@pytest.mark.parametrize(
    ("listed", "kept"),
    [("37149002183", "037149002183"), ("12345678", "012345678"), ("2700918342", "2700918342")],
)
def test_a_number_that_lost_its_first_zero_gets_it_back(
    desk: OfficeBuilder, tmp_path: Path, listed: str, kept: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"Mã hồ sơ,Số giấy tờ chủ hồ sơ\nH42.39-260223-0017,{listed}\n", encoding="utf-8")
    dossiers.import_list(path, by=desk.lan, office=desk.office)
    with desk.store.view() as unit:
        row = unit.dossiers.by_code("H42.39-260223-0017")
    assert row is not None
    assert row.owner_id == kept
