"""Identifiers, one type each, so that a page's cannot be passed for a batch's."""

from __future__ import annotations

from typing import NewType

BatchId = NewType("BatchId", int)
ScanId = NewType("ScanId", int)
PageId = NewType("PageId", int)
DocumentId = NewType("DocumentId", int)
DossierId = NewType("DossierId", int)
PackageId = NewType("PackageId", int)
UserId = NewType("UserId", int)
