"""PDFs that are small as files and endless to draw: refused before they are drawn."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from desktop.capture.backends.files import pages
from desktop.capture.errors import DrawingTooLarge, TooManyPages
from desktop.capture.images.limits import LONGEST_DRAWING, PAGE_LIMIT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desktop.capture.conftest import Papers

SQUARE = b"0 0 9 9 re f\n"


def form(pdf: pikepdf.Pdf, content: bytes, **drawn: pikepdf.Object) -> pikepdf.Object:
    made = pdf.make_stream(content)
    made.Type, made.Subtype, made.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
    made.Resources = Dictionary(XObject=Dictionary({f"/{name}": value for name, value in drawn.items()}))
    return made


def saved(papers: Papers, pdf: pikepdf.Pdf, content: bytes, **drawn: pikepdf.Object) -> Path:
    page = pdf.add_blank_page(page_size=(595, 842))
    page.Resources = Dictionary(XObject=Dictionary({f"/{name}": value for name, value in drawn.items()}))
    page.Contents = pdf.make_stream(content)
    pdf.save(papers.desk / "bomb.pdf")
    return papers.desk / "bomb.pdf"


def forms_within_forms(pdf: pikepdf.Pdf, depth: int, times: int) -> pikepdf.Object:
    inner = form(pdf, SQUARE)
    for _ in range(depth):
        inner = form(pdf, b"/F#31 Do " * times, F1=inner)
    return inner


def test_a_form_that_draws_itself_is_refused(papers: Papers) -> None:
    with pikepdf.new() as pdf:
        loop = form(pdf, b"/F Do /F Do")
        loop.Resources = Dictionary(XObject=Dictionary(F=loop))
        path = saved(papers, pdf, b"/F Do", F=loop)
    with pytest.raises(DrawingTooLarge):
        list(pages(path))


@pytest.mark.parametrize(("depth", "times"), [(20, 3), (60, 1)])
def test_forms_within_forms_without_measure_are_refused(papers: Papers, depth: int, times: int) -> None:
    with pikepdf.new() as pdf:
        path = saved(papers, pdf, b"/F Do", F=forms_within_forms(pdf, depth, times))
    with pytest.raises(DrawingTooLarge):
        list(pages(path))


def test_forms_within_forms_in_measure_are_drawn(papers: Papers) -> None:
    with pikepdf.new() as pdf:
        path = saved(papers, pdf, b"/F Do", F=forms_within_forms(pdf, 5, 3))
    assert len(list(pages(path))) == 1


@pytest.mark.parametrize("layers", [1, 2])
def test_operators_without_end_are_refused_however_well_they_are_packed(papers: Papers, layers: int) -> None:
    packed = SQUARE * (LONGEST_DRAWING // len(SQUARE) + 1)
    for _ in range(layers):
        packed = zlib.compress(packed, 1)
    with pikepdf.new() as pdf:
        path = saved(papers, pdf, b"")
        pdf.pages[0].Contents.write(packed, filter=Array([Name.FlateDecode] * layers))
        pdf.save(path)
    with pytest.raises(DrawingTooLarge):
        list(pages(path))


def test_the_look_of_a_stamp_counts_as_drawn(papers: Papers) -> None:
    with pikepdf.new() as pdf:
        path = saved(papers, pdf, b"")
        look = forms_within_forms(pdf, 20, 3)
        stamp = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([0, 0, 9, 9]), AP=Dictionary(N=look))
        pdf.pages[0].Annots = pdf.make_indirect(Array([stamp]))
        pdf.save(path)
    with pytest.raises(DrawingTooLarge):
        list(pages(path))


def test_a_file_of_more_pages_than_papers_have_is_refused_as_a_whole(papers: Papers) -> None:
    path = papers.desk / "many.pdf"
    with pikepdf.new() as pdf:
        tree, box = pdf.Root.Pages, Array([0, 0, 595, 842])
        kids = [Dictionary(Type=Name.Page, MediaBox=box, Parent=tree) for _ in range(PAGE_LIMIT + 1)]
        tree.Kids, tree.Count = Array([pdf.make_indirect(kid) for kid in kids]), len(kids)
        pdf.save(path)
    with pytest.raises(TooManyPages) as refused:
        list(pages(path))
    assert refused.value.pages == PAGE_LIMIT + 1
