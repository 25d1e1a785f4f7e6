"""Putting the marks of an agency's name right: by the phrases of such names, by provinces, by the paper itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocr.documents.spelling import vote
from ocr.language.lexicon import AGENCY_PHRASES, LONGEST_PHRASE, PROVINCE_NAMES
from ocr.language.matching import alike, letters

if TYPE_CHECKING:
    from collections.abc import Sequence

_PROVINCIAL = ("tinh", "thanh pho", "tp")
_LEVELS = frozenset({"xa", "phuong", "khu", "tran", "huyen", "quan", "pho", "tinh"})
_LOCAL = frozenset({"xa", "phuong", "khu", "tran", "huyen", "quan", "pho", "tinh", "ubnd"})


@dataclass(frozen=True, slots=True)
class SpelledAgency:
    text: str
    changed: bool
    """Marks are not as the engine read them."""
    proven: bool
    """Each word is spelled as a known phrase, a province, or another place of the paper spells it."""


def spell_agency(text: str, said: Sequence[str]) -> SpelledAgency:
    """`said` holds all words of the paper."""
    tokens = _apart(text.split())
    signs = [token[len(token.rstrip(",;.")) :] for token in tokens]
    words = [token.rstrip(",;.") for token in tokens]
    done: list[str] = []
    proven = True
    place = 0
    while place < len(words):
        # Behind `XÃ`, `PHƯỜNG` … stands a name: there `XÁ` is no misread `XÃ`.
        named = place > 0 and letters(done[-1]) in _LEVELS and not signs[place - 1]
        taken, backed = _province(words, place) if named else _phrase(words, place)
        if not taken:
            taken, backed = _name(words, place, signs, said)
        done += taken
        proven = proven and backed
        place += len(taken)
    spelled = " ".join(word + sign.replace(";", ",").replace(".", ",") for word, sign in zip(done, signs, strict=True))
    return SpelledAgency(spelled, alike(spelled) != alike(text), proven)


def _apart(words: Sequence[str]) -> list[str]:
    """`BANNHÂNDÂN` as three words, where a known phrase says so."""
    apart: list[str] = []
    place = 0
    while place < len(words):
        for size in range(min(LONGEST_PHRASE, len(words) - place), 0, -1):
            given = letters("".join(words[place : place + size]))
            phrase = next(
                (known for known in AGENCY_PHRASES if known.replace(" ", "") == given and known.count(" ") >= size),
                None,
            )
            if phrase is not None:
                apart += AGENCY_PHRASES[phrase].split()
                place += size
                break
        else:
            apart.append(words[place])
            place += 1
    return apart


def _phrase(words: Sequence[str], place: int) -> tuple[list[str], bool]:
    if not letters(words[place]) or words[place].isdigit():
        return [words[place]], True
    for size in range(LONGEST_PHRASE, 0, -1):
        part = words[place : place + size]
        known = AGENCY_PHRASES.get(" ".join(letters(word) for word in part))
        if known is not None and len(part) == size:
            # A paper of older spelling writes UỶ for ỦY: as printed is right.
            return [
                word if alike(word) == alike(right) else right for word, right in zip(part, known.split(), strict=True)
            ], True
    return [], False


def _province(words: Sequence[str], place: int) -> tuple[list[str], bool]:
    before = letters(" ".join(words[max(0, place - 2) : place]))
    if not before.endswith(_PROVINCIAL):
        return [], False
    for size in (5, 4, 3, 2, 1):
        part = words[place : place + size]
        known = PROVINCE_NAMES.get(letters(" ".join(part)))
        if known is not None and len(part) == size and len(known.split()) == size:
            return [
                word if alike(word) == alike(right) else right for word, right in zip(part, known.split(), strict=True)
            ], True
    return [], False


def _name(words: Sequence[str], place: int, signs: Sequence[str], said: Sequence[str]) -> tuple[list[str], bool]:
    """A name of no list: up to the next comma or known phrase that follows one."""
    end = place + 1
    while end < len(words) and not signs[end - 1] and not _starts_level(words, end):
        end += 1
    part = list(words[place:end])
    with_level = place > 0 and letters(words[place - 1]) in _LOCAL
    asked = [words[place - 1], *part] if with_level else part
    result = vote(asked, said)
    alone = vote(part, said)
    best = result if result.agreeing or not with_level else alone
    taken = list(best.words[-len(part) :])
    return taken, best.is_clear


def _starts_level(words: Sequence[str], place: int) -> bool:
    return letters(words[place]) in {"xa", "phuong", "huyen", "tinh", "quan"} and words[place].isupper()
