"""What an operation touched, so that whoever shows it can refresh."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.domain.identifiers import BatchId, DocumentId, PackageId


@dataclass(frozen=True, slots=True)
class Changes:
    batches: frozenset[BatchId] = frozenset()
    documents: frozenset[DocumentId] = frozenset()
    packages: frozenset[PackageId] = frozenset()
    users: bool = False
    dossiers: bool = False

    def __or__(self, other: Changes) -> Changes:
        return Changes(
            batches=self.batches | other.batches,
            documents=self.documents | other.documents,
            packages=self.packages | other.packages,
            users=self.users or other.users,
            dossiers=self.dossiers or other.dossiers,
        )
