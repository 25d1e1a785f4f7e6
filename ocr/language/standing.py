"""How well the language bears out each word of a line, once its marks are chosen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from ocr.language.compounds import usual_with_letters
from ocr.language.lexicon import PROVINCE_NAMES
from ocr.language.matching import alike, letters
from ocr.language.words import LONGEST

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ocr.language.words import WordList

_RARER: Final = 3
"""So many times more words use a syllable than its twin: then the twin is no rival."""


class Standing(Enum):
    DOUBTFUL = "doubtful"
    LIKELY = "likely"
    """It stands in a word, or alone and leaves no doubt by itself."""
    LISTED = "listed"
    """It stands in a word of two syllables or more, and no other word has the same letters."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A word of the line in small letters."""

    word: str
    starts: bool
    """A sign before it parts it from the word before."""
    is_name: bool
    """With a capital within the line."""


def standings(
    line: Sequence[Chosen], known: WordList, alone: Callable[[str], bool], is_twin: Callable[[str, str], bool]
) -> list[Standing]:
    """`alone` tells words that stand by themselves in every line, `is_twin` what engines mistake in every look."""
    found = [_by_itself(line, place, known, alone, is_twin) for place in range(len(line))]
    for size in range(2, LONGEST + 1):
        for start in range(len(line) - size + 1):
            part = line[start : start + size]
            if any(one.starts for one in part[1:]) or (any(one.is_name for one in part[1:]) and not part[0].is_name):
                continue
            spellings = _spellings(part, known)
            if " ".join(one.word for one in part) not in spellings:
                continue
            for place in range(start, start + size):
                if len(spellings) == 1:
                    found[place] = Standing.LISTED
                elif found[place] is Standing.DOUBTFUL:
                    found[place] = Standing.LIKELY
    return found


def only_spelling(line: Sequence[Chosen], place: int, known: WordList) -> bool:
    """Whether no other marks over these letters make a word with the word before or after."""
    options: set[str] = set()
    for start, other in ((place - 1, 0), (place, 1)):
        part = line[max(0, start) : start + 2]
        if start < 0 or len(part) < 2 or part[1].starts:
            continue
        spelled = [spelling.split() for spelling in _spellings(part, known)]
        options.update(words[1 - other] for words in spelled if words[other] == part[other].word)
    return options <= {line[place].word}


def _spellings(part: Sequence[Chosen], known: WordList) -> set[str]:
    plain = " ".join(letters(one.word) for one in part)
    province = PROVINCE_NAMES.get(plain) if part[0].is_name else None
    own = {alike(province)} if province is not None else set()
    return {*usual_with_letters(plain), *known.with_letters(plain), *own}


def _by_itself(
    line: Sequence[Chosen],
    place: int,
    known: WordList,
    alone: Callable[[str], bool],
    is_twin: Callable[[str, str], bool],
) -> Standing:
    one = line[place]
    if alone(one.word):
        return Standing.LIKELY
    beside = [*line[max(0, place - 1) : place], *line[place + 1 : place + 2]]
    last = place + 1 == len(line)
    if one.is_name and (last or any(other.is_name for other in beside)):
        return Standing.DOUBTFUL
    weight = known.weight(one.word)
    twins = [other for other in known.with_letters(letters(one.word)) if is_twin(one.word, other)]
    rival = any(known.weight(other) * _RARER > weight for other in twins)
    return Standing.LIKELY if weight and not rival else Standing.DOUBTFUL
