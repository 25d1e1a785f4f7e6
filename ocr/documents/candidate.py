"""A value proposed for a field, before it is judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocr.types import FieldReading

if TYPE_CHECKING:
    from ocr.documents.thresholds import Thresholds
    from ocr.fields.evidence import Span
    from ocr.types import Region


@dataclass(frozen=True, slots=True)
class Candidate:
    field_id: str
    value: str
    span: Span
    """The words it was read from."""
    proven: bool
    """Something other than the engine's confidence speaks for it."""
    reason: str
    repaired: bool = False
    """The value is not what the engine read; a person must see it unless it is proven."""
    strength: float = 1.0
    """How good the place is that it was found in, from 0 to 1."""
    doubtful: bool = False
    """It bears marks that an engine mistakes in every look: two looks that agree prove nothing."""
    others: tuple[str, ...] = ()
    """Further values it may be, the likelier first."""
    listed: bool = False
    """Its letters are those of a list, or stand elsewhere on the paper just so: how well its marks were seen matters
    little, and another look at them proves nothing against it."""
    known: bool = False
    """The office has met this very value, or an independent list bears it: a weaker look is enough."""
    filled: float | None = None
    """How likely the figures are that were filled in by hand; None where nothing was, or nobody looked."""
    witness: float | None = None
    """How likely the printed figures are by a reader of figures that says the same: when it is, a weaker look is
    enough."""
    place: Region | None = None
    """Where the value stands, if not just where its words do."""
    certain: bool = False
    """Read from a code that checks itself; no threshold applies."""


def judge(candidate: Candidate, thresholds: Thresholds) -> FieldReading:
    """Whether the value is sure, by the thresholds of its field."""
    limit = thresholds.of(candidate.field_id)
    span = candidate.span
    listed = candidate.listed and candidate.proven and not candidate.repaired
    weakest = limit.weakest_agreed if span.agreed else limit.weakest_word
    enough = min(weakest, thresholds.weakest_listed) if listed else weakest
    known = candidate.known or (candidate.witness is not None and candidate.witness >= thresholds.hand_sure)
    seen_well = span.weakest >= (min(enough, thresholds.weakest_known) if known else enough)
    twice = limit.agreement_proves and span.agreed and not candidate.doubtful
    backed = candidate.proven or twice or not limit.needs_proof
    disputed = span.disputed_letters if listed else span.disputed
    stands = not candidate.repaired and candidate.strength >= 1.0 and not disputed
    likely = candidate.filled is None or candidate.filled >= thresholds.hand_sure
    sure = candidate.certain or (stands and seen_well and backed and likely)
    confidence = min(1.0, (candidate.span.weakest + candidate.span.confidence) / 2 * candidate.strength)
    confidence = confidence if candidate.filled is None else min(confidence, candidate.filled)
    if not sure:
        confidence = min(confidence, 0.9 if backed else 0.8)
    if candidate.repaired:
        confidence = min(confidence, 0.7)
    return FieldReading(
        field_id=candidate.field_id,
        value=candidate.value,
        raw=candidate.span.flat,
        confidence=0.999 if candidate.certain else round(confidence, 3),
        sure=sure,
        page=candidate.span.page,
        region=candidate.place or candidate.span.region,
        reason=candidate.reason,
        others=tuple(other for other in candidate.others if other != candidate.value),
    )
