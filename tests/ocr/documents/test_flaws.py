"""What the clerk puts right while the citizen is still at the counter, and what is no flaw."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ocr.documents.understand import understand_document
from ocr.types import Mark, MarkKind, PageReading, ReadingProblem, ReadingProblemCode, Region
from tests.readings import decision, second_page

if TYPE_CHECKING:
    from ocr.documents.document_type import DocumentTypes

SIGNATURE = Region(1120, 1600, 1320, 1720)


def codes(types: DocumentTypes, *pages: PageReading) -> set[ReadingProblemCode]:
    return {problem.code for problem in problems(types, *pages)}


def problems(types: DocumentTypes, *pages: PageReading) -> tuple[ReadingProblem, ...]:
    return understand_document(pages, types).problems


def with_text(page: PageReading, before: str, after: str) -> PageReading:
    """The page with the words of one line changed; as many words."""
    lines = []
    for line in page.lines:
        if line.text == before:
            words = zip(line.words, after.split(), strict=True)
            line = replace(line, words=tuple(replace(word, text=text) for word, text in words))
        lines.append(line)
    return replace(page, lines=tuple(lines))


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (MarkKind.BLUR, ReadingProblemCode.PAGE_BLURRED),
        (MarkKind.GLARE, ReadingProblemCode.PAGE_GLARE),
        (MarkKind.CUT_OFF, ReadingProblemCode.PAGE_CUT_OFF),
        (MarkKind.FOLDED_CORNER, ReadingProblemCode.CORNER_FOLDED),
        (MarkKind.BLACK, ReadingProblemCode.PAGE_BLACK),
    ],
)
def test_a_flaw_of_the_picture_is_told_with_its_page(
    types: DocumentTypes, kind: MarkKind, code: ReadingProblemCode
) -> None:
    flawed = replace(second_page(), marks=(Mark(kind, Region(0, 0, 90, 90)),))
    found = [problem for problem in problems(types, decision(), flawed) if problem.code is code]
    assert [problem.page for problem in found] == [1]


def test_a_black_page_is_called_black_and_not_without_text(types: DocumentTypes) -> None:
    black = replace(second_page(), lines=(), marks=(Mark(MarkKind.BLACK, Region(0, 0, 90, 90)),))
    assert ReadingProblemCode.NO_TEXT not in codes(types, decision(), black)


def test_a_name_without_seal_and_signature_is_told_where_they_should_stand(types: DocumentTypes) -> None:
    found = [problem for problem in problems(types, decision()) if problem.code is ReadingProblemCode.NOT_SIGNED]
    assert len(found) == 1
    assert found[0].region is not None
    assert found[0].region.overlaps(SIGNATURE)


def test_no_signature_is_missed_where_nobody_looked_for_one(types: DocumentTypes) -> None:
    assert ReadingProblemCode.NOT_SIGNED not in codes(types, replace(decision(), is_judged=False))


@pytest.mark.parametrize("kind", [MarkKind.SEAL, MarkKind.PEN])
def test_a_seal_or_a_signature_will_do(types: DocumentTypes, kind: MarkKind) -> None:
    assert ReadingProblemCode.NOT_SIGNED not in codes(types, replace(decision(), marks=(Mark(kind, SIGNATURE),)))


def test_a_gap_in_the_page_numbers_is_told_with_the_number_that_lacks(types: DocumentTypes) -> None:
    third = with_text(second_page(), "2", "3")
    found = [
        problem for problem in problems(types, decision(), third) if problem.code is ReadingProblemCode.PAGE_MISSING
    ]
    assert [(problem.page, problem.detail) for problem in found] == [(1, "2")]
    assert ReadingProblemCode.PAGE_MISSING not in codes(types, decision(), second_page())


def test_a_page_far_out_of_count_belongs_to_another_count(types: DocumentTypes) -> None:
    assert ReadingProblemCode.PAGE_MISSING not in codes(types, decision(), with_text(second_page(), "2", "41"))


@pytest.mark.parametrize("words", ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "Độ mật: Tối mật"])
def test_a_degree_of_secrecy_is_told(types: DocumentTypes, words: str) -> None:
    page = decision()
    first = page.lines[0].words[0]
    stamp = tuple(
        replace(first, text=word, region=Region(200 + 90 * at, 60, 280 + 90 * at, 90))
        for at, word in enumerate(words.split())
    )
    page = replace(page, lines=(replace(page.lines[0], words=stamp), *page.lines))
    assert ReadingProblemCode.SECRET_MARK in codes(types, page)


@pytest.mark.parametrize(
    "subject", ["Về việc bảo vệ bí mật nhà nước", "Về việc bảo mật thông tin", "VỀ VIỆC BẢO VỆ BÍ MẬT NHÀ NƯỚC"]
)
def test_secrecy_as_a_matter_is_no_degree_of_secrecy(types: DocumentTypes, subject: str) -> None:
    assert ReadingProblemCode.SECRET_MARK not in codes(types, decision(subject=subject))


def test_a_stamped_degree_counts_though_its_words_were_cleaned_away(types: DocumentTypes) -> None:
    page = replace(decision(), marks=(Mark(MarkKind.SECRET, Region(200, 60, 400, 110)),))
    assert ReadingProblemCode.SECRET_MARK in codes(types, page)
