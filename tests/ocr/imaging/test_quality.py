"""Flaws of a picture are seen, and a sound page has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from ocr.imaging.paper import find_sheet
from ocr.imaging.quality import is_black, marks_of, proof_of
from ocr.types import MarkKind

if TYPE_CHECKING:
    from ocr.pixels import Colour

WIDTH, HEIGHT = 990, 1400


def page() -> Colour:
    drawn = np.full((HEIGHT, WIDTH, 3), 240, np.uint8)
    for top in range(120, 1250, 30):
        text = "Quyet dinh nay co hieu luc ke tu ngay ky ban hanh"
        cv2.putText(drawn, text, (100 + top % 37, top), cv2.FONT_HERSHEY_SIMPLEX, 0.85, (20, 20, 20), 2)
    return drawn


def kinds(picture: Colour) -> set[MarkKind]:
    return {mark.kind for mark in marks_of(proof_of(np.ascontiguousarray(picture)), 1)}


def folded() -> Colour:
    picture = page()
    cv2.fillPoly(picture, [np.array([[WIDTH - 1, 0], [WIDTH - 120, 0], [WIDTH - 1, 100]])], (60, 60, 60))
    return picture


def glared() -> Colour:
    picture = cv2.convertScaleAbs(page(), alpha=0.85)
    cv2.circle(picture, (500, 600), 130, (255, 255, 255), -1)
    return np.asarray(picture, dtype=np.uint8)


def stamped() -> Colour:
    picture = page()
    cv2.circle(picture, (700, 1300), 75, (220, 60, 60), 5)
    return picture


def test_a_sound_page_has_no_flaw() -> None:
    assert kinds(page()) <= {MarkKind.PEN}
    assert not is_black(page())


@pytest.mark.parametrize(
    ("picture", "kind"),
    [
        (np.asarray(cv2.GaussianBlur(page(), (0, 0), 3), dtype=np.uint8), MarkKind.BLUR),
        (folded(), MarkKind.FOLDED_CORNER),
        (glared(), MarkKind.GLARE),
        (page()[:, 200:], MarkKind.CUT_OFF),
        (stamped(), MarkKind.SEAL),
    ],
    ids=["blurred", "folded", "glared", "cut", "stamped"],
)
def test_each_flaw_is_seen(picture: Colour, kind: MarkKind) -> None:
    assert kind in kinds(picture)


def test_darkness_is_black() -> None:
    assert is_black((page() // 8).astype(np.uint8))


def test_nothing_on_the_paper_is_no_trouble() -> None:
    assert kinds(np.full((HEIGHT, WIDTH, 3), 240, np.uint8)) == set()


@pytest.mark.parametrize("scale", [1.0, 1.7, 2.5, 3.4])
def test_the_small_copy_shows_flaws_of_scans_of_any_fineness(scale: float) -> None:
    def scanned(picture: Colour) -> Colour:
        return np.asarray(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC), dtype=np.uint8)

    assert kinds(scanned(page())) <= {MarkKind.PEN}
    for flaw, kind in (
        (folded(), MarkKind.FOLDED_CORNER),
        (stamped(), MarkKind.SEAL),
        (page()[:, 200:], MarkKind.CUT_OFF),
    ):
        assert kind in kinds(scanned(flaw))


@pytest.mark.parametrize("turns", range(4))
def test_print_that_runs_out_is_seen_at_each_edge(turns: int) -> None:
    cut = np.ascontiguousarray(np.rot90(page()[:, 200:], turns))
    places = [mark.region for mark in marks_of(proof_of(cut), 1) if mark.kind is MarkKind.CUT_OFF]
    height, width = cut.shape[:2]
    edges = {0: (0, height // 2), 1: (width // 2, height - 1), 2: (width - 1, height // 2), 3: (width // 2, 0)}
    across, down = edges[turns]
    assert any(box.left <= across <= box.right and box.top <= down <= box.bottom for box in places)


@pytest.mark.parametrize("shape", [(16, 5200), (3000, 20), (16, 16), (40, 3000)])
def test_strips_and_scraps_are_judged_without_trouble(shape: tuple[int, int]) -> None:
    scrap = np.full((*shape, 3), 240, np.uint8)
    scrap[shape[0] // 3 : shape[0] // 2 + 1, shape[1] // 3 : shape[1] // 2 + 1] = 20
    assert not kinds(scrap) & {MarkKind.FOLDED_CORNER, MarkKind.GLARE}
    assert find_sheet(scrap) is None or not is_black(scrap)
