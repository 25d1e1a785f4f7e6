"""Text typed with the fonts of the years before Unicode."""

from __future__ import annotations

import pytest

from ocr.language.legacy_fonts import Encoding, decode, encoding_of, is_capital_font


@pytest.mark.parametrize(
    ("typed", "encoding", "seen"),
    [
        ("QuyÕt ®Þnh", Encoding.TCVN3, "Quyết định"),
        ("Uû ban nh©n d©n x· Th\u00e4 Xu©n", Encoding.TCVN3, "Uỷ ban nhân dân xã Thọ Xuân"),
        ("h­ëng ®iÒu d­ìng", Encoding.TCVN3, "hưởng điều dưỡng"),
        ("Quyeát ñònh", Encoding.VNI, "Quyết định"),
        ("ÑOÄC LAÄP - TÖÏ DO - HAÏNH PHUÙC", Encoding.VNI, "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"),
        ("ñöôïc höôûng trôï caáp thöôøng xuyeân", Encoding.VNI, "được hưởng trợ cấp thường xuyên"),
        ("Quyết định", Encoding.UNICODE, "Quyết định"),
    ],
)
def test_old_text_is_what_one_saw(typed: str, encoding: Encoding, seen: str) -> None:
    assert decode(typed, encoding) == seen


def test_a_font_of_capitals_draws_capitals() -> None:
    assert decode("ñy ban nh©n d©n", Encoding.TCVN3, capital_font=True) == "ỦY BAN NHÂN DÂN"


@pytest.mark.parametrize(
    ("font", "encoding", "capital"),
    [
        (".VnTime", Encoding.TCVN3, False),
        ("ABCDEF+.VnTimeH", Encoding.TCVN3, True),
        ("VNI-Times", Encoding.VNI, False),
        ("TimesNewRomanPSMT", None, False),
    ],
)
def test_a_fonts_name_says_how_its_text_was_typed(font: str, encoding: Encoding | None, capital: bool) -> None:
    assert encoding_of(font) is encoding
    assert is_capital_font(font) is capital
