"""Tesseract in this process, by tesserocr: the model is loaded once and reads page after page."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from ocr.engines.data import data_folder, describe_data
from ocr.engines.engine import Layout
from ocr.errors import EngineFailed, EngineMissing
from ocr.language.vietnamese import normalise
from ocr.types import Line, Region, Word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ocr.pixels import Gray

PAGE_MODES: Final = {Layout.PAGE: 3, Layout.COLUMN: 4, Layout.BLOCK: 6, Layout.LINE: 7, Layout.SPARSE: 11}
"""Tesseract's page segmentation modes."""
_LSTM_ONLY: Final = 1
FAINTEST: Final = 8
"""Gray levels between the darkest and the lightest pixel of a picture that has anything to read."""
VARIABLES: Final = {
    "tessedit_do_invert": "0",  # white on black is no matter of office papers, and each try costs time
    "debug_file": os.devnull,
}


def is_even(image: Gray) -> bool:
    """Without any print: asked for a line, Tesseract would find one in it."""
    return int(image.max()) - int(image.min()) < FAINTEST


LONGEST_LOOK: Final = 20_000
"""Milliseconds of one look: a page of print takes two seconds on an old machine, noise without end."""


class TesseractEngine:
    """Holds one `PyTessBaseAPI`; `OMP_THREAD_LIMIT=1` is to be set by whoever starts the process."""

    name: Final = "tesseract"
    library: Final = "tesserocr"

    def __init__(self, data_path: Path | None = None, languages: str = "vie") -> None:
        try:
            import tesserocr  # here, for the library reads OMP_THREAD_LIMIT when it loads
        except ImportError as error:
            raise EngineMissing(self.name, self.library) from error
        folder = data_folder(self.name, data_path, languages)
        self._library = tesserocr
        self._data = describe_data(folder, languages)
        try:
            self._api: Any = tesserocr.PyTessBaseAPI(
                path=str(folder), lang=languages, oem=_LSTM_ONLY, variables=VARIABLES
            )
        except RuntimeError as error:
            raise EngineMissing(self.name, f"{languages}: {error}") from error

    def describe(self) -> str:
        version = self._library.tesseract_version().split()[1]
        return f"{self.name} {version} {self._data}"

    def read(self, image: Gray, dpi: int, layout: Layout = Layout.PAGE) -> list[Line]:
        if is_even(image):
            return []
        pixels = np.ascontiguousarray(image)
        height, width = pixels.shape
        try:
            self._api.SetPageSegMode(PAGE_MODES[layout])
            self._api.SetImageBytes(pixels.tobytes(), width, height, 1, width)
            self._api.SetSourceResolution(dpi)
            if not self._api.Recognize(LONGEST_LOOK):
                raise EngineFailed(self.name, "Recognize")
            return list(self._lines())
        except RuntimeError as error:
            raise EngineFailed(self.name, str(error)) from error
        finally:
            self._api.Clear()

    def close(self) -> None:
        self._api.End()

    def _lines(self) -> Iterator[Line]:
        level = self._library.RIL
        found = self._api.GetIterator()
        if found is None:
            return
        block, words = 0, list[Word]()
        while True:
            if found.IsAtBeginningOf(level.TEXTLINE) and words:
                yield Line(tuple(words), block)
                words = []
            if found.IsAtBeginningOf(level.BLOCK):
                block += 1
            word = self._word(found)
            if word is not None:
                words.append(word)
            if not found.Next(level.WORD):
                break
        if words:
            yield Line(tuple(words), block)

    def _word(self, found: Any) -> Word | None:
        level = self._library.RIL.WORD
        box = found.BoundingBox(level)
        if box is None:
            return None
        try:
            text = normalise(found.GetUTF8Text(level)).strip()
        except UnicodeDecodeError:
            text = "\N{REPLACEMENT CHARACTER}"
        except RuntimeError:  # tesserocr's word for "no text here"
            return None
        if not text:
            return None
        return Word(text, Region(*box), min(1.0, max(0.0, found.Confidence(level) / 100)))
