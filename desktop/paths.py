"""Where things lie: the program's resources, and the person's data."""

from __future__ import annotations

import os
from pathlib import Path


def resources() -> Path:
    """The data that comes with the program."""
    return Path(__file__).resolve().parent.parent / "resources"


def default_data() -> Path:
    """Where this person's store lies unless `--data` or `SOHOA_DATA` says otherwise."""
    named = os.environ.get("SOHOA_DATA")
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("sohoa", appauthor=False)


def practice_data(data: Path) -> Path:
    """The store of its own in which practice happens."""
    return data / "practice"
