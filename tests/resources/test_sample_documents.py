"""The handful of papers in tests/samples and their truth."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

DOCUMENTS = Path(__file__).parents[1] / "samples" / "documents"


@pytest.fixture(params=sorted(DOCUMENTS.iterdir()), ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def truth_of(folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    return loaded


def test_every_picture_is_told_with_its_size(folder: Path) -> None:
    truth = truth_of(folder)
    assert [page["file"] for page in truth["pages"]] == sorted(file.name for file in folder.glob("*.jpg"))
    for page in truth["pages"]:
        with Image.open(folder / page["file"]) as picture:
            assert picture.size == (page["width"], page["height"])
            assert bool(page["text"]) != page["blank"]


def test_both_reading_orders_have_the_same_words(folder: Path) -> None:
    for page in truth_of(folder)["pages"]:
        assert sorted(page["text"].split()) == sorted(page["text_rows"].split())


def test_the_paper_bears_its_values(folder: Path) -> None:
    truth = truth_of(folder)
    text = " ".join(" ".join(page["text"] for page in truth["pages"]).split()).casefold()
    for field in ("so_ky_hieu", "co_quan_ban_hanh", "nguoi_ky", "chuc_vu", "chu_so_huu_ten", "chu_so_huu_so_dinh_danh"):
        value = truth["fields"][field]
        assert value is not None
        assert value.casefold() in text


def test_its_sticker_can_be_read(folder: Path) -> None:
    truth = truth_of(folder)
    told = [code["text"] for code in truth["codes"]]
    with Image.open(folder / "p1.jpg") as picture:
        assert [code.text for code in zxingcpp.read_barcodes(picture)] == told


def size_of(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def test_the_set_stays_small() -> None:
    assert size_of(DOCUMENTS) < 1_250_000


def test_each_released_schema_leaves_a_small_store_behind() -> None:
    stores = [folder for folder in (DOCUMENTS.parent / "databases").iterdir() if folder.is_dir()]
    assert stores
    assert all(size_of(store) < 350_000 for store in stores)
