"""In one of the views of a place the print stands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocr.imaging.views import only_darkest, views_of
from tests.ocr.drawn import Drawing

if TYPE_CHECKING:
    from ocr.pixels import Gray

BLUE = (60, 70, 170)
PALE_BLACK = (120, 120, 120)


def dark(gray: Gray) -> int:
    return int((gray[1300:1700, 900:1400] < 150).sum())


def test_print_under_a_black_seal_stands_alone_among_the_darkest() -> None:
    alone = Drawing().text("Nguyễn Thị Hậu", 1000, 1480)
    sealed = Drawing().seal(1100, 1500, colour=PALE_BLACK).text("Nguyễn Thị Hậu", 1000, 1480)
    plain, _, darkest = views_of(sealed.pixels)
    assert dark(plain) > 2 * dark(alone.gray)
    assert dark(darkest) == pytest.approx(dark(alone.gray), rel=0.2)


def test_blue_ink_is_seen_in_the_second_view_without_the_red_seal() -> None:
    page = Drawing().seal(1100, 1500)
    page.pen.rectangle((1000, 1480, 1200, 1500), fill=BLUE)
    plain, with_blue, _ = views_of(page.pixels)
    assert dark(plain) < 500
    assert dark(with_blue) == pytest.approx(201 * 21, rel=0.1)


def test_print_by_itself_loses_no_more_than_its_soft_edges() -> None:
    page = Drawing().text("Nguyễn Thị Hậu", 1000, 1480).gray
    assert dark(only_darkest(page)) == pytest.approx(dark(page), rel=0.4)
