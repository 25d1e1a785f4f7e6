"""What the office confirmed before, held against what was read: agencies, signers, positions.

A known value proves a reading that says the very same. Where only marks differ the known spelling is proposed, never
sure, and only where the reading itself is weak: a new signer may differ from the old one by one mark.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import Levenshtein

from ocr.documents.candidate import judge
from ocr.documents.known_numbers import support_day, support_number
from ocr.language.matching import alike, letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ocr.documents.candidate import Candidate
    from ocr.documents.document_type import DocumentType, DocumentTypes
    from ocr.documents.thresholds import Thresholds
    from ocr.types import OfficeKnowledge

_AGENCIES: Final = frozenset({"issuer", "parent_agency"})
_WELL_READ: Final = 0.9
"""Confidence from which a reading stands against what the office knows."""
_WELL_READ_TWICE: Final = 0.75
"""The same where two looks agree."""
_MOST_OTHERS: Final = 3


def of_agency(knowledge: OfficeKnowledge, issuer: str | None) -> OfficeKnowledge:
    """What concerns papers of this issuer alone: registers and signers of others say nothing of them."""
    agency = letters(issuer) if issuer else ""
    return replace(
        knowledge,
        neighbours=tuple(one for one in knowledge.neighbours if one.agency in ("", agency)),
        known_signers=tuple(one for one in knowledge.known_signers if one.agency == agency),
        known_symbols=tuple(one for one in knowledge.known_symbols if one.agency == agency),
        issued=tuple(one for one in knowledge.issued if one.agency in ("", agency)),
    )


def support(
    candidates: Sequence[Candidate],
    knowledge: OfficeKnowledge,
    document_type: DocumentType,
    types: DocumentTypes,
    file_name: str,
) -> tuple[Candidate, ...]:
    """The candidates as they stand before what the office knows; `knowledge` concerns their issuer alone."""
    after = types.thresholds.known_after
    agencies = _most([(one.name, one.papers) for one in knowledge.known_agencies], after)
    spellings = Counter(letters(name) for name in {alike(one.name) for one in knowledge.known_agencies})
    signers = _most([(one.name, one.papers) for one in knowledge.known_signers], after)
    positions = _most([(one.position, one.papers) for one in knowledge.known_signers if one.position], after)
    by_field = {one.field_id: one for one in candidates}
    number, day = by_field.get("document_number"), by_field.get("issued_on")
    done: list[Candidate] = []
    for candidate in candidates:
        field_id = candidate.field_id
        if field_id in _AGENCIES:
            named = _named(candidate, agencies, "known_agency", types.thresholds, offered=False)
            # Of a name that no other known one resembles but for marks, ill-seen marks say nothing against it.
            done.append(replace(named, listed=named.listed or (named.known and spellings[letters(named.value)] == 1)))
        elif field_id == "signer":
            done.append(_named(candidate, signers, "known_signer", types.thresholds, offered=True))
        elif field_id == "signer_position":
            done.append(_named(candidate, positions, "known_position", types.thresholds, offered=False))
        elif field_id == "document_number":
            done.append(support_number(candidate, day, knowledge, document_type, types, file_name))
        elif field_id == "issued_on":
            done.append(support_day(candidate, number, knowledge, types, file_name))
        else:
            done.append(candidate)
    return tuple(done)


def _most(named: Iterable[tuple[str, int]], after: int) -> list[tuple[str, int]]:
    """Each name with all its papers, the most used first."""
    papers: dict[str, int] = {}
    for name, count in named:
        papers[name] = papers.get(name, 0) + count
    return sorted(
        ((name, count) for name, count in papers.items() if count >= after), key=lambda one: (-one[1], one[0])
    )


def _named(
    candidate: Candidate, known: Sequence[tuple[str, int]], reason: str, thresholds: Thresholds, *, offered: bool
) -> Candidate:
    """`offered`: further names may be shown for the clerk to choose from."""
    same_letters = [(name, papers) for name, papers in known if letters(name) == letters(candidate.value)]
    same = next(((name, papers) for name, papers in same_letters if alike(name) == alike(candidate.value)), None)
    said = letters(candidate.span.flat)
    if same is not None:
        if candidate.reason == "agency_differs_from_number":
            return candidate
        whole = candidate.strength >= 1.0 or letters(candidate.value) in said
        return replace(
            candidate,
            proven=True,
            known=len(same_letters) == 1,
            doubtful=False,
            repaired=candidate.repaired and letters(candidate.value) not in said,
            strength=1.0 if whole else candidate.strength,
            reason=f"{reason}:{same[1]}",
        )
    if len(same_letters) == 1:
        name, papers = same_letters[0]
        if _is_well_read(candidate, thresholds):
            return replace(candidate, others=_others(candidate, [name]))
        return replace(
            candidate,
            value=name,
            proven=False,
            repaired=True,
            reason=f"{reason}:{papers}",
            others=_others(replace(candidate, value=name), [candidate.value]),
        )
    near = [name for name, _ in known if _is_near(name, candidate.value)]
    if near or (offered and not candidate.proven):
        names = near or [name for name, _ in known]
        return replace(candidate, others=_others(candidate, names))
    return candidate


def _is_well_read(candidate: Candidate, thresholds: Thresholds) -> bool:
    span = candidate.span
    enough = _WELL_READ_TWICE if span.agreed else _WELL_READ
    seen = not span.disputed and not candidate.repaired and span.weakest >= enough
    return seen or judge(candidate, thresholds).sure


def _is_near(known: str, value: str) -> bool:
    """At most two letters apart; figures name other bodies: `PHƯỜNG 1` is not near `PHƯỜNG 2`."""
    one, other = letters(known), letters(value)
    figures = [sign for sign in one if sign.isdigit()] == [sign for sign in other if sign.isdigit()]
    return figures and one != other and Levenshtein.distance(one, other, score_cutoff=2) <= 2


def _others(candidate: Candidate, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in (*candidate.others, *names) if name != candidate.value))[:_MOST_OTHERS]
