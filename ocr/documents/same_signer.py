"""A signer whom several papers of one stack name alike: each of them bears witness for the others."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ocr.language.matching import alike, letters
from ocr.language.names import has_doubtful_marks, look

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ocr.types import DocumentReading, FieldReading

SIGNER_OF_STACK: Final = "signer_of_stack"
_WELL_READ: Final = 0.79
"""Confidence that a name has which only lacks a proof."""
_CONFIDENCE: Final = 0.95


def agreed_signers(documents: Iterable[DocumentReading], least: int) -> tuple[DocumentReading, ...]:
    """The same; a signer whom `least` papers name with the very same marks, and none with others, is sure.

    Not where engines mistake such a mark in every look: a hundred papers would agree on it.
    """
    given = tuple(documents)
    spelled: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for document in given:
        signer = document.field("signer")
        if signer is not None and (signer.sure or signer.confidence >= _WELL_READ):
            spelled[letters(signer.value)][alike(signer.value)] += 1
    return tuple(_proven(document, spelled, least) for document in given)


def _proven(document: DocumentReading, spelled: dict[str, dict[str, int]], least: int) -> DocumentReading:
    signer = document.field("signer")
    if signer is None or signer.sure or signer.confidence < _WELL_READ:
        return document
    ways = spelled[letters(signer.value)]
    if len(ways) != 1 or sum(ways.values()) < least:
        return document
    if has_doubtful_marks(signer.value) or not look(signer.value).known_surname or len(signer.value.split()) < 3:
        return document
    sure = replace(signer, sure=True, confidence=_CONFIDENCE, reason=SIGNER_OF_STACK)
    return replace(document, fields=tuple(_in_place(field, sure) for field in document.fields))


def _in_place(field: FieldReading, new: FieldReading) -> FieldReading:
    return new if field.field_id == new.field_id else field
