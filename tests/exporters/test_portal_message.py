from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

import exporters
from exporters.problems import ProblemCode
from exporters.profile import FileRules, ListRules

if TYPE_CHECKING:
    from pathlib import Path

    from exporters.content import PackageContent
    from exporters.profile import Profile
    from tests.exporters.papers import Desk

PROFILE = exporters.load_profile("portal")


def sent(content: PackageContent, target: Path, profile: Profile = PROFILE) -> list[Any]:
    """The messages of a package, in order."""
    exporters.write("portal", content, profile, target, lambda *_: None)
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(target.glob("DongBoHoSoMC-*.json"))]


def said(content: PackageContent) -> set[tuple[ProblemCode, str | None]]:
    return {(problem.code, problem.key) for problem in exporters.check("portal", content, PROFILE)}


def test_a_dossier_and_its_result_as_the_portal_wants_them(desk: Desk, tmp_path: Path) -> None:
    (message,) = sent(desk.content(), tmp_path / "goi")
    assert list(message) == ["madonvi", "service", "isUpdating", "data"]
    assert (message["madonvi"], message["service"], message["isUpdating"]) == ("H56.14", "DongBoHoSoMC", "False")
    (entry,) = message["data"]
    assert entry["MaHoSo"] == "H56.14-261103-0042"
    assert entry["MaTTHC"] == "1.001193"
    assert (entry["NgayNopHoSo"], entry["NgayTiepNhan"]) == ("20261103081000", "20261103081500")
    assert entry["NgayTra"] == ""
    assert (entry["ChuHoSo"], entry["SoGiayToChuHoSo"]) == ("NGUYỄN THỊ HOA", "038190001234")
    assert entry["DinhDanhCHS"] == [{"LoaiDinhDanh": "1", "SoDinhDanh": "038190001234"}]
    assert (entry["LoaiDoiTuong"], entry["KenhThucHien"], entry["TrangThaiHoSo"]) == ("1", "1", "10")
    assert entry["DanhSachGiayToKetQua"] == [
        {
            "TenGiayTo": "TRÍCH LỤC KHAI SINH (BẢN SAO)",
            "MaThanhPhanHoSo": "",
            "GiayToId": "1",
            "DuongDanTepTinKetQua": "ket-qua/H56.14-261103-0042_TLKS_12-2026.pdf",
            "MaGiayToKetQua": "KQ.G15.000031",
        }
    ]
    assert (tmp_path / "goi" / entry["DanhSachGiayToKetQua"][0]["DuongDanTepTinKetQua"]).is_file()
    assert entry["TaiLieuNop"] == entry["DanhSachLePhi"] == []


def test_all_values_are_texts(desk: Desk, tmp_path: Path) -> None:
    (message,) = sent(desk.content(), tmp_path / "goi")
    assert all(isinstance(value, str | list) for value in message["data"][0].values())


def test_papers_of_one_dossier_form_one_entry_wherever_they_stand(desk: Desk, tmp_path: Path) -> None:
    other = {"dossier__dossier_code": "H56.14-261103-0043"}
    papers = [
        desk.document(id="1"),
        desk.document(id="2", **other),
        desk.document(id="3", document_number="13/2026"),
        desk.document(id="4", document_role="component", component_code="GT.01", **other),
    ]
    (message,) = sent(desk.content(*papers), tmp_path / "goi")
    first, second = message["data"]
    assert [paper["GiayToId"] for paper in first["DanhSachGiayToKetQua"]] == ["1", "3"]
    assert [paper["GiayToId"] for paper in second["DanhSachGiayToKetQua"]] == ["2"]
    (component,) = second["TaiLieuNop"]
    assert (component["TepDinhKemId"], component["MaThanhPhanHoSo"], component["DuocSoHoa"]) == ("4", "GT.01", "1")
    assert (first["HoSoCoThanhPhanSoHoa"], second["HoSoCoThanhPhanSoHoa"]) == ("0", "1")


