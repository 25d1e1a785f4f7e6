"""Citizen cards: their code, and pages that show nothing else.

The code's text: number|old number|name|birth|sex|address|issued, with the old number empty or left out (Circular
59/2021/TT-BCA and the cards of Law 26/2023/QH15; later cards add parents' names behind).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ocr.documents.zones import date_lines, find_head, number_lines
from ocr.language.matching import bare

if TYPE_CHECKING:
    from ocr.documents.page_text import PageText

_FEWEST_PARTS: Final = 6
_MOST_WORDS: Final = 130
"""Of a page that shows a card and nothing else, both of its sides included."""
_FRONT: Final = re.compile(r"can cuoc cong dan|citizen identity|identity card|^\W*(the )?can cuoc\W*$", re.MULTILINE)
_BACK: Final = re.compile(r"idvnm|personal identification|dac diem nhan d|left index|ngon tro|date of issue|noi cu tru")


@dataclass(frozen=True, slots=True)
class CardCode:
    number: str
    name: str
    born: str
    """ddmmyyyy, as the code has it."""


def read_card_code(text: str) -> CardCode | None:
    """None for a code that is no citizen card's."""
    parts = [part.strip() for part in text.split("|")]
    if len(parts) < _FEWEST_PARTS or not re.fullmatch(r"\d{12}", parts[0]):
        return None
    rest = parts[2:] if re.fullmatch(r"(?:\d{9}|\d{12})?", parts[1]) else parts[1:]
    return CardCode(parts[0], rest[0], rest[1]) if re.search(r"[^\W\d_]", rest[0]) else None


def card_number(page: PageText) -> str | None:
    """Of the card whose code stands on the page."""
    return next((card.number for code in page.codes if (card := read_card_code(code.text)) is not None), None)


def shows_card(page: PageText, likeness: float) -> bool:
    """Whether the page is a card's front, or both of its sides, and no paper that bears a card's code."""
    if _words(page) > _MOST_WORDS or not (card_number(page) or _FRONT.search(_text(page))):
        return False
    head = find_head(page, likeness)
    return head is None or not (number_lines(head) and date_lines(head))


def shows_card_back(page: PageText) -> bool:
    return _words(page) <= _MOST_WORDS and _BACK.search(_text(page)) is not None


def _words(page: PageText) -> int:
    return sum(len(line.words) for line in page.lines)


def _text(page: PageText) -> str:
    return "\n".join(bare(line.flat) for line in page.lines)
