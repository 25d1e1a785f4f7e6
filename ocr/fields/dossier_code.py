"""Codes of dossiers, procedures, results and agencies."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from ocr.fields.errors import Rejection, ValueRejected
from ocr.fields.kind import Found, is_normal

if TYPE_CHECKING:
    from ocr.fields.evidence import Span

_AGENCY: Final = r"(?:\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.\d{1,3}){0,3})"
_DOSSIER: Final = re.compile(rf"(?<![\w.])({_AGENCY})\s?-\s?(\d{{6}})\s?-\s?(\d{{4,6}})(?!\w)")
_FREE: Final = re.compile(r"[0-9A-Z][0-9A-Z.\-/_]{3,59}")


class DossierCodeKind:
    """`H56.14-240823-0001`: the agency's code, the day received, a number. Other forms stay as they are."""

    name = "dossier_code"

    def find(self, span: Span) -> Found | None:
        for match in _DOSSIER.finditer(span.text):
            if _is_day(match[2]):
                value = f"{match[1]}-{match[2]}-{match[3]}"
                return Found(value, match.start(), match.end(), proven=True, reason="dossier_code")
        return None

    def normalise(self, text: str) -> str:
        return _code(self.name, text, _FREE)

    def is_valid(self, value: str) -> bool:
        return is_normal(self, value)

    def show(self, value: str) -> str:
        return value


class CodeKind:
    """A code of one fixed form, such as a procedure's `1.001193`."""

    def __init__(self, name: str, form: str) -> None:
        self._name, self._form = name, re.compile(form)

    @property
    def name(self) -> str:
        return self._name

    def find(self, span: Span) -> Found | None:
        match = re.search(rf"(?<![\w.])(?:{self._form.pattern})(?![\w.])", span.text)
        return Found(match[0], match.start(), match.end(), proven=True, reason=self._name) if match else None

    def normalise(self, text: str) -> str:
        return _code(self._name, text, self._form)

    def is_valid(self, value: str) -> bool:
        return is_normal(self, value)

    def show(self, value: str) -> str:
        return value


PROCEDURE_CODE: Final = CodeKind("procedure_code", r"\d\.\d{6}(?:\.\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|\.[A-Z]\d{2})?")
RESULT_CODE: Final = CodeKind("result_code", r"[A-Z]{2}(?:\.[A-Z0-9]{1,9}){1,4}")
AGENCY_CODE: Final = CodeKind("agency_code", _AGENCY)


def is_dossier_code(text: str) -> bool:
    """Whether a barcode or a word is a dossier code by all we know, its day included."""
    match = _DOSSIER.fullmatch(text.strip())
    return match is not None and _is_day(match[2])


def _is_day(text: str) -> bool:
    try:
        date(2000 + int(text[:2]), int(text[2:4]), int(text[4:]))
    except ValueError:
        return False
    return True


def _code(kind: str, text: str, form: re.Pattern[str]) -> str:
    value = "".join(text.split()).upper().replace("–", "-")
    if not value:
        raise ValueRejected(kind, Rejection.EMPTY)
    if not form.fullmatch(value):
        raise ValueRejected(kind, Rejection.WRONG_FORM)
    return value
