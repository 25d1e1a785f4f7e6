"""Numbers of entries in a ledger: `85/2025` of civil status, `1234` of certifications, `CH 01234` of land."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ocr.fields.kind import Found
from ocr.fields.number_symbol import NumberSymbolKind

if TYPE_CHECKING:
    from ocr.fields.evidence import Span

_ENTRY: Final = re.compile(
    r"\W*(?:[Ss]ố\s*[:.]?\s*)?(?P<number>(?:[A-Z]{1,3}[ .]?)?\d{1,7}(?:\s?/\s?(?:19|20)\d{2})?)"
    r"(?=\s*(?:[.,;]?\s*$|\n|[Qq]uyển|[Tt]rang|ngày))",
)


class LedgerNumberKind(NumberSymbolKind):
    """A number with its symbol, or the bare number of an entry; never proven by itself."""

    name = "ledger_number"

    def find(self, span: Span) -> Found | None:
        match = _ENTRY.match(span.text)
        if match is None:
            return super().find(span)
        value = re.sub(r"\s?/\s?", "/", match["number"])
        return Found(value, match.start("number"), match.end("number"), proven="/" in value, reason="ledger_entry")
