"""The places of a head where figures may have been filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocr.handwriting.places import Gap, date_gaps, number_gap, rows
from ocr.types import HandPlace

if TYPE_CHECKING:
    from ocr.documents.zones import Head
    from ocr.types import PageReading


def find_gaps(reading: PageReading, head: Head) -> tuple[Gap, ...]:
    """At most one of each place, whether or not something is printed there."""
    found: dict[HandPlace, Gap] = {}
    levels = [row for row in rows(reading) if row.words[0].region.top < head.bottom]
    left = min((line.region.left for line in head.right if line.region.bottom <= head.floor + 1), default=None)
    if left is None:
        left = min((line.region.left for line in head.right), default=reading.width)
    numbers = [gap for row in levels if (gap := number_gap(row, _reach(head, left, reading)))]
    if numbers:
        found[HandPlace.NUMBER] = next((gap for gap in numbers if gap.symbol), numbers[0])
    for row in levels:
        gaps = list(date_gaps(row))
        if gaps:
            found.update((gap.place, gap) for gap in gaps)
            break
    return tuple(found.values())


def _reach(head: Head, divider: float, reading: PageReading) -> tuple[float, float]:
    return (0.0, divider) if head.left and divider > 0.3 * reading.width else (0.0, float(reading.width))
