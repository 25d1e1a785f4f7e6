"""Fitted thresholds as a file: the old one with other figures, its comments kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ocr.accuracy.fitting import Fit


def with_thresholds(path: Path, fits: Iterable[Fit]) -> str:
    """The text of `path` with the figures of each fit; a field that has no line of its own gets none."""
    text = path.read_text(encoding="utf-8")
    for fit in fits:
        line = re.compile(rf"^({re.escape(fit.field_id)} = \{{ )weakest_word = [\d.]+, weakest_agreed = [\d.]+", re.M)
        figures = f"weakest_word = {fit.after.weakest_word:.2f}, weakest_agreed = {fit.after.weakest_agreed:.2f}"
        text = line.sub(rf"\g<1>{figures}", text)
    return text
