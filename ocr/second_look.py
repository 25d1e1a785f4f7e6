"""A second, closer look at the lines that doubtful values stand on.

Each such line is cut out of the picture anew, at another scale and by itself, and read again. The engine meets other
pixels and no neighbours: where both looks agree, each proves the other; where they differ, nothing may be called sure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from statistics import median
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from ocr.documents.understand import understand_document
from ocr.engines.engine import Layout
from ocr.imaging import clean
from ocr.language.matching import core
from ocr.language.slips import mended
from ocr.signature_look import doubt_short_name, has_hidden_ink, look_at_signer
from ocr.types import Region

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocr.documents.document_type import DocumentTypes
    from ocr.engines.engine import Engine
    from ocr.pixels import Gray
    from ocr.signature_look import ColourPage
    from ocr.types import Line, PageReading, Word

_WORD_HEIGHT: Final = 72
"""Pixels that a line's words are made tall: other than in the first look, whatever the resolution."""
_ROOM: Final = 0.35
"""Of the words' height, around the line: marks over and under letters are part of it."""
_BORDER: Final = 12
_SIGNER: Final = "signer"
_WORTH_TURNING: Final = 0.15
"""Degrees."""


@dataclass(frozen=True, eq=False, slots=True)
class View:
    """The upright page, not straightened: `pixels` are `shrink` times smaller than the page."""

    pixels: Gray
    shrink: int
    slope: float
    """Degrees clockwise."""
    dpi: int


def look_again(
    reading: PageReading, view: View, colour: ColourPage, engine: Engine, types: DocumentTypes
) -> PageReading:
    """The same reading; words of doubtful lines bear what the second look read in their place.

    Raises:
        EngineFailed: the engine gave up on a line.
    """
    found = understand_document([reading], types)
    doubtful = [field.region for field in found.fields if not field.sure and field.region is not None]
    lines = tuple(
        _read_again(line, _neighbours(line, reading.lines), view, engine)
        if any(_lies_on(line, region) for region in doubtful) and not _was_looked_at(line)
        else line
        for line in reading.lines
    )
    looked = replace(reading, lines=lines)
    signer = found.field(_SIGNER)
    if signer is not None and not signer.sure:
        signer = understand_document([looked], types).field(_SIGNER)
    if signer is None or not signer.sure or signer.region is None or has_hidden_ink(signer.region, reading, colour):
        return doubt_short_name(look_at_signer(looked, colour, engine), colour)
    return looked


def _was_looked_at(line: Line) -> bool:
    return any(word.second is not None for word in line.words)


def _lies_on(line: Line, region: Region) -> bool:
    return any(region.overlaps(word.region) and _middle_within(word.region, region) for word in line.words)


def _middle_within(word: Region, region: Region) -> bool:
    across, down = word.middle
    return region.left <= across <= region.right and region.top <= down <= region.bottom


def _read_again(line: Line, others: Sequence[Region], view: View, engine: Engine) -> Line:
    cut = _cut_out(line, others, view)
    again: list[str] = []
    for layout in (Layout.LINE, Layout.BLOCK):
        again = again or [word.text for other in engine.read(cut, view.dpi, layout) for word in other.words]
    return replace(line, words=tuple(compare(line.words, mended(again)))) if again else line


def compare(words: Sequence[Word], again: Sequence[str]) -> list[Word]:
    """`words`, each with the word of the second look that stands in its place; empty where none does."""
    first, second = [core(word.text) for word in words], [core(text) for text in again]
    looked = [replace(word, second="") for word in words]
    for kind, start, end, other, other_end in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if kind == "equal" or (kind == "replace" and end - start == other_end - other):
            for step in range(end - start):
                looked[start + step] = replace(words[start + step], second=again[other + step])
    return looked


def _cut_out(line: Line, others: Sequence[Region], view: View) -> Gray:
    """The line alone, made straight and large; what `others` reach into it is painted over with paper."""
    height = median(word.region.height for word in line.words) / view.shrink
    room = _ROOM * height
    region = line.region
    left, right = region.left / view.shrink - room, region.right / view.shrink + room
    down = region.middle[1] / view.shrink
    top, bottom = down - height / 2 - room, down + height / 2 + room
    scale = _WORD_HEIGHT / max(height, 1.0)
    slope = view.slope if abs(view.slope) > _WORTH_TURNING else 0.0
    middle = ((left + right) / 2, (top + bottom) / 2)
    turn = cv2.getRotationMatrix2D(middle, slope, scale)
    size = (round((right - left) * scale) + 2 * _BORDER, round((bottom - top) * scale) + 2 * _BORDER)
    turn[0, 2] += size[0] / 2 - middle[0]
    turn[1, 2] += size[1] / 2 - middle[1]
    alone = view.pixels.copy()
    for other in others:
        first, last = other.top // view.shrink, -(-other.bottom // view.shrink)
        alone[first:last, other.left // view.shrink : -(-other.right // view.shrink)] = clean.PAPER
    cut = cv2.warpAffine(alone, turn, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return clean.even_light(np.asarray(cv2.GaussianBlur(cut, (0, 0), 0.8), dtype=np.uint8))


def _neighbours(line: Line, lines: Sequence[Line]) -> list[Region]:
    """Words of other lines that stand near this one and do not run into it."""
    own = line.region
    reach = 2 * own.height
    near = Region(max(0, own.left - reach), max(0, own.top - reach), own.right + reach, own.bottom + reach)
    return [
        word.region
        for other in lines
        if other is not line
        for word in other.words
        if word.region.overlaps(near) and not any(word.region.overlaps(mine.region) for mine in line.words)
    ]
