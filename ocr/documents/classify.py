"""Which type a document is, and the words that say so."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ocr.documents.cards import card_number, shows_card
from ocr.documents.document_type import CARD, OFFICIAL_LETTER, OTHER, DocumentType, DocumentTypes
from ocr.documents.subject import letter_subject_lines
from ocr.documents.title import Title
from ocr.documents.zones import Head, is_addressed, number_lines
from ocr.fields.evidence import Span
from ocr.fields.number_symbol import NumberSymbolKind, parts
from ocr.language.matching import bare, is_upper, letters, likeness
from ocr.types import TypeReading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocr.documents.page_text import PageText

TITLE_ENDS: Final = 0.65
"""Share of the page's height above which a title must stand."""
LONG_SYMBOL: Final = 4
_MOST_TITLE_LINES: Final = 3
_NUMBER: Final = NumberSymbolKind()
_ABOUT: Final = re.compile(r"\W*(ve\b|v\s?[/⁄]\s?v\b)")


@dataclass(frozen=True, slots=True)
class Classified:
    reading: TypeReading
    title: Title | None


def find_title(page: PageText, head: Head | None, types: DocumentTypes) -> Title | None:
    """The first line or lines in capitals that a type's title is like; the longest such title counts."""
    for block in title_blocks(page, head, mixed=True):
        found = _match(block, types) if is_upper(block[0].flat) else _title_within(block[0], types)
        if found is not None:
            return found
    return None


def title_blocks(page: PageText, head: Head | None, *, mixed: bool = False) -> Iterator[list[Span]]:
    """Where a title may stand: runs of lines in capitals under the head, from each such line on.

    With `mixed` also lines that are not all in capitals, each alone.
    """
    top = head.floor if head else 0.0
    lines = sorted(
        (
            line
            for line in page.lines
            if top <= line.region.middle[1] < TITLE_ENDS * page.height
            and abs(line.region.middle[0] - page.middle) < page.part(0.2)
        ),
        key=lambda line: line.region.top,
    )
    for start, line in enumerate(lines):
        if not is_upper(line.flat):
            if mixed:
                yield [line]
            continue
        block = [line]
        for following in lines[start + 1 : start + _MOST_TITLE_LINES]:
            if not is_upper(following.flat) or following.region.top - block[-1].region.bottom > 2 * line.region.height:
                break
            block.append(following)
        yield block


def classify(
    page: PageText | None, head: Head | None, types: DocumentTypes, whole_text: Sequence[PageText] = ()
) -> Classified:
    """What the first page speaks for: its title, then the letters of its number, then sentences of its text."""
    if page is None:
        return _other(types)
    sentence = _by_sentence(whole_text or (page,), types)
    if sentence is not None:
        return Classified(sentence, None)
    if CARD in {one.id for one in types} and card_number(page) and shows_card(page, types.thresholds.head_likeness):
        card = types.get(CARD)
        return Classified(TypeReading(card.id, card.name, 0.99, sure=True, evidence="card_code"), None)
    title = find_title(page, head, types)
    by_symbol = _by_symbol(head, types)
    if title is not None:
        agreed = by_symbol is not None and by_symbol[0].id == title.type_id
        score = title.likeness * (1.0 if title.exact else 0.93) * (1.0 if agreed else 0.93)
        words = min(line.confidence for line in title.lines)
        score = round(score * min(1.0, 0.2 + words), 3)
        evidence = " ".join(line.flat for line in title.lines)
        sure = score >= types.thresholds.type_sure and (agreed or title.exact)
        one = types.get(title.type_id)
        return Classified(TypeReading(one.id, one.name, score, sure, evidence), title)
    letter = _official_letter(page, head, types)
    if letter is not None:
        return Classified(letter, None)
    if by_symbol is not None:
        one, evidence = by_symbol
        return Classified(TypeReading(one.id, one.name, 0.7, sure=False, evidence=evidence), None)
    return _other(types)


def _match(block: Sequence[Span], types: DocumentTypes) -> Title | None:
    best: tuple[int, float, Title] | None = None
    for count in range(1, len(block) + 1):
        lines = tuple(block[:count])
        text = " ".join(line.flat for line in lines)
        for one in types:
            for cue in one.cues.titles:
                score = likeness(text, cue)
                exact = score >= types.thresholds.title_likeness and abs(len(letters(text)) - len(letters(cue))) <= 3
                longer = letters(text).startswith(letters(cue) + " ")
                if not exact and not longer:
                    continue
                title = Title(one.id, cue, lines, score if exact else 0.95, exact)
                rank = (len(cue), title.likeness)
                if best is None or rank > best[:2]:
                    best = (*rank, title)
    return best[2] if best else None


def _title_within(line: Span, types: DocumentTypes) -> Title | None:
    """`QUYẾT ĐỊNH Về việc …`: a title in capitals, and in the same line what the paper is about."""
    count = next((place for place, word in enumerate(line.words) if not word.text.isupper()), len(line.words))
    rest = line.words[count:]
    if not 1 < count < len(line.words) or not _ABOUT.match(bare(" ".join(word.text for word in rest))):
        return None
    found = _match([Span((line.words[:count],), line.page)], types)
    return replace(found, rest=Span((rest,), line.page)) if found is not None and found.exact else None


def _by_symbol(head: Head | None, types: DocumentTypes) -> tuple[DocumentType, str] | None:
    for line in number_lines(head) if head else ():
        found = _NUMBER.find(line)
        taken = parts(found.value) if found else None
        if taken is None or found is None:
            continue
        for one in types:
            # The type's letters come first (`12/TTr-SYT`); last they name a unit (`12/SYT-TTr`), unless they are long.
            first = any(bare(taken.letters[0]) == bare(symbol) for symbol in one.cues.symbols)
            last = any(taken.letters[-1] == symbol for symbol in one.cues.symbols if len(symbol) >= LONG_SYMBOL)
            if first or last:
                return one, found.value
    return None


def _official_letter(page: PageText, head: Head | None, types: DocumentTypes) -> TypeReading | None:
    """An official letter has no title: a head, a number without a type's letters, and `V/v` or `Kính gửi`."""
    if head is None or OFFICIAL_LETTER not in types or _by_symbol(head, types) is not None:
        return None
    about = bool(letter_subject_lines(head))
    addressed = any(is_addressed(line) for line in page.lines)
    numbered = any(_NUMBER.find(line) for line in number_lines(head))
    score = 0.5 + 0.25 * about + 0.15 * addressed + 0.08 * numbered
    if not (about or (addressed and numbered)):
        return None
    one = types.get(OFFICIAL_LETTER)
    sure = about and addressed and score >= types.thresholds.type_sure
    return TypeReading(one.id, one.name, round(score, 3), sure, "V/v" if about else "Kính gửi")


def _by_sentence(pages: Sequence[PageText], types: DocumentTypes) -> TypeReading | None:
    for one in types:
        for cue in one.cues.texts:
            for page in pages:
                text = page.text
                if text is not None and letters(cue) in letters(text.flat):
                    return TypeReading(one.id, one.name, 0.8, sure=False, evidence=cue)
    return None


def _other(types: DocumentTypes) -> Classified:
    one = types.get(OTHER)
    return Classified(TypeReading(one.id, one.name, 0.0, sure=False), None)
