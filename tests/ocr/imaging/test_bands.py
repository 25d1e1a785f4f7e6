"""A page is cut between its lines, never through one."""

from __future__ import annotations

import numpy as np
import pytest

from ocr.imaging.bands import Bands, find_bands
from ocr.imaging.letters import letters
from tests.ocr.drawn import DECISION, Drawing


def page(lines: int, *, degrees: float = 0.0) -> Drawing:
    drawn = Drawing().head().text("QUYẾT ĐỊNH", 700, 400).lines((DECISION * 5)[:lines])
    return drawn.slanted(degrees) if degrees else drawn


def test_both_cuts_run_through_white() -> None:
    gray = page(26).gray
    bands = find_bands(letters(gray), gray)
    assert 0 < bands.head_ends < bands.foot_begins < gray.shape[0]
    for row in (bands.head_ends, bands.foot_begins):
        assert gray[row - 2 : row + 2].min() > 200


def test_number_and_title_stand_in_the_head() -> None:
    gray = page(26).gray
    assert find_bands(letters(gray), gray).head_ends > 450


def test_what_ends_early_has_no_body() -> None:
    gray = page(4).gray
    bands = find_bands(letters(gray), gray)
    assert bands.head_ends == bands.foot_begins


@pytest.mark.parametrize("ink", [0, 255])
def test_where_no_line_ends_all_is_head(ink: int) -> None:
    white = np.full((3400, 2400), 245, np.uint8)
    assert find_bands(np.full((1700, 1200), ink, np.uint8), white) == Bands(3400, 3400)


def test_a_table_is_not_cut() -> None:
    drawn = page(26)
    for column in (200, 900, 1500):
        drawn.pen.line((column, 480, column, 1300), fill=(60, 60, 60), width=3)
    bands = find_bands(letters(drawn.gray), drawn.gray)
    assert bands.head_ends < 480
    assert bands.foot_begins > 1290
