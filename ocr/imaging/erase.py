"""What stands on the page and is no text, painted over with paper: rules of tables, dotted leaders, codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from ocr.imaging.clean import PAPER

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from ocr.pixels import Gray, Mask
    from ocr.types import Region

RULE_LENGTH: Final = 0.25
"""Inches: the shortest rule; no letter of a page's text has a straight stroke of 6 mm."""
RULE_WIDTH: Final = 0.03
"""Inches: thicker bars are bars of codes, black edges, headings."""
DOT: Final = 0.027
"""Inches: the largest dot of a leader, in both directions."""
DOT_STEP: Final = 0.085
"""Inches from dot to dot at most; the letters of a word stand closer, but are larger."""
DOTS: Final = 5
"""Dots in a row that make a leader."""


def find_rules(ink: Mask, dpi: int) -> Mask:
    """Straight lines across and down."""
    length = max(15, round(dpi * RULE_LENGTH))
    thick = max(3, round(dpi * RULE_WIDTH))
    rules = np.zeros_like(ink)
    for shape, across in (((length, 1), (1, thick)), ((1, length), (thick, 1))):
        lines = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, shape))
        bars = cv2.morphologyEx(lines, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, across))
        rules |= np.asarray(cv2.subtract(lines, bars), dtype=np.uint8)
    return rules


def without_rules(gray: Gray, rules: Mask) -> Gray:
    """Rules painted over; the strokes of letters that cross them lose a hair."""
    return _painted(gray, rules)


def without_leaders(gray: Gray, ink: Mask, dpi: int) -> Gray:
    """Rows of dots painted over (`Họ và tên: ..........`): engines read them as words of their own making."""
    _, labels, boxes, middles = cv2.connectedComponentsWithStats(ink)
    largest = max(3, round(dpi * DOT))
    small = (boxes[:, 2] <= largest) & (boxes[:, 3] <= largest) & (boxes[:, 4] >= 2)
    small[0] = False
    chosen = np.flatnonzero(small)
    dots = chosen[_in_rows(middles[chosen].astype(np.float64), dpi)]
    if not dots.size:
        return gray
    flags = np.zeros(len(boxes), np.uint8)
    flags[dots] = 255
    return _painted(gray, np.asarray(flags[labels], dtype=np.uint8))


def without_regions(gray: Gray, regions: Iterable[Region]) -> Gray:
    """Whole rectangles painted over."""
    painted = gray.copy()
    for region in regions:
        painted[region.top : region.bottom, region.left : region.right] = PAPER
    return painted


def _in_rows(middles: npt.NDArray[np.float64], dpi: int) -> list[int]:
    """Indices of dots that have neighbours at their level, at even steps, `DOTS` or more in all."""
    step, drift = dpi * DOT_STEP, max(1.5, dpi * 0.008)
    order = np.argsort(middles[:, 0], kind="stable")
    rows: list[list[int]] = []
    found: list[int] = []
    for index in order:
        across, down = middles[index]
        rows = [row for row in rows if across - middles[row[-1]][0] <= step or _keep(row, found)]
        home = next((row for row in rows if abs(middles[row[-1]][1] - down) <= drift), None)
        if home is None:
            rows.append([int(index)])
        elif across - middles[home[-1]][0] > 1:
            home.append(int(index))
    for row in rows:
        _keep(row, found)
    return found


def _keep(row: list[int], found: list[int]) -> bool:
    """Adds a finished row to `found` where it is long enough; always False, the row is done."""
    if len(row) >= DOTS:
        found.extend(row)
    return False


def _painted(gray: Gray, mask: Mask) -> Gray:
    """With a pixel around, for ink has soft edges."""
    painted = gray.copy()
    painted[cv2.dilate(mask, np.ones((3, 3), np.uint8)) > 0] = PAPER
    return painted
