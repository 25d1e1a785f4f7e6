from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import openpyxl
import pikepdf
import pytest

import exporters
from exporters.errors import NotAPackage
from exporters.findings import FindingCode
from exporters.manifest import MANIFEST_NAME

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.exporters.papers import Desk


def package(desk: Desk, target: Path, name: str = "portal", *, practice: bool = False) -> Path:
    content = desk.content(desk.document(), desk.document(id="2", document_number="13/2026"), practice=practice)
    exporters.write(name, content, exporters.load_profile(name), target, lambda _done, _all: None)
    return target


def found(target: Path) -> set[FindingCode]:
    return {finding.code for finding in exporters.verify(target).findings}


def the_pdf(target: Path) -> Path:
    return sorted(target.rglob("*.pdf"))[0]


def the_list(target: Path, suffix: str = ".json") -> Path:
    return next(path for path in target.glob(f"*{suffix}") if path.name != MANIFEST_NAME)


def change_manifest(target: Path, change: Callable[[list[str]], list[str]]) -> None:
    path = target / MANIFEST_NAME
    path.write_text("\n".join(change(path.read_text(encoding="utf-8").split("\n"))), encoding="utf-8")


def swear_to(target: Path, path: Path) -> None:
    """What a forger does: the manifest says of the changed file that all is well."""
    old = json.loads((target / MANIFEST_NAME).read_text(encoding="utf-8"))
    entries = [file for document in old["documents"] for file in document["files"]] + old["lists"]
    (entry,) = [entry for entry in entries if entry["path"] == path.relative_to(target).as_posix()]
    data = path.read_bytes()
    checksum, size = hashlib.sha256(data).hexdigest(), len(data)

    total = old["counts"]["size"]

    def change(lines: list[str]) -> list[str]:
        place = next(place for place, line in enumerate(lines) if f'"path": "{entry["path"]}"' in line)
        lines[place] = (
            lines[place].replace(entry["sha256"], checksum).replace(f'"size": {entry["size"]}', f'"size": {size}')
        )
        return [line.replace(f'"size": {total}}}', f'"size": {total - entry["size"] + size}}}') for line in lines]

    change_manifest(target, change)


def test_a_sound_package_has_no_findings(desk: Desk, tmp_path: Path) -> None:
    checked = exporters.verify(package(desk, tmp_path / "goi"))
    assert checked.ok
    assert (checked.files, checked.pages) == (3, 2)
    assert checked.manifest is not None
    assert checked.manifest.sha256 == hashlib.sha256((tmp_path / "goi" / MANIFEST_NAME).read_bytes()).hexdigest()
    assert exporters.verify(tmp_path / "goi" / MANIFEST_NAME).ok


