"""Commands for packages: export, verify, formats."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import exporters
from desktop.cli.output import Exit, complain, say, say_error, say_json, worst
from desktop.cli.session import options_of, session
from desktop.domain.batch import BatchState
from desktop.messages import finding_text
from desktop.workflow import lists, packaging
from exporters.errors import ExportError, NotAPackage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exporters.findings import Verification


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  # a day, not a moment
        except ValueError:
            continue
    raise typer.BadParameter("Ngày viết dạng 2026-11-03 hoặc 03/11/2026.")


def export(
    context: typer.Context,
    format_name: Annotated[str, typer.Option("--format", metavar="NAME", help="Định dạng; xem lệnh formats.")],
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="Gói thành một thư mục mới trong đây.")],
    profile: Annotated[str | None, typer.Option("--profile", metavar="P", help="Tên hoặc tệp cấu hình xuất.")] = None,
    batch: Annotated[str | None, typer.Option("--batch", metavar="B", help="Chỉ lô này.")] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="D", help="Ban hành từ ngày.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="D", help="Ban hành đến hết ngày.")] = None,
    procedure: Annotated[str | None, typer.Option("--procedure", metavar="CODE", help="Chỉ thủ tục này.")] = None,
    state: Annotated[BatchState, typer.Option("--state", help="Trạng thái của lô.")] = BatchState.APPROVED,
) -> None:
    """Xuất các văn bản đã duyệt thành một gói đã kiểm tra."""
    if format_name not in exporters.formats():
        raise typer.BadParameter(f"Định dạng có: {', '.join(exporters.formats())}.", param_hint="--format")
    with session(context) as now:
        selection = packaging.Selection(
            batch_id=lists.find_batch(now.office, batch) if batch is not None else None,
            issued_from=_day(since),
            issued_until=_day(until),
            procedure_code=procedure,
            state=state,
        )
        done = packaging.export(selection, format_name, to, by=now.by, office=now.office, profile_name=profile)
        if now.json:
            say_json({"path": done.path, "documents": done.documents, "manifest_sha256": done.manifest_sha256})
        else:
            say(f"Đã xuất {done.documents} văn bản, đã kiểm tra gói: {done.path}")


def verify(
    context: typer.Context,
    packages: Annotated[list[Path], typer.Argument(metavar="PACKAGE...", help="Gói, hoặc thư mục chứa các gói.")],
) -> None:
    """Mở lại gói và so từng tệp với bảng kê."""
    codes = [Exit.DONE]
    for given in packages:
        try:
            found = exporters.packages_in(given)
            if not found:
                raise NotAPackage(given, "no manifest")
            codes += [_judge(verification, in_json=options_of(context).json) for verification in _verified(found)]
        except ExportError as error:
            codes.append(complain(error))
    raise typer.Exit(worst(codes))


def _verified(packages: Iterable[Path]) -> Iterable[Verification]:
    for package in packages:
        yield exporters.verify(package)


def _judge(verification: Verification, *, in_json: bool) -> Exit:
    if in_json:
        findings = [
            {"code": finding.code, "file": finding.file, "expected": finding.expected, "found": finding.found}
            for finding in verification.findings
        ]
        say_json({"package": verification.package, "ok": verification.ok, "findings": findings})
    elif verification.ok:
        say(f"Đạt: {verification.package} ({verification.files} tệp, {verification.pages} trang)")
    else:
        say_error(f"KHÔNG đạt: {verification.package}")
        for finding in verification.findings:
            say_error(f"  - {finding_text(finding)}")
    sys.stdout.flush()
    return Exit.DONE if verification.ok else Exit.BAD_INPUT


def formats(context: typer.Context) -> None:
    """Liệt kê các định dạng xuất."""
    for name in exporters.formats():
        if options_of(context).json:
            say_json({"format": name})
        else:
            say(name)
