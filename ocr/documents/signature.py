"""The signing block: who signs, as what, for whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ocr.documents.page_text import height_of
from ocr.documents.zones import is_annex
from ocr.fields.position import begins_position, is_heading, read_office
from ocr.language.matching import bare, is_upper, letters
from ocr.language.names import SURNAMES, in_name_case, look, with_surname

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocr.documents.page_text import PageText
    from ocr.fields.evidence import Span

_DIGITAL: Final = re.compile(
    r"k[yý]\s*b[oởơ]i|nguoi ky:|thoi gian ky|ngay ky|email|\+07|chung thu so|co quan:|chuc vu:|https?:"
)
_DEGREES: Final = frozenset(
    {"ths", "ts", "tskh", "pgs", "gs", "bs", "bscki", "bsckii", "cki", "ckii", "ks", "kts", "ls", "ncs"}
)
"""Titles before a name, in bare letters."""
_FARTHEST: Final = 0.34
"""Share of the page's height within which the name stands under the office."""


@dataclass(frozen=True, slots=True)
class Signature:
    offices: tuple[Span, ...]
    """The lines over the name, codes included, top to bottom."""
    name: Span | None
    whole: bool = True
    """All words of the name's line were seen; otherwise some may be missing."""


def find_signature(pages: Sequence[PageText]) -> Signature | None:
    """The last signing block before the annexes; of an annex only when nothing else is signed."""
    own = [page for page in pages if not (page.page > 0 and is_annex(page))]
    for page in reversed(own):
        found = _on_page(page)
        if found is not None and found.name is not None:
            return found
    for page in reversed(own):
        found = _on_page(page)
        if found is not None:
            return found
    left = (_on_left(page) for page in reversed(own))
    return next((found for found in left if found is not None), None)


def _on_left(page: PageText) -> Signature | None:
    """An office that confirms what a citizen has written signs on the left; never taken for whole."""
    lines = sorted(
        (line for line in page.lines if line.region.right < page.left + page.part(0.55)),
        key=lambda line: line.region.top,
    )
    for block in reversed(_office_blocks(lines, page)):
        name = _name_under(block, lines, page) if any(map(_is_strong, block)) else None
        if name is not None:
            return Signature(tuple(block), name[0], whole=False)
    return None


def _on_page(page: PageText) -> Signature | None:
    lines = _right_column(page)
    blocks = _office_blocks(lines, page)
    for block in reversed(blocks):
        name = _name_under(block, lines, page)
        if name is not None:
            return Signature(tuple(block), name[0], whole=name[1])
    alone = _name_alone(lines, page)
    if alone is not None:
        return Signature((), alone, whole=False)
    strong = [block for block in blocks if any(_is_strong(line) for line in block)]
    return Signature(tuple(strong[-1]), None) if strong else None


def _right_column(page: PageText) -> list[Span]:
    """Lines of the right half that stand in no running text, top to bottom."""
    edge = page.left + page.part(0.42)
    return sorted(
        (
            line
            for line in page.lines
            if line.region.middle[0] > page.left + page.part(0.53)
            and line.region.left > edge - page.part(0.04)
            and not _DIGITAL.search(bare(line.flat))
        ),
        key=lambda line: line.region.top,
    )


def _office_blocks(lines: Sequence[Span], page: PageText) -> list[list[Span]]:
    """Runs of lines in capitals that begin with an office or a code."""
    blocks: list[list[Span]] = []
    for line in lines:
        text = line.flat
        office = read_office(text)
        if office is None and not is_heading(text):
            continue
        last = blocks[-1][-1] if blocks else None
        height = max(height_of([line]), page.height * 0.008)
        near = last is not None and line.region.top - last.region.bottom < 1.6 * height
        if near:
            blocks[-1].append(line)
        elif is_heading(text) or _is_strong(line):
            blocks.append([line])
    return blocks


def _is_strong(line: Span) -> bool:
    office = read_office(line.flat)
    return office is not None and (office.code is not None or begins_position(office.text))


def _name_under(block: Sequence[Span], lines: Sequence[Span], page: PageText) -> tuple[Span, bool] | None:
    """The last name-like line under the office, near its middle, and whether it lost no word."""
    offices = [line for line in block if not is_heading(line.flat)] or list(block)
    bottom = offices[-1].region.bottom
    middle = sum(line.region.middle[0] for line in offices) / len(offices)
    found = None
    for line in lines:
        region = line.region
        if not bottom - 2 < region.top < bottom + _FARTHEST * page.height:
            continue
        if abs(region.middle[0] - middle) > page.part(0.2):
            continue
        name = name_words(line)
        if name is not None:
            lost = {word.text for word in line.words if re.search(r"[^\W\d_]{2}", word.text)} - {
                w.text for w in name.words
            }
            found = name, not lost
    return found


def _name_alone(lines: Sequence[Span], page: PageText) -> Span | None:
    """A name beside the list of receivers, where a seal has hidden the office over it."""
    receivers = [line for line in page.lines if re.match(r"\W*no\w? nhan\b", bare(line.flat))]
    if not receivers:
        return None
    top = receivers[-1].region.top
    for line in reversed(lines):
        name = name_words(line) if line.region.top > top else None
        if name is not None and look(in_name_case(name.flat)).known_surname and name.weakest > 0.5:
            return name
    return None


def name_words(line: Span) -> Span | None:
    """The words of the line that are a name, without what pen and stamp left beside it."""
    words = [word for word in line.words if re.search(r"[^\W\d_]", word.text)]
    while words and (not words[0].text[0].isupper() or words[0].confidence < 0.3 or letters(words[0].text) in _DEGREES):
        words.pop(0)
    while words and words[-1].confidence < 0.3:
        words.pop()
    while len(words) > 2 and len(words[0].text) == 1 and words[1].text in SURNAMES:
        words.pop(0)
    if not words:
        return None
    text = " ".join(word.text.strip(".,;:'’`\"“”()") for word in words)
    if is_upper(text) and read_office(text) is not None and begins_position(text):
        return None
    seen = look(with_surname(in_name_case(text)))
    if not seen.like or not (seen.known_surname or all(word.confidence > 0.8 for word in words)):
        return None
    return type(line)((tuple(words),), line.page)
