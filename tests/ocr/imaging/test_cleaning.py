"""Black print stays; stamps, shadows, rules, leaders and the table under a photo go."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from ocr.imaging import clean, erase, paper
from ocr.imaging.prepare import prepare
from ocr.types import Region
from tests.ocr.drawn import DECISION, DPI, RED, Drawing


def dark(gray: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], region: Region) -> int:
    return int((gray[region.top : region.bottom, region.left : region.right] < 140).sum())


def test_a_name_under_a_red_seal_stands_alone_when_the_colour_is_dropped() -> None:
    page = Drawing().seal(1100, 1500).text("Nguyễn Thị Hậu", 1000, 1480)
    plain = Drawing().text("Nguyễn Thị Hậu", 1000, 1480)
    whole = Region(900, 1300, 1350, 1700)
    assert dark(clean.without_colour(page.pixels), whole) == pytest.approx(dark(plain.gray, whole), rel=0.05)
    assert dark(page.gray, whole) > 2 * dark(plain.gray, whole)


def test_shadows_become_paper_and_print_stays_dark() -> None:
    page = Drawing().lines(DECISION).pixels.astype(np.float64)
    shadow = np.linspace(1.0, 0.45, page.shape[1])[None, :, None]
    lit = clean.even_light(clean.without_colour((page * shadow).astype(np.uint8)))
    assert np.percentile(lit, 10) > 225
    assert lit.min() < 70


def test_rules_of_a_table_go_and_its_cells_stay() -> None:
    page = Drawing()
    for down in (500, 580, 660):
        page.pen.line((200, down, 1400, down), fill=(30, 30, 30), width=3)
    for across in (200, 700, 1400):
        page.pen.line((across, 500, across, 660), fill=(30, 30, 30), width=3)
    bare = Drawing().text("Cận nghèo", 760, 515)
    page.text("Cận nghèo", 760, 515)
    cleaned = prepare(page.gray, DPI).gray
    assert dark(cleaned, Region(150, 480, 750, 700)) == 0
    cell = Region(750, 505, 1100, 575)
    assert dark(cleaned, cell) == pytest.approx(dark(bare.gray, cell), rel=0.15)


def test_dotted_leaders_go_and_full_stops_stay() -> None:
    page = Drawing().text("Họ và tên: " + "." * 40, 230, 500).text("Lưu: VT, KT.", 230, 700)
    bare = Drawing().text("Họ và tên:", 230, 500).text("Lưu: VT, KT.", 230, 700)
    cleaned = prepare(page.gray, DPI).gray
    everything = Region(200, 480, 1400, 780)
    assert dark(cleaned, everything) == pytest.approx(dark(bare.gray, everything), rel=0.1)
    assert dark(cleaned, Region(230, 700, 600, 760)) == pytest.approx(
        dark(bare.gray, Region(230, 700, 600, 760)), rel=0.05
    )


def test_codes_are_painted_over() -> None:
    page = np.zeros((200, 200), np.uint8)
    painted = erase.without_regions(page, [Region(20, 30, 60, 80)])
    assert painted[30:80, 20:60].min() == clean.PAPER
    assert painted.sum() == 40 * 50 * clean.PAPER


def test_the_table_under_a_photo_is_no_part_of_the_page() -> None:
    wood = Image.effect_noise((2000, 2700), 60).convert("RGB")
    ground = Image.blend(wood, Image.new("RGB", wood.size, (120, 70, 40)), 0.8)
    ground.paste(Drawing().lines(DECISION).image, (170, 180))
    pixels = np.asarray(ground, dtype=np.uint8)
    outline = paper.find_sheet(pixels)
    assert outline is not None
    gray = paper.without_ground(clean.without_colour(pixels), outline, clean.PAPER)
    assert gray[:150].min() == clean.PAPER
    assert dark(gray, Region(170, 180, 1800, 2500)) > 5000


def test_a_flatbed_page_is_all_paper() -> None:
    assert paper.find_sheet(Drawing().head().lines(DECISION * 4).seal(1100, 1900, colour=RED).pixels) is None


@pytest.mark.parametrize(
    ("stated", "side", "judged"),
    [(300, 3508, 300), (200, 2339, 200), (100, 1169, 100), (600, 7016, 600), (72, 3508, 300), (None, 2339, 200)],
)
def test_a_stated_resolution_counts_only_where_paper_has_that_size(stated: int | None, side: int, judged: int) -> None:
    assert paper.resolution(stated, round(side / 1.414), side, None) == judged
