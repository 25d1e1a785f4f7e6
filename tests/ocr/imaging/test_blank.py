"""Which sides bear nothing. To lose a real page is far worse than to keep a blank one."""

from __future__ import annotations

import pytest

from ocr.imaging.blank import is_blank
from tests.ocr.drawn import DECISION, RED, Drawing


def empty() -> Drawing:
    return Drawing()


def back_with_show_through() -> Drawing:
    return Drawing().show_through(DECISION * 3).dust()


def black_edges() -> Drawing:
    page = Drawing().dust(5)
    page.pen.rectangle((0, 0, 18, 2339), fill=(10, 10, 10))
    page.pen.polygon([(0, 2339), (1654, 2339), (1654, 2310)], fill=(10, 10, 10))
    return page


def punch_holes() -> Drawing:
    page = Drawing(paper=(238, 226, 190))
    for down in (800, 1440):
        page.pen.ellipse((70, down, 118, down + 48), fill=(15, 15, 15))
    return page


def seal_pressed_through() -> Drawing:
    return Drawing().seal(1100, 1800, colour=(246, 214, 216)).dust(10)


def staple() -> Drawing:
    page = Drawing()
    page.pen.line((90, 120, 165, 90), fill=(90, 90, 90), width=6)
    return page


def folds() -> Drawing:
    page = Drawing()
    page.pen.line((0, 780, 1654, 784), fill=(214, 214, 214), width=3)
    page.pen.line((820, 0, 822, 2339), fill=(220, 220, 220), width=3)
    return page


@pytest.mark.parametrize(
    "back", [empty, back_with_show_through, black_edges, punch_holes, seal_pressed_through, folds, staple]
)
@pytest.mark.parametrize("degrees", [0, 90])
def test_a_blank_back_is_blank(back: object, degrees: int) -> None:
    assert callable(back)
    assert is_blank(back().turned(degrees).pixels)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
@pytest.mark.parametrize("text", ["Lưu: VT.", "Trang 2", "Hậu"])
def test_one_short_line_keeps_a_page(text: str, degrees: int) -> None:
    assert not is_blank(Drawing().text(text, 300, 400).turned(degrees).pixels)


def test_faded_print_keeps_a_page() -> None:
    assert not is_blank(Drawing(paper=(235, 222, 190)).lines(DECISION[:1], shade=140).pixels)


def test_a_line_in_blue_ink_keeps_a_page() -> None:
    page = Drawing()
    page.pen.line([(300, 900), (340, 860), (360, 920), (400, 850), (440, 930)], fill=(40, 60, 170), width=5)
    for across in range(480, 700, 50):
        page.pen.line([(across, 920), (across + 20, 870), (across + 35, 920)], fill=(40, 60, 170), width=5)
    assert not is_blank(page.pixels)


def test_a_drawing_without_a_word_keeps_a_page() -> None:
    page = Drawing()
    page.pen.rectangle((400, 500, 1200, 1300), outline=(20, 20, 20), width=14)
    assert not is_blank(page.pixels)


def test_a_stamp_set_on_this_side_keeps_a_page() -> None:
    assert not is_blank(Drawing().seal(1100, 1800, colour=RED).pixels)


@pytest.mark.parametrize("colour", [RED, (40, 60, 170), (110, 110, 115)])
def test_a_note_whose_letters_are_joined_keeps_a_page(colour: tuple[int, int, int]) -> None:
    page = Drawing()
    wave = [(300 + 14 * step, 900 + (25 if step % 2 else -25)) for step in range(16)]
    page.pen.line(wave, fill=colour, width=5)
    assert not is_blank(page.pixels)
