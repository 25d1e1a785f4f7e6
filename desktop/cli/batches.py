"""Commands that look: the batches, one of them, and the search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from desktop.cli.options import BatchReference, plain
from desktop.cli.output import say, say_error, say_json, say_table
from desktop.cli.session import session
from desktop.messages import PAGE_ROLE_NAMES, STATE_NAMES, cut_text, explain_file, original_text
from desktop.workflow import lists

if TYPE_CHECKING:
    from desktop.domain.rows import DocumentRow, FailureRow, FieldRow


def list_batches(context: typer.Context) -> None:
    """Liệt kê các lô, mới nhất trước."""
    with session(context) as now:
        rows = lists.batches(now.office)
        if now.json:
            for row in rows:
                say_json(row)
            return
        say_table(
            ("Số", "Tên lô", "Trạng thái", "Trang", "Văn bản", "Đã xác nhận", "Người tạo"),
            (
                (
                    row.id,
                    row.name,
                    STATE_NAMES[row.state],
                    row.pages,
                    row.documents,
                    row.documents_confirmed,
                    row.created_by,
                )
                for row in rows
            ),
        )


def show(context: typer.Context, batch: BatchReference) -> None:
    """Xem một lô: văn bản, trường thông tin, trang."""
    with session(context) as now:
        batch_id = lists.find_batch(now.office, batch)
        row = lists.batch(now.office, batch_id)
        documents = lists.documents(now.office, batch_id)
        pages = lists.pages(now.office, batch_id)
        failures = lists.failures(now.office, batch_id)
        if row is None:
            return
        if now.json:
            say_json(
                {
                    "id": row.id,
                    "name": row.name,
                    "state": row.state,
                    "documents": [document_json(document) for document in documents],
                    "pages": [
                        {
                            "id": page.id,
                            "position": page.position,
                            "role": page.role,
                            "document": page.document_id,
                            "rotation": page.rotation,
                            "width": page.width,
                            "height": page.height,
                            "file": page.file,
                            "index": page.file_index,
                            "sha256": page.sha256,
                        }
                        for page in pages
                    ],
                    "failures": [
                        {
                            "file": failure.file,
                            "index": failure.file_index,
                            "code": failure.error,
                            "text": _failure_text(failure),
                        }
                        for failure in failures
                    ],
                }
            )
            return
        say(f"Lô “{row.name}” (số {row.id}) – {STATE_NAMES[row.state]}, {row.pages} trang")
        for failure in failures:
            say(f"  ! {_failure_text(failure)}")
        for document in documents:
            dossier = document.dossier_code or "–"
            mark = "✓" if document.confirmed_at else ("•" if document.is_sure else "?")
            say(f"{mark} Văn bản {document.id}: {document.type_name}, {len(document.pages)} trang, hồ sơ {dossier}")
            say(f"    {cut_text(document.cut_reason)}")
            for field in document.fields:
                if field.shown or field.needs_a_look:
                    shown = now.office.types.fields.show(field.field_id, field.shown) if field.shown else "(trống)"
                    say(f"    {field.label}: {shown}{'   ← cần xem' if field.needs_a_look else ''}")
            for original in document.originals:
                say(f"    {original_text(original)}")
        loose = [page for page in pages if page.document_id is None]
        if loose:
            say(
                "Trang ngoài văn bản: " + ", ".join(f"{page.position} ({PAGE_ROLE_NAMES[page.role]})" for page in loose)
            )


def _failure_text(failure: FailureRow) -> str:
    return str(explain_file(failure.error, failure.file, failure.file_index))


def document_json(document: DocumentRow) -> dict[str, object]:
    """A document as `show --json` prints it."""
    return {
        "id": document.id,
        "type": {
            "id": document.type_id,
            "name": document.type_name,
            "confidence": document.type_confidence,
            "sure": document.type_sure,
            "confirmed": document.type_confirmed,
        },
        "confirmed": document.confirmed_at is not None,
        "dossier": document.dossier_code or None,
        "cut": document.cut_reason,
        "fields": {
            field.field_id: _field_json(field) for field in document.fields if field.read or field.value is not None
        },
        "pages": [page.id for page in document.pages],
        "originals": document.originals,
    }


def _field_json(field: FieldRow) -> dict[str, object]:
    place = field.place
    return {
        "value": field.shown,
        "confirmed": field.value is not None,
        "raw": field.raw,
        "confidence": field.confidence,
        "sure": field.sure,
        "page": place.page_id if place else None,
        "region": [place.left, place.top, place.right, place.bottom] if place else None,
    }


def search(
    context: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Có dấu hoặc không dấu đều được.", callback=plain)],
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="Nhiều nhất bao nhiêu kết quả.")] = 50,
) -> None:
    """Tìm văn bản theo chữ và theo trường thông tin."""
    with session(context) as now:
        found = lists.search(text, by=now.by, office=now.office, limit=limit)
        if now.json:
            for hit in found:
                say_json(hit)
            return
        say_table(
            ("Văn bản", "Lô", "Loại", "Số, ký hiệu", "Ngày", "Trích yếu"),
            (
                (
                    hit.id,
                    hit.batch_name,
                    now.office.types.get(hit.type_id).name,
                    hit.values.get("document_number", ""),
                    hit.values.get("issued_on", ""),
                    hit.values.get("subject", "")[:60],
                )
                for hit in found
            ),
        )
        if not found:
            say_error("Không tìm thấy văn bản nào. Hãy thử ít chữ hơn.")
