"""Commands that bring in: papers, and the office's list of dossiers."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desktop.cli.complaints import complain
from desktop.cli.options import BatchReference, batch_name, engine_name
from desktop.cli.output import Exit, say, say_error, say_json, worst
from desktop.cli.session import session
from desktop.domain.batch import BatchState
from desktop.messages import STATE_NAMES, explain_file
from desktop.workflow import dossiers, intake, lists, reading, recovery
from desktop.workflow.reading import ReadingSettings
from ocr.errors import EngineMissing

if TYPE_CHECKING:
    from desktop.cli.session import Session
    from desktop.domain.identifiers import BatchId


def import_files(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Ảnh, PDF hoặc thư mục.", readable=False)],
    batch: Annotated[
        str, typer.Option("--batch", metavar="NAME", help="Tên lô; tạo mới nếu chưa có.", callback=batch_name)
    ],
) -> None:
    """Nhập tệp vào một lô, nhận dạng và tách văn bản."""
    with session(context) as now:
        taken = intake.take_in(paths, batch, by=now.by, office=now.office)
        recovery.recover(by=now.by, office=now.office)
        for failure in taken.failures:
            say_error(str(explain_file(type(failure.error).__name__, failure.file, failure.index)))
        codes = [Exit.BAD_INPUT for _ in taken.failures]
        codes.append(_read(now, taken.batch_id))
        row = lists.batch(now.office, taken.batch_id)
        if now.json:
            say_json(
                {
                    "id": taken.batch_id,
                    "name": batch,
                    "pages": taken.pages,
                    "known": taken.known,
                    "failures": len(taken.failures),
                }
            )
        elif row is not None:
            if taken.known:
                say(f"{taken.known} trang đã có trong lô từ trước, không nhập lại.")
            say(
                f"Lô “{row.name}” (số {row.id}): {row.pages} trang, {row.documents} văn bản – {STATE_NAMES[row.state]}."
            )
    raise typer.Exit(worst(codes))


def _read(now: Session, batch_id: BatchId) -> Exit:
    """Read what waits, or wait while another program reads it."""
    settings = ReadingSettings(engine=engine_name())
    try:
        while reading.read_waiting(now.office, settings) is None:
            row = lists.batch(now.office, batch_id)
            if row is None or row.state is not BatchState.READING:
                return Exit.DONE
            time.sleep(0.5)
    except EngineMissing as error:
        return complain(error)
    return Exit.DONE


def settle(context: typer.Context, batch: BatchReference) -> None:
    """Đánh dấu “đã xem” các tệp không nhập được; lô đi tiếp không có chúng."""
    with session(context) as now:
        batch_id = lists.find_batch(now.office, batch)
        failures = lists.failures(now.office, batch_id)
        intake.settle_failures(batch_id, by=now.by, office=now.office)
        if now.json:
            say_json({"settled": len(failures)})
        else:
            say(f"Đã xem {len(failures)} tệp không nhập được.")


def import_dossiers(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="LIST", help="Danh sách hồ sơ, Excel hoặc CSV.", readable=False)],
) -> None:
    """Nhập danh sách hồ sơ của cơ quan."""
    with session(context) as now:
        done = dossiers.import_list(path, by=now.by, office=now.office)
        if now.json:
            say_json({"added": done.added, "changed": done.changed, "matched": done.matched})
        else:
            say(f"Thêm {done.added}, cập nhật {done.changed} hồ sơ; {done.matched} văn bản tìm thấy hồ sơ của mình.")
