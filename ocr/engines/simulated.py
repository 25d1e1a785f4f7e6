"""Engines that read nothing real, each with one behaviour: for tests, training and demonstrations."""

from __future__ import annotations

import os
import signal
import time
from enum import Enum
from typing import TYPE_CHECKING, Final

from ocr.engines.engine import Layout
from ocr.errors import EngineFailed
from ocr.types import Line, Region, Word

if TYPE_CHECKING:
    from ocr.pixels import Gray


class Behaviour(Enum):
    SIMULATED = "simulated"
    """Gives the same few words for every picture."""
    SLOW = "slow"
    """Does so after a while."""
    BAD = "bad"
    """Sees garbled text, and is not sure of it."""
    BAD_UTF8 = "bad_utf8"
    """Gives characters no file may hold: lone halves of pairs, NUL, replacement signs."""
    EMPTY = "empty"
    """Sees nothing."""
    FAILING = "failing"
    """Gives up on every picture."""
    DYING = "dying"
    """Takes its process down, as native code may."""
    KILLED = "killed"
    """Is killed by the system, as it does to who takes the most when memory runs out."""
    HUNGRY = "hungry"
    """Asks for more memory than any machine has."""
    HANGING = "hanging"
    """Never comes to an end."""


SECONDS: Final = 1.0
EXIT_CODE: Final = 77
_KILL: Final = getattr(signal, "SIGKILL", signal.SIGTERM)
_TOO_MUCH: Final = 1 << 60
_TEXTS: Final = {
    Behaviour.SIMULATED: (("ỦY", "BAN", "NHÂN", "DÂN"), ("Số:", "01/QĐ-UBND")),
    Behaviour.SLOW: (("ỦY", "BAN", "NHÂN", "DÂN"), ("Số:", "01/QĐ-UBND")),
    Behaviour.BAD: (("ÚÝ", "8AN", "|\\|HÂN", "0ÂN"), ("5ó;", "O1/ǪÐ·UBN0", "~~")),
    Behaviour.BAD_UTF8: (("Ủ\ud800Y", "B\x00AN", "\N{REPLACEMENT CHARACTER}"),),
    Behaviour.EMPTY: (),
}
_CONFIDENCE: Final = {Behaviour.BAD: 0.31, Behaviour.BAD_UTF8: 0.2}


class SimulatedEngine:
    """Looks at the picture's size and at nothing else."""

    def __init__(self, behaviour: Behaviour = Behaviour.SIMULATED) -> None:
        self._behaviour = behaviour

    @property
    def name(self) -> str:
        return self._behaviour.value

    def describe(self) -> str:
        return f"{self.name} 1"

    def read(self, image: Gray, dpi: int, layout: Layout = Layout.PAGE) -> list[Line]:
        del dpi, layout  # a stand-in sees neither
        if self._behaviour is Behaviour.DYING:
            os._exit(EXIT_CODE)
        if self._behaviour is Behaviour.KILLED:
            os.kill(os.getpid(), _KILL)
        if self._behaviour is Behaviour.HUNGRY:
            bytearray(_TOO_MUCH)
        while self._behaviour is Behaviour.HANGING:
            time.sleep(SECONDS)
        if self._behaviour is Behaviour.FAILING:
            raise EngineFailed(self.name, "asked to fail")
        if self._behaviour is Behaviour.SLOW:
            time.sleep(SECONDS)
        return self._lines(*image.shape)

    def close(self) -> None:
        """Nothing is held."""

    def _lines(self, height: int, width: int) -> list[Line]:
        texts = _TEXTS[self._behaviour]
        confidence = _CONFIDENCE.get(self._behaviour, 0.95)
        lines, row = [], max(1, height // 20)
        for number, words in enumerate(texts, 1):
            step = width // (len(words) + 1)
            top = min(number * 2 * row, height - row)
            regions = [Region(step * at + step // 4, top, step * (at + 1), top + row) for at in range(len(words))]
            lines.append(
                Line(tuple(Word(text, region, confidence) for text, region in zip(words, regions, strict=True)), 1)
            )
        return lines