def one_byte(target: Path) -> None:
    data = bytearray(the_pdf(target).read_bytes())
    data[len(data) // 2] ^= 1
    the_pdf(target).write_bytes(data)


def longer(target: Path) -> None:
    with the_pdf(target).open("ab") as out:
        out.write(b"%more\n")


def gone(target: Path) -> None:
    the_pdf(target).unlink()


def stranger(target: Path) -> None:
    (target / "ket-qua" / "them.txt").write_text("x")


def hidden_stranger(target: Path) -> None:
    (target / ".an").write_text("x")


def link_instead(target: Path) -> None:
    path = the_pdf(target)
    path.rename(target.parent / "moved.pdf")
    path.symlink_to(target.parent / "moved.pdf")


def renamed(target: Path) -> None:
    the_pdf(target).rename(the_pdf(target).with_name("khac.pdf"))


def list_cut(target: Path) -> None:
    the_list(target).write_bytes(the_list(target).read_bytes()[:-20])


def manifest_cut(target: Path) -> None:
    change_manifest(target, lambda lines: lines[: len(lines) // 2])


def manifest_folded(target: Path) -> None:
    value = json.loads((target / MANIFEST_NAME).read_text(encoding="utf-8"))
    (target / MANIFEST_NAME).write_text(json.dumps(value), encoding="utf-8")


def manifest_of_another_version(target: Path) -> None:
    change_manifest(target, lambda lines: [line.replace('"version": 1', '"version": 9') for line in lines])


def manifest_with_a_wrong_kind_of_value(target: Path) -> None:
    change_manifest(target, lambda lines: [line.replace('"pages": 1', '"pages": true') for line in lines])


def manifest_with_a_wrong_name(target: Path) -> None:
    change_manifest(target, lambda lines: [line.replace('"program": "', '"program": 7, "x": "') for line in lines])


def manifest_with_a_list_of_lists(target: Path) -> None:
    change_manifest(target, lambda lines: ["[1]" if line.startswith('{"id"') else line for line in lines])


def document_struck_out(target: Path) -> None:
    change_manifest(target, lambda lines: [line for line in lines if not line.startswith('{"id": "2"')])


def counts_changed(target: Path) -> None:
    change_manifest(
        target, lambda lines: [line.replace('"counts": {"documents": 2', '"counts": {"documents": 3') for line in lines]
    )


def way_out(target: Path) -> None:
    change_manifest(target, lambda lines: [line.replace('"path": "ket-qua/', '"path": "../ket-qua/') for line in lines])


def named_twice(target: Path) -> None:
    change_manifest(target, lambda lines: [line.replace("13-2026", "12-2026") for line in lines])


TAMPERINGS: dict[Callable[[Any], None], FindingCode] = {
    one_byte: FindingCode.CHECKSUM_DIFFERS,
    longer: FindingCode.SIZE_DIFFERS,
    gone: FindingCode.FILE_MISSING,
    stranger: FindingCode.FILE_EXTRA,
    hidden_stranger: FindingCode.FILE_EXTRA,
    link_instead: FindingCode.FILE_MISSING,
    renamed: FindingCode.FILE_EXTRA,
    list_cut: FindingCode.LIST_UNREADABLE,
    manifest_cut: FindingCode.MANIFEST_UNREADABLE,
    manifest_folded: FindingCode.MANIFEST_UNREADABLE,
    manifest_of_another_version: FindingCode.MANIFEST_UNREADABLE,
    manifest_with_a_wrong_kind_of_value: FindingCode.MANIFEST_UNREADABLE,
    manifest_with_a_wrong_name: FindingCode.MANIFEST_UNREADABLE,
    manifest_with_a_list_of_lists: FindingCode.MANIFEST_UNREADABLE,
    document_struck_out: FindingCode.COUNT_DIFFERS,
    counts_changed: FindingCode.COUNT_DIFFERS,
    way_out: FindingCode.NAME_UNSAFE,
    named_twice: FindingCode.NAME_UNSAFE,
}


@pytest.mark.parametrize("tamper", TAMPERINGS, ids=lambda tamper: tamper.__name__)
def test_tampering_is_found(desk: Desk, tmp_path: Path, tamper: Callable[[Path], None]) -> None:
    target = package(desk, tmp_path / "goi")
    tamper(target)
    assert TAMPERINGS[tamper] in found(target)


def a_page_more(pdf: pikepdf.Pdf) -> None:
    pdf.pages.append(pdf.pages[0])


def without_text(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0].obj
    page.Contents = pdf.make_stream(page.Contents.read_bytes().split(b"BT")[0])


def without_mark(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Metadata


FORGERIES: dict[Callable[[Any], None], FindingCode] = {
    a_page_more: FindingCode.PDF_PAGES_DIFFER,
    without_text: FindingCode.PDF_WITHOUT_TEXT,
    without_mark: FindingCode.PDF_NOT_ARCHIVAL,
}


@pytest.mark.parametrize("forge", FORGERIES, ids=lambda forge: forge.__name__)
def test_a_forged_pdf_is_found_though_the_manifest_swears_to_it(
    desk: Desk, tmp_path: Path, forge: Callable[[pikepdf.Pdf], None]
) -> None:
    target = package(desk, tmp_path / "goi")
    with pikepdf.open(the_pdf(target), allow_overwriting_input=True) as pdf:
        forge(pdf)
        pdf.save(the_pdf(target))
    swear_to(target, the_pdf(target))
    assert FORGERIES[forge] in found(target)
    assert found(target).isdisjoint({FindingCode.CHECKSUM_DIFFERS, FindingCode.SIZE_DIFFERS, FindingCode.COUNT_DIFFERS})


def test_a_file_that_is_no_pdf_is_found(desk: Desk, tmp_path: Path) -> None:
    target = package(desk, tmp_path / "goi")
    the_pdf(target).write_text("no PDF")
    swear_to(target, the_pdf(target))
    assert found(target) == {FindingCode.PDF_UNREADABLE}


def test_a_practice_package_whose_pages_lost_their_mark_is_found(desk: Desk, tmp_path: Path) -> None:
    target = package(desk, tmp_path / "goi", practice=True)
    with pikepdf.open(the_pdf(target), allow_overwriting_input=True) as pdf:
        del pdf.pages[0].resources.Font["/F1"]
        pdf.save(the_pdf(target))
    swear_to(target, the_pdf(target))
    assert FindingCode.PRACTICE_MARK_MISSING in found(target)


@pytest.mark.parametrize("name", ["portal", "repository"])
def test_a_message_that_names_other_files_is_found(desk: Desk, tmp_path: Path, name: str) -> None:
    target = package(desk, tmp_path / "goi", name)
    text = the_list(target).read_text(encoding="utf-8")
    the_list(target).write_text(text.replace("13-2026.pdf", "99-2026.pdf"), encoding="utf-8")
    swear_to(target, the_list(target))
    findings = exporters.verify(target).findings
    assert {finding.code for finding in findings} == {FindingCode.LIST_DISAGREES}
    assert len(findings) == 2


def test_a_message_with_a_row_less_or_without_rows_is_found(desk: Desk, tmp_path: Path) -> None:
    target = package(desk, tmp_path / "goi", "repository")
    whole = json.loads(the_list(target).read_text(encoding="utf-8"))
    the_list(target).write_text(json.dumps({**whole, "insertData": whole["insertData"][:1]}), encoding="utf-8")
    swear_to(target, the_list(target))
    assert found(target) == {FindingCode.COUNT_DIFFERS, FindingCode.LIST_DISAGREES}
    for broken in ({**whole, "insertData": "x"}, [whole]):
        the_list(target).write_text(json.dumps(broken), encoding="utf-8")
        assert FindingCode.LIST_UNREADABLE in found(target)


def test_a_workbook_with_a_row_less_or_another_name_is_found(desk: Desk, tmp_path: Path) -> None:
    target = package(desk, tmp_path / "goi", "excel")
    path = the_list(target, ".xlsx")
    shutil.copy(path, tmp_path / "whole.xlsx")
    book = openpyxl.load_workbook(path)
    book.worksheets[0].delete_rows(3)
    book.save(path)
    swear_to(target, path)
    assert found(target) == {FindingCode.COUNT_DIFFERS, FindingCode.LIST_DISAGREES}
    shutil.copy(tmp_path / "whole.xlsx", path)
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["C1"] = "Tệp"
    book.save(path)
    assert FindingCode.LIST_UNREADABLE in found(target)
    path.write_text("no workbook")
    assert FindingCode.LIST_UNREADABLE in found(target)


def test_what_bears_no_manifest_is_no_package(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(NotAPackage):
            exporters.verify(path)


def test_every_package_in_a_folder_is_looked_at(desk: Desk, tmp_path: Path) -> None:
    shelf = tmp_path / "ke"
    first, second = package(desk, shelf / "a"), package(desk, shelf / "2026" / "b", "excel")
    lost = package(desk, shelf / "c")
    (lost / MANIFEST_NAME).unlink()
    (shelf / ".x.partial-0123456789abcdef").mkdir()
    (shelf / "notes").mkdir()
    (shelf / "notes" / "doc.txt").write_text("x")
    assert exporters.packages_in(shelf) == (second, first, lost / "ket-qua")
    assert exporters.packages_in(first) == (first,)
    assert exporters.packages_in(tmp_path / "nowhere") == (tmp_path / "nowhere",)
    assert exporters.packages_in(shelf / "notes") == ()


def test_the_manifest_names_what_came_from_the_defaults(desk: Desk, tmp_path: Path) -> None:
    content = desk.content(desk.document(), desk.document(id="2", dossier__channel="2"))
    manifest = exporters.write("portal", content, exporters.load_profile("portal"), tmp_path / "goi", lambda *_: None)
    first, second = manifest.documents()
    assert first.defaults["HinhThuc"] == "return_mode"
    assert first.defaults == second.defaults
    assert manifest.defaults["HinhThuc"] == 2
    content = replace(content, documents=[desk.document(dossier__channel="2"), desk.document(id="2")])
    alone = exporters.write(
        "repository", content, exporters.load_profile("repository"), tmp_path / "kho", lambda *_: None
    )
    assert alone.defaults == {}
