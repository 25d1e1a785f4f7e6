"""Pages that are not there, by the numbers of those that are."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocr.documents.page_text import PageText
    from ocr.fields.evidence import Span

_EDGE: Final = 0.09
"""Share of the page's height where its number stands (Decree 30/2020/NĐ-CP, annex I: in the middle of the top)."""
_NUMBER: Final = re.compile(r"(?:[Tt]rang\s*)?[-–—]?\s*(\d{1,2})\s*[-–—]?")
_OF_ALL: Final = re.compile(r"[Tt]rang\s*[:.]?\s*(\d{1,3})\s*(?:/|trên)\s*(\d{1,3})")
_CONFIDENT: Final = 0.85
_MOST: Final = 6
"""So many pages in a row are not forgotten: then the number was misread, or another paper is counted."""


def missing_numbers(pages: Sequence[PageText]) -> Iterator[tuple[int, int]]:
    """(index of the page before which it is missing, its number); at the end, the last page counts."""
    numbered = [(page.page, *found) for page in pages if (found := _number(page)) is not None]
    content = [page.page for page in pages]
    before = (content[0], 1, None) if content else None
    if before is None or not numbered:
        return
    trail = numbered if numbered[0][0] == before[0] else [before, *numbered]
    first = trail[0]
    if first[1] > 1 and first[2] is not None and first[1] <= _MOST:
        yield from ((first[0], number) for number in range(1, first[1]))
    for (page, number, _), (after, following, _) in pairwise(trail):
        sheets = content.index(after) - content.index(page)
        lacking = following - number - sheets
        if 0 < lacking <= _MOST:
            yield from ((after, value) for value in range(following - lacking, following))
    page, number, of_all = trail[-1]
    left = len(content) - 1 - content.index(page)
    if of_all is not None and 0 < of_all - number - left <= _MOST:
        yield from ((content[-1], value) for value in range(number + left + 1, of_all + 1))


def _number(page: PageText) -> tuple[int, int | None] | None:
    """The page's number, and of how many where it says so."""
    for line in page.lines:
        middle = line.region.middle[1]
        if _EDGE * page.height < middle < (1 - _EDGE) * page.height or line.weakest < _CONFIDENT:
            continue
        found = _OF_ALL.search(line.flat)
        if found and 0 < int(found[1]) <= int(found[2]):
            return int(found[1]), int(found[2])
        found = _NUMBER.fullmatch(line.flat.strip())
        if found and int(found[1]) > 0 and _is_placed(line, page):
            return int(found[1]), None
    return None


def _is_placed(line: Span, page: PageText) -> bool:
    """In the middle of the print or of the sheet, or at the print's right end."""
    across = line.region.middle[0]
    from_middle = min(abs(across - page.middle), abs(across - page.width / 2))
    return from_middle < page.part(0.06) or across > page.right - page.part(0.06)
