"""Lines that the engine's own layout passed over, read one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from ocr.engines.engine import Layout
from ocr.imaging.clean import PAPER
from ocr.layout.segments import find_segments
from ocr.legibility import certainty, letters_of
from ocr.types import Line, Region, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ocr.engines.engine import Engine
    from ocr.layout.segments import Segment
    from ocr.pixels import Gray, Mask

SEEN: Final = 0.5
"""Share of a segment's letters within words already read from which on it is not read again."""
TRUSTED: Final = 0.35
"""Confidence below which a word does not count as having read the letters it covers."""
WORTH: Final = 0.55
"""Mean confidence by letters that a line found this way needs: here stand seals, signatures and stains too."""
PALE: Final = 45
"""Gray levels by which a line may be paler than the print: red seals and the back shining through are paler still."""
_SHORT_MORE: Final = 0.25
"""What one or two letters need beyond that."""
MOST: Final = 60
"""Segments read per page at most, the longest first: a page full of specks must not take a minute."""
_ABOVE, _BELOW, _BESIDE = 0.5, 0.4, 1.3
"""Room around a segment in heights of a usual letter: for marks, descenders, a bullet or a full stop."""
_BORDER: Final = 24


def read_passed_over(gray: Gray, ink: Mask, known: Sequence[Line], engine: Engine, dpi: int) -> list[Line]:
    """Further lines, in pixels of `gray`."""
    segments, usual = find_segments(ink, dpi)
    words = np.array(
        [
            (word.region.left, word.region.top, word.region.right, word.region.bottom)
            for line in known
            for word in line.words
            if word.confidence >= TRUSTED
        ]
    ).reshape(-1, 4)
    missed = [segment for segment in segments if _share_seen(segment, words) < SEEN]
    missed = [segment for segment in missed if segment.region.height >= 0.6 * usual]
    palest = _print(gray, ink, known) + PALE
    missed = [segment for segment in missed if _darkness(gray, ink, segment.region) <= palest]
    missed.sort(key=lambda segment: segment.region.width, reverse=True)
    return [line for segment in missed[:MOST] for line in _read(gray, ink, segment.region, usual, engine, dpi)]


def _print(gray: Gray, ink: Mask, known: Sequence[Line]) -> float:
    """How dark the page's own print is, by the words that were read well."""
    words = [word.region for line in known for word in line.words if word.confidence >= WORTH]
    return float(np.median([_darkness(gray, ink, region) for region in words[:: len(words) // 200 + 1]] or [255.0]))


def _darkness(gray: Gray, ink: Mask, region: Region) -> float:
    """The gray level of its letters, 0 black; 255 where there is no ink."""
    place = np.s_[region.top : region.bottom, region.left : region.right]
    levels = gray[place][ink[place] > 0]
    return float(np.median(levels)) if levels.size else 255.0


def _share_seen(segment: Segment, words: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> float:
    if not words.size:
        return 0.0
    middles = np.array([letter.middle for letter in segment.letters])
    across, down = middles[:, :1], middles[:, 1:]
    inside = (words[:, 0] <= across) & (across <= words[:, 2]) & (words[:, 1] <= down) & (down <= words[:, 3])
    return float(inside.any(axis=1).mean())


def _read(gray: Gray, ink: Mask, region: Region, usual: float, engine: Engine, dpi: int) -> Iterable[Line]:
    left, top = max(0, round(region.left - _BESIDE * usual)), max(0, round(region.top - _ABOVE * usual))
    right, bottom = round(region.right + _BESIDE * usual), round(region.bottom + _BELOW * usual)
    whole = _without_neighbours(gray[top:bottom, left:right], ink[top:bottom, left:right])
    cut = np.pad(whole, _BORDER, constant_values=PAPER)
    for layout in (Layout.BLOCK, Layout.LINE):
        worth = [line for line in engine.read(cut, dpi, layout) if _is_worth(line)]
        if worth:
            break
    for line in worth:
        yield Line(tuple(_moved(word, left - _BORDER, top - _BORDER) for word in line.words), line.block)


def _without_neighbours(gray: Gray, ink: Mask) -> Gray:
    """What the upper or lower edge cuts through belongs to the lines around, and is painted over."""
    _, labels = cv2.connectedComponents(ink)
    cut_through = np.unique(np.concatenate([labels[:1].ravel(), labels[-1:].ravel()]))
    foreign = np.isin(labels, cut_through[cut_through > 0]).astype(np.uint8)
    whole = gray.copy()
    whole[cv2.dilate(foreign, np.ones((5, 5), np.uint8)) > 0] = PAPER
    return whole


def _is_worth(line: Line) -> bool:
    letters = sum(map(letters_of, line.words))
    return letters > 0 and certainty(line) >= WORTH + (_SHORT_MORE if letters < 3 else 0.0)


def _moved(word: Word, across: int, down: int) -> Word:
    place = word.region
    region = Region(
        max(0, place.left + across),
        max(0, place.top + down),
        max(0, place.right + across),
        max(0, place.bottom + down),
    )
    return Word(word.text, region, word.confidence)
