"""Package content in, verified package on disk out; knows no Qt, no database, no OCR.

This is the whole face of the library; `exporters.content`, `.errors`, `.problems`, `.findings` and `.manifest` hold the
values it speaks in, `exporters.writing` what is left after a kill. What writes is loaded when something is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.naming import safe_name
from exporters.pdf.options import PdfOptions
from exporters.registry import exporter, formats
from exporters.verify import packages_in, verify

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from exporters.content import Document, PackageContent
    from exporters.exporter import Progress
    from exporters.manifest import Manifest
    from exporters.pdf.searchable import PdfFacts
    from exporters.problems import Problem
    from exporters.profile import Profile

__all__ = [
    "PdfOptions",
    "check",
    "exporter",
    "formats",
    "load_profile",
    "packages_in",
    "safe_name",
    "verify",
    "write",
    "write_pdf",
]


def load_profile(given: str | Path, folder: Path | None = None) -> Profile:
    """A profile by its path, or by its name in `folder` (else among those that come with the program).

    Each format's own profile bears the format's name. Raises `ProfileInvalid`.
    """
    from exporters import profile_reading

    return profile_reading.load_profile(given, folder, formats())


def check(name: str, content: PackageContent, profile: Profile) -> Sequence[Problem]:
    """What the receiver would refuse. Raises `UnknownFormat`."""
    return exporter(name).check(content, profile)


def write(name: str, content: PackageContent, profile: Profile, target: Path, report: Progress) -> Manifest:
    """Write a package to `target`; raises as `Exporter.write` says, and `UnknownFormat`."""
    return exporter(name).write(content, profile, target, report)


def write_pdf(document: Document, target: Path, options: PdfOptions) -> PdfFacts:
    """Write one document as a searchable PDF, outside any package; raises as `exporters.single.write_pdf` says."""
    from exporters import single

    return single.write_pdf(document, target, options)
