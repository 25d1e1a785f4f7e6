"""Where Tesseract's language data lies, and its checksum."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from ocr.errors import EngineMissing

if TYPE_CHECKING:
    from collections.abc import Iterator


def find_data(language: str = "vie") -> Path | None:
    """The first folder that holds `<language>.traineddata`; none is not an error here."""
    return next((folder for folder in _candidates() if (folder / f"{language}.traineddata").is_file()), None)


def data_folder(engine: str, data_path: Path | None, languages: str) -> Path:
    """The folder to load `languages` (`vie`, `vie+eng`) from; raises `EngineMissing` naming the file that lacks."""
    wanted = languages.split("+")
    folder = data_path or find_data(wanted[0])
    for language in wanted:
        if folder is None or not (folder / f"{language}.traineddata").is_file():
            raise EngineMissing(engine, f"{language}.traineddata")
    assert folder is not None
    return folder


def data_checksum(path: Path) -> str:
    """SHA-256 of a data file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def describe_data(folder: Path, languages: str) -> str:
    """`vie:0123456789abcdef` for each language, the checksum cut to 16 figures."""
    return " ".join(
        f"{language}:{data_checksum(folder / f'{language}.traineddata')[:16]}" for language in languages.split("+")
    )


def _candidates() -> Iterator[Path]:
    prefix = os.environ.get("TESSDATA_PREFIX")
    if prefix:
        yield Path(prefix)
        yield Path(prefix) / "tessdata"
    yield Path(__file__).parents[2] / "resources" / "tessdata"
    yield from sorted(Path("/usr/share/tesseract-ocr").glob("*/tessdata"), reverse=True)
    yield from (Path("/usr/share/tessdata"), Path("/usr/local/share/tessdata"), Path("/usr/share/tesseract/tessdata"))
    for variable in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)", "LOCALAPPDATA"):
        base = os.environ.get(variable)
        if base:
            yield Path(base) / "Tesseract-OCR" / "tessdata"
            yield Path(base) / "Programs" / "Tesseract-OCR" / "tessdata"
