"""What the program needs from Windows beside Python: Tesseract's data, through winget where it is there."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

WINGET_ID: Final = "UB-Mannheim.TesseractOCR"
LANGUAGES: Final = ("vie", "osd")


def data_folders() -> Iterator[Path]:
    """Where Tesseract's data may lie, as its installer for Windows and its own setting have it."""
    if prefix := os.environ.get("TESSDATA_PREFIX"):
        yield from (Path(prefix), Path(prefix) / "tessdata")
    for variable, below in (
        ("ProgramFiles", "Tesseract-OCR"),
        ("LocalAppData", "Programs/Tesseract-OCR"),
        ("LocalAppData", "Tesseract-OCR"),
    ):
        if base := os.environ.get(variable):
            yield Path(base) / below / "tessdata"


def missing_languages() -> tuple[str, ...]:
    """The languages that no single folder completes; Tesseract reads from one folder at a time."""
    lacks = [
        tuple(language for language in LANGUAGES if not (folder / f"{language}.traineddata").is_file())
        for folder in data_folders()
    ]
    return min(lacks, key=len, default=LANGUAGES)


def provide(say: Callable[[str], None]) -> None:
    """Install Tesseract where its data is missing; what winget cannot bring is said, and the set-up goes on."""
    if missing_languages() and (winget := shutil.which("winget")):
        say("Đang cài Tesseract bằng winget…")
        agreed = ("--silent", "--accept-package-agreements", "--accept-source-agreements")
        subprocess.run([winget, "install", "--exact", "--id", WINGET_ID, *agreed], check=False)
    if missing := missing_languages():
        say(
            f"Tesseract còn thiếu dữ liệu: {', '.join(missing)}. Hãy mở bộ cài Tesseract (UB Mannheim) và chọn "
            "“Vietnamese” ở mục Additional language data; hoặc chép vie.traineddata và osd.traineddata vào thư mục "
            "tessdata của Tesseract. Chưa có dữ liệu này thì chương trình mở được nhưng không nhận dạng được."
        )
