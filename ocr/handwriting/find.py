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
    reach = (0.0, column_ends(reading, head))
    numbers = [gap for row in levels if (gap := number_gap(row, reach))]
    if numbers:
        found[HandPlace.NUMBER] = next((gap for gap in numbers if gap.symbol), numbers[-1])
    for row in levels:
        gaps = list(date_gaps(row))
        if gaps:
            found.update((gap.place, gap) for gap in gaps)
            break
    return tuple(found.values())


def column_ends(reading: PageReading, head: Head) -> float:
    """Pixels from the left at which the column with the number ends; the page's width where there are no columns."""
    country = [line.region.left for line in head.right if line.region.bottom <= head.floor + 1]
    divider = min(country or [line.region.left for line in head.right], default=reading.width)
    return float(divider) if head.left and divider > 0.3 * reading.width else float(reading.width)
