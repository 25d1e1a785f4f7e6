"""A closer look at the signer's name, in several views: seals and pens cross it, and often it is a rubber stamp."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from ocr.documents.page_text import page_text
from ocr.documents.signature import find_signature, name_words
from ocr.engines.engine import Layout
from ocr.fields.evidence import Span
from ocr.imaging import clean, deskew
from ocr.imaging.views import only_darkest, views_of
from ocr.language.matching import alike
from ocr.language.names import in_name_case, look
from ocr.legibility import certainty
from ocr.types import Line, Region, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from ocr.documents.signature import Signature
    from ocr.engines.engine import Engine
    from ocr.pixels import Colour, Gray
    from ocr.types import PageReading

_TALL: Final = 64
"""Pixels that a name's words are made tall."""
_UNDER: Final = 0.24
"""Share of the page's height, under the office, in which a name that was not read is looked for."""
_BESIDE: Final = 0.2
"""Share of the page's width, to both sides of the office's middle."""
_ROOM: Final = 0.8
"""Of the name's height, over and under it."""
_WIDER: Final = 4.0
"""Of the name's height, to both sides: words may be lost under the seal."""
_USUAL: Final = 0.22
"""Inches: the height of a word of 13 points with its marks."""
_TILT: Final = 0.4
"""Degrees."""
_DARK: Final = 150
_MORE: Final = 1.15
_WORD_BESIDE: Final = 0.08
"""Share of the place beside a name that is dark where a word stands."""
_SEEN: Final = 0.55
"""Confidence of a word that tells at which level a hidden name stands."""
_BETTER: Final = 0.08
_SHORT: Final = 2
"""Words of a name that only the views show and that may have lost one under the seal: `Kim Phúc`."""
_PROOFS: Final = 3
"""Looks that agree and prove a name against others; two do where no other name was seen."""


@dataclass(frozen=True, eq=False, slots=True)
class ColourPage:
    """The upright page as it was scanned, `shrink` times smaller than the page."""

    pixels: Colour
    shrink: int
    slope: float
    """Degrees clockwise."""
    dpi: int


def look_at_signer(reading: PageReading, page: ColourPage, engine: Engine) -> PageReading:
    """The same reading, the signer's line replaced by what the best view shows, or added where none was read.

    The words of the line bear as their second look what the views agree on. Raises `EngineFailed`.
    """
    signature = find_signature([page_text(reading, 0)])
    if signature is None or not (signature.offices or signature.name):
        return reading
    place = _around(signature.name.words, reading) if signature.name else _level_under(signature, reading, page, engine)
    if place is None:
        return reading
    known = [_told(signature.name.words)] if signature.name else []
    seen = [name for view in views_of(_cut(page, place)) if (name := _name_in(view, place, page, engine))]
    best = _chosen(known, seen)
    return reading if best is None else replace(reading, lines=_with(reading, signature, best))


def _level_under(signature: Signature, reading: PageReading, page: ColourPage, engine: Engine) -> Region | None:
    """The strip under the office in which the name must stand: at the level of any of its words that can be read."""
    middle = sum(line.region.middle[0] for line in signature.offices) / len(signature.offices)
    bottom, half = signature.offices[-1].region.bottom, round(_BESIDE * reading.width)
    zone = _kept(reading, round(middle) - half, bottom, round(middle) + half, bottom + round(_UNDER * reading.height))
    plain, with_blue, _ = views_of(_cut(page, zone))
    words = [
        word
        for view in (only_darkest(plain), with_blue)
        for line in _lines_in(view, zone, page, engine, Layout.SPARSE)
        for word in line.words
        if word.confidence > _SEEN and _begins_name(word.text)
    ]
    lowest = max(words, key=lambda word: word.region.bottom, default=None)
    return _around([lowest], reading) if lowest else None


