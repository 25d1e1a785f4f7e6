"""Commands that need no store: open packages again, and say which formats there are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import exporters
from desktop.cli.complaints import complain
from desktop.cli.options import options_of
from desktop.cli.output import Exit, flush, say, say_error, say_json, worst
from desktop.messages import finding_text
from exporters.errors import ExportError, NotAPackage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exporters.findings import Verification


def verify(
    context: typer.Context,
    packages: Annotated[
        list[Path], typer.Argument(metavar="PACKAGE...", help="Gói, hoặc thư mục chứa các gói.", readable=False)
    ],
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
    flush()
    return Exit.DONE if verification.ok else Exit.BAD_INPUT


def formats(context: typer.Context) -> None:
    """Liệt kê các định dạng xuất."""
    for name in exporters.formats():
        if options_of(context).json:
            say_json({"format": name})
        else:
            say(name)
