"""The number and the day that an annex quotes of its paper: `(Kèm theo Quyết định số 218/QĐ-UBND ngày …)`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ocr.documents.candidate import Candidate
from ocr.documents.number_letters import suits_type
from ocr.fields.date import DateKind
from ocr.fields.evidence import join
from ocr.fields.number_symbol import NumberSymbolKind, parts
from ocr.language.matching import bare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocr.documents.document_type import DocumentType
    from ocr.documents.page_text import PageText
    from ocr.fields.evidence import Span

_NUMBER: Final = NumberSymbolKind()
_DATE: Final = DateKind()


def quoted_number(document_type: DocumentType, pages: Sequence[PageText]) -> Candidate | None:
    for quote in _annex_quotes(pages):
        text = bare(quote.text)
        for match in re.finditer(r"\bso\s*[:.]?\s*(?=\d)", text):
            rest = quote.after(match.end())
            found = _NUMBER.find(rest) if rest else None
            taken = parts(found.value) if found and not found.repaired else None
            if rest and found and taken and document_type.cues.symbols and suits_type(taken.letters, document_type):
                span = rest.cut(found.start, found.end)
                return Candidate("document_number", found.value, span, False, "only_quoted_by_annex", strength=0.9)
    return None


def quoted_date(pages: Sequence[PageText]) -> Candidate | None:
    for quote in _annex_quotes(pages):
        found = _DATE.find(quote)
        if found is not None:
            span = quote.cut(found.start, found.end)
            return Candidate("issued_on", found.value, span, False, "only_quoted_by_annex", strength=0.9)
    return None


def _annex_quotes(pages: Sequence[PageText]) -> Iterator[Span]:
    """`(Kèm theo Quyết định số 218/QĐ-UBND ngày … của …)` in the upper part of a later page."""
    for page in pages[1:]:
        upper = [line for line in page.lines if line.region.top < 0.4 * page.height]
        for place, line in enumerate(upper):
            if re.search(r"kem theo\b", bare(line.flat)):
                follow = [one for one in upper[place + 1 : place + 3] if one.region.top > line.region.top]
                yield join([line, *follow])
