"""Commands that decide: confirm, correct, send, approve, return."""

from __future__ import annotations

from typing import Annotated

import typer

from desktop.cli.batches import document_json
from desktop.cli.options import BatchReference, plain
from desktop.cli.output import say, say_json
from desktop.cli.session import session
from desktop.domain.identifiers import DocumentId
from desktop.workflow import checking, lists, review
from desktop.workflow.errors import DocumentUnknown

Remark = Annotated[str, typer.Option("--remark", metavar="TEXT", help="Ý kiến.", callback=plain)]


def confirm(
    context: typer.Context,
    batch: BatchReference,
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
        str, typer.Argument(metavar="FIELD=VALUE", help="Tên trường và giá trị; “type=QD” đổi loại.", callback=plain)
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
            say_json(document_json(lists.document(now.office, document_id)))


def submit(context: typer.Context, batch: BatchReference, remark: Remark = "") -> None:
    """Gửi lô đã kiểm tra cho người duyệt."""
    with session(context) as now:
        review.submit(lists.find_batch(now.office, batch), by=now.by, office=now.office, remark=remark)


def approve(context: typer.Context, batch: BatchReference, remark: Remark = "") -> None:
    """Duyệt một lô."""
    with session(context) as now:
        review.approve(lists.find_batch(now.office, batch), by=now.by, office=now.office, remark=remark)


def return_batch(context: typer.Context, batch: BatchReference, remark: Remark = "") -> None:
    """Trả lô lại cho người kiểm tra, kèm ý kiến."""
    with session(context) as now:
        review.return_batch(lists.find_batch(now.office, batch), remark, by=now.by, office=now.office)
