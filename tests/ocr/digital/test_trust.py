"""A PDF's own words: believed only where they are what one sees."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr.digital.text_layer import LayerWord, TextLayer
from ocr.digital.trust import agrees, believable
from ocr.types import Line, Region, Word

TEXT = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025 của Quốc hội khóa XV"
TCVN3 = "C¨n cø LuËt Tæ chøc chÝnh quyÒn ®Þa ph­¬ng ngµy 16 th¸ng 6 n¨m 2025 cña Quèc héi khãa XV"


def layer(text: str, *, font: str = "Times", visible: bool = True, pictured: float = 0.0) -> TextLayer:
    words = tuple(
        LayerWord(word, Region(60 * place, 100, 60 * place + 50, 130), font, visible)
        for place, word in enumerate(text.split())
    )
    return TextLayer((words,), pictured)


def test_words_in_unicode_are_taken_as_they_are() -> None:
    (line,) = believable(layer(TEXT))
    assert line.text == TEXT
    assert all(word.second == word.text and word.confidence == 1.0 for word in line.words)


@pytest.mark.parametrize("font", [".VnTime", "Times"])
def test_words_of_an_old_font_become_what_one_sees(font: str) -> None:
    (line,) = believable(layer(TCVN3, font=font))
    assert line.text == TEXT


@pytest.mark.parametrize(
    "doubtful",
    [
        pytest.param(layer(TEXT, pictured=0.97), id="text over a scan"),
        pytest.param(layer(TEXT, visible=False), id="text nobody sees"),
        pytest.param(layer("Ký bởi: ỦY BAN NHÂN DÂN"), id="the look of a signature alone"),
        pytest.param(layer("Can cu Luat To chuc chinh quyen dia phuong ngay 16 thang 6 nam 2025"), id="no accents"),
        pytest.param(layer("Cĺn cę Luűt Tč chęc chénh quywn đţa phửwng ngàz xvx " * 2), id="garbage"),
        pytest.param(layer("\ufffd\ufffd \ue001\ue002 " * 20), id="no letters"),
    ],
)
def test_what_may_not_be_what_one_sees_is_not_believed(doubtful: TextLayer) -> None:
    assert believable(doubtful) == ()


def test_words_that_run_up_the_page_are_left_to_the_picture() -> None:
    lying = layer(TEXT)
    upright = tuple(replace(word, region=Region(100, 100, 130, 400)) for word in lying.lines[0])
    assert believable(TextLayer((upright,), 0.0)) == ()


def test_a_look_at_the_page_must_say_the_same() -> None:
    lines = believable(layer(TEXT))
    place = Region(0, 0, 4000, 400)

    def seen(text: str) -> list[Line]:
        return [Line(tuple(Word(word, Region(0, 0, 9, 9), 0.9) for word in text.split()))]

    assert agrees(lines, seen(TEXT.replace("Luật", "Luat").replace("khóa", "khoá")), place)
    assert not agrees(lines, seen("QUYẾT ĐỊNH về việc thành lập Tổ công tác của Ủy ban"), place)
    assert not agrees(lines, [], place)
