"""A store full of invented documents, made by rows alone: what benchmarks ask their questions of."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import insert, text

from desktop.domain.batch import BatchState
from desktop.domain.documents import PageRole, ValueOrigin
from desktop.store.search import fold
from desktop.store.tables import BatchTable, DocumentTable, FieldReadingTable, PageTable, ScanTable, ValueTable

if TYPE_CHECKING:
    from desktop.store.store import Store

SEED = 20261124
DOCUMENTS_IN_A_BATCH = 50
_NAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý")
_GIVEN = ("An", "Bình", "Cường", "Dũng", "Giang", "Hạnh", "Khánh", "Lan", "Minh", "Nga", "Phúc", "Quyên", "Thảo")


def fill(store: Store, start: int, end: int, chance: random.Random, *, per_batch: int = DOCUMENTS_IN_A_BATCH) -> None:
    """Add the documents `start + 1` to `end`, each with confirmed values and its place in the search index."""
    now = datetime.now(UTC)
    with store.unit() as unit:
        session = unit.session
        for first in range(start, end, per_batch):
            numbers = range(first + 1, min(first + per_batch, end) + 1)
            batch = BatchTable(
                name=f"Lô {first}", state=BatchState.CHECKING, created_at=now, created_by="bench", changed_at=now
            )
            session.add(batch)
            session.flush()
            session.execute(insert(DocumentTable), [_document(number, batch.id) for number in numbers])
            values = {number: _values(number, chance) for number in numbers}
            session.execute(
                insert(ValueTable),
                [
                    {
                        "document_id": number,
                        "field_id": field_id,
                        "value": value,
                        "origin": ValueOrigin.READING,
                        "confirmed_at": now,
                        "confirmed_by": "bench",
                        "version": 1,
                    }
                    for number, fields in values.items()
                    for field_id, value in fields.items()
                ],
            )
            session.execute(
                text("INSERT INTO document_search(rowid, fields, body) VALUES (:id, :fields, :body)"),
                [
                    {"id": number, "fields": fold("\n".join(fields.values())), "body": fold(json.dumps(fields))}
                    for number, fields in values.items()
                ],
            )
        unit.commit()


def fill_to_check(store: Store, documents: int, image: bytes, width: int, height: int) -> None:
    """One batch of sure documents of one page each, all with the same picture, waiting to be confirmed."""
    now = datetime.now(UTC)
    chance = random.Random(SEED)
    sha256 = store.vault.add(image)
    with store.unit() as unit:
        session = unit.session
        batch = BatchTable(name="Đo", state=BatchState.CHECKING, created_at=now, created_by="bench", changed_at=now)
        session.add(batch)
        session.flush()
        scan = ScanTable(
            batch_id=batch.id, source="files", paths="[]", started_at=now, started_by="bench", finished_at=now
        )
        session.add(scan)
        session.flush()
        numbers = range(1, documents + 1)
        session.execute(insert(DocumentTable), [_document(number, batch.id) for number in numbers])
        session.execute(
            insert(PageTable),
            [
                {
                    "id": number,
                    "batch_id": batch.id,
                    "scan_id": scan.id,
                    "document_id": number,
                    "position": number,
                    "sha256": sha256,
                    "media_type": "image/jpeg",
                    "pixel_width": width,
                    "pixel_height": height,
                    "dpi": 200,
                    "file": f"{number}.jpg",
                    "file_index": 0,
                    "role": PageRole.CONTENT,
                    "rotation": 0,
                    "added_at": now,
                    "attempts": 0,
                    "version": 1,
                }
                for number in numbers
            ],
        )
        session.execute(
            insert(FieldReadingTable),
            [
                {
                    "document_id": number,
                    "field_id": field_id,
                    "value": value,
                    "raw": value,
                    "confidence": 0.99,
                    "sure": True,
                    "page_id": number,
                    "left": 200,
                    "top": 200,
                    "right": 600,
                    "bottom": 240,
                    "reason": "",
                }
                for number in numbers
                for field_id, value in (_values(number, chance) | _REST).items()
            ],
        )
        unit.commit()


_REST = {"issuer": "ỦY BAN NHÂN DÂN PHƯỜNG HẠC THÀNH", "title": "QUYẾT ĐỊNH"}


def _document(number: int, batch_id: int) -> dict[str, object]:
    return {
        "id": number,
        "batch_id": batch_id,
        "position": number,
        "type_id": "QD",
        "type_read": "QD",
        "type_confidence": 0.99,
        "type_sure": True,
        "type_evidence": "",
        "cut_reason": "new_head",
        "version": 1,
    }


def _values(number: int, chance: random.Random) -> dict[str, str]:
    name = f"{chance.choice(_NAMES)} {chance.choice(('Văn', 'Thị'))} {chance.choice(_GIVEN)}"
    return {
        "document_number": f"{number}/QĐ-UBND",
        "issued_on": f"{chance.randint(2015, 2026)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        "signer": name,
        "subject": f"Về việc giải quyết hồ sơ số {number} của {chance.choice(_NAMES)} {chance.choice(_GIVEN)}",
    }
