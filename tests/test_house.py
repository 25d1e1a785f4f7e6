"""The house itself: what lies where, what stands in no file, and the contract of types and fields."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Final

import pytest

from ocr.documents.loader import load_document_types

ROOT: Final = Path(__file__).resolve().parent.parent
CODE: Final = ("desktop", "ocr", "exporters", "packaging", "tests")
AT_THE_TOP: Final = {
    ".ci",
    ".gitattributes",
    ".gitignore",
    "CHANGELOG.md",
    "GLOSSARY.md",
    "LICENSE",
    "README.md",
    "desktop",
    "docs",
    "exporters",
    "ocr",
    "packaging",
    "pyproject.toml",
    "requirements.lock",
    "resources",
    "sohoa",
    "sohoa.cmd",
    "tests",
}
NOT_COMMITTED: Final = re.compile(
    r"(^|/)(\.git|\.venv|__pycache__|\.[a-z_]*cache|\.hypothesis|build|dist|[^/]*\.egg-info)(/|$)"
)
NO_SCREENS: Final = {"models", "widgets", "__pycache__"}
MOST_LINES: Final = 400

# Put together here, so that this file does not bear what it looks for.
REGISTRIES: Final = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry", "npmjs"),
        ("crates", "io"),
        ("proxy", "golang"),
        ("repo1", "maven"),
        ("deb", "debian", "org"),
    )
]
DEVELOPERS_FOLDERS: Final = [
    "/".join(("", "home", "")),
    "/".join(("", "Users", "")),
    "/".join(("", "root", "")),
    "/".join(("", "work", "")),
    "\\".join(("C:", "Users", "")),
]

FIELDS: Final = [
    "document_number",
    "issued_on",
    "place",
    "parent_agency",
    "issuer",
    "issuer_code",
    "title",
    "subject",
    "signer",
    "signer_position",
    "signing_authority",
    "owner_type",
    "owner_name",
    "owner_id",
    "owner_birth_date",
    "owner_id_issued_on",
    "owner_id_issued_by",
    "dossier_code",
    "file_code",
    "document_role",
    "component_code",
    "procedure_code",
    "result_code",
    "expires_on",
    "validity_scope",
    "empty_reason",
]
"""The contract's ids of fields: what a store and a package once bear is never called otherwise."""

TYPES: Final = {
    "NQ": "Nghị quyết",
    "QD": "Quyết định",
    "CT": "Chỉ thị",
    "QC": "Quy chế",
    "QYD": "Quy định",
    "TC": "Thông cáo",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "CTR": "Chương trình",
    "KH": "Kế hoạch",
    "PA": "Phương án",
    "DEAN": "Đề án",
    "DUAN": "Dự án",
    "BC": "Báo cáo",
    "BB": "Biên bản",
    "TTR": "Tờ trình",
    "HDONG": "Hợp đồng",
    "CV": "Công văn",
    "CD": "Công điện",
    "GN": "Bản ghi nhớ",
    "TTH": "Bản thỏa thuận",
    "GUQ": "Giấy ủy quyền",
    "GM": "Giấy mời",
    "GGT": "Giấy giới thiệu",
    "GNP": "Giấy nghỉ phép",
    "PG": "Phiếu gửi",
    "PC": "Phiếu chuyển",
    "PB": "Phiếu báo",
    "TCONG": "Thư công",
    "TLKS": "Trích lục khai sinh",
    "TLKH": "Trích lục kết hôn",
    "TLKT": "Trích lục khai tử",
    "GKS": "Giấy khai sinh",
    "GCNKH": "Giấy chứng nhận kết hôn",
    "GKT": "Giấy khai tử",
    "GXNTTHN": "Giấy xác nhận tình trạng hôn nhân",
    "GXN": "Giấy xác nhận",
    "GCNHKD": "Giấy chứng nhận đăng ký hộ kinh doanh",
    "GPXD": "Giấy phép xây dựng",
    "GCNQSDD": "Giấy chứng nhận quyền sử dụng đất",
    "GXNKT": "Giấy xác nhận khuyết tật",
    "BSCT": "Bản sao có chứng thực",
    "CCCD": "Căn cước",
    "KHAC": "Khác",
}
"""The contract's ids of document types, with their full names."""


