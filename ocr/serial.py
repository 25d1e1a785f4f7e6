"""A page's reading as a few kilobytes, for the store and for the way between processes.

One format byte, then compact JSON under zlib. Each word's place is written as steps from the word before it, which are
small and alike from line to line, so a full page of words takes 3 to 6 kB in all. Confidences are kept in thousandths.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any, Final

from ocr.errors import OcrError
from ocr.types import (
    Code,
    Hand,
    HandGuess,
    HandPlace,
    Line,
    Mark,
    MarkKind,
    PagePart,
    PageReading,
    PageRole,
    Region,
    Word,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION: Final = 1
_LEVEL: Final = 6
_BROKEN: Final = (zlib.error, ValueError, KeyError, TypeError, IndexError, RuntimeError)
"""RuntimeError is what a generator makes of steps that run out."""


class ReadingNotUnderstood(OcrError):
    """Stored bytes are no reading of a format this program knows; `version` is what they claim, None if broken."""

    def __init__(self, version: int | None) -> None:
        super().__init__(f"format {version}")
        self.version = version

    def __reduce__(self) -> tuple[type[ReadingNotUnderstood], tuple[object, ...]]:
        return type(self), (self.version,)


def dump(reading: PageReading) -> bytes:
    """Equal readings give equal bytes."""
    content = {
        "size": [reading.width, reading.height],
        "rotation": reading.rotation,
        "skew": reading.skew,
        "dpi": reading.dpi,
        "role": reading.role.value,
        "separator": reading.separator,
        "engine": reading.engine,
        "codes": [[code.symbology, code.text, *_corners(code.region)] for code in reading.codes],
        "blocks": [line.block for line in reading.lines],
        "words": [[word.text for word in line.words] for line in reading.lines],
        "sure": [round(word.confidence * 1000) for line in reading.lines for word in line.words],
        "steps": _steps(reading.lines),
        "marks": [[mark.kind.value, round(mark.confidence * 1000), *_corners(mark.region)] for mark in reading.marks],
        "judged": reading.is_judged,
        "hands": [
            [hand.place.value, *_corners(hand.region), [[guess.text, guess.probability] for guess in hand.guesses]]
            for hand in reading.hands
        ],
        "unread": [part.value for part in reading.unread],
        "second": [[place, word.second] for place, word in _placed(reading.lines) if word.second is not None],
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return bytes([VERSION]) + zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def load(data: bytes) -> PageReading:
    """Raises `ReadingNotUnderstood` for a format of another version, or for broken bytes."""
    if not data or data[0] != VERSION:
        raise ReadingNotUnderstood(data[0] if data else None)
    try:
        content = json.loads(zlib.decompress(data[1:]).decode("utf-8", "surrogatepass"))
        return _reading(content)
    except _BROKEN as error:
        raise ReadingNotUnderstood(None) from error


def _reading(content: dict[str, Any]) -> PageReading:
    return PageReading(
        width=content["size"][0],
        height=content["size"][1],
        rotation=content["rotation"],
        skew=content["skew"],
        dpi=content["dpi"],
        role=PageRole(content["role"]),
        lines=tuple(_lines(content)),
        codes=tuple(Code(code[0], code[1], Region(*code[2:6])) for code in content["codes"]),
        separator=content["separator"],
        engine=content["engine"],
        marks=tuple(
            Mark(MarkKind(kind), Region(*corners), confidence / 1000)
            for kind, confidence, *corners in content.get("marks", ())
        ),
        is_judged=content.get("judged", bool(content.get("marks"))),
        hands=tuple(
            Hand(HandPlace(place), Region(*corners), tuple(HandGuess(text, chance) for text, chance in guesses))
            for place, *corners, guesses in content.get("hands", ())
        ),
        unread=tuple(PagePart(part) for part in content.get("unread", ())),
    )


def _lines(content: dict[str, Any]) -> Iterator[Line]:
    steps, confidences = iter(content["steps"]), iter(content["sure"])
    second = dict(content["second"])
    top, height, place = 0, 0, 0
    for block, texts in zip(content["blocks"], content["words"], strict=True):
        right, words = 0, list[Word]()
        for text in texts:
            left, top = right + next(steps), top + next(steps)
            right, height = left + next(steps), height + next(steps)
            region = Region(left, top, right, top + height)
            words.append(Word(text, region, next(confidences) / 1000, second.get(place)))
            place += 1
        yield Line(tuple(words), block)


def _placed(lines: tuple[Line, ...]) -> Iterator[tuple[int, Word]]:
    return enumerate(word for line in lines for word in line.words)


def _steps(lines: tuple[Line, ...]) -> list[int]:
    """Per word: left from the right end of the word before (in a new line from 0), top from its top, width, growth."""
    steps: list[int] = []
    top, height = 0, 0
    for line in lines:
        right = 0
        for word in line.words:
            place = word.region
            steps += (place.left - right, place.top - top, place.width, place.height - height)
            right, top, height = place.right, place.top, place.height
    return steps


def _corners(region: Region) -> tuple[int, int, int, int]:
    return region.left, region.top, region.right, region.bottom
