"""Slips that a one-stop-shop gives out with a dossier: their code goes to that dossier's papers, and to no other.

Decree 61/2018/NĐ-CP, article 17 (giấy tiếp nhận hồ sơ và hẹn trả kết quả, phiếu kiểm soát …): a clerk lays the slip on
top of the dossier's papers. The slip stays a document of its own: it is no result, and who handed the papers out wants
it kept.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ocr.language.matching import bare, letters
from ocr.types import FieldReading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocr.documents.document_type import DocumentTypes
    from ocr.documents.page_text import PageText
    from ocr.types import DocumentReading

SLIP_BEFORE: Final = "slip_before"
_CODE: Final = "dossier_code"
_TITLE: Final = re.compile(
    r"^\W*(giay tiep nhan (ho so|va hen)|giay hen tra|phieu hen( tra)?|phieu tiep nhan|bien nhan ho so"
    r"|phieu kiem soat qua trinh|phieu ban giao ho so|to bia ho so)\b"
)
_WITHIN: Final = 0.45
_AGREED, _PROPOSED = 0.97, 0.6
"""Confidence of a code that came with the slip, where the paper names the same owner, and where it does not say."""


def is_slip(page: PageText) -> bool:
    return any(_TITLE.match(bare(line.flat)) for line in page.lines if line.region.top < _WITHIN * page.height)


class SlipCarrier:
    """Takes the documents of a stack in order; gives each the code of the slip that lies on top of it.

    A document's own code stands. A code that is not the slip's, another slip, or a separator sheet behind the first
    paper ends the slip's reach; an owner who is not the slip's gets nothing and ends nothing.
    """

    def __init__(self, types: DocumentTypes) -> None:
        self._types = types
        self._slip: DocumentReading | None = None
        self._papers = 0

    def take(self, document: DocumentReading, pages: Sequence[PageText]) -> DocumentReading:
        """The document, with the slip's code where that is its own; `pages` are those with text."""
        if pages and is_slip(pages[0]):
            self._slip = document if document.field(_CODE) is not None else None
            self._papers = 0
            return document
        slip = self._slip
        if slip is None:
            return document
        self._papers += 1
        given, own = slip.field(_CODE), document.field(_CODE)
        foreign = own is not None and given is not None and own.value != given.value
        if given is None or foreign or (document.separators and self._papers > 1):
            self._slip = None
            return document
        if own is not None or not self._takes_code(document):
            return document
        agrees = _same_owner(slip, document)
        if agrees is False:
            return document
        sure = agrees is True and given.sure
        reading = FieldReading(_CODE, given.value, "", _AGREED if sure else _PROPOSED, sure, page=0, reason=SLIP_BEFORE)
        return replace(document, fields=(*document.fields, reading))

    def _takes_code(self, document: DocumentReading) -> bool:
        return self._types.get(document.type.id).field(_CODE) is not None


def _same_owner(slip: DocumentReading, document: DocumentReading) -> bool | None:
    """Whether both name the same owner: by number, else by name; None where one of them does not say."""
    for field_id in ("owner_id", "owner_name"):
        one, other = slip.field(field_id), document.field(field_id)
        if one is not None and other is not None:
            return letters(one.value) == letters(other.value)
    return None
