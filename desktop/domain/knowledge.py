"""What an office can know, and one fact of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class FactKind(Enum):
    """What a fact says; beside each what its key, value and detail hold. Bare: letters without marks and case."""

    AGENCY = "agency"
    """bare name; name; –"""
    SIGNER = "signer"
    """bare issuer; full name; position"""
    SYMBOL = "symbol"
    """bare issuer; the letters of the number; type's id"""
    CUE = "cue"
    """bare title; type's id; –"""
    NUMBER = "number"
    """bare issuer, `|`, letters of the number; day of issue; that day's lowest and highest number, as `118-125`"""
    ISSUED = "issued"
    """bare issuer or nothing; number with letters; day: a line of an imported list"""


@dataclass(frozen=True, slots=True)
class Fact:
    kind: FactKind
    key: str
    value: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact with how often it was confirmed, as screens and commands show it."""

    id: int
    fact: Fact
    papers: int
    last_seen: datetime
    is_off: bool
