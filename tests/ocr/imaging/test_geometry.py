"""Places on the upright page."""

from __future__ import annotations

import math

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr.imaging.geometry import Sheet, scaling, turn
from ocr.types import Region

coordinates = st.integers(-50, 3000)


@given(left=coordinates, top=coordinates, wide=st.integers(0, 900), high=st.integers(0, 900), degrees=st.floats(-8, 8))
def test_a_region_is_always_on_the_page_and_never_empty(
    left: int, top: int, wide: int, high: int, degrees: float
) -> None:
    step = np.vstack([cv2.getRotationMatrix2D((600, 900), degrees, 1.0), [0, 0, 1]])
    sheet = Sheet(1200, 1800, scaling(2.0)).after(step)
    place = sheet.region(Region(left, top, left + wide, top + high))
    assert 0 <= place.left < place.right <= 1200
    assert 0 <= place.top < place.bottom <= 1800


@given(left=st.integers(0, 500), top=st.integers(0, 500), wide=st.integers(1, 90), high=st.integers(1, 90))
def test_what_was_shrunk_lies_where_it_lay(left: int, top: int, wide: int, high: int) -> None:
    place = Sheet(1200, 1200, scaling(2.0)).region(Region(left, top, left + wide, top + high))
    assert place == Region(2 * left, 2 * top, 2 * (left + wide), 2 * (top + high))


@given(
    left=st.integers(300, 700),
    top=st.integers(300, 900),
    wide=st.integers(1, 200),
    high=st.integers(1, 60),
    degrees=st.floats(-8, 8),
)
def test_a_place_on_the_page_leads_back_to_the_picture_it_came_from(
    left: int, top: int, wide: int, high: int, degrees: float
) -> None:
    step = np.vstack([cv2.getRotationMatrix2D((600, 900), degrees, 1.0), [0, 0, 1]])
    sheet = Sheet(2400, 3600, scaling(2.0)).after(step)
    given_place = Region(left, top, left + wide, top + high)
    back = sheet.prepared(sheet.region(given_place))
    for found, known in zip(back.middle, given_place.middle, strict=True):
        assert found == pytest.approx(known, abs=1.5)
    assert back.width == pytest.approx(wide, abs=2)
    assert back.height == pytest.approx(high, abs=2)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_page_turned_clockwise_is_turned_back(rotation: int) -> None:
    upright = np.arange(12, dtype=np.uint8).reshape(3, 4)
    given_image = np.rot90(upright, -rotation // 90)
    assert (turn(np.asarray(given_image), rotation) == upright).all()


def test_a_slanted_word_s_region_holds_all_of_it() -> None:
    step = np.vstack([cv2.getRotationMatrix2D((500, 500), 5.0, 1.0), [0, 0, 1]])
    place = Sheet(1000, 1000, np.eye(3)).after(step).region(Region(400, 490, 600, 510))
    assert place.height >= math.floor(200 * math.sin(math.radians(5)) + 19)
