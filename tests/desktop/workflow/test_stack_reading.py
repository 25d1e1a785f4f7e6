"""A stack without a store: documents leave as soon as they are whole, in order, and nothing is lost on the way."""

from __future__ import annotations

import multiprocessing
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop import paths
from desktop.capture.errors import FileEmpty, FileMissing
from desktop.workflow.reader_pool import ReaderDied, ReaderPool
from desktop.workflow.stack_reading import StackDocument, read_stack
from ocr.documents.loader import load_document_types
from tests.scans import scan, separator, tiff, tray

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.capture.types import ScannedImage
    from ocr.documents.document_type import DocumentTypes


@pytest.fixture(scope="module")
def types() -> DocumentTypes:
    return load_document_types(paths.resources() / "document_types")


@pytest.fixture
def pool() -> Iterator[ReaderPool]:
    with ReaderPool(2, engine="simulated") as pool:
        yield pool


def names(document: StackDocument) -> list[tuple[str, int]]:
    return [(Path(page.file).name, page.index) for page in document.pages]


def test_a_failure_stands_where_its_file_stood(types: DocumentTypes, pool: ReaderPool, tmp_path: Path) -> None:
    first, empty, last = scan(tmp_path / "1.png"), tmp_path / "2.png", scan(tmp_path / "3.png", 3)
    empty.touch()
    told, read = read_stack([first, empty, last, tmp_path / "4.png"], types, pool), list[StackDocument]()
    read += told
    assert [[type(failure.error) for failure in document.failures] for document in read] == [
        [FileEmpty],
        [FileMissing],
        [],
    ]
    assert names(read[2]) == [("1.png", 0), ("3.png", 0)], "the stack goes on behind what is missing"
    assert [document.number for document in read] == [1, 2, 3]


def test_places_count_the_whole_stack_and_every_image_is_kept_once(
    types: DocumentTypes, pool: ReaderPool, tmp_path: Path
) -> None:
    page, gone = scan(tmp_path / "1.png"), tmp_path / "gone.png"
    stack = [page, gone, separator(tmp_path / "2.png"), tiff(tmp_path / "3.tif", 2), page]
    kept: dict[int, str] = {}

    def keep(place: int, image: ScannedImage) -> None:
        assert place not in kept
        assert image.data
        kept[place] = Path(image.file).name

    documents = list(read_stack(stack, types, pool, keep_image=keep))
    assert kept == {0: "1.png", 2: "2.png", 3: "3.tif", 4: "3.tif", 5: "1.png"}
    shown = {
        page.place: Path(page.file).name for document in documents for page in (*document.pages, *document.separators)
    }
    assert shown == kept
    (sheet,) = documents[-1].separators
    assert (sheet.place, sheet.reading.separator) == (2, "PATCHT")


def test_a_separator_that_no_document_follows_is_no_document(
    types: DocumentTypes, pool: ReaderPool, tmp_path: Path
) -> None:
    documents = list(read_stack([scan(tmp_path / "1.png"), separator(tmp_path / "2.png")], types, pool))
    assert [names(document) for document in documents] == [[("1.png", 0)]]


def test_the_same_path_twice_is_two_documents_also_where_it_fails(
    types: DocumentTypes, pool: ReaderPool, tmp_path: Path
) -> None:
    page, gone, many = scan(tmp_path / "1.png"), tmp_path / "gone.png", tiff(tmp_path / "2.tif", 2)
    given = [page, page, gone, gone, many, many]
    documents = list(read_stack(given, types, pool, one_document=True))
    assert [names(document) for document in documents] == [
        [("1.png", 0)],
        [("1.png", 0)],
        [],
        [],
        [("2.tif", 0), ("2.tif", 1)],
        [("2.tif", 0), ("2.tif", 1)],
    ]
    assert [len(document.failures) for document in documents] == [0, 0, 1, 1, 0, 0]


def test_a_document_leaves_before_the_next_path_is_read(types: DocumentTypes, tmp_path: Path) -> None:
    papers = [scan(tmp_path / f"{number}.png", number) for number in (1, 2)]
    with ReaderPool(1, engine="slow") as pool, closing(read_stack(papers, types, pool, one_document=True)) as documents:
        assert names(next(documents)) == [("1.png", 0)]
        assert pool.pending == 1


def test_a_page_that_no_child_survives_keeps_its_place(types: DocumentTypes, tmp_path: Path) -> None:
    with ReaderPool(1, engine="dying") as pool:
        (document,) = read_stack([tray(tmp_path / "khay", 2)], types, pool)
    assert names(document) == [("1.png", 0), ("2.png", 0)]
    assert [type(page.error) for page in document.pages] == [ReaderDied, ReaderDied]
    assert (document.pages[0].reading.width, document.pages[0].reading.height) == (400, 560)


def test_a_reading_that_is_given_up_leaves_no_child(types: DocumentTypes, tmp_path: Path) -> None:
    with ReaderPool(1, engine="simulated") as pool:
        stack = [tray(tmp_path / "khay", 2), separator(tmp_path / "s.png"), *[scan(tmp_path / "9.png")] * 20]
        with closing(read_stack(stack, types, pool)) as documents:
            next(documents)
    assert multiprocessing.active_children() == []


def test_nothing_given_is_nothing_read(types: DocumentTypes, pool: ReaderPool) -> None:
    assert list(read_stack([], types, pool)) == []
