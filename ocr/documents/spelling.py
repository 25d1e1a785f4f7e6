"""How a paper spells a name elsewhere: several readings of the same words, put to the vote."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocr.language.matching import alike, bare, letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocr.documents.page_text import PageText

_EDGES = ".,;:()[]{}\"'`’‘“”|_/\\-–—…*"


@dataclass(frozen=True, slots=True)
class Vote:
    """What the other places of the paper say about a run of words."""

    words: tuple[str, ...]
    """The words as most places spell them, in the case of the given ones."""
    changed: bool
    agreeing: int
    """Places besides the first that spell all words so."""
    dissenting: int
    """Places that spell them otherwise: where engines mistake a mark they do so again and again."""

    @property
    def is_clear(self) -> bool:
        return self.agreeing >= 1 and self.dissenting * 4 <= self.agreeing


def spelled_words(pages: Sequence[PageText]) -> list[str]:
    """All words of the pages, without signs at their edges; signs alone are left out."""
    words = (word.text.strip(_EDGES) for page in pages for line in page.lines for word in line.words)
    return [word for word in words if letters(word)]


def vote(words: Sequence[str], said: Sequence[str], least: int = 2) -> Vote:
    """The spelling of `words` by all places of `said` that have the same bare letters, their own place among them.

    A word changes only when `least` places and twice as many as its own spelling has say so.
    """
    bare_words = [letters(word) for word in words]
    count = len(words)
    plain = [letters(word) for word in said]
    places = [at for at in range(len(said) - count + 1) if plain[at : at + count] == bare_words]
    chosen = []
    for offset, word in enumerate(words):
        tally = Counter(alike(said[at + offset]) for at in places)
        own = tally.get(alike(word), 0)
        best, times = max(tally.items(), key=lambda item: (item[1], bare(item[0]) != item[0]), default=(alike(word), 0))
        # An engine loses marks of capitals; it does not invent them.
        needed = 1 if bare(word) == word.lower() and bare(best) != best else max(least, 2 * own)
        chosen.append(_in_case(best, word) if best != alike(word) and times >= needed else word)
    agreeing = sum(all(alike(said[at + offset]) == alike(word) for offset, word in enumerate(chosen)) for at in places)
    changed = any(alike(one) != alike(other) for one, other in zip(chosen, words, strict=True))
    return Vote(
        tuple(chosen), changed, agreeing if changed else max(0, agreeing - 1), dissenting=len(places) - agreeing
    )


def _in_case(word: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word.capitalize() if like[:1].isupper() else word
