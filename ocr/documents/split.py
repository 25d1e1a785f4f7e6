"""Where one document ends and the next begins in a stack of pages.

Whether a page begins a document depends on that page and those before it only, so documents can leave as soon as the
next one begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from ocr.documents.cards import card_number, shows_card, shows_card_back
from ocr.documents.page_text import PageText, page_text
from ocr.documents.signature import find_signature
from ocr.documents.slips import is_slip
from ocr.documents.zones import date_lines, find_head, is_annex, number_lines
from ocr.fields.dossier_code import is_dossier_code
from ocr.language.matching import bare, is_upper
from ocr.types import CutReason, PageReading, PageRole

if TYPE_CHECKING:
    from collections.abc import Iterable

HEAD_LIKENESS: Final = 0.8
_PAGE_NUMBER: Final = re.compile(r"^\W*(?:trang\s*(?:so\s*)?[:.]?\s*)?(\d{1,3})(?:\s*/\s*\d{1,3})?\W*$")
_TITLE: Final = re.compile(
    r"^\W*(giay|don (de nghi|xin|dang ky|khieu nai|to cao)|to khai|hop dong|bien ban|quyet dinh|thong bao|cong van"
    r"|bao cao|to trinh|ke hoach|van ban (uy quyen|thoa thuan|cam ket|phan chia|tu choi)"
    r"|ban (cam ket|ke khai|khai|tu khai)|chung thu|phieu|trich luc|the|so yeu ly lich|di chuc)\b"
)
"""How the titles of papers begin that bear no head: what citizens write, and forms."""
_RECEIVERS: Final = re.compile(r"^\W*noi nhan\W*(?:[:.]|$)")
_TITLE_WITHIN: Final = 0.3
_TITLE_LINES: Final = 8
_BELOW_SIGNATURE: Final = 0.12
_FEW_WORDS: Final = 5
_WITH_WORD: Final = re.compile(r"^\W*trang\s*(?:so\s*)?[:.]?\s*(\d{1,3})(?:\s*/\s*(\d{1,3}))?\W*$")


class _NoCard(Enum):
    NO_CARD = 0


_NO_CARD: Final = _NoCard.NO_CARD


@dataclass(frozen=True, slots=True)
class Cut:
    """Positions in the stack of one document's pages and of the separator sheets before it."""

    pages: tuple[int, ...]
    separators: tuple[int, ...]
    reason: CutReason


class Splitter:
    """Takes a stack page by page; gives back each document once the next one begins."""

    def __init__(self, *, one_document: bool = False) -> None:
        self._one_document = one_document
        self._place = 0
        self._pages: list[int] = []
        self._separators: list[int] = []
        self._waiting: list[int] = []
        self._has_content = False
        self._reason = CutReason.FIRST_PAGE
        self._code: str | None = None
        self._last: PageText | None = None
        """The document's last page with text."""
        self._is_signed = False
        """One of its pages ended it; what follows is annexes, or another paper."""
        self._has_receivers = False

    def add(self, reading: PageReading) -> Cut | None:
        """The document that this page ended, if it ended one."""
        place, self._place = self._place, self._place + 1
        if reading.role is PageRole.SEPARATOR and not self._one_document:
            done = self._close() if self._pages else None
            self._waiting.append(place)
            return done
        page = page_text(reading, 0)
        reason = self._begins(reading, page)
        done = None
        if reason is not None:
            if self._has_content or (self._pages and self._waiting):
                done = self._close()
            if not self._has_content:
                self._reason = reason
                self._separators += self._waiting
                self._waiting = []
        self._pages.append(place)
        if reading.role is PageRole.CONTENT:
            self._has_content = True
            self._code = self._code or _dossier_code(page)
            if page.lines:
                self._last = page
                self._is_signed = self._is_signed or is_ended(page)
                self._has_receivers = self._has_receivers or names_receivers(page)
        return done

    def finish(self) -> Cut | None:
        """The last document, if pages wait for one."""
        return self._close() if self._pages else None

    @property
    def left_over(self) -> tuple[int, ...]:
        """Separator sheets that no document follows, after `finish`."""
        return tuple(self._waiting)

    def _begins(self, reading: PageReading, page: PageText) -> CutReason | None:
        if self._one_document:
            return CutReason.ONE_DOCUMENT if not self._pages else None
        if self._waiting:
            return CutReason.SEPARATOR
        if reading.role is PageRole.BLANK:
            return CutReason.FIRST_PAGE if not self._pages else None
        if not self._has_content:
            return CutReason.FIRST_PAGE if not self._pages else None
        return self._begins_by_itself(page)

    def _begins_by_itself(self, page: PageText) -> CutReason | None:
        """The surest sign first; a page that shows nothing goes on with what was before it."""
        number = page_number(page)
        if number == 1 and _says_page_one(page):
            return CutReason.PAGE_ONE
        card = self._card(page)
        if card is not _NO_CARD:
            return card
        if number is not None and number > 1:
            return None
        after_slip = self._last is not None and is_slip(self._last)
        if is_slip(page) or (after_slip and page.lines):
            return CutReason.SLIP
        if opens_document(page):
            return CutReason.NEW_HEAD
        code = _dossier_code(page)
        if code is not None and self._code is not None and code != self._code:
            return CutReason.NEW_CODE
        if self._is_signed and (bears_title(page) or (self._has_receivers and names_receivers(page))):
            return CutReason.AFTER_SIGNATURE
        return None

    def _card(self, page: PageText) -> CutReason | _NoCard | None:
        """A card is a document of its own; its back, or a second look at it, stays with it."""
        last_is_card = self._last is not None and (shows_card(self._last, HEAD_LIKENESS) or shows_card_back(self._last))
        is_card = shows_card(page, HEAD_LIKENESS)
        if not last_is_card or self._last is None:
            return CutReason.CARD if is_card else _NO_CARD
        if is_card:
            before, now = card_number(self._last), card_number(page)
            return CutReason.CARD if before is None or now is None or before != now else None
        if shows_card_back(page) or not page.lines:
            return None
        return CutReason.NEW_HEAD if opens_document(page) else CutReason.CARD

    def _close(self) -> Cut:
        done = Cut(tuple(self._pages), tuple(self._separators), self._reason)
        self._pages, self._separators = [], []
        self._has_content, self._code, self._last = False, None, None
        self._is_signed, self._has_receivers = False, False
        return done


