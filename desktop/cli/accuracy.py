"""`sohoa accuracy`: how well documents with known truth are read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desktop import paths
from desktop.cli.options import options_of
from desktop.cli.output import Exit, say, say_error, say_json, say_table
from desktop.workflow.reader_pool import ReaderPool
from desktop.workflow.stack_reading import read_stack
from ocr.accuracy import Report, load_truth, measure
from ocr.documents.loader import load_document_types

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocr.accuracy import TrueDocument
    from ocr.documents.document_type import DocumentTypes
    from ocr.types import DocumentReading


def accuracy(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="TRUTH_DIR", help="Thư mục có documents/*/truth.json.", readable=False)
    ],
) -> None:
    """Đo độ chính xác trên các văn bản đã biết đáp án."""
    truths = load_truth(folder)
    if not truths:
        say_error(f"Không thấy documents/*/truth.json trong “{folder}”. Hãy chọn thư mục có đáp án.")
        raise typer.Exit(Exit.BAD_INPUT)
    types = load_document_types(paths.resources() / "document_types")
    report = measure(_read(truths, types))
    if options_of(context).json:
        say_json(report)
    else:
        _show(report, types)


def _read(
    truths: tuple[TrueDocument, ...], types: DocumentTypes
) -> Iterator[tuple[TrueDocument, DocumentReading, str]]:
    """Each truth with the reading of its pages; a document that could not be read at all is passed over."""
    by_folder = {str(truth.pages[0].file.parent.absolute()): truth for truth in truths if truth.pages}
    with ReaderPool(types_folder=paths.resources() / "document_types") as pool:
        for document in read_stack(map(Path, by_folder), types, pool, one_document=True):
            if document.reading is not None and document.pages:
                truth = by_folder[str(Path(document.pages[0].file).parent)]
                yield truth, document.reading, "\n".join(page.reading.text for page in document.pages)


def _show(report: Report, types: DocumentTypes) -> None:
    say_table(
        ("Trường", "Có trên giấy", "Đúng", "Bịa", "Chắc chắn", "Chắc mà sai"),
        (
            (
                types.fields.label(field_id),
                score.borne,
                f"{score.right / max(score.borne, 1):.1%}",
                score.invented,
                score.sure,
                score.sure_wrong,
            )
            for field_id, score in report.fields.items()
        ),
    )
    say(f"Loại văn bản đúng: {report.types_right}/{report.documents}")
    say(f"Các trường cốt lõi đều đúng: {report.core_right}/{report.documents}; chắc chắn cả: {report.core_sure}")
    for profile, (right, count) in report.by_profile.items():
        say(f"    {profile}: {right}/{count}")
    say(f"Tỷ lệ lỗi ký tự trung bình: {report.character_errors:.2%}")
    for miss in report.sure_but_wrong:
        say(f"    chắc mà sai: {miss.document} {miss.field_id}")
