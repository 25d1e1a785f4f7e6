"""`sohoa demo`: the whole trip, and a table of what was found."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desktop.application import Application, operator
from desktop.cli.options import options_of
from desktop.cli.output import Exit, say, say_error, say_json, say_table
from desktop.workflow.demo import DemoResult, require_empty, run_demo

if TYPE_CHECKING:
    from desktop.domain.rows import DocumentRow
    from desktop.workflow.office import Office


def demo(
    context: typer.Context,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="DIR", help="Thư mục mới hoặc trống.", readable=False)
    ] = None,
) -> None:
    """Chạy thử cả quy trình với tập giấy tờ mẫu: nhập, nhận dạng, kiểm tra, duyệt, xuất gói, kiểm tra gói."""
    folder = to or Path(tempfile.mkdtemp(prefix="sohoa-demo-"))
    require_empty(folder)
    with Application.open(folder / "store", in_practice=True) as application:
        result = run_demo(application.office, operator(), folder / "packages", report=say_error)
        if options_of(context).json:
            say_json(_as_json(result, folder))
        else:
            _show(result, application.office)
    if not result.packages:
        raise typer.Exit(Exit.BLOCKED)
    if not all(package.verification.ok for package in result.packages):
        raise typer.Exit(Exit.BAD_INPUT)


def _show(result: DemoResult, office: Office) -> None:
    say_table(
        ("Văn bản", "Loại", "Số, ký hiệu", "Ngày", "Người ký", "Trang", "Kết quả"),
        (
            (
                row.position,
                row.type_name,
                _text(row, "document_number"),
                _date(row, office),
                _text(row, "signer"),
                len(row.pages),
                _outcome(row, row.id in result.waiting),
            )
            for row in result.documents
        ),
    )
    through = len(result.documents) - len(result.waiting)
    say(
        f"{result.pages} trang, {len(result.documents)} văn bản: "
        f"{through} đi thẳng, {len(result.waiting)} chờ người xem."
    )
    for package in result.packages:
        verdict = "đã kiểm tra, đạt" if package.verification.ok else "KHÔNG đạt"
        say(f"Gói ({verdict}): {package.path}")


def _text(row: DocumentRow, field_id: str) -> str:
    field = row.field(field_id)
    return field.shown if field else ""


def _date(row: DocumentRow, office: Office) -> str:
    text = _text(row, "issued_on")
    return office.types.fields.show("issued_on", text) if text else ""


def _outcome(row: DocumentRow, is_waiting: bool) -> str:
    if not is_waiting:
        return "đi thẳng"
    fields = [field.label for field in row.fields if field.needs_a_look]
    return "cần xem: " + (", ".join(fields) or "loại văn bản")


def _as_json(result: DemoResult, folder: Path) -> dict[str, object]:
    return {
        "folder": folder.absolute(),
        "pages": result.pages,
        "documents": len(result.documents),
        "waiting": sorted(result.waiting),
        "packages": [{"path": package.path, "ok": package.verification.ok} for package in result.packages],
    }
