"""What is wrong with a written package: typed values with their facts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from exporters.manifest import Manifest


class FindingCode(Enum):
    MANIFEST_UNREADABLE = "manifest_unreadable"
    FILE_MISSING = "file_missing"
    FILE_EXTRA = "file_extra"
    FILE_UNREADABLE = "file_unreadable"
    NAME_UNSAFE = "name_unsafe"
    SIZE_DIFFERS = "size_differs"
    CHECKSUM_DIFFERS = "checksum_differs"
    COUNT_DIFFERS = "count_differs"
    PDF_UNREADABLE = "pdf_unreadable"
    PDF_PAGES_DIFFER = "pdf_pages_differ"
    PDF_WITHOUT_TEXT = "pdf_without_text"
    PDF_NOT_ARCHIVAL = "pdf_not_archival"
    """It does not say that it is PDF/A-2b, or bears no colour intent."""
    PRACTICE_MARK_MISSING = "practice_mark_missing"
    LIST_UNREADABLE = "list_unreadable"
    LIST_DISAGREES = "list_disagrees"
    """A file that the list does not name, names twice, or names without its being there."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`file` is a path within the package, `expected` what the manifest says, `found` what is there."""

    code: FindingCode
    file: str
    expected: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """What came of opening a package again."""

    package: Path
    manifest: Manifest | None
    """None when it cannot be read."""
    findings: tuple[Finding, ...]
    files: int = 0
    """Files that were read and compared."""
    pages: int = 0

    @property
    def ok(self) -> bool:
        return not self.findings
