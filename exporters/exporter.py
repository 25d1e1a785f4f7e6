"""The one plug of the library: a package format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from exporters.content import PackageContent
    from exporters.manifest import Manifest
    from exporters.problems import Problem
    from exporters.profile import Profile

    Progress = Callable[[int, int], None]
    """Called with (documents done, documents in all)."""


class Exporter(Protocol):
    """Writes content in one format."""

    name: str
    """As given to `--format`."""

    def check(self, content: PackageContent, profile: Profile) -> Sequence[Problem]:
        """What the receiver would refuse; empty when nothing would be."""
        ...

    def write(self, content: PackageContent, profile: Profile, target: Path, report: Progress) -> Manifest:
        """Write the package to `target`, which does not exist yet: aside, verified, then renamed.

        Raises:
            TargetExists: something stands at `target`.
            TargetNotWritable: the folder or the disk refused.
            ContentRefused: `check` finds problems; nothing was written.
        """
        ...
