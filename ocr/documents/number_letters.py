"""The letters behind a number against the type and the agency that they stand for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from ocr.fields.issuer import code_letters
from ocr.fields.number_symbol import parts
from ocr.language.matching import bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocr.documents.document_type import DocumentType

_LONG_SYMBOL: Final = 4
_COPY: Final = "BS"
"""`bản sao`, behind the letters of an extract."""


def of_agency(given: Sequence[str], document_type: DocumentType) -> set[str]:
    symbols = (*document_type.cues.symbols, _COPY)
    return {letter for letter in given if letter not in symbols and not any(_misread(letter, one) for one in symbols)}


def _misread(letter: str, symbol: str) -> bool:
    """`TUKH` for TLKH: long letters of a type are told though one was misread."""
    return len(symbol) >= _LONG_SYMBOL and Levenshtein.distance(bare(letter), bare(symbol)) == 1


def with_type_letters(value: str, document_type: DocumentType) -> str:
    """`277/TIr-UBND` of a `TỜ TRÌNH` → `277/TTr-UBND`: the title says which letters they must be."""
    taken = parts(value)
    symbols = document_type.cues.symbols
    if taken is None or not symbols or suits_type(taken.letters, document_type):
        return value
    first = taken.letters[0]
    best = max(symbols, key=lambda symbol: fuzz.ratio(bare(symbol), bare(first)))
    close = bare(best) == bare(first) or (
        abs(len(best) - len(first)) <= 1 and Levenshtein.distance(bare(best), bare(first)) == 1 and len(first) > 1
    )
    return value.replace(f"/{first}", f"/{best}", 1) if close else value


def with_agency_letters(value: str, document_type: DocumentType, issuer: str | None) -> str:
    """`1252/SXĐ-KT` of a `SỞ XÂY DỰNG` → `1252/SXD-KT`: D and Đ are told apart by the agency's own initials."""
    taken = parts(value)
    if taken is None or issuer is None:
        return value
    known = {bare(letter): letter for letter in code_letters(issuer)}
    for letter in of_agency(taken.letters, document_type):
        right = known.get(bare(letter))
        if right is not None and right != letter and right.upper() == right:
            value = re.sub(rf"(?<=[/.&-]){re.escape(letter)}(?=[.&-]|$)", right, value)
    return value


def suits_type(given: Sequence[str], document_type: DocumentType) -> bool:
    symbols = document_type.cues.symbols
    return not symbols or any(letter in symbols for letter in given)


def same_letters(value: str, given: Sequence[str]) -> bool:
    taken = parts(value)
    return taken is not None and [bare(one) for one in taken.letters] == [bare(one) for one in given]