def test_links_follow_the_receivers_template(desk: Desk, tmp_path: Path) -> None:
    files = replace(PROFILE.files, link="https://kho.example.gov.vn/tai?ma={document_number}&tep={file_name}")
    (message,) = sent(desk.content(), tmp_path / "goi", replace(PROFILE, files=files))
    (result,) = message["data"][0]["DanhSachGiayToKetQua"]
    assert result["DuongDanTepTinKetQua"] == (
        "https://kho.example.gov.vn/tai?ma=12/2026&tep=H56.14-261103-0042_TLKS_12-2026.pdf"
    )


def test_a_message_holds_only_so_many_dossiers(desk: Desk, tmp_path: Path) -> None:
    papers = [desk.document(id=str(n), dossier__dossier_code=f"H56.14-261103-{n:04d}") for n in range(5)]
    profile = replace(PROFILE, lists=ListRules(name="DongBoHoSoMC", rows=2, rows_under="data"))
    messages = sent(desk.content(*papers), tmp_path / "goi", profile)
    assert [len(message["data"]) for message in messages] == [2, 2, 1]
    assert exporters.verify(tmp_path / "goi").ok


def test_some_gateways_take_the_bare_list(desk: Desk, tmp_path: Path) -> None:
    profile = replace(PROFILE, lists=ListRules(name="DongBoHoSoMC", rows_under=None))
    (message,) = sent(desk.content(), tmp_path / "goi", profile)
    assert message[0]["MaHoSo"] == "H56.14-261103-0042"
    assert exporters.verify(tmp_path / "goi").ok


def test_what_nothing_gives_blocks_the_export(desk: Desk) -> None:
    content = desk.content(desk.document(dossier__procedure_code=None, dossier__received_on="", result_code=None))
    assert said(content) == {
        (ProblemCode.VALUE_MISSING, "MaTTHC"),
        (ProblemCode.VALUE_MISSING, "NgayTiepNhan"),
        (ProblemCode.VALUE_MISSING, "MaGiayToKetQua"),
    }


def test_a_paper_without_a_dossier_blocks_the_export(desk: Desk) -> None:
    content = desk.content(desk.document(dossier__dossier_code=None))
    assert (ProblemCode.DOSSIER_MISSING, None) in said(content)


def test_wrong_codes_and_the_well_known_false_number_are_refused(desk: Desk) -> None:
    content = desk.content(
        desk.document(dossier__status="11", dossier__owner_id="000000001", dossier__procedure_code="khai sinh")
    )
    assert said(content) == {
        (ProblemCode.VALUE_INVALID, "TrangThaiHoSo"),
        (ProblemCode.VALUE_INVALID, "SoGiayToChuHoSo"),
        (ProblemCode.VALUE_INVALID, "MaTTHC"),
    }


def test_papers_that_disagree_about_their_dossier_block_the_export(desk: Desk) -> None:
    papers = [desk.document(id="1"), desk.document(id="2", dossier__status="9")]
    assert said(desk.content(*papers)) == {(ProblemCode.VALUES_DISAGREE, "TrangThaiHoSo")}


@pytest.mark.parametrize(
    ("number", "identities"),
    [
        ("171234567", [{"LoaiDinhDanh": "2", "SoDinhDanh": "171234567"}]),
        ("2800123456", []),
    ],
)
def test_only_known_kinds_of_identity_are_named(
    desk: Desk, tmp_path: Path, number: str, identities: list[dict[str, str]]
) -> None:
    (message,) = sent(desk.content(desk.document(dossier__owner_id=number)), tmp_path / "goi")
    assert message["data"][0]["DinhDanhCHS"] == identities


def test_links_that_do_not_end_in_the_file_are_not_compared(desk: Desk, tmp_path: Path) -> None:
    files = FileRules(folder="ket-qua", link="https://kho.example.gov.vn/tai?id={document_id}")
    content = desk.content(desk.document(document_role="component", component_code="GT.01"))
    (message,) = sent(content, tmp_path / "goi", replace(PROFILE, files=files))
    assert message["data"][0]["TaiLieuNop"][0]["DuongDanTaiTepTin"].endswith("?id=1")
    assert exporters.verify(tmp_path / "goi").ok
