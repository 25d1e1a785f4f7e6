"""Commands for batches: take in, list, show, check, review, search."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desktop.cli.complaints import complain
from desktop.cli.output import Exit, say, say_error, say_json, say_table, worst
from desktop.cli.session import session
from desktop.domain.batch import BatchState
from desktop.domain.identifiers import DocumentId
from desktop.messages import PAGE_ROLE_NAMES, STATE_NAMES
from desktop.workflow import checking, dossiers, intake, lists, reading, recovery, review
from desktop.workflow.errors import DocumentUnknown
from ocr.errors import EngineMissing

if TYPE_CHECKING:
    from desktop.cli.session import Session
    from desktop.domain.identifiers import BatchId
    from desktop.domain.rows import DocumentRow, FieldRow

BatchName = Annotated[str, typer.Argument(metavar="BATCH", help="Số hoặc tên của lô.")]
Remark = Annotated[str, typer.Option("--remark", metavar="TEXT", help="Ý kiến.")]


def import_files(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Ảnh, PDF hoặc thư mục.")],
    batch: Annotated[str, typer.Option("--batch", metavar="NAME", help="Tên lô; tạo mới nếu chưa có.")],
) -> None:
    """Nhập tệp vào một lô, nhận dạng và tách văn bản."""
    with session(context) as now:
        recovery.recover(by=now.by, office=now.office)
        taken = intake.take_in(paths, batch, by=now.by, office=now.office)
        codes = [Exit.DONE]
        for failure in taken.failures:
            codes.append(complain(failure.error))
        codes.append(_read(now, taken.batch_id))
        row = lists.batch(now.office, taken.batch_id)
        if now.json:
            say_json({"id": taken.batch_id, "name": batch, "pages": taken.pages, "failures": len(taken.failures)})
        elif row is not None:
            say(
                f"Lô “{row.name}” (số {row.id}): {row.pages} trang, {row.documents} văn bản – {STATE_NAMES[row.state]}."
            )
    raise typer.Exit(worst(codes))


def _read(now: Session, batch_id: BatchId) -> Exit:
    """Read what waits, or wait while another program reads it."""
    try:
        while reading.read_waiting(now.office) is None:
            row = lists.batch(now.office, batch_id)
            if row is None or row.state is not BatchState.READING:
                return Exit.DONE
            time.sleep(0.5)
    except EngineMissing as error:
        return complain(error)
    return Exit.DONE


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


def show(context: typer.Context, batch: BatchName) -> None:
    """Xem một lô: văn bản, trường thông tin, trang."""
    with session(context) as now:
        batch_id = lists.find_batch(now.office, batch)
        row = lists.batch(now.office, batch_id)
        documents = lists.documents(now.office, batch_id)
        pages = lists.pages(now.office, batch_id)
        if row is None:
            return
        if now.json:
            say_json(
                {
                    "id": row.id,
                    "name": row.name,
                    "state": row.state,
                    "documents": [_document_json(document) for document in documents],
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
                }
            )
            return
        say(f"Lô “{row.name}” (số {row.id}) – {STATE_NAMES[row.state]}, {row.pages} trang")
        for failure in lists.failures(now.office, batch_id):
            say(f"  ! {failure.file}")
        for document in documents:
            dossier = document.dossier_code or "–"
            mark = "✓" if document.confirmed_at else ("•" if document.is_sure else "?")
            say(f"{mark} Văn bản {document.id}: {document.type_name}, {len(document.pages)} trang, hồ sơ {dossier}")
            for field in document.fields:
                if field.shown or field.needs_a_look:
                    shown = now.office.types.fields.show(field.field_id, field.shown) if field.shown else "(trống)"
                    say(f"    {field.label}: {shown}{'   ← cần xem' if field.needs_a_look else ''}")
        loose = [page for page in pages if page.document_id is None]
        if loose:
            say(
                "Trang ngoài văn bản: " + ", ".join(f"{page.position} ({PAGE_ROLE_NAMES[page.role]})" for page in loose)
            )


def _document_json(document: DocumentRow) -> dict[str, object]:
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
        "fields": {
            field.field_id: _field_json(field) for field in document.fields if field.read or field.value is not None
        },
        "pages": [page.id for page in document.pages],
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


def confirm(
    context: typer.Context,
    batch: BatchName,
    sure: Annotated[bool, typer.Option("--sure", help="Chỉ các văn bản mà mọi trường đều chắc chắn.")] = False,
) -> None:
    """Xác nhận các văn bản của lô như máy đã đọc."""
    with session(context) as now:
        batch_id = lists.find_batch(now.office, batch)
        confirmed, waiting = checking.confirm_batch(batch_id, by=now.by, office=now.office, only_sure=sure)
        if now.json:
            say_json({"confirmed": confirmed, "waiting": [document.id for document in waiting]})
            return
        say(f"Đã xác nhận {confirmed} văn bản; còn {len(waiting)} văn bản cần xem.")
        for document in waiting:
            fields = ", ".join(field.label for field in document.fields if field.needs_a_look)
            say(f"  - văn bản {document.id} ({document.type_name}): {fields or 'loại văn bản'}")


def set_value(
    context: typer.Context,
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Số của văn bản.")],
    assignment: Annotated[
        str, typer.Argument(metavar="FIELD=VALUE", help="Tên trường và giá trị; “type=QD” đổi loại.")
    ],
) -> None:
    """Nhập giá trị của một trường; giá trị trống nghĩa là giấy tờ không có trường đó."""
    field_id, equals, text = assignment.partition("=")
    if not equals:
        raise typer.BadParameter("Viết dạng TRƯỜNG=GIÁ_TRỊ, ví dụ issued_on=03/11/2026.")
    with session(context) as now:
        if not document.isdecimal():
            raise DocumentUnknown(document)
        document_id = DocumentId(int(document))
        if field_id == "type":
            checking.set_type(document_id, text.strip(), by=now.by, office=now.office)
        else:
            checking.set_value(document_id, field_id, text, by=now.by, office=now.office)
        if now.json:
            say_json(_document_json(lists.document(now.office, document_id)))


def submit(context: typer.Context, batch: BatchName, remark: Remark = "") -> None:
    """Gửi lô đã kiểm tra cho người duyệt."""
    with session(context) as now:
        review.submit(lists.find_batch(now.office, batch), by=now.by, office=now.office, remark=remark)


def approve(context: typer.Context, batch: BatchName, remark: Remark = "") -> None:
    """Duyệt một lô."""
    with session(context) as now:
        review.approve(lists.find_batch(now.office, batch), by=now.by, office=now.office, remark=remark)


def return_batch(context: typer.Context, batch: BatchName, remark: Remark = "") -> None:
    """Trả lô lại cho người kiểm tra, kèm ý kiến."""
    with session(context) as now:
        review.return_batch(lists.find_batch(now.office, batch), remark, by=now.by, office=now.office)


def import_dossiers(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="LIST", help="Danh sách hồ sơ, Excel hoặc CSV.")],
) -> None:
    """Nhập danh sách hồ sơ của cơ quan."""
    with session(context) as now:
        done = dossiers.import_list(path, by=now.by, office=now.office)
        if now.json:
            say_json({"added": done.added, "changed": done.changed, "matched": done.matched})
        else:
            say(f"Thêm {done.added}, cập nhật {done.changed} hồ sơ; {done.matched} văn bản tìm thấy hồ sơ của mình.")


def search(
    context: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Có dấu hoặc không dấu đều được.")],
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
