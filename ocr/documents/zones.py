"""The zones of an administrative paper (NĐ 30/2020/NĐ-CP, annex I): head, title, subject, body.

Everything is told by words and by where they stand to each other, never by places fixed on the sheet: scans are cut,
shifted and photographed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ocr.documents.page_text import PageText, height_of
from ocr.fields.date import DateKind
from ocr.fields.evidence import Span
from ocr.language.matching import bare, holds, is_upper

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


NATIONAL: Final = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM")
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
HEAD_ENDS: Final = 0.5
"""Share of the page's height above which a head must begin."""
_DATE_LINE: Final = re.compile(
    r"ng\w{1,2}y(?![^\W\d]).*t\w{1,4}g.*nam"
    r"|^[^\W\d][^,]{1,40},\s*(?:ng\w{1,2}y(?![^\W\d])|t\w{1,4}g\b.*nam)"
)
_NUMBER: Final = re.compile(r"^\W*so\s*[:.;]|^\W*so\s+\S*\d|^\W*so\s*/|/[a-zd]{1,5}-[a-zd]{2,}")
_ADDRESSED: Final = re.compile(r"^\W*kinh\s*g\w{1,2}i\b")
_ANNEX: Final = re.compile(r"^\W*(phu luc|danh sach|bieu|mau so|phu bieu|bang|du toan)\b")
_ATTACHED: Final = re.compile(r"\W*\(?\s*(ban hanh |dinh |cong bo )?kem theo\b")
_DATE: Final = DateKind()


@dataclass(frozen=True, slots=True)
class Head:
    """The two columns over the title. `right` holds the country's name, the motto, place and date."""

    left: tuple[Span, ...]
    right: tuple[Span, ...]
    floor: float
    """Pixels; the country's name and the motto end here, a title can begin."""
    bottom: float
    """Pixels; the title or the text begins here."""
    has_country: bool
    """The country's name or the motto was found: the surest mark of a first page."""


def find_head(page: PageText, likeness: float) -> Head | None:
    """The head of a first page; None where no line looks like one."""
    upper = [line for line in page.lines if line.region.top < HEAD_ENDS * page.height]
    country = _best(upper, NATIONAL, likeness)
    motto = _best(upper, (MOTTO,), likeness)
    anchor = country or motto
    if anchor is None:
        return _head_without_country(page, upper)
    line_height = height_of([anchor])
    top = anchor.region.top - line_height if country else anchor.region.top - 3.2 * line_height
    centred = abs(anchor.region.middle[0] - page.middle) < page.part(0.08)
    divider = anchor.region.left if country else anchor.region.left - page.part(0.08)
    below = [line for line in upper if line.region.middle[1] > top and line not in (country, motto)]
    bottom = _bottom(below, anchor, motto, divider, page)
    inside = [line for line in below if line.region.middle[1] < bottom]
    if centred:
        left = tuple(line for line in inside if _NUMBER.search(bare(line.flat)) is not None)
        right = tuple(line for line in inside if line not in left)
    else:
        left = tuple(line for line in inside if line.region.middle[0] < divider)
        right = tuple(line for line in inside if line.region.middle[0] >= divider)
    return Head(left, right, (motto or anchor).region.bottom, bottom, has_country=True)


def number_lines(head: Head) -> list[Span]:
    """Lines of the left column that look like the document's number, in order."""
    return [line for line in head.left if _NUMBER.search(bare(line.flat))]


def date_lines(head: Head) -> list[Span]:
    """Lines that look like place and date: `Ea Kao, ngày … tháng … năm …`, whether or not the day can be read.

    A day written by hand leaves a gap that parts the line: what stands on one level is one line again.
    """
    return [line for line in (*_levels(head.right), *head.left) if is_date_line(line)]


def is_date_line(line: Span) -> bool:
    return _DATE_LINE.search(bare(line.flat)) is not None


def _levels(lines: Iterable[Span]) -> list[Span]:
    rows: list[list[Span]] = []
    for line in sorted(lines, key=lambda one: one.region.middle[1]):
        before = rows[-1][-1] if rows else None
        reach = 0.5 * min(line.region.height, before.region.height) if before else 0.0
        if before and line.region.middle[1] - before.region.middle[1] <= reach:
            rows[-1].append(line)
        else:
            rows.append([line])
    ordered = (sorted(row, key=lambda one: one.region.left) for row in rows)
    return [Span((tuple(word for line in row for word in line.words),), row[0].page) for row in ordered]


def is_annex(page: PageText) -> bool:
    """Whether the page begins an annex: `PHỤ LỤC`, `(Kèm theo …)` in its upper part, and no head."""
    upper = [bare(line.flat) for line in page.lines if line.region.top < 0.4 * page.height][:12]
    return any(_ATTACHED.match(line) for line in upper) or any(_ANNEX.match(line) for line in upper[:4])


def is_attached(line: Span) -> bool:
    """`(Kèm theo …)`, `(Ban hành kèm theo …)`."""
    return _ATTACHED.match(bare(line.flat)) is not None


def is_addressed(line: Span) -> bool:
    return _ADDRESSED.match(bare(line.flat)) is not None


def _best(lines: Sequence[Span], cues: Sequence[str], likeness: float) -> Span | None:
    found = [(max(holds(line.flat, cue) for cue in cues), line) for line in lines]
    score, line = max(found, key=lambda one: one[0], default=(0.0, None))
    return line if score >= likeness else None


def _bottom(below: Sequence[Span], anchor: Span, motto: Span | None, divider: float, page: PageText) -> float:
    """Where the first line stands that runs across both columns."""
    floor = (motto or anchor).region.bottom
    margin = page.part(0.04)
    for line in sorted(below, key=lambda one: one.region.top):
        region = line.region
        crosses = region.left < divider - margin and region.right > divider + margin
        centred = (
            abs(region.middle[0] - page.middle) < page.part(0.09)
            and is_upper(line.flat)
            and region.left > divider - margin
        )
        ends = crosses or centred or is_addressed(line)
        if region.middle[1] > floor and ends and not is_date_line(line):
            return region.top
    return HEAD_ENDS * page.height


def _head_without_country(page: PageText, upper: Sequence[Span]) -> Head | None:
    """A head told by its number and its date alone, when the country's name could not be read."""
    dated = next((line for line in upper if is_date_line(line) and line.region.middle[0] > page.middle), None)
    numbered = next(
        (line for line in upper if _NUMBER.match(bare(line.flat)) and line.region.middle[0] < page.middle), None
    )
    if dated is None or numbered is None or abs(dated.region.top - numbered.region.top) > 0.06 * page.height:
        return None
    divider = dated.region.left - page.part(0.02)
    bottom = _bottom(upper, dated, None, divider, page)
    inside = [line for line in upper if line.region.middle[1] < bottom]
    left = tuple(line for line in inside if line.region.middle[0] < divider)
    right = tuple(line for line in inside if line.region.middle[0] >= divider)
    return Head(left, right, dated.region.bottom, bottom, has_country=False)
