"""`sohoa accuracy`: how well documents with known truth are read."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desktop import paths
from desktop.cli.accuracy_page import write_page
from desktop.cli.options import options_of
from desktop.cli.output import Exit, say, say_error, say_json, say_table
from desktop.workflow.measuring import cut_stacks, fit_thresholds, read_papers, score
from desktop.workflow.reader_pool import ReaderPool
from ocr.accuracy.fitted_file import with_thresholds
from ocr.accuracy.reliability import bands
from ocr.accuracy.truth import load_stacks, load_truth
from ocr.documents.loader import load_document_types

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.workflow.measuring import CutReport
    from ocr.accuracy.cuts import CutScore
    from ocr.accuracy.fitting import Fit
    from ocr.accuracy.reliability import Share
    from ocr.accuracy.scores import Report
    from ocr.documents.document_type import DocumentTypes


def accuracy(
    context: typer.Context,
    folders: Annotated[
        list[Path],
        typer.Argument(
            metavar="TRUTH_DIR...",
            help="Thư mục có documents/*/truth.json (và batches/*/batch.json), hoặc labels/*.json cạnh scans/*.pdf.",
            readable=False,
        ),
    ],
    report: Annotated[
        Path | None,
        typer.Option(metavar="FILE.html", help="Ghi báo cáo: mọi chỗ sai kèm ảnh cắt.", readable=False),
    ] = None,
    fit: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.toml",
            help="Chọn ngưỡng “chắc chắn” trên một nửa văn bản, kiểm tra trên nửa kia, ghi thành tệp ngưỡng mới.",
            readable=False,
        ),
    ] = None,
) -> None:
    """Đo độ chính xác trên các văn bản đã biết đáp án."""
    truths = [truth for folder in folders for truth in load_truth(folder)]
    if not truths:
        names = ", ".join(f"“{folder}”" for folder in folders)
        say_error(f"Không thấy documents/*/truth.json hay labels/*.json trong {names}. Hãy chọn thư mục có đáp án.")
        raise typer.Exit(Exit.BAD_INPUT)
    types = load_document_types(paths.resources() / "document_types")
    with ReaderPool(types_folder=paths.resources() / "document_types") as pool:
        papers = read_papers(truths, types, pool)
        cuts = cut_stacks([stack for folder in folders for stack in load_stacks(folder)], papers, types, pool)
    found = score(papers)
    fits = fit_thresholds(papers, types) if fit is not None else ()
    if options_of(context).json:
        own = {field.name: getattr(found, field.name) for field in dataclasses.fields(found)}
        say_json(own | {"cuts": cuts, "fits": fits})
    else:
        _show(found, cuts, types)
        _show_fits(fits, types)
    if report is not None:
        write_page(found, papers, types, report)
    if fit is not None:
        fit.write_text(with_thresholds(paths.resources() / "reading" / "thresholds.toml", fits), encoding="utf-8")


def _show(report: Report, cuts: CutReport, types: DocumentTypes) -> None:
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
    for field_id, share in report.by_hand.items():
        say(f"{types.fields.label(field_id)}, viết tay: {_told(share)}")
    say(f"Loại văn bản đúng: {report.types_right}/{report.documents}")
    say(f"Các trường cốt lõi đều đúng: {report.core_right}/{report.documents}; chắc chắn cả: {report.core_sure}")
    for profile, one in report.by_profile.items():
        rates = [
            f"{name} {rate:.2%}"
            for name, rate in (("lỗi ký tự", one.characters), ("lỗi từ", one.words))
            if rate is not None
        ]
        say(f"    {profile}: " + ", ".join([_told(one.core), *rates]))
    if report.turned.count:
        say(f"Trang xoay đúng: {_told(report.turned)}")
        say(f"Trang trắng tìm thấy: {_told(report.blanks)}; trang có chữ bị coi là trắng: {report.lost}")
    for name, cut in (("không có tờ ngăn", cuts.without), ("có tờ ngăn", cuts.separated)):
        if cut.borders:
            say(f"Tách tập, {name}: {_cut(cut)}")
    say("")
    say_table(
        ("Độ tin cậy từ", "trung bình", "Đúng thật", "Số giá trị"),
        (
            (f"{band.lowest:.2f}", f"{band.mean:.3f}", _told(band.share), band.share.count)
            for band in bands(report.values)
        ),
    )
    say(f"Giá trị chắc chắn mà đúng: {_told(report.sure)}")
    say(f"Giá trị đúng mà được coi là chắc chắn: {_told(report.right_and_sure)}")
    for miss in report.sure_but_wrong:
        say(f"    chắc mà sai: {miss.document} {miss.field_id}")


def _show_fits(fits: Sequence[Fit], types: DocumentTypes) -> None:
    if not fits:
        return
    say("")
    say_table(
        (
            "Trường",
            "Ngưỡng cũ",
            "Ngưỡng mới",
            "Nửa chọn",
            "Nửa kiểm tra, cũ",
            "Nửa kiểm tra, mới",
            "Chắc/đúng cũ",
            "mới",
        ),
        (
            (
                types.fields.label(fit.field_id),
                f"{fit.before.weakest_word:.2f}/{fit.before.weakest_agreed:.2f}",
                f"{fit.after.weakest_word:.2f}/{fit.after.weakest_agreed:.2f}",
                f"{fit.fitted.right}/{fit.fitted.count}",
                _told(fit.proved_before),
                _told(fit.proved),
                f"{fit.kept_before.right}/{fit.kept_before.count}",
                f"{fit.kept.right}/{fit.kept.count}",
            )
            for fit in fits
        ),
    )


def _told(share: Share) -> str:
    """`12/14 = 85.7 % (60.1–96.0)`: with the interval that holds 95 %."""
    low, high = share.interval
    return f"{share.right}/{share.count} = {share.value:.1%} ({100 * low:.1f}–{100 * high:.1f})"


def _cut(cut: CutScore) -> str:
    return f"{cut.borders} chỗ; tìm thấy {cut.recall:.1%}, đúng chỗ {cut.precision:.1%}"
