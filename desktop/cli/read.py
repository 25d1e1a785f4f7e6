"""`sohoa read`: read papers without any store."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import exporters
from desktop import __version__, paths
from desktop.cli.complaints import complain
from desktop.cli.options import options_of
from desktop.cli.output import Exit, say, say_error, say_json, worst
from desktop.messages import explain, problem_text
from desktop.workflow.content import words_of
from desktop.workflow.reader_pool import ReaderPool
from desktop.workflow.stack_reading import StackDocument, StackPage, read_stack
from exporters.content import Document, Page
from exporters.errors import ExportError
from ocr.documents.loader import load_document_types
from ocr.types import PageRole, ReadingProblemCode

if TYPE_CHECKING:
    from desktop.capture.types import ScannedImage
    from ocr.documents.document_type import DocumentTypes
    from ocr.types import FieldReading


def read(
    context: typer.Context,
    given: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Ảnh, PDF hoặc thư mục.")],
    jobs: Annotated[int | None, typer.Option("--jobs", metavar="N", min=1, help="Số tiến trình đọc.")] = None,
    pdf: Annotated[Path | None, typer.Option("--pdf", metavar="DIR", help="Ghi PDF tìm kiếm được vào đây.")] = None,
    one_document: Annotated[bool, typer.Option("--one-document", help="Mỗi PATH là một văn bản.")] = False,
) -> None:
    """Đọc giấy tờ: tách văn bản, nhận loại, đọc các trường; không dùng kho dữ liệu."""
    types = load_document_types(paths.resources() / "document_types")
    in_json = options_of(context).json
    codes = [Exit.DONE]
    with ReaderPool(jobs, types_folder=paths.resources() / "document_types") as pool, _Pictures(pdf) as pictures:
        for document in read_stack(given, types, pool, one_document=one_document, keep_image=pictures.keep):
            written, code = pictures.write(document)
            codes += [code, *_codes(document)]
            if in_json:
                say_json(_as_json(document, written))
            else:
                _show(document, types, written)
    raise typer.Exit(worst(codes))


def _codes(document: StackDocument) -> list[Exit]:
    failed = document.failure is not None or any(page.error for page in document.pages)
    return [Exit.BAD_INPUT] if failed else []


class _Pictures:
    """Keeps the images of documents that are not whole yet, for their PDFs; nothing stays behind."""

    def __init__(self, target: Path | None) -> None:
        self._target = target
        self._count = 0
        self._kept: dict[tuple[str, int], tuple[Path, ScannedImage]] = {}

    def __enter__(self) -> _Pictures:
        self._folder = Path(tempfile.mkdtemp(prefix="sohoa-read-"))
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def keep(self, image: ScannedImage) -> None:
        if self._target is None:
            return
        self._count += 1
        path = self._folder / str(self._count)
        path.write_bytes(image.data)
        self._kept[image.file, image.index] = (path, image)

    def write(self, document: StackDocument) -> tuple[Path | None, Exit]:
        if self._target is None or document.reading is None or not document.pages:
            return None, Exit.DONE
        number = document.reading.field("document_number")
        name = exporters.safe_name(
            "_".join([f"{document.number:04}", number.value if number else document.reading.type.id])
        )
        target = self._target.absolute() / f"{name}.pdf"
        options = exporters.PdfOptions(producer=f"Số hóa Một cửa {__version__}", made_at=datetime.now(UTC))
        content = Document(
            id=str(document.number),
            type_id=document.reading.type.id,
            type_name=document.reading.type.name,
            pages=tuple(self._page(page) for page in document.pages),
            values={field.field_id: field.value for field in document.reading.fields},
        )
        try:
            exporters.write_pdf(content, target, options)
        except ExportError as error:
            return None, complain(error)
        finally:
            for page in (*document.pages, *document.separators):
                self._kept.pop((page.file, page.index))[0].unlink(missing_ok=True)
        return target, Exit.DONE

    def _page(self, page: StackPage) -> Page:
        path, image = self._kept[page.file, page.index]
        reading = page.reading
        return Page(
            image=path,
            media_type=image.media_type,
            sha256="",
            width=reading.width,
            height=reading.height,
            rotation=reading.rotation,
            dpi=reading.dpi or image.dpi or 200,
            lines=words_of(reading),
            is_blank=reading.role is PageRole.BLANK,
        )


def _as_json(document: StackDocument, pdf: Path | None) -> dict[str, object]:
    reading = document.reading
    return {
        "document": document.number,
        "type": {
            "id": reading.type.id,
            "name": reading.type.name,
            "confidence": round(reading.type.confidence, 4),
            "sure": reading.type.sure,
        }
        if reading
        else None,
        "fields": {field.field_id: _field(field) for field in reading.fields} if reading else {},
        "pages": [_page_json(page) for page in document.pages],
        "separators": [
            {"file": page.file, "index": page.index, "code": page.reading.separator} for page in document.separators
        ],
        "text": "\f".join("" if page.reading.role is PageRole.BLANK else page.reading.text for page in document.pages),
        "problems": _problems(document),
        "pdf": str(pdf) if pdf else None,
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
    if document.failure is not None:
        error = document.failure.error
        found.append({"code": type(error).__name__, "text": str(explain(error)), "page": None, "field": None})
    for place, page in enumerate(document.pages):
        if page.error is not None:
            text = str(explain(page.error) or problem_text(ReadingProblemCode.PAGE_UNREADABLE))
            found.append({"code": ReadingProblemCode.PAGE_UNREADABLE.value, "text": text, "page": place, "field": None})
    for problem in document.reading.problems if document.reading else ():
        found.append(
            {
                "code": problem.code.value,
                "text": problem_text(problem.code),
                "page": problem.page,
                "field": problem.field_id,
            }
        )
    return found


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
