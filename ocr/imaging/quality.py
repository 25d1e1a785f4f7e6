"""What the picture itself shows: flaws that call for another scan, seals and pens. Judged on small copies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from ocr.imaging.blank import shrunk
from ocr.imaging.clean import ink_mask
from ocr.imaging.corners import folded_corners
from ocr.imaging.cut_edges import cut_edges
from ocr.imaging.glare import glares
from ocr.imaging.inks import pens, seals
from ocr.imaging.sharpness import is_blurred
from ocr.imaging.things import Things
from ocr.types import Mark, MarkKind, Region

if TYPE_CHECKING:
    from ocr.pixels import Colour

PROOF_SIDE: Final = 1400
"""Long side of the copy that is judged, in pixels: A4 at 120 dpi. The sizes in the modules for each flaw are meant
at this scale."""
_DARK: Final = 70
"""Of 255: paper in the poorest light is lighter."""


def is_black(colour: Colour) -> bool:
    """No paper anywhere: the lid was open, or the lamp is dead."""
    return bool(np.percentile(shrunk(colour, 400).max(axis=2), 97) < _DARK)


def proof_of(upright: Colour) -> Colour:
    """The small copy: whole pixels averaged first, which is ten times as fast as averaging parts of them."""
    whole = max(1, max(upright.shape[:2]) // PROOF_SIDE)
    size = (max(1, upright.shape[1] // whole), max(1, upright.shape[0] // whole))
    averaged = upright[: size[1] * whole, : size[0] * whole]
    if whole > 1:
        averaged = np.asarray(cv2.resize(averaged, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    factor = PROOF_SIDE / max(averaged.shape[:2])
    if factor >= 1:
        return np.ascontiguousarray(averaged)
    size = (max(1, round(averaged.shape[1] * factor)), max(1, round(averaged.shape[0] * factor)))
    return np.asarray(cv2.resize(averaged, size, interpolation=cv2.INTER_LINEAR), dtype=np.uint8)


def marks_of(proof: Colour, factor: float, *, on_ground: bool = False) -> tuple[Mark, ...]:
    """Every mark of one upright page that bears something; `factor` stored pixels make one of its `proof`.

    `on_ground`: the sheet does not fill the picture, so the picture's edges say nothing of the sheet's.
    """
    red, green, blue = cv2.split(proof)
    dark = np.asarray(cv2.min(cv2.min(red, green), blue), dtype=np.uint8)
    gray = np.asarray(cv2.cvtColor(proof, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
    ink = ink_mask(gray, reach=31, offset=18)
    things = Things.in_(ink)
    found = [(MarkKind.SEAL, region) for region in seals(proof)]
    found += [(MarkKind.PEN, region) for region in pens(proof, things)]
    found += [(MarkKind.GLARE, region) for region in glares(dark, ink)]
    if is_blurred(gray):
        found.append((MarkKind.BLUR, _whole(proof)))
    if not on_ground:
        found += [(MarkKind.CUT_OFF, region) for region in cut_edges(things)]
        found += [(MarkKind.FOLDED_CORNER, region) for region in folded_corners(dark)]
    return tuple(Mark(kind, _enlarged(region, factor)) for kind, region in found)


def _whole(proof: Colour) -> Region:
    return Region(0, 0, proof.shape[1], proof.shape[0])


def _enlarged(region: Region, factor: float) -> Region:
    return Region(
        round(region.left * factor),
        round(region.top * factor),
        round(region.right * factor),
        round(region.bottom * factor),
    )
