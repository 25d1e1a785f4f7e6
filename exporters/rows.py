"""A row as the receiver wants it, and what stands in its way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from exporters.dates import format_date, is_year
from exporters.facts import Origin
from exporters.problems import Problem, ProblemCode

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from exporters.facts import Facts
    from exporters.profile import Entry, Nested, Reason

    Cell = str | int | list[object]
    Fill = Callable[[Nested], list[object]]


@dataclass(frozen=True, slots=True)
class Row:
    """Keys and values in the profile's order."""

    cells: dict[str, Cell]
    defaults: dict[str, str]
    """Key → source, for each value that comes from the profile's defaults."""
    problems: list[Problem] = field(default_factory=list)


def make_row(
    entries: Sequence[Entry],
    facts: Facts,
    document_id: str,
    *,
    reasons: Sequence[Reason] = (),
    fill: Fill | None = None,
) -> Row:
    """One row; `fill` gives the lists within it. Problems are told of `document_id`."""
    row = Row({}, {})
    for entry in entries:
        if entry.nested is not None:
            row.cells[entry.key] = fill(entry.nested) if fill else []
        elif entry.constant is not None:
            row.cells[entry.key] = entry.constant
        else:
            row.cells[entry.key] = _value(entry, facts, document_id, row)
    _explain(entries, facts, document_id, reasons, row)
    return row


def _value(entry: Entry, facts: Facts, document_id: str, row: Row) -> str:
    if not facts.meets(entry.only_when, entry.look):
        return ""
    pair = facts.first(entry.sources, entry.look)
    if pair is None:
        needed = entry.required or (bool(entry.required_when) and facts.meets(entry.required_when, entry.look))
        if needed:
            row.problems.append(_problem(ProblemCode.VALUE_MISSING, entry, document_id, entry.sources[0]))
        return ""
    source, found = pair
    if found.origin is Origin.DEFAULT:
        row.defaults[entry.key] = source
    if facts.disagree(source, found):
        row.problems.append(_problem(ProblemCode.VALUES_DISAGREE, entry, document_id, source))
    if found.text in entry.replace:
        return entry.replace[found.text]
    text = found.text
    if entry.date_format and not (entry.year_alone and is_year(text)):
        try:
            text = format_date(text, entry.date_format)
        except ValueError:
            row.problems.append(_problem(ProblemCode.VALUE_INVALID, entry, document_id, source))
    elif not _accepted(entry, text):
        row.problems.append(_problem(ProblemCode.VALUE_INVALID, entry, document_id, source))
    if entry.longest is not None and len(text) > entry.longest:
        row.problems.append(_problem(ProblemCode.VALUE_TOO_LONG, entry, document_id, source, entry.longest))
    return text


def _accepted(entry: Entry, text: str) -> bool:
    if text in entry.refused or (entry.allowed and text not in entry.allowed):
        return False
    return entry.pattern is None or entry.pattern.fullmatch(text) is not None


def _explain(entries: Sequence[Entry], facts: Facts, document_id: str, reasons: Sequence[Reason], row: Row) -> None:
    """Fill the entry for the reasons: what the clerk typed, else what the facts say of each empty starred entry."""
    holder = next((entry for entry in entries if entry.reasons), None)
    if holder is None:
        return
    empty = [entry for entry in entries if entry.starred and row.cells[entry.key] == ""]
    if not empty or row.cells[holder.key]:
        return
    told: list[str] = []
    for entry in empty:
        reason = next((each for each in reasons if each.key == entry.key and facts.meets(each.when)), None)
        if reason is None:
            source = entry.sources[0] if entry.sources else None
            row.problems.append(Problem(ProblemCode.REASON_MISSING, document_id, source, entry.key))
        elif reason.text not in told:
            told.append(reason.text)
    row.cells[holder.key] = "; ".join(told)


def _problem(code: ProblemCode, entry: Entry, document_id: str, source: str, limit: int | None = None) -> Problem:
    return Problem(code, document_id, source, entry.key, limit)
