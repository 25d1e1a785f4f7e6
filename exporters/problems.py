"""What the receiver would refuse: data that a clerk or an administrator can put right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class ProblemCode(Enum):
    VALUE_MISSING = "value_missing"
    VALUE_INVALID = "value_invalid"
    VALUE_TOO_LONG = "value_too_long"
    DOSSIER_MISSING = "dossier_missing"
    REASON_MISSING = "reason_missing"
    DOCUMENT_WITHOUT_PAGES = "document_without_pages"
    DUPLICATE_DOCUMENT = "duplicate_document"
    VALUES_DISAGREE = "values_disagree"
    """Documents of one dossier say different things where the receiver takes one."""
    FILE_TOO_LARGE = "file_too_large"
    NOTHING_TO_EXPORT = "nothing_to_export"


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason why the receiver would refuse; the sentences are the desktop's."""

    code: ProblemCode
    document_id: str | None = None
    field_id: str | None = None
    key: str | None = None
    """The receiver's own name of the field, as `MaTTHC`."""
    limit: int | None = None
    """Characters for `VALUE_TOO_LONG`, bytes for `FILE_TOO_LARGE`."""
