"""The list of reading engines, and where their data lies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ocr.engines.data import data_checksum, find_data
from ocr.engines.engine import Engine, Layout
from ocr.engines.simulated import Behaviour, SimulatedEngine
from ocr.engines.tesseract import TesseractEngine
from ocr.engines.tesseract_process import TesseractProcessEngine
from ocr.errors import EngineMissing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["Engine", "Layout", "create", "data_checksum", "find_data", "names"]

_REAL: Final[dict[str, Callable[[Path | None, str], Engine]]] = {
    TesseractEngine.name: TesseractEngine,
    TesseractProcessEngine.name: TesseractProcessEngine,
}
_STAND_INS: Final = {behaviour.value: behaviour for behaviour in Behaviour}


def names(*, stand_ins: bool = False) -> tuple[str, ...]:
    """Names that `create` takes; the stand-ins are for tests, training and demonstrations."""
    return (*_REAL, *_STAND_INS) if stand_ins else tuple(_REAL)


def create(name: str = TesseractEngine.name, data_path: Path | None = None, languages: str = "vie") -> Engine:
    """Load an engine; `data_path` is the folder of its language data, by default the one `find_data` finds.

    Where the library to read in this process is missing, the program of the same engine reads in its place. Raises
    `EngineMissing` where the name, the library or the data is missing.
    """
    if name in _REAL:
        try:
            return _REAL[name](data_path, languages)
        except EngineMissing as missing:
            if missing.missing != TesseractEngine.library:
                raise
            return _instead(missing, data_path, languages)
    if name in _STAND_INS:
        return SimulatedEngine(_STAND_INS[name])
    raise EngineMissing(name, "no engine of this name")


def _instead(missing: EngineMissing, data_path: Path | None, languages: str) -> Engine:
    try:
        return TesseractProcessEngine(data_path, languages)
    except EngineMissing:
        raise missing from None
