"""`sohoa accuracy`: how well documents with known truth are read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desktop.cli.session import options_of


def accuracy(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="TRUTH_DIR", help="Thư mục có documents/*/truth.json.")],
) -> None:
    """Đo độ chính xác trên các văn bản đã biết đáp án."""
    raise AssertionError(folder, options_of(context))
