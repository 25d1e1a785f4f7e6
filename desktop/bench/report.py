"""How figures are told: a table for people, one line of JSON for scripts."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.bench.figures import Figure

_VERDICTS: Final = {True: "đạt", False: "chưa đạt", None: ""}


def report(figures: Sequence[Figure], *, as_json: bool) -> None:
    """Print the figures of one run."""
    if as_json:
        rows = [
            {
                "name": figure.name,
                "value": figure.value,
                "unit": figure.unit,
                "target": figure.target,
                "met": figure.met,
            }
            for figure in figures
        ]
        sys.stdout.write(json.dumps({"figures": rows}, ensure_ascii=False, separators=(",", ":")) + "\n")
        return
    longest = max((len(figure.name) for figure in figures), default=0)
    for figure in figures:
        target = "" if figure.target is None else f"{'≤' if figure.at_most else '≥'} {figure.target:g}"
        line = f"{figure.name:{longest}}  {figure.value:10.4g} {figure.unit:14} {target:8} {_VERDICTS[figure.met]}"
        sys.stdout.write(line.rstrip() + "\n")
