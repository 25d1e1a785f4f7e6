"""Places and stores for the tests of the store."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new store."""
    opened = Store(tmp_path / "data")
    yield opened
    opened.close()


@pytest.fixture
def everybodys_folder() -> Iterator[Path]:
    """A folder that every account may enter and write to; pytest's own are for one account only."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder
