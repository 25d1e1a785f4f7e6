"""A sheet photographed from the side, in its own shadow, is found whole and made a rectangle again."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ocr.imaging import deskew, paper
from ocr.imaging.clean import even_light, without_colour
from ocr.imaging.letters import letters
from ocr.imaging.perspective import corners_of, straightened
from ocr.imaging.prepare import level
from tests.ocr.drawn import DECISION, Drawing

WIDTH, HEIGHT = 1800, 2500
CORNERS = np.array([(240, 180), (1560, 140), (1720, 2400), (80, 2350)], dtype=np.float32)


def photo(corners: np.ndarray = CORNERS, *, shadow: float = 0.5) -> np.ndarray:
    """A decision on a wooden table; light falls off to the right."""
    page = Drawing().head().lines(DECISION * 4).pixels
    high, wide = page.shape[:2]
    whole = np.array([(0, 0), (wide, 0), (wide, high), (0, high)], dtype=np.float32)
    forth = cv2.getPerspectiveTransform(whole, corners)
    table = np.full((HEIGHT, WIDTH, 3), (150, 110, 80), np.uint8)
    seen = cv2.warpPerspective(page, forth, (WIDTH, HEIGHT))
    covered = cv2.warpPerspective(np.full((high, wide), 255, np.uint8), forth, (WIDTH, HEIGHT)) > 127
    table[covered] = seen[covered]
    return np.asarray(table * np.linspace(1, shadow, WIDTH)[None, :, None], dtype=np.uint8)


def sheet(picture: np.ndarray) -> paper.Outline:
    outline = paper.find_sheet(picture)
    assert outline is not None
    return outline


def test_a_sheet_is_followed_into_its_shadow() -> None:
    share = cv2.contourArea(sheet(photo()).corners) / cv2.contourArea(CORNERS)
    assert share == pytest.approx(1, abs=0.03)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_its_corners_are_told_on_the_upright_picture(rotation: int) -> None:
    stored = np.ascontiguousarray(np.rot90(photo(), -rotation // 90))
    found = corners_of(sheet(stored), rotation, (stored.shape[1], stored.shape[0]))
    assert found is not None
    assert np.abs(found - CORNERS).max() < 25


def test_lines_run_level_from_top_to_bottom_once_it_is_seen_straight_on() -> None:
    picture = photo()
    gray = even_light(without_colour(picture))
    found = corners_of(sheet(picture), 0, (WIDTH, HEIGHT))
    assert found is not None
    levelled = level(gray, (), found)
    slopes = [deskew.measure(letters(half)).degrees for half in np.array_split(levelled.gray, 2)]
    assert max(abs(slope) for slope in slopes) < 0.5


def test_places_lead_back_to_where_they_were() -> None:
    gray = even_light(without_colour(photo()))
    _, back = straightened(gray, CORNERS)
    middle = back @ [*CORNERS.mean(axis=0), 1.0]
    assert abs(middle[0] / middle[2] - CORNERS[:, 0].mean()) < 60


def test_a_sheet_seen_straight_on_and_one_with_a_covered_corner_are_left_alone() -> None:
    flat = np.array([(100, 100), (1700, 100), (1700, 2400), (100, 2400)], dtype=np.float32)
    assert corners_of(sheet(photo(flat, shadow=0.9)), 0, (WIDTH, HEIGHT)) is None
    covered = photo(shadow=0.9)
    cv2.circle(covered, (1720, 2400), 500, (120, 80, 70), -1)
    assert corners_of(sheet(covered), 0, (WIDTH, HEIGHT)) is None
