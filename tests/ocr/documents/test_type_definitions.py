from __future__ import annotations

import pickle
import re
from typing import TYPE_CHECKING

import pytest

from ocr.documents.errors import DefinitionBroken
from ocr.documents.loader import load_document_types
from ocr.documents.understand import understand_document
from tests.ocr.paper import RESOURCES, Paper, head, signature

if TYPE_CHECKING:
    from pathlib import Path

    from ocr.documents.document_type import DocumentTypes

_DECREE_30 = """
NQ QD CT QC QYD TC TB HD CTR KH PA DEAN DUAN BC BB TTR HDONG CV CD GN TTH GUQ GM GGT GNP PG PC PB TCONG
"""
_FORMS = """
TLKS TLKH TLKT GKS GCNKH GKT GXNTTHN GXN GCNHKD GPXD GCNQSDD GXNKT BSCT CCCD KHAC
"""
DECREE_30, FORMS = _DECREE_30.split(), _FORMS.split()
VISIT = """
id = "PTN"
name = "Phiếu tiếp nhận"
core = ["document_number"]
[cues]
titles = ["PHIẾU TIẾP NHẬN"]
[[fields]]
id = "document_number"
required = true
[[fields]]
id = "dossier_code"
labels = ["Mã hồ sơ"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the definitions, to write mistakes into."""
    for path in RESOURCES.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    for name in ("document_types", "reading", "language", "catalogues"):
        (tmp_path / name).mkdir()
        for path in (RESOURCES / name).iterdir():
            (tmp_path / name / path.name).write_bytes(path.read_bytes())
    return tmp_path / "document_types"


def test_every_type_of_decree_30_and_every_form_is_defined(types: DocumentTypes) -> None:
    assert sorted(types.names) == sorted(DECREE_30 + FORMS)
    assert len(DECREE_30) == 29


def test_every_type_reads_at_least_what_it_counts_as_core(types: DocumentTypes) -> None:
    for one in types:
        assert {field.id for field in one.fields} >= set(one.core), one.id


def test_no_two_types_share_a_title(types: DocumentTypes) -> None:
    titles = [title for one in types for title in one.cues.titles]
    assert len(titles) == len(set(titles))


def test_every_field_has_a_vietnamese_label_and_a_kind_that_works(types: DocumentTypes) -> None:
    for definition in types.fields:
        assert definition.label
        assert types.fields.kind(definition.id).name == definition.kind


def test_a_new_type_needs_a_file_and_no_code(folder: Path) -> None:
    (folder / "phieu_tiep_nhan.toml").write_text(VISIT, encoding="utf-8")
    types = load_document_types(folder)
    paper = head(Paper(), number="Số: 12/PTN-UBND").centre("PHIẾU TIẾP NHẬN").body("Mã hồ sơ: H56.14-240823-0001")
    document = understand_document([signature(paper).reading()], types)
    assert document.type.id == "PTN"
    assert {one.field_id: one.value for one in document.fields} == {
        "document_number": "12/PTN-UBND",
        "dossier_code": "H56.14-240823-0001",
    }


@pytest.mark.parametrize(
    ("found", "put", "said"),
    [
        ('id = "PTN"', "id = 7", "id: a text is missing"),
        ('id = "PTN"', 'id = "QD"', "id: QD is defined twice"),
        ('id = "dossier_code"', 'id = "dosier_code"', "fields[1].id: no field is called dosier_code"),
        ('core = ["document_number"]', 'core = ["signer"]', "core: signer is none of the type's fields"),
        ("required = true", 'required = "yes"', "fields[0].required: neither true nor false"),
        ("required = true", "obligatory = true", "fields[0].obligatory: not known"),
        ("required = true", 'kind = "colour"', "fields[0].kind: no kind of value is called colour"),
        ("[cues]", 'validity = "forever"\n[cues]', "validity: neither `permanent` nor months"),
    ],
)
def test_a_mistake_in_a_type_names_its_file_and_place(folder: Path, found: str, put: str, said: str) -> None:
    (folder / "phieu_tiep_nhan.toml").write_text(VISIT.replace(found, put), encoding="utf-8")
    with pytest.raises(DefinitionBroken) as caught:
        load_document_types(folder)
    assert said in caught.value.detail
    assert caught.value.file in ("phieu_tiep_nhan.toml", "quyet_dinh.toml")


def test_a_file_that_is_no_toml_is_named(folder: Path) -> None:
    (folder / "hong.toml").write_bytes(b"\xff\xfe id = ")
    with pytest.raises(DefinitionBroken, match=re.escape("hong.toml")):
        load_document_types(folder)


def test_a_missing_table_of_fields_is_named(folder: Path) -> None:
    (folder.parent / "fields.toml").unlink()
    with pytest.raises(DefinitionBroken, match=re.escape("fields.toml")):
        load_document_types(folder)


def test_a_threshold_for_a_field_that_is_none_is_named(folder: Path) -> None:
    path = folder.parent / "reading" / "thresholds.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("signer =", "singer ="), encoding="utf-8")
    with pytest.raises(DefinitionBroken, match="singer"):
        load_document_types(folder)


def test_the_error_can_travel_between_processes() -> None:
    error = pickle.loads(pickle.dumps(DefinitionBroken("a.toml", "id: a text is missing")))
    assert (error.file, error.detail) == ("a.toml", "id: a text is missing")


def test_the_types_can_travel_between_processes(types: DocumentTypes) -> None:
    assert pickle.loads(pickle.dumps(types)) == types