@pytest.fixture(scope="module")
def files() -> list[Path]:
    """All files that are committed or could be; where git cannot say, all but what tools leave behind."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True, encoding="utf-8").stdout
        names = [name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        names = [path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*") if path.is_file()]
    return [ROOT / name for name in names if not NOT_COMMITTED.search(name) and (ROOT / name).is_file()]


def modules(files: list[Path], *folders: str) -> list[Path]:
    return [path for path in files if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in folders]


def named(paths: list[Path]) -> list[str]:
    return sorted(path.relative_to(ROOT).as_posix() for path in paths)


def test_only_what_the_map_names_lies_at_the_top(files: list[Path]) -> None:
    assert {path.relative_to(ROOT).parts[0] for path in files} <= AT_THE_TOP


def test_every_screen_is_a_view_and_what_it_knows(files: list[Path]) -> None:
    ui = ROOT / "desktop" / "ui"
    screens = {path.relative_to(ui).parts[0] for path in files if ui in path.parents and path.parent != ui}
    for screen in screens - NO_SCREENS:
        assert (ui / screen / "view.py").is_file(), screen
        assert (ui / screen / "view_model.py").is_file(), screen
    assert {"sign_in", "batches", "check", "review", "packages", "search"} <= screens


def test_no_module_has_grown_over_its_idea(files: list[Path]) -> None:
    long = [path for path in modules(files, *CODE) if len(path.read_text("utf-8").splitlines()) > MOST_LINES]
    assert named(long) == []


def test_there_is_no_drawer_for_odds_and_ends(files: list[Path]) -> None:
    drawers = {"utils.py", "util.py", "helpers.py", "misc.py", "common.py"}
    assert named([path for path in modules(files, *CODE) if path.name in drawers]) == []


def test_resources_hold_no_code(files: list[Path]) -> None:
    inside = [path for path in files if path.relative_to(ROOT).parts[0] == "resources"]
    assert inside
    assert (
        named([path for path in inside if path.suffix in {".py", ".pyc", ".sh", ".cmd", ".so", ".dll", ".exe"}]) == []
    )


def test_no_screen_keeps_the_program_waiting_for_its_own_events(files: list[Path]) -> None:
    forbidden = "process" + "Events"
    guilty = [path for path in modules(files, "desktop") if forbidden in path.read_text("utf-8")]
    assert named(guilty) == []


def test_the_libraries_speak_no_vietnamese_sentences(files: list[Path]) -> None:
    """Whatever is shown to a clerk comes from the messages: an error of a library bears facts alone."""
    raised = re.compile(r"raise \w+\([^)]*[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ][^)]*\)")
    guilty = [path for path in modules(files, "ocr", "exporters") if raised.search(path.read_text("utf-8"))]
    assert named(guilty) == []


@pytest.mark.parametrize("host", REGISTRIES)
def test_no_file_names_a_package_registry(files: list[Path], host: str) -> None:
    assert named([path for path in files if host.encode() in path.read_bytes()]) == []


@pytest.mark.parametrize("folder", DEVELOPERS_FOLDERS)
def test_no_file_knows_a_developers_machine(files: list[Path], folder: str) -> None:
    inside = re.compile(rb"(?<![\w.}/])" + re.escape(folder.encode()) + rb"\w")
    assert named([path for path in files if inside.search(path.read_bytes())]) == []


def test_the_fields_are_those_of_the_contract() -> None:
    types = load_document_types(ROOT / "resources" / "document_types")
    assert [field.id for field in types.fields] == FIELDS


def test_the_document_types_are_those_of_the_contract() -> None:
    types = load_document_types(ROOT / "resources" / "document_types")
    assert dict(types.names) == TYPES


def test_a_document_type_asks_for_fields_of_the_contract_once_each() -> None:
    for one in load_document_types(ROOT / "resources" / "document_types"):
        asked = [field.id for field in one.fields]
        assert len(set(asked)) == len(asked), one.id
        assert set(asked) <= set(FIELDS), one.id
        assert set(one.core) <= set(asked), one.id
