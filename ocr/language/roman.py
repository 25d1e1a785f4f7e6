"""Roman numerals within a line: `quý III`, `khu vực II`. Engines lose a stroke, or take two for an H."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ocr.language.matching import letters

_COUNTED: Final = frozenset(
    {"quy", "chuong", "loai", "hang", "vuc", "lan", "nhom", "thu", "cap", "khoa", "ky", "dot", "muc", "phan", "giai"}
)
_SIGNS: Final = ".,;:'’`\"“”()"
_STROKES: Final = re.compile("[IVXHTULl1|]{1,6}")
_AS_STROKES: Final = str.maketrans({"H": "II", "U": "II", "T": "I", "L": "I", "l": "I", "1": "I", "|": "I"})
_NUMERAL: Final = re.compile("X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3}")


@dataclass(frozen=True, slots=True)
class Roman:
    read: str
    """As it was read, without signs at its edges."""
    text: str
    doubtful: bool
    """A stroke may have been lost, or was put back."""
    other: str | None
    """What it is when one stroke more or less was printed."""


def read_roman(before: str, text: str, second: str | None) -> Roman | None:
    """The numeral behind `before`; None where none stands. `second` is what another look read."""
    said = text.strip(_SIGNS)
    if letters(before) not in _COUNTED or not _STROKES.fullmatch(said) or said.isdigit():
        return None
    numeral = re.sub("I{4,}", "III", said.translate(_AS_STROKES))
    if not _NUMERAL.fullmatch(numeral):
        return Roman(said, said, doubtful=True, other=None)
    agreed = second is None or second.strip(_SIGNS) == said
    doubtful = numeral != said or not agreed or (numeral.endswith("II") and not numeral.endswith("III"))
    other = f"{numeral}I" if re.search("(?<!I)II$", numeral) else numeral[:-1] if numeral.endswith("III") else None
    return Roman(said, numeral, doubtful, other if doubtful else None)
