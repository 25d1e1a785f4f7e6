"""Thresholds picked on one half of the papers and proved on the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ocr.accuracy.fitted_file import with_thresholds
from ocr.accuracy.fitting import Proposal, fit, is_first_half
from ocr.documents.candidate import Candidate
from ocr.documents.loader import load_document_types
from ocr.fields.evidence import Span
from ocr.types import Region, Word
from tests.ocr.paper import RESOURCES

if TYPE_CHECKING:
    from ocr.documents.document_type import DocumentTypes

NAMES = [f"paper {number}" for number in range(400)]
FIRST = [name for name in NAMES if is_first_half(name)]
SECOND = [name for name in NAMES if not is_first_half(name)]


def seen(document: str, confidence: float, *, right: bool) -> Proposal:
    word = Word("Bình", Region(0, 0, 90, 30), confidence)
    return Proposal(document, Candidate("signer", "Bình", Span(((word,),), 0), True, "name_under_office"), right)


def test_the_halves_are_of_a_size_and_stay_the_same() -> None:
    assert 150 < len(FIRST) < 250
    assert is_first_half("paper 1") == is_first_half("paper 1")


def test_what_was_wrong_in_the_first_half_is_sure_no_more(types: DocumentTypes) -> None:
    low = replace(types.thresholds.of("signer"), weakest_word=0.5, weakest_agreed=0.5)
    thresholds = replace(types.thresholds, fields={**types.thresholds.fields, "signer": low})
    proposals = [seen(name, 0.98, right=True) for name in NAMES[:60]]
    proposals += [seen(name, 0.72, right=False) for name in (FIRST[40], SECOND[40])]
    (one,) = fit(proposals, thresholds)
    assert one.after.weakest_word > 0.72
    assert one.fitted.right == one.fitted.count > 0
    assert one.proved_before.count - one.proved_before.right == 1
    assert one.proved.right == one.proved.count
    assert one.kept.right == one.kept.count == one.kept_before.right


def test_a_field_that_is_wrong_however_well_seen_is_never_sure(types: DocumentTypes) -> None:
    (one,) = fit([seen(name, 1.0, right=False) for name in FIRST[:9]], types.thresholds)
    assert one.fitted.count in (0, 9)
    assert one.after.weakest_word == 1.0


def test_what_the_second_half_shows_changes_no_threshold(types: DocumentTypes) -> None:
    first = [seen(name, 0.9, right=True) for name in FIRST[:20]]
    (without,) = fit([*first, *(seen(name, 0.9, right=True) for name in SECOND[:20])], types.thresholds)
    (spoilt,) = fit([*first, *(seen(name, 0.9, right=False) for name in SECOND[:20])], types.thresholds)
    assert without.after == spoilt.after


def test_fitted_thresholds_can_be_read_again_and_keep_their_comments(types: DocumentTypes) -> None:
    fits = fit([seen(name, 0.9, right=True) for name in NAMES[:40]], types.thresholds)
    text = with_thresholds(RESOURCES / "reading" / "thresholds.toml", fits)
    assert "# How careful reading is" in text
    after = fits[0].after
    line = f"signer = {{ weakest_word = {after.weakest_word:.2f}, weakest_agreed = {after.weakest_agreed:.2f}, "
    assert line in text
    assert load_document_types(RESOURCES / "document_types").thresholds.of("place").needs_proof
