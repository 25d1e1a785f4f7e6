"""Provinces, districts and communes by name, before and after the mergers of 1 July 2025.

Both are right on paper: an old paper bears old names, and is never put into new ones.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz, process

from ocr.language.matching import bare
from ocr.language.words import bare_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_LEVELS: Final = {
    "tỉnh": "tinh",
    "tp": "thanh pho",
    "q": "quan",
    "h": "huyen",
    "tx": "thi xa",
    "x": "xa",
    "p": "phuong",
    "tt": "thi tran",
    "đk": "dac khu",
}
LEVELS: Final = (*_LEVELS.values(), "tp")
"""Bare words that stand before the name of a unit."""


@dataclass(frozen=True, slots=True)
class Unit:
    name: str
    """Without its level."""
    level: str
    """Bare letters: `xa`, `thanh pho` …"""
    code: str
    province: str
    """Name of the province that it lay or lies in; its own for a province."""
    is_current: bool


@dataclass(frozen=True)
class AdminUnits:
    """The catalogue in `resources/catalogues/admin_units.tsv.gz`, read when first asked for."""

    path: Path

    def __reduce__(self) -> tuple[type[AdminUnits], tuple[Path]]:
        return type(self), (self.path,)

    def named(self, level: str, name: str) -> list[Unit]:
        """The units with these bare letters; `level` is one of `LEVELS`."""
        return [self._unit(row) for row in self._by_name.get((_full(level), bare(name)), ())]

    def near(self, level: str, name: str, likeness: float) -> list[tuple[Unit, float]]:
        """Units of the level whose bare names are as alike as `likeness` (0 to 1), the likest first."""
        names = self._names[_full(level)]
        found = process.extract(bare(name), names, scorer=fuzz.ratio, score_cutoff=100 * likeness, limit=5)
        return [(unit, score / 100) for plain, score, _ in found for unit in self.named(level, plain)]

    def beginning(self, level: str, name: str) -> list[Unit]:
        """Units of the level whose bare names go on where `name` ends: Quảng Ngãi, Quảng Ninh for `QUẢNG`."""
        plain = f"{bare(name)} "
        return [
            unit for other in self._names[_full(level)] if other.startswith(plain) for unit in self.named(level, other)
        ]

    def anywhere(self, name: str) -> list[Unit]:
        """The same, of whatever level."""
        return [unit for level in _LEVELS.values() for unit in self.named(level, name)]

    def anywhere_near(self, name: str, likeness: float) -> list[Unit]:
        return [unit for level in _LEVELS.values() for unit, _ in self.near(level, name, likeness)]

    def successors(self, unit: Unit) -> list[str]:
        """Codes of the communes that an old one became."""
        return next((row[5].split(",") for row in self._rows if not unit.is_current and row[2] == unit.code), [])

    @cached_property
    def _rows(self) -> list[list[str]]:
        text = gzip.decompress(self.path.read_bytes()).decode()
        return [line.split("\t") for line in text.splitlines()]

    @cached_property
    def _by_name(self) -> Mapping[tuple[str, str], list[list[str]]]:
        plain = bare_text("\n".join(row[3] for row in self._rows)).split("\n")
        found: defaultdict[tuple[str, str], list[list[str]]] = defaultdict(list)
        for row, name in zip(self._rows, plain, strict=True):
            found[_LEVELS[row[1]], name].append(row)
        return found

    @cached_property
    def _names(self) -> Mapping[str, Sequence[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for level, name in self._by_name:
            found[level].append(name)
        return found

    @cached_property
    def _above(self) -> Mapping[tuple[str, str], list[str]]:
        """When and code of what is no commune → its row; codes of provinces have two figures, of districts three."""
        return {(row[0], row[2]): row for row in self._rows if len(row[2]) < _COMMUNE}

    def _unit(self, row: list[str]) -> Unit:
        top = row
        while top[4]:
            top = self._above[row[0], top[4]]
        return Unit(row[3], _LEVELS[row[1]], row[2], top[3], row[0] == "new")


@dataclass(frozen=True)
class AgencyNames:
    """The names in `resources/catalogues/agency_names.txt`, read when first asked for."""

    path: Path

    def __reduce__(self) -> tuple[type[AgencyNames], tuple[Path]]:
        return type(self), (self.path,)

    @cached_property
    def names(self) -> tuple[str, ...]:
        lines = (line.strip() for line in self.path.read_text(encoding="utf-8").splitlines())
        return tuple(line for line in lines if line and not line.startswith("#"))


_COMMUNE: Final = 5


def _full(level: str) -> str:
    return "thanh pho" if level == "tp" else level
