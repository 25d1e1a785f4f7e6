"""`sohoa bench store`: what grows with the number of documents, and what does not; invented data."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.bench.figures import Figure, timed
from desktop.bench.filled_store import SEED, fill
from desktop.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable


def bench_store(documents: int) -> list[Figure]:
    """The same questions at a tenth of `documents` and at all of them."""
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "store")
        small = max(documents // 10, 100)
        fill(store, 0, small, chance)
        before = {name: _median(question) for name, question in _questions(store).items()}
        fill(store, small, documents, chance)
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
        "list of batches, first five": lambda: store.queries.batches(limit=5),
    }


def _median(question: Callable[[], object], runs: int = 15) -> float:
    seconds = []
    for _ in range(runs):
        with timed() as watch:
            question()
        seconds.append(watch.seconds)
    return sorted(seconds)[runs // 2]
