from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pikepdf
import pytest
from PIL import ImageChops

from exporters import PdfOptions, write_pdf
from exporters.errors import TargetExists, TargetNotWritable
from exporters.pdf.reading import PdfUnreadable, read_state
from exporters.pdf.syntax import PdfFile, number
from tests.exporters.papers import LINES, MADE_AT, draw, render, run, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.exporters.papers import Desk

OPTIONS = PdfOptions("Số hóa Một cửa <0.1> & bạn", MADE_AT)


@pytest.fixture
def pdf(desk: Desk, tmp_path: Path) -> Path:
    target = tmp_path / "made.pdf"
    pages = (
        desk.page(),
        desk.page(mode="L", rotation=90),
        desk.page(media_type="image/png", mode="1"),
        desk.page(draw([])),
    )
    write_pdf(desk.document(*pages), target, OPTIONS)
    return target


def test_qpdf_finds_nothing_to_mend(pdf: Path) -> None:
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", pdf)


def test_it_says_in_both_places_that_it_is_pdf_a_2b_and_what_it_is(pdf: Path) -> None:
    with pikepdf.open(pdf) as opened:
        with opened.open_metadata() as said:
            assert (said["pdfaid:part"], said["pdfaid:conformance"]) == ("2", "B")
            assert said["dc:title"] == str(opened.docinfo.Title) == "Trích lục khai sinh 12/2026"
            assert said["pdf:Producer"] == str(opened.docinfo.Producer) == OPTIONS.producer
            assert said["xmp:CreateDate"] == said["xmp:ModifyDate"] == "2026-11-03T01:15:00Z"
            assert str(opened.docinfo.CreationDate) == str(opened.docinfo.ModDate) == "D:20261103011500Z"
        assert "/Filter" not in opened.Root.Metadata
        assert opened.Root.Lang == "vi"
        assert not opened.is_encrypted


def test_colours_have_their_intent(pdf: Path) -> None:
    with pikepdf.open(pdf) as opened:
        intent = opened.Root.OutputIntents[0]
        assert intent.S == "/GTS_PDFA1"
        profile = intent.DestOutputProfile
        assert profile.N == 3
        assert profile.read_bytes()[36:40] == b"acsp"
        assert profile.read_bytes()[16:20] == b"RGB "


def test_every_font_is_embedded(pdf: Path) -> None:
    rows = run("pdffonts", pdf).splitlines()[2:]
    assert len(rows) == 1
    assert rows[0].split()[-5:-2] == ["yes", "no", "yes"]


def test_the_bookmark_names_type_and_number(pdf: Path) -> None:
    with pikepdf.open(pdf) as opened, opened.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Trích lục khai sinh 12/2026"]


def test_the_same_content_gives_the_same_bytes_and_other_content_another_identifier(desk: Desk, tmp_path: Path) -> None:
    document = desk.document()
    first = write_pdf(document, tmp_path / "1.pdf", OPTIONS)
    again = write_pdf(document, tmp_path / "2.pdf", OPTIONS)
    write_pdf(replace(document, type_name="Quyết định"), tmp_path / "3.pdf", OPTIONS)
    assert first == again
    assert (tmp_path / "1.pdf").read_bytes() == (tmp_path / "2.pdf").read_bytes()
    with pikepdf.open(tmp_path / "1.pdf") as one, pikepdf.open(tmp_path / "3.pdf") as other:
        assert one.trailer.ID[0] != other.trailer.ID[0]


def test_a_document_without_a_number_or_type_still_has_a_title(desk: Desk, tmp_path: Path) -> None:
    document = replace(desk.document(document_number=None), type_name="")
    write_pdf(document, tmp_path / "1.pdf", OPTIONS)
    with pikepdf.open(tmp_path / "1.pdf") as opened:
        assert str(opened.docinfo.Title) == "1"


def test_practice_is_written_across_every_page(desk: Desk, tmp_path: Path) -> None:
    drawn = draw()
    document = desk.document(desk.page(drawn), desk.page(draw([]), rotation=90))
    write_pdf(document, tmp_path / "practice.pdf", replace(OPTIONS, practice=True))
    for page in (1, 2):
        assert "TẬP HUẤN" in text_of(tmp_path / "practice.pdf", "-f", str(page), "-l", str(page))
        shown = render(tmp_path / "practice.pdf", tmp_path, 100, page)
        red, green, _ = np.moveaxis(np.asarray(shown), 2, 0)
        assert ((red > 180) & (green < 60)).any()
    shown = render(tmp_path / "practice.pdf", tmp_path, 100)
    box = ImageChops.difference(shown, drawn.picture).point(lambda value: 255 if value > 90 else 0).getbbox()
    assert box is not None
    assert box[2] - box[0] > drawn.picture.width / 2
    assert box[3] - box[1] > drawn.picture.height / 2
    assert text_of(tmp_path / "practice.pdf", "-l", "1")[: len(LINES)] == list(LINES)
    assert run("pdffonts", tmp_path / "practice.pdf").count("SohoaMark") == 1
    assert read_state(tmp_path / "practice.pdf").marked_pages == 2


def test_a_pdf_never_takes_the_place_of_another_file(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "made.pdf"
    target.write_text("older")
    with pytest.raises(TargetExists):
        write_pdf(desk.document(), target, OPTIONS)
    assert target.read_text() == "older"
    with pytest.raises(TargetNotWritable):
        write_pdf(desk.document(), target / "below.pdf", OPTIONS)


def test_what_is_no_pdf_of_ours_is_told(pdf: Path, tmp_path: Path) -> None:
    state = read_state(pdf)
    assert (state.pages, state.text_pages, state.marked_pages, state.archival) == (4, 3, 0, True)
    (tmp_path / "text.pdf").write_text("no PDF")
    mended = tmp_path / "mended.pdf"
    mended.write_bytes(pdf.read_bytes().replace(b"startxref\n", b"startxref\n9"))
    locked, bare, empty = tmp_path / "locked.pdf", tmp_path / "bare.pdf", tmp_path / "empty.pdf"
    with pikepdf.open(pdf) as opened:
        opened.save(locked, encryption=pikepdf.Encryption(owner="chủ", user="1"))
        opened.save(empty, encryption=pikepdf.Encryption(owner="chủ", user=""))
        del opened.Root.OutputIntents
        opened.save(bare)
        del opened.pages[0].obj["/Contents"]
        opened.save(tmp_path / "hollow.pdf")
    assert not read_state(bare).archival
    for broken in (tmp_path / "text.pdf", mended, locked, empty, tmp_path / "hollow.pdf", tmp_path / "missing.pdf"):
        with pytest.raises(PdfUnreadable):
            read_state(broken)


def test_an_object_that_was_promised_must_come(tmp_path: Path) -> None:
    with (tmp_path / "half.pdf").open("wb") as out:
        file = PdfFile(out)
        promised = file.reserve()
        with pytest.raises(ValueError, match="never written"):
            file.finish(promised, promised)


def test_numbers_are_short_and_plain() -> None:
    assert [number(value) for value in (0, -0.00001, 1.5, 72, 1e-3, 123456.78901)] == [
        b"0",
        b"0",
        b"1.5",
        b"72",
        b"0.001",
        b"123456.789",
    ]
