"""Degrees of secrecy, printed as words of their own; never the same words within a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ocr.documents.page_text import PageText
    from ocr.types import Region

DEGREES: Final = frozenset({"MẬT", "TỐI MẬT", "TUYỆT MẬT"})
"""Law on the protection of state secrets 29/2018/QH14, article 8."""
_LABELLED: Final = re.compile(r"\bđộ mật\s*:\s*(mật|tối mật|tuyệt mật)\b", re.IGNORECASE)
_ENDS: Final = 0.4
"""Share of the page's height within which the mark stands."""


def is_degree(text: str) -> bool:
    """Whether a stamp's words are a degree and nothing else."""
    return " ".join(re.sub(r"[\W_]", " ", text).split()) in DEGREES


def secret_place(page: PageText) -> Region | None:
    """Where a degree stands as a line or a column of its own."""
    for line in page.lines:
        if line.region.top <= _ENDS * page.height and (is_degree(line.flat) or _LABELLED.search(line.flat)):
            return line.region
    return None
