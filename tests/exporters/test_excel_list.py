from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest

import exporters
from exporters.problems import ProblemCode

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from exporters.content import PackageContent
    from exporters.profile import Profile
    from tests.exporters.papers import Desk

PROFILE = exporters.load_profile("excel")


def sheets(content: PackageContent, target: Path, profile: Profile = PROFILE) -> list[Worksheet]:
    exporters.write("excel", content, profile, target, lambda *_: None)
    books = [openpyxl.load_workbook(path) for path in sorted(target.glob("danh-sach-*.xlsx"))]
    assert all(len(book.worksheets) == 1 for book in books)
    return [book.worksheets[0] for book in books]


def rows(sheet: Worksheet) -> list[list[str | None]]:
    return [[None if cell.value is None else str(cell.value) for cell in row] for row in sheet.iter_rows()]


def test_one_row_for_each_pdf_in_the_profiles_order(desk: Desk, tmp_path: Path) -> None:
    (sheet,) = sheets(desk.content(), tmp_path / "goi")
    assert rows(sheet) == [
        [entry.header for entry in PROFILE.entries],
        [
            "12/2026",
            "TRÍCH LỤC KHAI SINH (BẢN SAO)",
            "H56.14-261103-0042_TLKS_12-2026.pdf",
            "1.001193",
            "H56.14-261103-0042",
            "ỦY BAN NHÂN DÂN PHƯỜNG HẠC THÀNH",
            "20261103",
            None,
            "NGUYỄN AN BÌNH",
            "038226012345",
        ],
    ]
    assert (tmp_path / "goi" / "tep" / str(sheet["C2"].value)).is_file()


def test_a_full_list_goes_on_in_a_next_file(desk: Desk, tmp_path: Path) -> None:
    papers = [desk.document(id=str(number)) for number in range(5)]
    profile = replace(PROFILE, lists=replace(PROFILE.lists, rows=2))
    assert [len(rows(sheet)) - 1 for sheet in sheets(desk.content(*papers), tmp_path / "goi", profile)] == [2, 2, 1]
    assert PROFILE.lists.rows == 500


def test_papers_with_one_number_have_files_of_their_own(desk: Desk, tmp_path: Path) -> None:
    papers = [desk.document(id=str(number)) for number in range(3)]
    (sheet,) = sheets(desk.content(*papers), tmp_path / "goi")
    names = [row[2] for row in rows(sheet)[1:]]
    assert len(set(names)) == 3
    assert {path.name for path in (tmp_path / "goi" / "tep").iterdir()} == set(names)


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "0001", "1E5", "http://x.vn"]
)
def test_every_cell_is_text_never_a_number_or_a_formula(desk: Desk, tmp_path: Path, text: str) -> None:
    (sheet,) = sheets(desk.content(desk.document(document_number=text)), tmp_path / "goi")
    cell: Cell = sheet["A2"]
    assert (cell.value, cell.data_type, cell.number_format, cell.hyperlink) == (text, "s", "@", None)


def test_controls_in_a_value_do_not_break_the_workbook(desk: Desk, tmp_path: Path) -> None:
    (sheet,) = sheets(desk.content(desk.document(title="a\x0bb")), tmp_path / "goi")
    assert str(sheet["B2"].value).startswith("a")


def test_a_value_from_the_defaults_stands_in_italics(desk: Desk, tmp_path: Path) -> None:
    profile = replace(PROFILE, defaults={"issuer": "UBND phường Hạc Thành"})
    content = desk.content(desk.document(issuer=None), desk.document(id="2"))
    (sheet,) = sheets(content, tmp_path / "goi", profile)
    assert sheet["F2"].value == "UBND phường Hạc Thành"
    assert [cell.font.i for cell in sheet["F"][1:]] == [True, False]


def test_a_cell_has_its_limit(desk: Desk) -> None:
    entries = tuple(replace(entry, longest=None) for entry in PROFILE.entries)
    content = desk.content(desk.document(title="a" * 32_768))
    (problem,) = exporters.check("excel", content, replace(PROFILE, entries=entries))
    assert (problem.code, problem.key, problem.limit) == (ProblemCode.VALUE_TOO_LONG, "tenGiayTo", 32_767)


def test_what_is_missing_blocks_the_export(desk: Desk) -> None:
    """The dossier's owner has another number: her name is not put in for the child's."""
    problems = exporters.check("excel", desk.content(desk.document(issued_on=None, owner_name="")), PROFILE)
    assert [(problem.code, problem.field_id, problem.key) for problem in problems] == [
        (ProblemCode.VALUE_MISSING, "issued_on", "ngayKyVanBan"),
        (ProblemCode.VALUE_MISSING, "owner_name", "caNhanDuocCap"),
    ]
