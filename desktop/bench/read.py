"""`sohoa bench read`: our pages a minute beside the bare `tesseract` command, the same pages on the same cores."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths
from desktop.bench.figures import Figure, timed
from desktop.workflow.reader_pool import ReaderPool, cores
from desktop.workflow.stack_reading import read_stack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocr.documents.document_type import DocumentTypes


def bench_read(given: Sequence[Path], types: DocumentTypes) -> list[Figure]:
    """Read the stack once; then read the same images with one spawned `tesseract` a page, as many at once."""
    pages = 0
    with timed() as ours, ReaderPool(types_folder=paths.resources() / "document_types") as pool:
        for document in read_stack(given, types, pool):
            pages += len(document.pages) + len(document.separators)
    figures = [
        Figure("pages", pages, "pages"),
        Figure("seconds per page, all steps", ours.seconds / max(pages, 1), "s"),
        Figure("pages per minute", pages * 60 / ours.seconds, "pages/min"),
    ]
    program = shutil.which("tesseract")
    if program is None:
        return figures
    images = [image for path in given for image in (sorted(path.glob("*.jpg")) if path.is_dir() else [path])]
    with tempfile.TemporaryDirectory() as folder, timed() as bare, ThreadPoolExecutor(cores()) as threads:
        list(threads.map(lambda image: _spawn(program, image, Path(folder)), images))
    figures.append(Figure("spawned tesseract, seconds per page", bare.seconds / max(len(images), 1), "s"))
    figures.append(
        Figure("speed beside spawned tesseract", bare.seconds / ours.seconds, "×", target=1.0, at_most=False)
    )
    return figures


def _spawn(program: str, image: Path, folder: Path) -> None:
    subprocess.run(
        [program, str(image), str(folder / image.stem), "-l", "vie", "--psm", "3"],
        check=False,
        capture_output=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