def has_hidden_ink(region: Region, reading: PageReading, page: ColourPage) -> bool:
    """Whether more stands at the level of a name than was read: blue ink of a stamp, a word before or after it."""
    high = region.height
    strip = _kept(reading, region.left - 6 * high, region.top, region.right + 6 * high, region.bottom)
    plain, with_blue, _ = (view < _DARK for view in views_of(_cut(page, strip)))
    if with_blue.sum() > _MORE * plain.sum():
        return True
    left, right = (region.left - strip.left) // page.shrink, (region.right - strip.left) // page.shrink
    near = max(1, 2 * high // page.shrink)
    beside = (
        with_blue[:, max(0, left - near) : max(1, left - near // 10)],
        with_blue[:, right + near // 10 :][:, :near],
    )
    return any(part.size > 0 and float(part.mean()) > _WORD_BESIDE for part in beside)


def doubt_short_name(reading: PageReading, page: ColourPage) -> PageReading:
    """A name of two words beside which more stands may lack one: `Lê Hoàng` for `Lê Hoàng Vĩ`. No look proves it."""
    signature = find_signature([page_text(reading, 0)])
    name = signature.name if signature is not None else None
    if signature is None or name is None or len(name.words) > _SHORT or not has_hidden_ink(name.region, reading, page):
        return reading
    own = {word.region for word in name.words}
    lines = tuple(
        replace(line, words=tuple(replace(word, second="") if word.region in own else word for word in line.words))
        for line in reading.lines
    )
    return replace(reading, lines=lines)


def _begins_name(text: str) -> bool:
    return len(text) > 1 and text.isalpha() and text[0].isupper()


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[Word, ...]
    text: str
    worth: float

    @property
    def key(self) -> str:
        return alike(self.text)


def _told(words: tuple[Word, ...]) -> _Name:
    text = in_name_case(" ".join(word.text.strip(".,;:'’`\"“”()|_-") for word in words))
    name = look(text)
    sure = certainty(Line(words))
    return _Name(words, text, sure + 0.2 * name.spelled + 0.15 * name.known_surname)


def _chosen(known: list[_Name], seen: list[_Name]) -> _Name | None:
    """The name most looks agree on, or the plausible one; None where the known one stands and nothing bears it out."""
    names = [*known, *seen]
    if not names:
        return None
    names = [name for name in names if not any(_lacks_words(name, other) for other in names)]
    votes = Counter(name.key for name in names)
    most = max(votes.values())
    best = max((name for name in names if votes[name.key] == most), key=lambda name: name.worth)
    if known and known[0] in names and best.key != known[0].key and most == 1 and best.worth < known[0].worth + _BETTER:
        best = known[0]
    rivals = len(votes) > 1
    enough = most >= _PROOFS or (most > 1 and not rivals)
    proven = enough and (bool(known) or len(best.words) > _SHORT)
    looks = [word.text if proven else "" for word in best.words]
    if known and best is known[0] and not proven:
        return None
    return replace(best, words=tuple(replace(word, second=look) for word, look in zip(best.words, looks, strict=True)))


def _lacks_words(name: _Name, other: _Name) -> bool:
    """Whether `other` is the same name with a word before or after it: seals hide words, they write none."""
    return len(name.key) < len(other.key) and (f" {other.key} ").find(f" {name.key} ") >= 0


def _around(words: Sequence[Word], reading: PageReading) -> Region:
    region = Line(tuple(words)).region
    high = median(word.region.height for word in words)
    across, down = round(_WIDER * high * (2 if len(words) == 1 else 1)), round(_ROOM * high)
    return _kept(reading, region.left - across, region.top - down, region.right + across, region.bottom + down)


def _kept(reading: PageReading, left: int, top: int, right: int, bottom: int) -> Region:
    """On the page."""
    top, left = min(max(0, top), reading.height - 1), min(max(0, left), reading.width - 1)
    return Region(left, top, max(left + 1, min(right, reading.width)), max(top + 1, min(bottom, reading.height)))


def _cut(page: ColourPage, place: Region) -> Colour:
    step = page.shrink
    rows = slice(place.top // step, -(-place.bottom // step))
    return np.ascontiguousarray(page.pixels[rows, place.left // step : -(-place.right // step)])


def _name_in(view: Gray, place: Region, page: ColourPage, engine: Engine) -> _Name | None:
    """The most plausible name in the picture of `place`."""
    found = [_told(name.words) for name in _names(view, place, page, engine)]
    plausible = [name for name in found if look(name.text).known_surname]
    return max(plausible, key=lambda name: name.worth, default=None)


def _names(view: Gray, place: Region, page: ColourPage, engine: Engine) -> Iterator[Span]:
    for line in _lines_in(view, place, page, engine, Layout.BLOCK):
        name = name_words(Span((line.words,), 0))
        if name is not None:
            yield name


def _lines_in(view: Gray, place: Region, page: ColourPage, engine: Engine, layout: Layout) -> list[Line]:
    """Lines of the picture of `place`, on the upright page."""
    scale = min(3.0, max(1.0, _TALL / _usual_height(view, page.dpi)))
    level, back = _straight(view, page.slope, scale)
    return [
        Line(tuple(_placed(word, back, place, page.shrink) for word in line.words))
        for line in engine.read(level, round(page.dpi * scale), layout)
    ]


def _usual_height(view: Gray, dpi: int) -> float:
    return float(min(view.shape[0], _USUAL * dpi))


def _straight(view: Gray, slope: float, scale: float) -> tuple[Gray, npt.NDArray[np.float64]]:
    """Level, larger and softer, with the way back; a stamp may stand askew on a straight page."""
    own = deskew.measure(clean.ink_mask(view)).degrees
    degrees = own if abs(own - slope) > _TILT else slope
    height, width = view.shape
    forth = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, scale)
    size = (round(width * scale), round(height * scale))
    forth[:, 2] += (size[0] - width) / 2, (size[1] - height) / 2
    turned = cv2.warpAffine(view, forth, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    back = np.asarray(cv2.invertAffineTransform(forth), dtype=np.float64)
    return np.asarray(cv2.GaussianBlur(turned, (0, 0), 0.8), dtype=np.uint8), back


def _placed(word: Word, back: npt.NDArray[np.float64], place: Region, shrink: int) -> Word:
    region = word.region
    corners = np.array(
        [(across, down, 1) for across in (region.left, region.right) for down in (region.top, region.bottom)]
    )
    points = (corners @ back.T) * shrink
    left, top = np.floor(points.min(axis=0)).astype(int).tolist()
    right, bottom = np.ceil(points.max(axis=0)).astype(int).tolist()
    return Word(
        word.text,
        Region(
            min(max(place.left, place.left + left), place.right - 1),
            min(max(place.top, place.top + top), place.bottom - 1),
            max(min(place.right, place.left + right), place.left + 1),
            max(min(place.bottom, place.top + bottom), place.top + 1),
        ),
        word.confidence,
    )


def _with(reading: PageReading, signature: Signature, name: _Name) -> tuple[Line, ...]:
    """The page's lines, `name` in the place of the line it was read from."""
    home = next(at for at, line in enumerate(reading.lines) if _shares(line, signature))
    new = Line(name.words, reading.lines[home].block)
    if signature.name is None:
        return (*reading.lines[: home + 1], new, *reading.lines[home + 1 :])
    return (*reading.lines[:home], new, *reading.lines[home + 1 :])


def _shares(line: Line, signature: Signature) -> bool:
    """Whether the line holds the name, or else the last line of the office."""
    span = signature.name or signature.offices[-1]
    return any(word.region == other.region for word in line.words for other in span.words)
