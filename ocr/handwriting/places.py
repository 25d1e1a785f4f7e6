"""Where figures are filled in: between `Số:` and `/QĐ-UBND`, between `ngày` and `tháng`, between `tháng` and `năm`.

Only what is printed is looked for; what stands between may have been read as anything, or not at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Final

from ocr.language.matching import bare
from ocr.types import HandPlace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ocr.types import Word

WITHIN: Final = 0.5
"""Share of the page's height in which a head lies."""
_LABEL: Final = re.compile(r"^\W*[Ss][ốôoóòỗồổộõỏọ]\s*(?P<colon>[:.;]*)(?![^\W\d_])")
_SUFFIX: Final = re.compile(r"[/⁄][A-ZĐ]|[/⁄]\W*$|(?<![^\W_])[A-ZĐ][A-Za-zĐđ]{0,5}-[A-ZĐ]{2,}|^[A-ZĐ]{3,}-[A-ZĐ]{1,}")
_DAY_WORD: Final = re.compile(r"n?g[aàáảãạăâ]\w?y|ng\wy")
_MONTH_WORD: Final = re.compile(r"th[aàáảãạăâ]ng|t\w{1,2}ng(?=\W|\d|$)")
_YEAR_WORD: Final = re.compile(r"n[aăâ]m|năm")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WIDTHS: Final = {
    **dict.fromkeys(":.,;'’|!iIlíìịj", 0.28),
    **dict.fromkeys("/-⁄tfr()[]", 0.34),
    **dict.fromkeys("mwMW", 0.82),
}
"""Of a letter in ems of a serif face; figures and small letters are half an em, capitals seven tenths."""
_FARTHEST: Final = 11.0
"""Line heights from `Số:` to the letters of the number at most."""
_ALONE: Final = 5.0
"""Line heights looked at behind a label, or before letters, whose other side was not read."""
_DAY_ROOM: Final = 2.6


@dataclass(frozen=True, slots=True)
class Place:
    """Pixels of the page's coordinates in which its words are given."""

    place: HandPlace
    left: float
    right: float
    baseline: float
    capital: float
    """Height of a printed capital beside it."""


def find_places(words: Iterable[Word], height: int) -> tuple[Place, ...]:
    """One place of each kind at most: those of the head."""
    levels = list(_levels(word for word in words if word.region.top < WITHIN * height))
    number = next((place for level in levels if (place := _number(level)) is not None), None)
    dated = next((places for level in levels if (places := _date(level))), ())
    return (*((number,) if number else ()), *dated)


def _number(level: Sequence[Word]) -> Place | None:
    suffixes = [(word, start) for word in level if (start := _suffix_start(word)) is not None]
    for at, word in enumerate(level):
        label = _LABEL.match(word.text)
        if label is None or _is_within_text(level, at):
            continue
        height = float(word.region.height)
        end = _across(word, label.end())
        behind = [(other, start) for other, start in suffixes if end - 2 <= start < end + _FARTHEST * height]
        if behind:
            other, start = behind[0]
            return Place(HandPlace.NUMBER, end, start + 0.45 * other.region.height, *_line(other, descends=0.06))
        if label["colon"]:
            return Place(HandPlace.NUMBER, end, end + _ALONE * height, *_line(word, descends=0.0, tall=1.3))
    for word, start in suffixes:
        at = level.index(word)
        if word.text.lstrip()[:1] in "/⁄" and not _is_within_text(level, at):
            return Place(
                HandPlace.NUMBER,
                max(0.0, start - _ALONE * word.region.height),
                start + 0.45 * word.region.height,
                *_line(word, descends=0.06),
            )
    return None


def _date(level: Sequence[Word]) -> tuple[Place, ...]:
    month = _found(level, _MONTH_WORD, 0)
    year = _found(level, _YEAR_WORD, month[0] if month else 0)
    if month is None or (year is None and not any(_YEAR.search(word.text) for word in level)):
        return ()
    at, word, start, end = month
    baseline, capital = _line(word, descends=0.24, tall=0.9)
    day = _found(level[: at + 1], _DAY_WORD, 0)
    if day is not None and (day[0] < at or day[3] <= start):
        left = _across(day[1], day[3])
    else:
        before = level[at - 1].region.right if at else 0
        left = max(float(before), _across(word, start) - 2 * _DAY_ROOM * word.region.height)
    right = _across(word, start)
    if right - left > _FARTHEST * word.region.height:
        return ()
    places = [Place(HandPlace.DAY, left, right + 0.15 * word.region.height, baseline, capital)]
    if year is not None:
        after = _across(year[1], year[2])
        first = _across(word, end)
        if 0 < after - first < _FARTHEST * word.region.height:
            places.append(Place(HandPlace.MONTH, first, after + 0.15 * word.region.height, baseline, capital))
    return tuple(places)


def _levels(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Words on one level, left to right, the highest level first; what a pen lifted a little still belongs."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda one: one.region.middle[1]):
        home = next((row for row in reversed(rows[-3:]) if _is_beside(row, word)), None)
        if home is None:
            rows.append([word])
        else:
            home.append(word)
    for row in rows:
        yield sorted(row, key=lambda one: one.region.left)


def _is_beside(row: Sequence[Word], word: Word) -> bool:
    nearest = min(row, key=lambda one: abs(one.region.middle[0] - word.region.middle[0]))
    shared = min(nearest.region.bottom, word.region.bottom) - max(nearest.region.top, word.region.top)
    return shared > 0.5 * min(nearest.region.height, word.region.height)


def _found(level: Sequence[Word], pattern: re.Pattern[str], after: int) -> tuple[int, Word, int, int] | None:
    """Which word holds it, and from which to which of its letters."""
    for at, word in enumerate(level[after:], start=after):
        match = pattern.search(bare(word.text))
        if match is not None:
            return at, word, match.start(), match.end()
    return None


def _suffix_start(word: Word) -> float | None:
    match = _SUFFIX.search(word.text)
    return _across(word, match.start()) if match is not None else None


def _is_within_text(level: Sequence[Word], at: int) -> bool:
    """Whether readable words stand close before it, as in `theo Quyết định số 12/QĐ-UBND`."""
    if at == 0:
        return False
    before, word = level[at - 1], level[at]
    near = word.region.left - before.region.right < 1.2 * word.region.height
    return near and before.confidence > 0.6 and re.search(r"[^\W\d_]{2}", before.text) is not None


def _across(word: Word, letters: int) -> float:
    """Where the letter with that number begins, by the usual widths of letters."""
    widths = [_WIDTHS.get(sign, 0.68 if sign.isupper() else 0.5) for sign in word.text]
    whole = sum(widths) or 1.0
    return word.region.left + word.region.width * sum(widths[:letters]) / whole


def _line(word: Word, *, descends: float, tall: float = 1.0) -> tuple[float, float]:
    """Baseline and height of a capital, of a word that reaches `descends` of its height below its line.

    `tall`: heights of a capital from its top to its line.
    """
    height = word.region.height
    return word.region.bottom - descends * height, height * (1 - descends) / tall


def usual_capital(places: Sequence[Place]) -> float:
    return median(place.capital for place in places) if places else 0.0
