"""Titles that people took for a type before: what a paper of no known title may be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ocr.documents.classify import Classified, title_blocks
from ocr.documents.page_text import page_text
from ocr.documents.title import Title
from ocr.documents.zones import find_head
from ocr.language.matching import letters
from ocr.types import PageRole, TypeReading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocr.documents.document_type import DocumentTypes
    from ocr.documents.page_text import PageText
    from ocr.documents.zones import Head
    from ocr.fields.evidence import Span
    from ocr.types import OfficeKnowledge, PageReading

_SHORTEST: Final = 6
"""Letters of a title: less is a stamp or a rule taken for letters."""
_CONFIDENCE: Final = 0.9


def title_of(pages: Sequence[PageReading], types: DocumentTypes) -> str | None:
    """The bare letters of the first words in capitals under the head: what to remember when a person names the type."""
    for place, reading in enumerate(pages):
        page = page_text(reading, place) if reading.role is PageRole.CONTENT else None
        if page is not None and page.lines:
            block = _first_block(page, find_head(page, types.thresholds.head_likeness))
            return _text(block) if block else None
    return None


def by_known_cue(
    page: PageText | None, head: Head | None, classified: Classified, types: DocumentTypes, knowledge: OfficeKnowledge
) -> Classified:
    """The type that people gave to papers of this title; only where the paper itself leaves its type open."""
    if page is None or classified.reading.sure or not knowledge.known_cues:
        return classified
    block = _first_block(page, head)
    if not block:
        return classified
    title = _text(block)
    known = {
        one.type_id: one.papers
        for one in knowledge.known_cues
        if one.title == title and one.papers >= types.thresholds.known_after and one.type_id in types
    }
    if len(known) != 1:
        return classified
    ((type_id, papers),) = known.items()
    one = types.get(type_id)
    reading = TypeReading(one.id, one.name, _CONFIDENCE, sure=True, evidence=f"known_cue:{papers}")
    printed = " ".join(line.flat for line in block)
    return replace(classified, reading=reading, title=Title(one.id, printed, tuple(block), 1.0, exact=False))


def _first_block(page: PageText, head: Head | None) -> list[Span]:
    """The longest run of capitals that the first such line begins, when it has letters enough."""
    for block in title_blocks(page, head):
        if len(_text(block).replace(" ", "")) >= _SHORTEST:
            return block
    return []


def _text(block: Sequence[Span]) -> str:
    return letters(" ".join(line.flat for line in block))
