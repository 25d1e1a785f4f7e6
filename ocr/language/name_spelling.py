"""A person's name with the marks that names have, where an engine may have mistaken them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ocr.language.given_names import FREQUENT, KNOWN, names_with_letters
from ocr.language.matching import alike, letters
from ocr.language.names import HIGHLAND, SURNAMES, has_doubtful_marks
from ocr.language.plausible import cost_of_marks, has_tone
from ocr.language.syllables import is_syllable

if TYPE_CHECKING:
    from collections.abc import Sequence

_EDGES: Final = ".,;:'’`\"“”()|_"
_FOREIGN: Final = str.maketrans("øØœŒæÆšŠžŽıß", "oOoOaAsSzZiB")
_SEEN: Final = 0.75
"""Confidence under which a rare name yields to a frequent one with other marks."""
_MOST_OTHERS: Final = 3
_FREQUENT_LESS: Final = 0.8
_SECOND_LESS: Final = 0.7
"""Less, of what marks cost, for a frequent name; for what a second look read."""
_TONE_ONLY: Final = 1.5
_TONELESS_Y: Final = re.compile("[bcdđghklmnpqrstvx]+y")
_HOOKED: Final = frozenset("ẩẳểổởử")


@dataclass(frozen=True, slots=True)
class NameWord:
    text: str
    confidence: float = 1.0
    second: str | None = None


@dataclass(frozen=True, slots=True)
class SpelledName:
    words: tuple[str, ...]
    changed: bool
    doubtful: bool
    """One of its words has a twin that engines take it for, or is none of the known names and near one."""
    rare: bool
    """One of its words is none of the known names."""
    others: tuple[str, ...]
    """The whole name with the next likely spellings."""


@dataclass(frozen=True, slots=True)
class _Choice:
    text: str
    doubtful: bool = False
    rare: bool = False
    others: tuple[str, ...] = ()


def spell_name(words: Sequence[NameWord]) -> SpelledName:
    """The family name stays as it is; names of highland peoples stay whole."""
    texts = [word.text.strip(_EDGES) for word in words]
    if not texts or texts[0] in HIGHLAND - SURNAMES:
        return SpelledName(tuple(texts), changed=False, doubtful=False, rare=True, others=())
    choices = [_Choice(texts[0]), *(_choose(word) for word in words[1:])]
    said = tuple(choice.text for choice in choices)
    others = tuple(
        " ".join((*said[:place], other, *said[place + 1 :]))
        for place, choice in enumerate(choices)
        for other in choice.others
    )
    return SpelledName(
        said,
        said != tuple(texts),
        any(choice.doubtful for choice in choices),
        any(choice.rare for choice in choices),
        others[:_MOST_OTHERS],
    )


def _choose(word: NameWord) -> _Choice:
    read = word.text.strip(_EDGES).translate(_FOREIGN)
    plain = alike(read)
    second = alike((word.second or "").strip(_EDGES))
    rivals = [name for name in names_with_letters(letters(read)) if name != plain]
    near = sorted(rivals, key=lambda name: (_cost(plain, name, second), name))
    if plain not in KNOWN:
        likely = bool(near) and near[0] in FREQUENT and word.confidence < _SEEN
        twin = bool(near) and _is_twin(plain, near[0])
        if near and (near[0] == second or likely or twin or not is_syllable(plain)):
            return _choice(near[0], [plain, *near[1:]] if is_syllable(plain) else near[1:], read, doubtful=True)
        doubtful = bool(near) or has_doubtful_marks(f"x {plain}") or _may_lack_tone(plain) or plain[:1] in "dđ"
        return _choice(plain, near, read, doubtful=doubtful, rare=True)
    twins = [name for name in near if _is_twin(plain, name) and (name in FREQUENT or plain not in FREQUENT)]
    if twins:
        return _choice(twins[0], [plain, *twins[1:]], read, doubtful=True)
    frequent = [name for name in near if name in FREQUENT and has_tone(name) >= has_tone(plain)]
    if frequent and plain not in FREQUENT and (word.confidence < _SEEN or second == frequent[0]):
        return _choice(frequent[0], [plain, *frequent[1:]], read, doubtful=True)
    return _Choice(read, doubtful=_may_lack_tone_of_y(plain), others=_toned(near, read) if near else ())


def _toned(near: Sequence[str], read: str) -> tuple[str, ...]:
    return tuple(_cased(name, read) for name in near if has_tone(name)) if _may_lack_tone_of_y(alike(read)) else ()


def _may_lack_tone_of_y(read: str) -> bool:
    """`My` for `Mỵ`: the dot stands where the tail of y ends, and engines lose it in every look alike."""
    return _TONELESS_Y.fullmatch(read) is not None


def _cost(read: str, name: str, second: str) -> float:
    return cost_of_marks(read, name) - _FREQUENT_LESS * (name in FREQUENT) - _SECOND_LESS * (name == second)


def _choice(name: str, others: Sequence[str], read: str, *, doubtful: bool, rare: bool = False) -> _Choice:
    text = read if name == alike(read) else _cased(name, read)
    return _Choice(text, doubtful, rare, tuple(_cased(other, read) for other in others))


def _is_twin(read: str, name: str) -> bool:
    """A sharp tone over another mark is what engines see where a hook stands, hardly ever the other way."""
    return has_doubtful_marks(f"x {read}") and cost_of_marks(read, name) <= _TONE_ONLY and bool(_HOOKED & set(name))


def _may_lack_tone(read: str) -> bool:
    """`Ăng`: over a letter with a mark of its own an engine loses the tone, in every look alike."""
    return not has_tone(read) and any(sign in "ăâêôơư" for sign in read)


def _cased(name: str, like: str) -> str:
    return name.upper() if like.isupper() and len(like) > 1 else name.capitalize()
