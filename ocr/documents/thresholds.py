"""How sure is sure: figures measured on papers with known truth, kept in `resources/reading/thresholds.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class FieldThreshold:
    """When a field's reading may be called sure. Confidences from 0 to 1."""

    weakest_word: float
    """The worst word of the value must have been seen at least this well."""
    weakest_agreed: float
    """The same where a second look read the very same words."""
    agreement_proves: bool
    """Whether two looks that agree are the proof; where engines make the same mistake twice they are not."""
    needs_proof: bool
    """Besides, something independent must speak for the value: its own grammar, or a second place on the paper."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    fields: Mapping[str, FieldThreshold]
    other: FieldThreshold
    """For fields not named."""
    type_sure: float
    """A type's confidence from which it is sure."""
    lowest_dpi: int
    """Below this a page is called coarse."""
    weakest_listed: float
    """How well the worst word must have been seen of a value whose letters are those of a list."""
    hand_sure: float
    """How likely figures filled in by hand must be before a value with them may be sure."""
    title_likeness: float
    head_likeness: float
    label_likeness: float
    """How alike a text must be to a title, to the words of a head, to a label before it is taken for it."""
    known_after: int
    """How many confirmed papers must say the same before the office is taken to know it."""
    weakest_known: float
    """The worst word of a value that the office knows must have been seen at least this well."""

    def of(self, field_id: str) -> FieldThreshold:
        return self.fields.get(field_id, self.other)
