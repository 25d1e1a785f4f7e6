"""The fonts that come with the program."""

from __future__ import annotations

import itertools
import unicodedata
from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

FONTS = Path(__file__).parents[2] / "resources" / "fonts"


def vietnamese_letters() -> set[str]:
    """All letters with and without their five tone marks, both cases."""
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    vowels = (unicodedata.normalize("NFC", vowel + tone) for vowel, tone in itertools.product("aăâeêioôơuưy", tones))
    small = {*vowels, "đ"}
    return small | {letter.upper() for letter in small}


@pytest.mark.parametrize("font", sorted(FONTS.glob("[LN]*.ttf")), ids=lambda font: font.stem)
def test_every_font_for_reading_has_every_vietnamese_letter(font: Path) -> None:
    known = TTFontFile(str(font)).charToGlyph
    assert {letter for letter in vietnamese_letters() if ord(letter) not in known} == set()


def test_every_font_has_its_licence_and_its_origin() -> None:
    told = (FONTS / "README.md").read_text(encoding="utf-8")
    for font in FONTS.glob("*.ttf"):
        assert font.stem.split("-")[0] in told
    for licence in ("OFL-NotoSans.txt", "OFL-Liberation.txt"):
        assert licence in told
        assert "SIL OPEN FONT LICENSE" in (FONTS / licence).read_text(encoding="utf-8")


def test_the_fonts_stay_small() -> None:
    assert sum(file.stat().st_size for file in FONTS.iterdir()) < 6_000_000
