"""Numbers and days held against registers, lists of issued papers, usual letters and the file's name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import Levenshtein

from ocr.documents.file_name import NamedPaper, read_file_name
from ocr.fields.number_symbol import parts
from ocr.language.matching import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ocr.documents.candidate import Candidate
    from ocr.documents.document_type import DocumentType, DocumentTypes
    from ocr.types import NumberNeighbour, OfficeKnowledge

_PRINTED: Final = frozenset({"number_printed_in_one", "number_matches_type_and_agency"})
_CONTRADICTIONS: Final = 2
"""So many papers of the register must speak against a number: one alone may itself be wrong."""
_MOST_OTHERS: Final = 3
_DOUBTED: Final = 0.8


def support_number(
    candidate: Candidate,
    day: Candidate | None,
    knowledge: OfficeKnowledge,
    document_type: DocumentType,
    types: DocumentTypes,
    file_name: str,
) -> Candidate:
    """The number: its letters by what the agency's papers bear, its figures by register, list and file name."""
    candidate = _usual_letters(candidate, knowledge, document_type, types.thresholds.known_after)
    issued_on = day.value if day is not None else None
    listed = [one for one in knowledge.issued if one.issued_on == issued_on]
    if any(_same_number(one.number, candidate.value) for one in listed):
        return _proven(candidate, "in_issued_list")
    near = [one.number for one in listed if _is_near(one.number, candidate.value)]
    named = _named_number(candidate, file_name, types)
    if named is not None and _same_number(named, candidate.value):
        return _proven(candidate, "named_in_file")
    witnesses = [*near, *([named] if named is not None else [])]
    if witnesses:
        taken = next((one for one in witnesses if one in candidate.others), None)
        reason = "issued_list_differs" if near else "file_name_differs"
        if taken is not None:
            others = _listed(taken, [candidate.value, *candidate.others])
            return replace(candidate, value=taken, strength=_DOUBTED, reason=reason, others=others)
        return replace(
            candidate,
            strength=min(candidate.strength, _DOUBTED),
            reason=reason,
            others=_listed(candidate.value, [*candidate.others, *witnesses]),
        )
    if issued_on is not None and is_out_of_register(candidate.value, issued_on, knowledge.neighbours):
        return replace(candidate, strength=min(candidate.strength, _DOUBTED), reason="number_out_of_register")
    return candidate


def support_day(
    candidate: Candidate, number: Candidate | None, knowledge: OfficeKnowledge, types: DocumentTypes, file_name: str
) -> Candidate:
    """The day of issue, by list, file name and register."""
    if number is None:
        return candidate
    listed = {one.issued_on for one in knowledge.issued if _same_number(one.number, number.value)}
    listed = {one for one in listed if one[:4] == candidate.value[:4]}
    if candidate.value in listed:
        return _proven(candidate, "in_issued_list")
    named = _file_facts(file_name, types).issued_on
    if named == candidate.value:
        return _proven(candidate, "named_in_file")
    if listed:
        others = _listed(candidate.value, [*candidate.others, *sorted(listed)])
        return replace(candidate, strength=_DOUBTED, reason="issued_list_differs", others=others)
    if is_out_of_register(number.value, candidate.value, knowledge.neighbours):
        return replace(candidate, strength=min(candidate.strength, _DOUBTED), reason="number_out_of_register")
    if named is not None:
        # Files are named on other days too, so this alone casts no doubt.
        return replace(candidate, others=_listed(candidate.value, [*candidate.others, named]))
    return candidate


def is_out_of_register(value: str, issued_on: str, neighbours: Sequence[NumberNeighbour]) -> bool:
    """Several papers of this symbol and year bear a higher number on an earlier day, or a lower one on a later day."""
    taken = parts(value)
    if taken is None or not taken.number.isdigit():
        return False
    symbol, number = symbol_of(value), int(taken.number)
    against = [
        one
        for one in neighbours
        if one.symbol == symbol
        and one.issued_on[:4] == issued_on[:4]
        and (
            (one.issued_on < issued_on and one.number >= number) or (one.issued_on > issued_on and one.number <= number)
        )
    ]
    return len(against) >= _CONTRADICTIONS


def symbol_of(value: str) -> str:
    """What stands behind the figures of a regular number: `QĐ-UBND`; empty for others."""
    taken = parts(value)
    return value.removeprefix(taken.number).lstrip("/-") if taken else ""


def _usual_letters(
    candidate: Candidate, knowledge: OfficeKnowledge, document_type: DocumentType, after: int
) -> Candidate:
    symbol = symbol_of(candidate.value)
    known = [one for one in knowledge.known_symbols if one.type_id == document_type.id and one.papers >= after]
    same = next((one for one in known if one.symbol == symbol), None)
    if not symbol or not known:
        return candidate
    if same is not None:
        if candidate.proven or candidate.reason not in _PRINTED:
            return candidate
        return replace(candidate, proven=True, reason=f"known_symbol:{same.papers}")
    near = [one for one in known if bare(one.symbol) == bare(symbol) or _one_sign_apart(one.symbol, symbol)]
    if len(near) != 1 or candidate.proven or candidate.span.agreed:
        return candidate
    value = candidate.value.removesuffix(symbol) + near[0].symbol
    return replace(
        candidate,
        value=value,
        repaired=True,
        reason=f"known_symbol:{near[0].papers}",
        others=_listed(value, [*candidate.others, candidate.value]),
    )


def _one_sign_apart(known: str, read: str) -> bool:
    """Short letters name other bodies when one changes: `STC` is no misread `SYT`."""
    return len(known) > 4 and Levenshtein.distance(bare(known), bare(read), score_cutoff=1) == 1


def _proven(candidate: Candidate, reason: str) -> Candidate:
    return replace(candidate, proven=True, known=True, repaired=False, strength=1.0, reason=reason)


def _named_number(candidate: Candidate, file_name: str, types: DocumentTypes) -> str | None:
    """The number that the file's name gives, with the letters that were read."""
    facts = _file_facts(file_name, types)
    taken = parts(candidate.value)
    if facts.number is None or taken is None or bare(taken.letters[0]) != facts.letters:
        return None
    return str(facts.number) + candidate.value.removeprefix(taken.number)


def _file_facts(file_name: str, types: DocumentTypes) -> NamedPaper:
    if not file_name:
        return NamedPaper()
    return read_file_name(file_name, {symbol for one in types for symbol in one.cues.symbols})


def _same_number(one: str, other: str) -> bool:
    """The same but for zeros before the figures."""
    return one.lstrip("0") == other.lstrip("0")


def _is_near(one: str, other: str) -> bool:
    """Of one symbol, and one figure apart."""
    return (
        symbol_of(one) == symbol_of(other) != ""
        and Levenshtein.distance(one.lstrip("0"), other.lstrip("0"), score_cutoff=1) == 1
    )


def _listed(value: str, others: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in others if one != value))[:_MOST_OTHERS]
