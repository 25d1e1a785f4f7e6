"""Approved documents leave as packages, and packages are opened again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from desktop.domain.states import BatchState
from desktop.workflow import dossiers
from tests.journeys.kills import forget_people
from tests.office import SURE_DECISION, OfficeBuilder, Paper

if TYPE_CHECKING:
    from tests.desktop.cli.conftest import Terminal

DOSSIERS = """Mã hồ sơ,Số ký hiệu,Mã thủ tục,Tên thủ tục,Chủ hồ sơ,Số định danh,Ngày tiếp nhận
H56.14-261103-0042,1247/QĐ-UBND,1.001776,Trợ cấp xã hội,Nguyễn Thị Hoa,038190001234,03/11/2026
"""


def numbered(number: int, issued_on: str) -> Paper:
    return Paper(readings={**SURE_DECISION, "document_number": f"{number}/QĐ-UBND", "issued_on": issued_on})


@pytest.fixture
def approved(terminal: Terminal) -> None:
    """An approved batch with two decisions of November and December, and one that waits for review."""
    office = OfficeBuilder(terminal.data)
    listed = terminal.data / "ho-so.csv"
    listed.write_text(DOSSIERS, encoding="utf-8")
    dossiers.import_list(listed, by=office.lan, office=office.office)
    first = numbered(1247, "2026-11-03")
    first.readings = {**first.readings, "dossier_code": "H56.14-261103-0042"}
    papers = (first, numbered(1300, "2026-12-01"))
    office.batch(*papers, name="Lô sáng", state=BatchState.APPROVED, checked_by=office.lan)
    office.batch(numbered(1400, "2026-12-02"), name="Lô chiều", state=BatchState.REVIEWING, checked_by=office.lan)
    office.close()
    forget_people(terminal.data)


def export(terminal: Terminal, to: Path, *more: str) -> Any:
    outcome = terminal.type("export", "--format", "pdf", "--to", to, "--json", *more)
    assert (outcome.code, outcome.err) == (0, "")
    return outcome.json


@pytest.mark.usefixtures("approved")
def test_a_package_is_written_verified_and_recorded(terminal: Terminal, tmp_path: Path) -> None:
    done = export(terminal, tmp_path / "ra", "--batch", "Lô sáng")
    package = Path(done["path"])
    assert package.parent == tmp_path / "ra"
    assert package.name.startswith("pdf_")
    assert package.name.endswith("_Lo-sang")
    assert done["documents"] == 2
    assert len(list(package.rglob("*.pdf"))) == 2
    verified = terminal.type("verify", tmp_path / "ra")
    assert verified.code == 0
    assert verified.out == f"Đạt: {package} (2 tệp, 2 trang)\n"


@pytest.mark.usefixtures("approved")
@pytest.mark.parametrize(
    ("more", "documents"),
    [
        ([], 2),
        (["--from", "2026-12-01"], 1),
        (["--until", "30/11/2026"], 1),
        (["--from", "03/11/2026", "--until", "2026-12-01"], 2),
        (["--state", "reviewing"], 1),
        (["--batch", "2", "--state", "reviewing"], 1),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_leaves_can_be_chosen(terminal: Terminal, tmp_path: Path, more: list[str], documents: int) -> None:
    assert export(terminal, tmp_path / "ra", *more)["documents"] == documents


@pytest.mark.usefixtures("approved")
def test_documents_are_chosen_by_the_procedure_of_their_dossier(terminal: Terminal, tmp_path: Path) -> None:
    assert export(terminal, tmp_path / "ra", "--procedure", "1.001776")["documents"] == 1
    nothing = terminal.type("export", "--format", "pdf", "--to", tmp_path / "khac", "--procedure", "9.999999")
    assert nothing.code == 3


@pytest.mark.usefixtures("approved")
def test_what_the_receiver_would_refuse_is_listed_and_nothing_is_written(terminal: Terminal, tmp_path: Path) -> None:
    outcome = terminal.type("export", "--format", "portal", "--to", tmp_path / "ra")
    assert outcome.code == 3
    assert "  - văn bản 1: Nơi tiếp nhận sẽ từ chối: " in outcome.err
    assert not (tmp_path / "ra").exists()


@pytest.mark.usefixtures("approved")
@pytest.mark.parametrize(
    ("more", "code"),
    [
        (["--format", "nope"], 2),
        (["--format", "pdf", "--from", "hôm qua"], 2),
        (["--format", "pdf", "--state", "nope"], 2),
        (["--format", "pdf", "--batch", "không có"], 4),
        (["--format", "pdf", "--profile", "không-có"], 4),
        (["--format", "pdf", "--from", "2030-01-01"], 3),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_cannot_leave_ends_with_its_code(terminal: Terminal, tmp_path: Path, more: list[str], code: int) -> None:
    outcome = terminal.type("export", "--to", tmp_path / "ra", *more)
    assert (outcome.code, outcome.out) == (code, "")
    assert outcome.err != ""
    assert not (tmp_path / "ra").exists()


@pytest.mark.usefixtures("approved")
def test_a_place_that_is_a_file_is_the_worlds_trouble(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "ra").write_text("một tệp", encoding="utf-8")
    outcome = terminal.type("export", "--format", "pdf", "--to", tmp_path / "ra")
    assert outcome.code == 5
    assert outcome.err.startswith("Không ghi được vào")


@pytest.mark.usefixtures("approved")
def test_two_packages_of_one_moment_get_names_of_their_own(terminal: Terminal, tmp_path: Path) -> None:
    paths = {export(terminal, tmp_path / "ra")["path"] for _ in range(3)}
    assert len(paths) == 3
    verified = terminal.type("verify", tmp_path / "ra", "--json")
    assert verified.code == 0
    assert [(line["package"], line["ok"], line["findings"]) for line in verified.lines] == [
        (path, True, []) for path in sorted(paths)
    ]


@pytest.mark.usefixtures("approved")
def test_a_package_that_was_changed_does_not_pass_and_the_others_are_still_told(
    terminal: Terminal, tmp_path: Path
) -> None:
    whole, changed = (Path(export(terminal, tmp_path / name)["path"]) for name in ("a", "b"))
    pdf = next(changed.rglob("*.pdf"))
    pdf.write_bytes(pdf.read_bytes() + b"\n")
    outcome = terminal.type("verify", changed, tmp_path / "khong-co", whole)
    assert outcome.code == 4
    assert outcome.out == f"Đạt: {whole} (2 tệp, 2 trang)\n"
    assert f"KHÔNG đạt: {changed}" in outcome.err
    assert "“khong-co” không phải là gói" in outcome.err
    (line,) = terminal.type("verify", "--json", changed).lines
    assert line["ok"] is False
    assert {finding["code"] for finding in line["findings"]} >= {"size_differs", "checksum_differs"}


def test_a_folder_without_packages_does_not_pass(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "trong").mkdir()
    outcome = terminal.type("verify", tmp_path / "trong")
    assert outcome.code == 4
    assert not terminal.data.exists()


def test_formats_are_listed_without_a_store(terminal: Terminal) -> None:
    assert terminal.type("formats").out.split() == ["portal", "excel", "repository", "pdf"]
    assert terminal.type("formats", "--json").lines == [
        {"format": name} for name in ("portal", "excel", "repository", "pdf")
    ]
    assert not terminal.data.exists()
