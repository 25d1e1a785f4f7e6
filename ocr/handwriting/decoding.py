"""From frames to strings with their probabilities: prefix beam search over CTC (Graves 2006, Hannun 2014).

A printed stroke ends the number: what follows it does not matter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

import numpy as np

from ocr.handwriting.net import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocr.handwriting.net import Values

BEAMS: Final = 16
LONGEST: Final = 9
"""Signs: a number of up to five figures, a stroke, and what may stand behind it."""
_UNLIKELY: Final = 1e-4
"""Signs less probable than this in a frame are not followed."""
_YEAR: Final = re.compile(r"(?:19|20)\d{0,2}")
_WAS_ONE: Final = 0.75


def decode(frames: Values) -> dict[str, float]:
    """Strings of figures, without the stroke, by probability; the empty string where nothing is written."""
    beams: dict[str, tuple[float, float]] = {"": (1.0, 0.0)}
    """Prefix → probability that it ends with a blank, and with its last sign."""
    for frame in np.exp(frames):
        following: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        likely = [int(sign) for sign in np.flatnonzero(frame > _UNLIKELY) if sign]
        for prefix, (blank, sign_last) in beams.items():
            own = following[prefix]
            own[0] += float(frame[0]) * (blank + sign_last)
            for sign in likely:
                chance = float(frame[sign])
                text = SIGNS[sign - 1]
                if prefix.endswith(text):
                    own[1] += chance * sign_last
                    grown = chance * blank
                else:
                    grown = chance * (blank + sign_last)
                if len(prefix) < LONGEST:
                    following[prefix + text][1] += grown
        best = sorted(following.items(), key=lambda item: -sum(item[1]))[:BEAMS]
        beams = {prefix: (blank, sign_last) for prefix, (blank, sign_last) in best}
    found: dict[str, float] = defaultdict(float)
    for prefix, (blank, sign_last) in beams.items():
        for text, part in _figures(prefix):
            found[text] += part * (blank + sign_last)
    return dict(found)


def _figures(read: str) -> Iterator[tuple[str, float]]:
    """The number in what was read, and how much of the probability each way of taking it has.

    A stroke ends it. Figures right behind one are a year, or the stroke was a leaning 1: letters stand there else.
    """
    number, _, behind = read.partition("/")
    behind = behind.partition("/")[0]
    if not behind or _YEAR.fullmatch(behind):
        yield number, 1.0
        return
    yield f"{number}1{behind}", _WAS_ONE
    yield number, 1 - _WAS_ONE
