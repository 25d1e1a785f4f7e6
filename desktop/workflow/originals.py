"""PDFs that are more than pictures, kept byte for byte beside the pages that were made of them."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.rows import OriginalRow, SignatureRow
from desktop.store.tables import OriginalTable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.capture.types import ScannedImage
    from desktop.store.tables import PageTable
    from desktop.store.unit_of_work import UnitOfWork
    from desktop.workflow.office import Office


class Keeper:
    """Keeps each file of one scan once, however many pages it has."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._kept: dict[str, int | None] = {}

    def keep(self, image: ScannedImage) -> int | None:
        """The number of the file that the page is of; None for a picture, and for a file that is gone by now.

        Raises:
            VaultUnwritable: the disk refused.
        """
        if not image.is_digital:
            return None
        if image.file not in self._kept:
            self._kept[image.file] = self._add(image)
        return self._kept[image.file]

    def _add(self, image: ScannedImage) -> int | None:
        try:
            data = Path(image.file).read_bytes()
        except OSError:
            return None
        sha256 = self._office.store.vault.add(data)
        with self._office.unit() as unit:
            original_id = unit.originals.keep(
                OriginalTable(
                    sha256=sha256,
                    name=Path(image.file).name.encode("utf-8", "backslashreplace").decode(),
                    size=len(data),
                    signatures=_packed(image),
                    added_at=self._office.clock.now(),
                )
            )
            unit.commit()
        return original_id


def originals_of(pages: Iterable[PageTable], unit: UnitOfWork) -> tuple[OriginalRow, ...]:
    """The kept files that these pages are of, in the pages' order."""
    ids = dict.fromkeys(page.original_id for page in pages if page.original_id is not None)
    rows = unit.originals.among(ids)
    return tuple(OriginalRow(rows[one].name, rows[one].sha256, _unpacked(rows[one].signatures)) for one in ids)


def _packed(image: ScannedImage) -> str:
    return json.dumps(
        [
            {
                "signer": one.signer,
                "organisation": one.organisation,
                "signed_at": one.signed_at.isoformat() if one.signed_at else None,
                "intact": one.intact,
                "covers_file": one.covers_file,
            }
            for one in image.signatures
        ],
        ensure_ascii=False,
    )


def _unpacked(text: str) -> tuple[SignatureRow, ...]:
    return tuple(
        SignatureRow(
            one["signer"],
            one["organisation"],
            datetime.fromisoformat(one["signed_at"]) if one["signed_at"] else None,
            one["intact"],
            one["covers_file"],
        )
        for one in json.loads(text)
    )
