"""Fixtures that tests of several rooms share."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.office import OfficeBuilder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OfficeBuilder]:
    """An office with its people; fill it with `desk.batch(...)`."""
    builder = OfficeBuilder(tmp_path / "store")
    yield builder
    builder.close()