def split(readings: Iterable[PageReading], one_document: bool = False) -> tuple[Cut, ...]:
    """All documents of a stack. A stack of separator sheets only holds none."""
    splitter = Splitter(one_document=one_document)
    found = [cut for reading in readings if (cut := splitter.add(reading)) is not None]
    last = splitter.finish()
    return (*found, last) if last is not None else tuple(found)


def opens_document(page: PageText) -> bool:
    """Whether the page has a head of its own and is no annex that repeats one."""
    head = find_head(page, HEAD_LIKENESS)
    if head is None:
        return False
    numbered, dated = bool(number_lines(head)), bool(date_lines(head))
    if is_annex(page) and not numbered:
        return False
    return head.has_country or (numbered and dated)


def is_ended(page: PageText) -> bool:
    """Whether a paper ends on this page: somebody signed it, and nothing but receivers and seals stands below."""
    found = find_signature([page])
    if found is None or found.name is None or not found.offices:
        return False
    bottom = found.name.region.bottom + _BELOW_SIGNATURE * page.height
    return not any(line.region.top > bottom and len(line.words) > _FEW_WORDS for line in page.lines)


def names_receivers(page: PageText) -> bool:
    """`Nơi nhận:` stands once in a paper; an annex has none of its own."""
    return any(_RECEIVERS.match(bare(line.flat)) for line in page.lines)


def bears_title(page: PageText) -> bool:
    """Whether its first lines name a paper of its own, as forms without a head do; an annex's title does not count."""
    if is_annex(page):
        return False
    upper = [line for line in page.lines if line.region.top < _TITLE_WITHIN * page.height]
    return any(is_upper(line.flat) and _TITLE.match(bare(line.flat)) for line in upper[:_TITLE_LINES])


def page_number(page: PageText) -> int | None:
    """The number at the top of the page (`2`), or wherever it says `Trang 2/5`."""
    for line in page.lines:
        match = _WITH_WORD.match(bare(line.flat))
        if match:
            return int(match[1])
    top = min((line.region.top for line in page.lines if line.confidence > 0.6), default=0)
    for line in page.lines:
        match = _PAGE_NUMBER.match(bare(line.flat))
        highest = line.region.top <= top + 0.03 * page.height and line.region.top < 0.15 * page.height
        if (
            match
            and highest
            and line.confidence > 0.5
            and abs(line.region.middle[0] - page.width / 2) < 0.12 * page.width
        ):
            return int(match[1])
    return None


def _says_page_one(page: PageText) -> bool:
    return any((match := _WITH_WORD.match(bare(line.flat))) and match[1] == "1" for line in page.lines)


def _dossier_code(page: PageText) -> str | None:
    return next((code.text.strip() for code in page.codes if is_dossier_code(code.text)), None)
