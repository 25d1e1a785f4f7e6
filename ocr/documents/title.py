"""The lines that name the type on the paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ocr.fields.evidence import Span


@dataclass(frozen=True, slots=True)
class Title:
    """The lines that name the type on the paper."""

    type_id: str
    cue: str
    lines: tuple[Span, ...]
    likeness: float
    exact: bool
    """The lines say the cue and no more."""
    rest: Span | None = None
    """What follows the title in its own line: `QUYẾT ĐỊNH Về việc …`."""
