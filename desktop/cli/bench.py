"""`sohoa bench`: figures of one run. `bench ui` is the window's."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desktop import paths
from desktop.bench.report import report
from desktop.cli.options import options_of

if TYPE_CHECKING:
    from desktop.bench.figures import Figure


class Subject(Enum):
    READ = "read"
    STORE = "store"
    EXPORT = "export"


def bench(
    context: typer.Context,
    subject: Annotated[Subject, typer.Argument(metavar="read|store|export|ui")],
    given: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH...]", help="Trang để đo; không có: tập mẫu.", readable=False)
    ] = None,
    documents: Annotated[int, typer.Option("--documents", metavar="N", min=1)] = 1000,
) -> None:
    """Đo tốc độ; in các con số của một lần chạy."""
    figures = _measure(subject, given or [], documents)
    report(figures, as_json=options_of(context).json)


def _measure(subject: Subject, given: list[Path], documents: int) -> list[Figure]:
    if subject is Subject.READ:
        from desktop.bench.read import bench_read, own_pages
        from ocr.documents.loader import load_document_types

        return bench_read(given or own_pages(), load_document_types(paths.resources() / "document_types"))
    if subject is Subject.STORE:
        from desktop.bench.store import bench_store

        return bench_store(documents)
    from desktop.bench.export import bench_export

    folders = given or [paths.resources() / "samples"]
    images = [image for path in folders for image in (sorted(path.glob("*.jpg")) if path.is_dir() else [path])]
    return bench_export(images, documents)
