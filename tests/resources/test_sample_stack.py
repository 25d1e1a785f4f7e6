"""The invented stack and its truth agree, and the dossier list knows every paper of it."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections import Counter
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import zxingcpp
from PIL import Image

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
FIELD_IDS = {
    "document_number",
    "issued_on",
    "place",
    "parent_agency",
    "issuer",
    "title",
    "subject",
    "signer",
    "signer_position",
    "signing_authority",
    "owner_name",
    "owner_id",
    "owner_birth_date",
    "dossier_code",
}


@pytest.fixture(scope="module")
def truth() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def dossiers() -> list[dict[str, str]]:
    with (SAMPLES / "dossiers.csv").open(encoding="utf-8-sig", newline="") as source:
        return list(csv.DictReader(source))


def plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def text_of(truth: dict[str, Any], document: dict[str, Any]) -> str:
    return plain(" ".join(page["text"] for page in truth["pages"] if page["file"] in document["pages"]))


def upright(page: dict[str, Any]) -> Image.Image:
    with Image.open(SAMPLES / page["file"]) as picture:
        return picture.rotate(page["rotation"], expand=True)


def test_the_stack_is_as_large_and_as_mixed_as_a_demonstration_needs(truth: dict[str, Any]) -> None:
    roles = Counter(page["role"] for page in truth["pages"])
    turns = Counter(page["rotation"] for page in truth["pages"] if page["role"] == "content")
    assert len(truth["pages"]) >= 24
    assert len(truth["documents"]) >= 10
    assert len({document["type"]["id"] for document in truth["documents"]}) >= 6
    assert turns[180] >= 2
    assert turns[90] + turns[270] >= 1
    assert roles["blank"] >= 2
    assert roles["separator"] >= 1
    assert any(document["stamp_over_signer"] for document in truth["documents"])
    assert any(document["handwritten"] for document in truth["documents"])
    assert any(document["unsure"] for document in truth["documents"])


def test_the_stack_stays_small() -> None:
    assert sum(file.stat().st_size for file in SAMPLES.iterdir()) < 8_000_000


def test_every_picture_is_told_once_and_in_order(truth: dict[str, Any]) -> None:
    on_disk = sorted(file.name for file in SAMPLES.glob("*.jpg"))
    assert [page["file"] for page in truth["pages"]] == on_disk
    in_documents = [
        [*(separator["file"] for separator in document["separators"]), *document["pages"]]
        for document in truth["documents"]
    ]
    assert list(chain.from_iterable(in_documents)) == on_disk


def test_every_picture_has_the_size_and_resolution_that_are_told(truth: dict[str, Any]) -> None:
    for page in truth["pages"]:
        with Image.open(SAMPLES / page["file"]) as picture:
            assert picture.size == (page["width"], page["height"]), page["file"]
            assert picture.info["dpi"] == (200, 200)
            assert picture.mode == "RGB"


def test_a_document_begins_with_text_and_only_blank_pages_have_none(truth: dict[str, Any]) -> None:
    pages = {page["file"]: page for page in truth["pages"]}
    for document in truth["documents"]:
        assert pages[document["pages"][0]]["role"] == "content"
        for file in document["pages"]:
            assert pages[file]["document"] == document["document"]
            assert bool(pages[file]["text"]) == (pages[file]["role"] == "content")


def test_the_paper_bears_every_value_that_is_told(truth: dict[str, Any]) -> None:
    for document in truth["documents"]:
        text = text_of(truth, document)
        for field, value in document["fields"].items():
            assert field in FIELD_IDS
            if field == "issued_on":
                day = date.fromisoformat(value)
                month = f"{day.month:02d}" if day.month < 3 else str(day.month)
                assert f"ngày {day.day:02d} tháng {month} năm {day.year}" in text
            elif field == "owner_birth_date":
                assert f"{date.fromisoformat(value):%d/%m/%Y}" in text
            else:
                assert plain(value) in text, (document["id"], field)


def test_all_words_are_composed_unicode(truth: dict[str, Any]) -> None:
    told = json.dumps(truth, ensure_ascii=False)
    assert unicodedata.is_normalized("NFC", told)


def test_stickers_and_separators_can_be_read(truth: dict[str, Any]) -> None:
    pages = {page["file"]: page for page in truth["pages"]}
    stickers = [code for document in truth["documents"] for code in document["codes"]]
    separators = [
        {"file": sheet["file"], "text": sheet["code"]}
        for document in truth["documents"]
        for sheet in document["separators"]
    ]
    assert stickers
    assert separators
    for code in [*stickers, *separators]:
        seen = {found.text for found in zxingcpp.read_barcodes(upright(pages[code["file"]]))}
        assert seen == {code["text"]}


def test_every_document_has_its_dossier_by_code_or_number_or_owner(
    truth: dict[str, Any], dossiers: list[dict[str, str]]
) -> None:
    by_code = {row["Mã hồ sơ"]: row for row in dossiers}
    for document in truth["documents"]:
        fields, row = document["fields"], by_code[document["dossier"]]
        if "dossier_code" in fields:
            assert fields["dossier_code"] == document["dossier"]
        else:
            assert row["Số ký hiệu kết quả"] == fields["document_number"]
            owners = [fields["owner_name"], *document["accepted"].get("owner_name", [])]
            assert row["Chủ hồ sơ"] in owners
    numbers = [row["Số ký hiệu kết quả"] for row in dossiers if row["Số ký hiệu kết quả"]]
    assert len(numbers) == len(set(numbers))


def test_some_dossiers_wait_for_their_paper(truth: dict[str, Any], dossiers: list[dict[str, str]]) -> None:
    with_paper = {document["dossier"] for document in truth["documents"]}
    waiting = [row for row in dossiers if row["Mã hồ sơ"] not in with_paper]
    assert len(waiting) >= 2
    assert all(row["Trạng thái"] != "10" and not row["Số ký hiệu kết quả"] for row in waiting)


def test_the_dossier_list_speaks_the_portals_codes(dossiers: list[dict[str, str]]) -> None:
    for row in dossiers:
        assert re.fullmatch(r"H42\.39-\d{6}-\d{4}", row["Mã hồ sơ"])
        assert re.fullmatch(r"\d\.\d{6}", row["Mã TTHC"])
        assert row["Kênh thực hiện"] in {"1", "2", "3"}
        assert row["Loại đối tượng"] in {"1", "2", "3", "4"}
        assert row["Trạng thái"] in {str(status) for status in range(1, 11)}
        assert row["Hình thức trả"] in {"0", "1"}
        assert row["Nơi nộp"] in {"1", "2"}
        assert row["Hồ sơ có thành phần số hóa"] in {"0", "1"}
        assert re.fullmatch(r"\d{10}|\d{12}", row["Số giấy tờ chủ hồ sơ"])
        moments = [row[name] for name in ("Ngày nộp", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày kết thúc", "Ngày trả")]
        assert all(re.fullmatch(r"\d\d/\d\d/\d{4} \d\d:\d\d", moment) for moment in moments if moment)
        if row["Trạng thái"] == "10":
            assert all(moments)
            assert re.fullmatch(r"KQ\.[A-Z]\d{2}\.\d{6}", row["Mã kết quả"])


def test_the_excel_list_is_the_same_list() -> None:
    with (SAMPLES / "dossiers.csv").open(encoding="utf-8-sig", newline="") as source:
        expected = list(csv.reader(source))
    book = openpyxl.load_workbook(SAMPLES / "dossiers.xlsx")
    sheet = book.worksheets[0]
    found = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert found == expected
