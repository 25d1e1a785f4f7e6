from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import exporters
from exporters.problems import ProblemCode

if TYPE_CHECKING:
    from pathlib import Path

    from exporters.content import Document, PackageContent
    from tests.exporters.papers import Desk

PROFILE = exporters.load_profile("repository")


def saved(content: PackageContent, target: Path) -> list[Any]:
    exporters.write("repository", content, PROFILE, target, lambda *_: None)
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(target.glob("kho-*.json"))]


def said(desk: Desk, document: Document) -> set[tuple[ProblemCode, str | None]]:
    return {(problem.code, problem.key) for problem in exporters.check("repository", desk.content(document), PROFILE)}


def test_the_fields_of_the_official_letter(desk: Desk, tmp_path: Path) -> None:
    (message,) = saved(desk.content(), tmp_path / "goi")
    assert list(message) == ["ma", "magiayto", "loaitichhop", "insertData"]
    assert (message["magiayto"], message["loaitichhop"]) == ("KQ.G15.000031", "IMPORT_WEB")
    (record,) = message["insertData"]
    assert record["cccdcmndhc"] == "038226012345"
    assert record["madoanhnghiep"] == ""
    assert (record["ngaysinh"], record["ngaybanhanh"]) == ("02/11/2026", "03/11/2026")
    assert record["madinhdanhcoquan"] == "H56.14"
    assert record["filekysoids"] == ["H56.14-261103-0042_TLKS_12-2026.pdf"]
    assert (record["ishoanthanh"], record["combobox"], record["gridtable"]) == (1, [], [])


def test_what_is_rightly_empty_is_explained_by_the_facts(desk: Desk, tmp_path: Path) -> None:
    person = desk.document(id="1")
    company = desk.document(id="2", owner_id="2800123456", expires_on="2031-11-03", dossier__owner_id=None)
    (message,) = saved(desk.content(person, company), tmp_path / "goi")
    first, second = message["insertData"]
    assert first["lydokhongnhapdulieu"] == (
        "Giấy tờ có giá trị vĩnh viễn; Chủ sở hữu là cá nhân, không có mã doanh nghiệp"
    )
    assert (second["madoanhnghiep"], second["cccdcmndhc"]) == ("2800123456", "")
    assert second["lydokhongnhapdulieu"] == "Chủ sở hữu là doanh nghiệp, không có số định danh cá nhân"
    assert second["thoigianhethieuluc"] == "03/11/2031"


def test_what_is_empty_without_a_reason_blocks_the_export(desk: Desk) -> None:
    assert said(desk, desk.document(subject=None)) == {(ProblemCode.REASON_MISSING, "trichyeunoidunggiayto")}
    assert said(desk, desk.document(subject=None, empty_reason="Giấy không có trích yếu")) == set()


def test_an_old_number_asks_for_four_fields_more(desk: Desk) -> None:
    missing = said(
        desk, desk.document(owner_id="171234567", owner_birth_date=None, owner_name=None, dossier__owner_name=None)
    )
    assert missing == {
        (ProblemCode.VALUE_MISSING, "tencongdan"),
        (ProblemCode.VALUE_MISSING, "ngaysinh"),
        (ProblemCode.VALUE_MISSING, "ngaycapcccdcmndhc"),
        (ProblemCode.VALUE_MISSING, "noicapcccdcmndhc"),
    }
    whole = desk.document(
        owner_id="171234567", owner_birth_date="1961", owner_id_issued_on="1999-01-02", owner_id_issued_by="Thanh Hóa"
    )
    assert said(desk, whole) == set()


def test_each_kind_of_result_has_its_own_message(desk: Desk, tmp_path: Path) -> None:
    papers = [
        desk.document(id="1"),
        desk.document(id="2", result_code="KQ.G15.000032"),
        desk.document(id="3"),
        replace(desk.document(id="4"), type_id="GKS"),
    ]
    messages = saved(desk.content(*papers), tmp_path / "goi")
    assert [(message["ma"], message["magiayto"], len(message["insertData"])) for message in messages] == [
        ("", "KQ.G15.000031", 2),
        ("", "KQ.G15.000032", 1),
        ("GIAYKHAISINH", "KQ.G15.000031", 1),
    ]


def test_an_agency_code_has_its_form(desk: Desk) -> None:
    assert said(desk, desk.document(issuer_code="UBND")) == {(ProblemCode.VALUE_INVALID, "madinhdanhcoquan")}
    for code in ("000.00.12.H44", "H49.64.33", "H56"):
        assert said(desk, desk.document(issuer_code=code)) == set()
