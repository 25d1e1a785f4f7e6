"""`sohoa bench store`: what grows with the number of documents, and what does not; invented data."""

from __future__ import annotations

import json
import random
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import insert, text

from desktop.bench.figures import Figure, timed
from desktop.domain.batch import BatchState
from desktop.domain.documents import ValueOrigin
from desktop.store.search import fold
from desktop.store.store import Store
from desktop.store.tables import BatchTable, DocumentTable, ValueTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

SEED = 20261124
_DOCUMENTS_IN_A_BATCH = 50
_NAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý")
_GIVEN = ("An", "Bình", "Cường", "Dũng", "Giang", "Hạnh", "Khánh", "Lan", "Minh", "Nga", "Phúc", "Quyên", "Thảo")


def bench_store(documents: int) -> list[Figure]:
    """The same questions at a tenth of `documents` and at all of them."""
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "store")
        small = max(documents // 10, 100)
        _fill(store, 0, small, chance)
        before = {name: _median(question) for name, question in _questions(store).items()}
        _fill(store, small, documents, chance)
        after = {name: _median(question) for name, question in _questions(store).items()}
        size = store.database.stat().st_size / documents
        store.close()
    figures = [Figure("documents", documents, "documents"), Figure("database per document", size / 1000, "kB", 12.0)]
    for name, seconds in after.items():
        figures.append(Figure(name, seconds * 1000, "ms"))
        figures.append(Figure(f"{name}: growth over ten times the documents", seconds / before[name], "×", 1.5))
    return figures


def _questions(store: Store) -> dict[str, Callable[[], object]]:
    return {
        "search by number, first 50": lambda: store.queries.found("1247/QD", 50),
        "search by name, first 50": lambda: store.queries.found("nguyen thi lan 1247", 50),
        "list of batches, first page": lambda: store.queries.batches(limit=50),
    }


def _median(question: Callable[[], object], runs: int = 15) -> float:
    seconds = []
    for _ in range(runs):
        with timed() as watch:
            question()
        seconds.append(watch.seconds)
    return sorted(seconds)[runs // 2]


def _fill(store: Store, start: int, end: int, chance: random.Random) -> None:
    now = datetime.now(UTC)
    with store.unit() as unit:
        session: Session = unit.session
        for first in range(start, end, _DOCUMENTS_IN_A_BATCH):
            numbers = range(first + 1, min(first + _DOCUMENTS_IN_A_BATCH, end) + 1)
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
