"""Where language data is looked for."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from ocr import engines
from ocr.engines.data import data_folder
from ocr.errors import EngineMissing

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def tessdata(tmp_path: Path) -> Path:
    folder = tmp_path / "tessdata"
    folder.mkdir()
    (folder / "vie.traineddata").write_bytes(b"model")
    return folder


def test_the_folder_that_the_environment_names_comes_first(tessdata: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(tessdata))
    assert engines.find_data() == tessdata
    monkeypatch.setenv("TESSDATA_PREFIX", str(tessdata.parent))
    assert engines.find_data() == tessdata


def test_a_program_folder_of_windows_is_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    folder = tmp_path / "Tesseract-OCR" / "tessdata"
    folder.mkdir(parents=True)
    (folder / "xyz.traineddata").write_bytes(b"model")
    assert engines.find_data("xyz") == folder


def test_a_language_nobody_has_is_found_nowhere() -> None:
    assert engines.find_data("no_such_language") is None


def test_data_that_lacks_is_named(tessdata: Path) -> None:
    with pytest.raises(EngineMissing) as missing:
        data_folder("tesseract", tessdata, "vie+eng")
    assert missing.value.missing == "eng.traineddata"


def test_data_is_proved_by_its_checksum(tessdata: Path) -> None:
    assert engines.data_checksum(tessdata / "vie.traineddata") == hashlib.sha256(b"model").hexdigest()
