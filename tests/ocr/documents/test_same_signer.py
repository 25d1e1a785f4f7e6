"""Several papers of one stack that name their signer alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocr.documents.understand import understand
from tests.ocr.paper import decision

if TYPE_CHECKING:
    from ocr.documents.document_type import DocumentTypes
    from ocr.types import DocumentReading

RARE = "Tống Thị Mai Hiên"
"""A name that might be `Hiền` with a mark lost: never sure by itself."""


def sure(document: DocumentReading) -> bool:
    signer = document.field("signer")
    assert signer is not None
    return signer.sure


def test_a_rare_name_is_sure_once_three_papers_bear_it(types: DocumentTypes) -> None:
    papers = [decision(number=f"Số: {number}/QĐ-UBND", name=RARE).reading() for number in (1, 2, 3)]
    assert [sure(document) for document in understand(papers[:2], types)] == [False, False]
    found = understand(papers, types)
    assert [sure(document) for document in found] == [True, True, True]
    signer = found[0].field("signer")
    assert signer is not None
    assert signer.reason == "signer_of_stack"


def test_where_one_of_them_is_spelled_otherwise_nobody_is_sure(types: DocumentTypes) -> None:
    papers = [decision(name=name).reading() for name in (RARE, RARE, RARE, "Tống Thị Mai Hiển")]
    assert not any(sure(document) for document in understand(papers, types)[:3])


def test_a_mark_that_engines_always_mistake_is_not_proven_by_repeating_it(types: DocumentTypes) -> None:
    papers = [decision(name="Tống Thị Mai Ấn").reading() for _ in range(4)]
    assert not any(sure(document) for document in understand(papers, types))
