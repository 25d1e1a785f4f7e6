"""`sohoa read`: read papers without any store."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from desktop import paths
from desktop.cli.options import engine_name, options_of
from desktop.cli.output import Exit, flush, say, say_error, say_json, worst
from desktop.cli.pdfs import pdfs_in
from desktop.messages import explain, explain_file, problem_text
from desktop.workflow.reader_pool import ReaderPool
from desktop.workflow.stack_reading import StackDocument, StackPage, read_stack
from ocr.documents.loader import load_document_types
from ocr.types import PageRole, ReadingProblemCode, TypeReading

if TYPE_CHECKING:
    from ocr.documents.document_type import DocumentTypes
    from ocr.types import FieldReading, ReadingProblem


_NOTHING_READ: Final = TypeReading("", "", 0.0, sure=False)
"""The type of an input that could not be read: the shape of a line is always the same."""
_CAPITAL: Final = re.compile(r"(?<!^)(?=[A-Z])")


def read(
    context: typer.Context,
    given: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Ảnh, PDF hoặc thư mục.", readable=False)],
    jobs: Annotated[int | None, typer.Option("--jobs", metavar="N", min=1, help="Số tiến trình đọc.")] = None,
    pdf: Annotated[
        Path | None, typer.Option("--pdf", metavar="DIR", help="Ghi PDF tìm kiếm được vào đây.", readable=False)
    ] = None,
    one_document: Annotated[bool, typer.Option("--one-document", help="Mỗi PATH là một văn bản.")] = False,
) -> None:
    """Đọc giấy tờ: tách văn bản, nhận loại, đọc các trường; không dùng kho dữ liệu."""
    folder = paths.resources() / "document_types"
    types = load_document_types(folder)
    in_json = options_of(context).json
    codes = [Exit.DONE]
    with (
        ReaderPool(jobs, engine=engine_name(), types_folder=folder) as pool,
        pdfs_in(pdf) as pdfs,
        closing(read_stack(given, types, pool, one_document=one_document, keep_image=pdfs.keep)) as documents,
    ):
        for document in documents:
            written, code = pdfs.write(document)
            codes += [code, *_codes(document)]
            if in_json:
                say_json(_as_json(document, written))
            else:
                _show(document, types, written)
                flush()
    raise typer.Exit(worst(codes))


def _codes(document: StackDocument) -> list[Exit]:
    failed = document.failures or any(page.error for page in document.pages)
    return [Exit.BAD_INPUT] if failed else []


def _as_json(document: StackDocument, pdf: Path | None) -> dict[str, object]:
    reading = document.reading
    return {
        "document": document.number,
        "type": _type(reading.type if reading else _NOTHING_READ),
        "fields": {field.field_id: _field(field) for field in reading.fields} if reading else {},
        "pages": [_page_json(page) for page in document.pages],
        "separators": [
            {"file": page.file, "index": page.index, "code": page.reading.separator} for page in document.separators
        ],
        "text": "\f".join("" if page.reading.role is PageRole.BLANK else page.reading.text for page in document.pages),
        "problems": _problems(document),
        "pdf": str(pdf) if pdf else None,
    }


def _type(reading: TypeReading) -> dict[str, object]:
    return {
        "id": reading.id,
        "name": reading.name,
        "confidence": round(reading.confidence, 4),
        "sure": reading.sure,
    }


def _page_json(page: StackPage) -> dict[str, object]:
    role = "blank" if page.reading.role is PageRole.BLANK else "content"
    return {
        "file": page.file,
        "index": page.index,
        "role": role,
        "rotation": page.reading.rotation,
        "width": page.reading.width,
        "height": page.reading.height,
    }


def _field(field: FieldReading) -> dict[str, object]:
    region = field.region
    return {
        "value": field.value,
        "raw": field.raw,
        "confidence": round(field.confidence, 4),
        "sure": field.sure,
        "page": field.page,
        "region": [region.left, region.top, region.right, region.bottom] if region else None,
    }


def _problems(document: StackDocument) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for failure in document.failures:
        name = type(failure.error).__name__
        text = str(explain_file(name, failure.file, failure.index))
        found.append({"code": _CAPITAL.sub("_", name).lower(), "text": text, "page": None, "field": None})
    for place, page in enumerate(document.pages):
        if page.error is not None:
            text = str(explain(page.error) or problem_text(ReadingProblemCode.PAGE_UNREADABLE))
            found.append({"code": ReadingProblemCode.PAGE_UNREADABLE.value, "text": text, "page": place, "field": None})
    for problem in document.reading.problems if document.reading else ():
        found.append(
            {
                "code": problem.code.value,
                "text": problem_text(problem.code, page=problem.page, detail=problem.detail),
                "page": problem.page,
                "field": problem.field_id,
                **_where(problem),
            }
        )
    return found


def _where(problem: ReadingProblem) -> dict[str, object]:
    """The corners of the place it is at, for problems that have one."""
    region = problem.region
    return {} if region is None else {"region": [region.left, region.top, region.right, region.bottom]}


def _show(document: StackDocument, types: DocumentTypes, pdf: Path | None) -> None:
    reading = document.reading
    if reading is None:
        for problem in _problems(document):
            say_error(str(problem["text"]))
        return
    sure = "" if reading.type.sure else "  (chưa chắc)"
    say(f"Văn bản {document.number}: {reading.type.name}{sure}, {len(document.pages)} trang")
    for field in reading.fields:
        mark = "" if field.sure else "   ← cần xem"
        say(f"    {types.fields.label(field.field_id)}: {types.fields.show(field.field_id, field.value)}{mark}")
    for problem in _problems(document):
        label = types.fields.label(str(problem["field"])) + ": " if problem["field"] else ""
        say(f"    ! {label}{problem['text']}")
    if pdf is not None:
        say(f"    PDF: {pdf}")
