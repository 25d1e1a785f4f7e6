"""What can go wrong when a package is written or opened. Types and facts; the sentences are the caller's.

ExportError
├── TargetExists           something stands where the package should go
├── TargetNotWritable      the disk or the folder refused
├── ContentRefused         the receiver would refuse the content
├── ProfileInvalid         an export profile has a mistake
├── UnknownFormat          no exporter of that name
├── ImageUnusable          a page's image is missing, changed or broken
├── PackageUnsound         what was written does not read back as it should
├── SignaturesUnreadable   a file that is asked who signed it is no PDF
└── NotAPackage            what was given to verify is no package
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from exporters.findings import Finding
    from exporters.problems import Problem


class ExportError(Exception):
    """Base of all known errors of the library."""


class TargetExists(ExportError):
    def __init__(self, target: Path) -> None:
        super().__init__(str(target))
        self.target = target


class TargetNotWritable(ExportError):
    """`target` could not be written; `reason` is the system's own word, `disk_full` says whether space ran out."""

    def __init__(self, target: Path, reason: str, *, disk_full: bool = False) -> None:
        super().__init__(f"{target}: {reason}")
        self.target, self.reason, self.disk_full = target, reason, disk_full


class ContentRefused(ExportError):
    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)


class ProfileInvalid(ExportError):
    """`path` has a mistake: `detail`, with its line where known."""

    def __init__(self, path: Path, detail: str, line: int | None = None) -> None:
        super().__init__(f"{path}: {detail}")
        self.path, self.detail, self.line = path, detail, line


class UnknownFormat(ExportError):
    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(name)
        self.name, self.known = name, tuple(known)


class ImageUnusable(ExportError):
    """The image of page `page` (from 0) of document `document_id` cannot be used."""

    def __init__(self, document_id: str, page: int, detail: str) -> None:
        super().__init__(f"document {document_id}, page {page}: {detail}")
        self.document_id, self.page, self.detail = document_id, page, detail


class PackageUnsound(ExportError):
    """The package for `target` was written and did not verify; nothing is left of it. A disk may be failing."""

    def __init__(self, target: Path, findings: Sequence[Finding]) -> None:
        super().__init__(f"{target}: {len(findings)} findings")
        self.target, self.findings = target, tuple(findings)


class NotAPackage(ExportError):
    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(f"{path}: {detail}")
        self.path, self.detail = path, detail


class SignaturesUnreadable(ExportError):
    """`path` is no PDF whose signatures can be looked at; `reason` names what the parser said."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path, self.reason = path, reason
