"""Stamps in red are read for the degree of secrecy they may bear."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from ocr.engines.engine import Layout
from ocr.imaging.quality import proof_of
from ocr.stamped import secret_stamps
from ocr.types import Line, MarkKind, Region, Word

if TYPE_CHECKING:
    from ocr.pixels import Colour, Gray

RED = (200, 30, 40)


class Reads:
    """An engine that reads the same on every picture, and counts them."""

    name = "reads"

    def __init__(self, text: str) -> None:
        self.text, self.asked = text, 0

    def describe(self) -> str:
        return self.name

    def read(self, image: Gray, _dpi: int, _layout: Layout = Layout.PAGE) -> list[Line]:
        self.asked += 1
        return [Line((Word(self.text, Region(0, 0, image.shape[1], image.shape[0]), 0.9),), 0)]

    def close(self) -> None:
        pass


def page(*, framed: bool, slope: int = 0) -> Colour:
    drawn = np.full((2800, 1980, 3), 245, np.uint8)
    if framed:
        corners = np.array([[300, 300], [560, 300 + slope], [560, 380 + slope], [300, 380]])
        cv2.polylines(drawn, [corners], True, RED, 6)
    cv2.putText(drawn, "MAT", (330, 362), cv2.FONT_HERSHEY_SIMPLEX, 2.0, RED, 6)
    return drawn


@pytest.mark.parametrize("slope", [0, 8])
def test_a_framed_degree_is_a_mark_where_it_stands(slope: int) -> None:
    picture, engine = page(framed=True, slope=slope), Reads("MẬT")
    mark, *_ = secret_stamps(picture, proof_of(picture), 2, engine)
    assert mark.kind is MarkKind.SECRET
    assert abs(mark.region.left - 600) < 30
    assert abs(mark.region.top - 600) < 30


def test_a_degree_whose_frame_did_not_print_is_a_mark_too() -> None:
    picture = page(framed=False)
    assert [mark.kind for mark in secret_stamps(picture, proof_of(picture), 1, Reads("MẬT"))] == [MarkKind.SECRET]


def test_without_red_nothing_is_read() -> None:
    picture, engine = np.full((2800, 1980, 3), 245, np.uint8), Reads("MẬT")
    assert list(secret_stamps(picture, proof_of(picture), 1, engine)) == []
    assert engine.asked == 0


def test_another_stamp_in_a_frame_forbids_nothing() -> None:
    picture, engine = page(framed=True), Reads("ĐẾN")
    assert list(secret_stamps(picture, proof_of(picture), 1, engine)) == []
    assert engine.asked
