from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ocr.documents.split import Splitter, split
from ocr.types import CutReason, PageReading
from tests.ocr.paper import Paper, annex, blank, decision, following, separator

CODE = "H56.14-240823-0001"


def pages_of(readings: list[PageReading]) -> list[tuple[int, ...]]:
    return [cut.pages for cut in split(readings)]


def test_each_head_begins_a_document() -> None:
    assert pages_of([decision().reading(), decision().reading()]) == [(0,), (1,)]


def test_a_head_read_as_one_line_across_both_columns_begins_a_document_too() -> None:
    assert pages_of([decision().reading(), decision(merged=True).reading()]) == [(0,), (1,)]


def test_text_that_goes_on_and_annexes_stay_with_their_document() -> None:
    assert pages_of([decision().reading(), following().reading(), annex(page="3").reading()]) == [(0, 1, 2)]


def test_a_blank_back_belongs_to_the_document_before_it() -> None:
    assert pages_of([decision().reading(), blank(), decision().reading(), blank()]) == [(0, 1), (2, 3)]


def test_a_separator_sheet_belongs_to_no_document_and_stands_before_the_next() -> None:
    cuts = split([separator(), decision().reading(), separator(), following().reading()])
    assert [(cut.pages, cut.separators) for cut in cuts] == [((1,), (0,)), ((3,), (2,))]
    assert [cut.reason for cut in cuts] == [CutReason.SEPARATOR, CutReason.SEPARATOR]


def test_where_a_separator_sheet_was_forgotten_the_head_still_cuts() -> None:
    readings = [separator(), decision().reading(), decision().reading()]
    assert pages_of(readings) == [(1,), (2,)]


def test_a_page_numbered_two_goes_on_although_it_bears_the_country_name() -> None:
    form = Paper().centre("2")
    form.lines += decision().lines
    assert pages_of([decision().reading(), form.reading()]) == [(0, 1)]


def test_page_one_of_so_many_begins_a_document_without_any_head() -> None:
    first = Paper().body("Danh mục tài liệu").row("", "Trang 1/3")
    cuts = split([decision().reading(), first.reading()])
    assert [cut.reason for cut in cuts] == [CutReason.FIRST_PAGE, CutReason.PAGE_ONE]


def test_another_dossier_code_begins_another_document() -> None:
    plain = Paper().body("Đơn đề nghị của công dân về việc cấp giấy phép xây dựng")
    cuts = split([decision().reading(CODE), plain.reading("H56.14-240823-0002")])
    assert [cut.reason for cut in cuts] == [CutReason.FIRST_PAGE, CutReason.NEW_CODE]
    assert pages_of([decision().reading(CODE), plain.reading(CODE)]) == [(0, 1)]


def test_one_document_is_not_cut() -> None:
    cuts = split([decision().reading(), decision().reading()], one_document=True)
    assert [(cut.pages, cut.reason) for cut in cuts] == [((0, 1), CutReason.ONE_DOCUMENT)]


def test_separator_sheets_that_nothing_follows_are_told() -> None:
    splitter = Splitter()
    done = [splitter.add(reading) for reading in (decision().reading(), separator())]
    assert [cut.pages for cut in done if cut] == [(0,)]
    assert splitter.finish() is None
    assert splitter.left_over == (1,)


KINDS = {
    "head": decision().reading(),
    "on": following().reading(),
    "annex": annex().reading(),
    "blank": blank(),
    "separator": separator(),
    "code": decision().reading(CODE),
}


@settings(deadline=None)
@given(st.lists(st.sampled_from(sorted(KINDS)), max_size=9), st.integers(0, 9))
def test_what_is_complete_does_not_depend_on_the_pages_to_come(kinds: list[str], seen: int) -> None:
    readings = [KINDS[kind] for kind in kinds]
    early = split(readings[:seen])
    assert [cut.pages for cut in early[:-1]] == [cut.pages for cut in split(readings)][: max(0, len(early) - 1)]


@settings(deadline=None)
@given(st.lists(st.sampled_from(sorted(KINDS)), max_size=9))
def test_every_page_but_the_separator_sheets_lies_in_one_document(kinds: list[str]) -> None:
    placed = [page for cut in split([KINDS[kind] for kind in kinds]) for page in cut.pages]
    assert placed == [place for place, kind in enumerate(kinds) if kind != "separator"]
