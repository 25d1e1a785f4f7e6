"""Text in one line: places, subjects, titles, positions, agencies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ocr.fields.errors import Rejection, ValueRejected
from ocr.fields.kind import Found, is_normal
from ocr.language.vietnamese import normalise

if TYPE_CHECKING:
    from ocr.fields.evidence import Span

LONGEST: Final = 1000


class TextKind:
    name = "text"

    def find(self, span: Span) -> Found | None:
        line = span.text.split("\n")[0]
        value = self._plain(line).strip(" .,;:")
        return Found(value, 0, len(line), reason="rest_of_line") if value else None

    def normalise(self, text: str) -> str:
        value = self._plain(text)
        if not value:
            raise ValueRejected(self.name, Rejection.EMPTY)
        if len(value) > LONGEST:
            raise ValueRejected(self.name, Rejection.WRONG_LENGTH)
        return value

    def is_valid(self, value: str) -> bool:
        return is_normal(self, value)

    def show(self, value: str) -> str:
        return value

    def _plain(self, text: str) -> str:
        return " ".join(normalise(text).split())
