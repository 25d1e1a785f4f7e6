"""Which engine reads where one is missing."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.program import ROOT

if TYPE_CHECKING:
    from pathlib import Path

CREATE = """
import sys
from ocr import engines
from ocr.errors import EngineMissing
sys.modules.update(dict.fromkeys(sys.argv[1:]))  # as if they were not installed
try:
    print(engines.create().name)
except EngineMissing as missing:
    print(missing.engine, missing.missing)
"""


def created_without(*libraries: str, folder: Path) -> str:
    script = folder / "create.py"
    script.write_text(f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n{CREATE}", "utf-8")
    done = subprocess.run([sys.executable, str(script), *libraries], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("missing", "found"),
    [
        ((), "tesseract"),
        (("tesserocr",), "tesseract_process"),
        (("tesserocr", "pytesseract"), "tesseract tesserocr"),
    ],
)
def test_the_program_reads_where_the_library_is_missing(missing: tuple[str, ...], found: str, tmp_path: Path) -> None:
    assert created_without(*missing, folder=tmp_path) == found
