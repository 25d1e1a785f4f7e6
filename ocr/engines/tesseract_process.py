"""Tesseract as a program of its own for each picture, by pytesseract: slower, and no crash can reach us."""

from __future__ import annotations

import importlib
import subprocess
from typing import TYPE_CHECKING, Any, Final

from PIL import Image

from ocr.engines.data import data_folder, describe_data
from ocr.engines.engine import Layout
from ocr.engines.tesseract import PAGE_MODES, is_even
from ocr.errors import EngineFailed, EngineMissing
from ocr.language.vietnamese import normalise
from ocr.types import Line, Region, Word

if TYPE_CHECKING:
    from pathlib import Path

    from ocr.pixels import Gray

SECONDS_PER_PICTURE: Final = 120


class TesseractProcessEngine:
    """Starts the `tesseract` program once per picture."""

    name: Final = "tesseract_process"

    def __init__(self, data_path: Path | None = None, languages: str = "vie") -> None:
        try:
            library: Any = importlib.import_module("pytesseract")
        except ImportError as error:
            raise EngineMissing(self.name, "pytesseract") from error
        self._library = library
        self._folder = data_folder(self.name, data_path, languages)
        self._languages = languages
        try:
            self._version = str(library.get_tesseract_version())
        except (library.TesseractNotFoundError, OSError, subprocess.SubprocessError) as error:
            raise EngineMissing(self.name, "tesseract") from error

    def describe(self) -> str:
        return f"{self.name} {self._version} {describe_data(self._folder, self._languages)}"

    def read(self, image: Gray, dpi: int, layout: Layout = Layout.PAGE) -> list[Line]:
        if is_even(image):
            return []
        options = f'--tessdata-dir "{self._folder}" --psm {PAGE_MODES[layout]} --oem 1 --dpi {dpi}'
        try:
            table: dict[str, list[Any]] = self._library.image_to_data(
                Image.fromarray(image),
                lang=self._languages,
                config=f"{options} -c tessedit_do_invert=0",
                timeout=SECONDS_PER_PICTURE,
                output_type=self._library.Output.DICT,
            )
        except (self._library.TesseractError, RuntimeError, OSError, UnicodeDecodeError) as error:
            raise EngineFailed(self.name, f"{type(error).__name__}: {error}") from error
        return _lines(table)

    def close(self) -> None:
        """Nothing is held."""


def _lines(table: dict[str, list[Any]]) -> list[Line]:
    grouped: dict[tuple[int, int, int], list[Word]] = {}
    for index, raw in enumerate(table["text"]):
        text = normalise(str(raw)).strip()
        confidence = float(table["conf"][index])
        if not text or confidence < 0:
            continue
        left, top = int(table["left"][index]), int(table["top"][index])
        region = Region(left, top, left + int(table["width"][index]), top + int(table["height"][index]))
        key = (int(table["block_num"][index]), int(table["par_num"][index]), int(table["line_num"][index]))
        grouped.setdefault(key, []).append(Word(text, region, min(1.0, confidence / 100)))
    return [Line(tuple(words), key[0]) for key, words in grouped.items()]
