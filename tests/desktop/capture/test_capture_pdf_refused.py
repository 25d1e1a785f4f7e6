"""PDFs that give no pages, each with its own reason, and those that only look as if they gave none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from desktop.capture.backends.files import pages
from desktop.capture.errors import FileEncrypted, FileUnreadable, FileWithoutPages, ImageTooLarge

if TYPE_CHECKING:
    from tests.desktop.capture.conftest import Papers


def test_a_pdf_that_asks_for_a_password_is_encrypted(papers: Papers) -> None:
    with pytest.raises(FileEncrypted):
        list(pages(papers.pdf_of_jpeg(papers.jpeg_bytes(), password="mật khẩu")))


def test_a_pdf_that_only_forbids_changes_is_read(papers: Papers) -> None:
    jpeg = papers.jpeg_bytes()
    (page,) = pages(papers.pdf_of_jpeg(jpeg, password=""))
    assert page.data == jpeg


def test_a_pdf_without_pages_is_said_to_have_none(papers: Papers) -> None:
    with pikepdf.new() as pdf:
        pdf.save(papers.desk / "none.pdf")
    with pytest.raises(FileWithoutPages):
        list(pages(papers.desk / "none.pdf"))


@pytest.mark.parametrize("kept", [0.2, 0.6, 0.97])
def test_a_pdf_that_was_cut_short_is_refused(papers: Papers, kept: float) -> None:
    whole = papers.pdf_of_jpeg(papers.jpeg_bytes(), pages=3).read_bytes()
    with pytest.raises(FileUnreadable):
        list(pages(papers.lay("cut.pdf", whole[: int(len(whole) * kept)])))


def test_a_whole_pdf_with_a_wrong_table_of_contents_is_read(papers: Papers) -> None:
    jpeg = papers.jpeg_bytes()
    whole = papers.pdf_of_jpeg(jpeg, pages=2).read_bytes()
    start = whole.rindex(b"startxref")
    found = list(pages(papers.lay("mended.pdf", whole[:start] + b"startxref\n7\n%%EOF\n")))
    assert [page.data for page in found] == [jpeg, jpeg]


def test_a_pdf_that_is_only_a_head_is_refused(papers: Papers) -> None:
    with pytest.raises(FileUnreadable):
        list(pages(papers.lay("head.pdf", b"%PDF-1.7\n%%EOF\n")))


def test_half_a_jpeg_within_a_sound_pdf_is_refused(papers: Papers) -> None:
    whole = papers.jpeg_bytes()
    path = papers.desk / "half.pdf"
    with pikepdf.open(papers.pdf_of_jpeg(whole)) as pdf:
        pdf.pages[0].Resources.XObject.Im0.write(whole[: len(whole) // 2], filter=Name.DCTDecode)
        pdf.save(path)
    with pytest.raises(FileUnreadable):
        list(pages(path))


@pytest.mark.parametrize("within", ["page", "form", "stamp"])
def test_a_huge_picture_is_refused_wherever_it_hides(papers: Papers, within: str) -> None:
    path = papers.desk / "huge.pdf"
    with pikepdf.open(papers.pdf_of_jpeg(papers.jpeg_bytes())) as pdf:
        page = pdf.pages[0]
        huge = pdf.make_stream(b"")
        huge.update(Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=30_000, Height=30_000))
        form = pdf.make_stream(b"/Im1 Do")
        form.update(
            Dictionary(
                Type=Name.XObject,
                Subtype=Name.Form,
                BBox=Array([0, 0, 9, 9]),
                Resources=Dictionary(XObject=Dictionary(Im1=huge)),
            )
        )
        match within:
            case "page":
                page.Resources.XObject.Im1 = huge
            case "form":
                page.Resources.XObject.Fm1 = form
            case "stamp":
                stamp = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([0, 0, 9, 9]), AP=Dictionary(N=form))
                page.Annots = Array([stamp])
        pdf.save(path)
    with pytest.raises(ImageTooLarge):
        list(pages(path))
