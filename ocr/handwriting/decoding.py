"""From frames to strings with their probabilities: prefix beam search over CTC (Graves 2006, Hannun 2014).

A printed stroke ends the number: what follows it does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

import numpy as np

from ocr.handwriting.net import SIGNS

if TYPE_CHECKING:
    from ocr.handwriting.net import Values

BEAMS: Final = 16
LONGEST: Final = 6
_UNLIKELY: Final = 1e-4
"""Signs less probable than this in a frame are not followed."""
_STROKE: Final = SIGNS.index("/") + 1


def decode(frames: Values) -> dict[str, float]:
    """Strings of figures, without the stroke, by probability; the empty string where nothing is written."""
    ended: dict[str, float] = defaultdict(float)
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
                if sign == _STROKE:
                    ended[prefix] += chance * (blank + sign_last)
                    continue
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
    found: dict[str, float] = defaultdict(float, ended)
    for prefix, (blank, sign_last) in beams.items():
        found[prefix] += blank + sign_last
    return dict(found)
