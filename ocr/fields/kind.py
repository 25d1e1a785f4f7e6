"""What every kind of value can do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from ocr.fields.errors import ValueRejected

if TYPE_CHECKING:
    from ocr.fields.evidence import Span


@dataclass(frozen=True, slots=True)
class Found:
    """A value found in a text."""

    value: str
    """In the normal form of its kind."""
    start: int
    """Where it stands in the span's text."""
    end: int
    proven: bool = False
    """The value speaks for itself: its grammar leaves little room for a slip of the engine."""
    repaired: bool = False
    """The engine's text was changed to make it a value."""
    reason: str = ""


class FieldKind(Protocol):
    """A kind of value: how it is found in a text, brought to its normal form, checked and shown.

    `normalise` raises `ValueRejected`; `show` gives back what it cannot show nicer.
    """

    @property
    def name(self) -> str: ...

    def find(self, span: Span) -> Found | None:
        """The first value of this kind in the text."""

    def normalise(self, text: str) -> str: ...

    def is_valid(self, value: str) -> bool:
        """Whether `value` is in the normal form already."""

    def show(self, value: str) -> str: ...


def is_normal(kind: FieldKind, value: str) -> bool:
    """Whether normalising changes nothing and raises nothing: what `is_valid` means for most kinds."""
    try:
        return kind.normalise(value) == value
    except ValueRejected:
        return False
