"""Pick how careful each field's reading must be, on one half of the labelled papers, and prove it on the other.

A paper's half follows from its name alone, so that the same papers are always kept apart.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Final

from ocr.accuracy.comparing import is_among
from ocr.accuracy.reliability import Share, share
from ocr.accuracy.truth import TRUTH_KEYS
from ocr.documents.candidate import judge
from ocr.documents.understand import propose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ocr.accuracy.truth import TrueDocument
    from ocr.documents.candidate import Candidate
    from ocr.documents.document_type import DocumentTypes
    from ocr.documents.thresholds import FieldThreshold, Thresholds
    from ocr.types import PageReading

_STEPS: Final = (0.50, 0.55, 0.60, 0.65, 0.70, 0.75, 0.80, 0.85, 0.88, 0.90, 0.93, 0.95, 0.97, 0.99)
_GIVEN_UP: Final = 0.02
"""Of the right values that the loosest safe thresholds keep, the share that stricter ones may cost."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value proposed for a field of a paper, and whether it is right."""

    document: str
    candidate: Candidate
    right: bool


@dataclass(frozen=True, slots=True)
class Fit:
    field_id: str
    before: FieldThreshold
    after: FieldThreshold
    fitted: Share
    """Sure values that are right, on the half that the thresholds were picked on."""
    proved_before: Share
    proved: Share
    """The same on the other half."""
    kept_before: Share
    kept: Share
    """Of the right values of the other half, those that are sure."""


def gather(papers: Iterable[tuple[TrueDocument, Sequence[PageReading]]], types: DocumentTypes) -> Iterator[Proposal]:
    for truth, pages in papers:
        for candidate in propose(pages, types):
            expected = truth.values.get(candidate.field_id)
            if candidate.field_id in TRUTH_KEYS and (expected is not None or truth.complete):
                right = expected is not None and is_among(candidate.field_id, candidate.value, expected)
                yield Proposal(truth.id, candidate, right)


def is_first_half(document: str) -> bool:
    return hashlib.sha256(document.encode()).digest()[0] % 2 == 0


def fit(proposals: Sequence[Proposal], thresholds: Thresholds) -> tuple[Fit, ...]:
    """The thresholds that the first half asks for, with what they do on the second."""
    fits = []
    for field_id in sorted({proposal.candidate.field_id for proposal in proposals}):
        own = [proposal for proposal in proposals if proposal.candidate.field_id == field_id]
        first = [proposal for proposal in own if is_first_half(proposal.document)]
        second = [proposal for proposal in own if not is_first_half(proposal.document)]
        before = thresholds.of(field_id)
        after = _pick(first, field_id, thresholds)
        fits.append(
            Fit(
                field_id,
                before,
                after,
                _sure(first, _with(thresholds, field_id, after)),
                _sure(second, thresholds),
                _sure(second, _with(thresholds, field_id, after)),
                _kept(second, thresholds),
                _kept(second, _with(thresholds, field_id, after)),
            )
        )
    return tuple(fits)


def _pick(proposals: Sequence[Proposal], field_id: str, thresholds: Thresholds) -> FieldThreshold:
    """The strictest of those that call nothing wrong sure and keep nearly all that the loosest of them keep."""
    before = thresholds.of(field_id)
    safe: list[tuple[int, float, FieldThreshold]] = []
    for word, agreed in product(_STEPS, _STEPS):
        if agreed > word:
            continue
        limit = replace(before, weakest_word=word, weakest_agreed=agreed)
        sure = _sure(proposals, _with(thresholds, field_id, limit))
        if sure.right == sure.count:
            safe.append((sure.right, word + agreed, limit))
    if not safe:
        return replace(before, weakest_word=1.0, weakest_agreed=1.0)
    most = max(right for right, _, _ in safe)
    return max((one for one in safe if one[0] >= most * (1 - _GIVEN_UP)), key=lambda one: one[1])[2]


def _with(thresholds: Thresholds, field_id: str, limit: FieldThreshold) -> Thresholds:
    fields: Mapping[str, FieldThreshold] = {**thresholds.fields, field_id: limit}
    return replace(thresholds, fields=fields)


def _sure(proposals: Sequence[Proposal], thresholds: Thresholds) -> Share:
    return share(each.right for each in proposals if judge(each.candidate, thresholds).sure)


def _kept(proposals: Sequence[Proposal], thresholds: Thresholds) -> Share:
    return share(judge(each.candidate, thresholds).sure for each in proposals if each.right)
