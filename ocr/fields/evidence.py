"""Words that a value was read from: their text, their place, and how well they were seen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ocr.language.matching import core, letters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ocr.types import Region, Word


@dataclass(frozen=True, slots=True)
class Span:
    """Lines of words on one page; at least one word."""

    lines: tuple[tuple[Word, ...], ...]
    page: int
    """Index into the document's pages, from 0."""

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for line in self.lines for word in line)

    @property
    def text(self) -> str:
        """Lines parted by a line feed, words by a space."""
        return "\n".join(" ".join(word.text for word in line) for line in self.lines)

    @property
    def flat(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def region(self) -> Region:
        first, *rest = self.words
        region = first.region
        for word in rest:
            region = region.join(word.region)
        return region

    @property
    def confidence(self) -> float:
        """The mean over the words."""
        return sum(word.confidence for word in self.words) / len(self.words)

    @property
    def weakest(self) -> float:
        """Confidence of the worst word that bears a letter or figure."""
        told = [word.confidence for word in self.words if any(sign.isalnum() for sign in word.text)]
        return min(told, default=0.0)

    @property
    def agreed(self) -> bool:
        """A second look read every word with a letter or figure just so."""
        told = [word for word in self.words if any(sign.isalnum() for sign in word.text)]
        return bool(told) and all(word.second is not None and core(word.second) == core(word.text) for word in told)

    @property
    def disputed(self) -> bool:
        """A second look read one of the words otherwise."""
        return any(word.second is not None and core(word.second) != core(word.text) for word in self.words)

    @property
    def disputed_letters(self) -> bool:
        """A second look read one of the words with other letters, whatever their marks."""
        return any(word.second is not None and letters(word.second) != letters(word.text) for word in self.words)

    def cut(self, start: int, end: int) -> Span:
        """The words that the characters `start` to `end` of `text` touch, whole."""
        place, kept = 0, []
        for line in self.lines:
            words = []
            for word in line:
                if place < end and place + len(word.text) > start:
                    words.append(word)
                place += len(word.text) + 1
            if words:
                kept.append(tuple(words))
        if not kept:
            raise ValueError(f"no words between {start} and {end}")
        return Span(tuple(kept), self.page)

    def after(self, end: int) -> Span | None:
        """What follows the character `end`; a word that it falls into keeps its place and loses what stood before."""
        place, kept = 0, []
        for line in self.lines:
            words = []
            for word in line:
                if place >= end:
                    words.append(word)
                elif place + len(word.text) > end:
                    words.append(replace(word, text=word.text[end - place :]))
                place += len(word.text) + 1
            if words:
                kept.append(tuple(words))
        return Span(tuple(kept), self.page) if kept else None


def join(spans: Iterable[Span]) -> Span:
    """Several spans of one page as one."""
    given = tuple(spans)
    return Span(tuple(line for span in given for line in span.lines), given[0].page)
