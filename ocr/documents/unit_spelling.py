"""The name of a commune, district or province held against the catalogue of units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ocr.language.lexicon import PROVINCE_NAMES
from ocr.language.matching import alike, letters
from ocr.language.syllables import is_syllable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocr.language.units import AdminUnits, Unit

_TWO_WORDS: Final = {"pho": "thanh pho", "tran": "thi tran", "khu": "dac khu"}
_ONE_WORD: Final = frozenset({"xa", "phuong", "huyen", "quan", "tinh", "tp"})
_NEARLY: Final = 0.84
"""How alike a name must be to one of the catalogue to be proposed for it."""


@dataclass(frozen=True, slots=True)
class SpelledUnit:
    words: tuple[str, ...]
    proven: bool
    """It stands in the catalogue just so, or with other marks in a province that the paper names, and no other unit
    has the same letters."""


def level_before(words: Sequence[str]) -> str:
    """The level that the last words name, in bare letters: `thi xa`, `phuong` …; empty for none."""
    plain = [letters(word) for word in words[-2:]]
    if not plain:
        return ""
    two = " ".join(plain)
    if two == "thi xa" or _TWO_WORDS.get(plain[-1]) == two:
        return two
    return plain[-1] if plain[-1] in _ONE_WORD else ""


def spell_unit(level: str, words: Sequence[str], said: Sequence[str], units: AdminUnits) -> SpelledUnit | None:
    """The unit of the catalogue that the words name, or come near to; None where several do, or none does.

    `said` holds all words of the paper: of units that share their letters, one in a province that it names is meant.
    """
    if not level or not words:
        return None
    read = " ".join(words)
    named = units.named(level, read)
    exact = [unit for unit in named if alike(unit.name) == alike(read)]
    provinces = provinces_in(said)
    spellings = _spellings(named)
    if exact:
        meant = _spellings([unit for unit in named if letters(unit.province) in provinces]) or spellings
        return SpelledUnit(tuple(words), proven=meant == {alike(read)})
    if not named:
        near = [unit for unit, _ in units.near(level, read, _NEARLY)] or units.beginning(level, read)
        named = [unit for unit in near if letters(unit.province) in provinces]
    if len(_spellings(named)) > 1:
        named = [unit for unit in named if letters(unit.province) in provinces]
    if len(_spellings(named)) != 1:
        return None
    unit = named[0]
    same_letters = letters(unit.name) == letters(read)
    kinh = all(is_syllable(word) for word in unit.name.split())  # Highland names are spelled in several ways.
    proven = same_letters and kinh and letters(unit.province) in provinces
    return SpelledUnit(_in_case(unit.name, words), proven)


def provinces_in(said: Sequence[str]) -> frozenset[str]:
    """Bare names of the provinces that the paper names with their level: `tỉnh Đắk Lắk`, `TP. Huế`."""
    plain = [letters(word) for word in said]
    found = set()
    for place, word in enumerate(plain):
        if word not in ("tinh", "tp", "pho"):
            continue
        for size in (4, 3, 2, 1):
            name = " ".join(plain[place + 1 : place + 1 + size])
            if name in PROVINCE_NAMES:
                found.add(name)
                break
    return frozenset(found)


def _spellings(units: Sequence[Unit]) -> set[str]:
    return {alike(unit.name) for unit in units}


def _in_case(name: str, like: Sequence[str]) -> tuple[str, ...]:
    return tuple((name.upper() if all(word.isupper() for word in like) else name).split())
