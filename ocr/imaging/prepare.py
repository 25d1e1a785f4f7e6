"""The page as the engine reads it best: upright, straight, black on white, and nothing but print."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from ocr.imaging import clean, deskew, erase, perspective
from ocr.imaging.bands import find_bands
from ocr.imaging.letters import letters

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from ocr.imaging.bands import Bands
    from ocr.pixels import Gray, Mask
    from ocr.types import Region

_REACH: Final = 41
_RULE_OFFSET, _DOT_OFFSET, _LETTER_OFFSET = 20, 25, 30
"""Gray levels darker than around it that make a rule, a dot, a letter: rules are faintest."""


@dataclass(frozen=True, eq=False, slots=True)
class Levelled:
    """The page made straight."""

    gray: Gray
    slope: float
    """Degrees clockwise that were taken out."""
    back: npt.NDArray[np.float64]
    """From its places to those of the upright page it was made from."""
    bands: Bands


@dataclass(frozen=True, eq=False, slots=True)
class Prepared:
    gray: Gray
    ink: Mask
    """Of `gray`, what is dark enough for a letter."""
    rules: Mask
    """The straight lines that were painted over."""


def level(upright: Gray, codes: Iterable[Region] = (), corners: npt.NDArray[np.float32] | None = None) -> Levelled:
    """An upright page of even light; `codes` are painted over, for engines read bars as letters.

    With the `corners` of a sheet seen from the side, it is made a rectangle, where its lines bear that out.
    """
    gray = erase.without_regions(upright, codes)
    print_found = letters(gray)
    measured = deskew.measure(print_found)
    if corners is not None:
        seen, from_side = perspective.straightened(gray, corners)
        print_seen = letters(seen)
        straight = deskew.measure(print_seen)
        if straight.sharpness > measured.sharpness:
            levelled = _levelled(seen, print_seen, straight.degrees)
            return replace(levelled, slope=measured.degrees, back=from_side @ levelled.back)
    return _levelled(gray, print_found, measured.degrees)


def _levelled(gray: Gray, print_found: Mask, slope: float) -> Levelled:
    back = np.eye(3)
    if abs(slope) > deskew.WORTH_TURNING:
        gray, back = deskew.level(gray, slope, paper=clean.PAPER)
        print_found, _ = deskew.level(print_found, slope, paper=0)
    return Levelled(gray, slope, back, find_bands(print_found, gray))


def prepare(gray: Gray, dpi: int) -> Prepared:
    """From a levelled page, or any part of it between lines."""
    rules = erase.find_rules(clean.ink_mask(gray, reach=_REACH, offset=_RULE_OFFSET), dpi)
    gray = erase.without_rules(gray, rules)
    gray = erase.without_leaders(gray, clean.ink_mask(gray, reach=_REACH, offset=_DOT_OFFSET), dpi)
    return Prepared(gray, clean.ink_mask(gray, reach=_REACH, offset=_LETTER_OFFSET), rules)
