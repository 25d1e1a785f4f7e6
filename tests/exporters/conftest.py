from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.exporters.papers import Desk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = tmp_path / "papers"
    folder.mkdir()
    return Desk(folder)
