"""Where else the paper says the same: the second place is the best proof there is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ocr.language.matching import alike

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocr.documents.page_text import PageText
    from ocr.fields.evidence import Span


def echoes(value: str, own: Span, pages: Sequence[PageText]) -> int:
    """How often `value` stands on the pages besides the words it was read from, with all its marks."""
    wanted = alike(value)
    count = sum(_count(wanted, " ".join(line.flat for line in page.lines)) for page in pages)
    return max(0, count - _count(wanted, own.flat))


def _count(wanted: str, text: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(wanted)}(?!\w)", alike(text))) if wanted else 0
