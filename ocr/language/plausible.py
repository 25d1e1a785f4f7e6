"""What a line most plausibly says, where an engine may have mistaken its marks.

A line is cut into words of the language, each syllable with the marks that were read or with others over the same bare
letters. Every choice costs something: a syllable that stands alone, one that no word uses, a mark put right. The
cheapest line wins; where nothing speaks clearly for another, what was read stands.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ocr.language.compounds import is_lunar_year, is_usual, usual_with_letters
from ocr.language.lexicon import PROVINCE_NAMES
from ocr.language.matching import alike, letters
from ocr.language.standing import Chosen, Standing, only_spelling, standings
from ocr.language.syllables import is_syllable
from ocr.language.words import LONGEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ocr.language.words import WordList

_SIGNS: Final = " .,:;'’`\"“”()[]|_-–—/…"
_LETTERS: Final = "abcdeghiklmnopqrstuvxy"
_SHARP: Final = "\u0301"
_HOOK: Final = "\u0309"
_MARKED: Final = frozenset(unicodedata.normalize("NFD", "ăâêôơư")) - set("aeou")
_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
_SMALL: Final = """
của và các cho về tại là trong đến với có được theo do bị ở từ tới này đó năm ngày tháng số trên để
không một những ông bà việc đã sẽ chưa như khi nếu thì mà hoặc hay còn cùng sau trước nơi người gồm
xã phường thôn tổ ấp huyện quận tỉnh nay đối
"""
_SMALL_WORDS: Final = frozenset(_SMALL.split())
"""Words that stand alone in every line."""
_ALONE: Final = 2.0
_ALONE_SMALL: Final = 1.0
_ALONE_RARE: Final = 2.6
_ALONE_UNKNOWN: Final = 5.0
_STRANGE: Final = 6
_RARE: Final = 4
"""Words that use a syllable, up to which it is rare."""
_IN_WORD: Final = 0.9
_IN_USUAL: Final = 0.5
"""Per syllable of a word; of a compound that such papers use all the time."""
_TONE_LOST: Final = 1.2
_TONE_OTHER: Final = 1.5
_MARK_OTHER: Final = 1.8
_BOTH_OTHER: Final = 2.6
_LETTER_OTHER: Final = 2.4
_AS_SECOND: Final = 0.5
_NAME: Final = 2.5
"""More, for changing a word with a capital within the line: names follow no list."""


@dataclass(frozen=True, slots=True)
class Told:
    """A word as it was read."""

    text: str
    second: str | None = None
    """What a second look read."""


@dataclass(frozen=True, slots=True)
class Line:
    words: tuple[str, ...]
    changed: bool
    backed: bool
    """Every syllable stands in a word, or leaves no doubt by itself."""
    standings: tuple[Standing, ...]
    only: tuple[bool, ...]
    """Of each word: no other marks over its letters make a word with a neighbour."""


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    core: str
    """Small letters, no signs at the edges."""
    second: str
    starts: bool
    """A sign before it parts it from the word before."""
    is_name: bool

    @property
    def plain(self) -> str:
        return letters(self.core)


@dataclass(frozen=True, slots=True)
class _Path:
    cost: float
    chosen: tuple[str, ...]
    backed: bool


def spell(told: Sequence[Told], known: WordList) -> Line:
    """The line with the marks that are the most plausible."""
    tokens = [_token(told, place) for place in range(len(told))]
    best: list[dict[str, _Path]] = [{"": _Path(0.0, (), backed=True)}]
    for end in range(1, len(tokens) + 1):
        found: dict[str, _Path] = {}
        for start in range(max(0, end - LONGEST), end):
            if any(token.starts for token in tokens[start + 1 : end]):
                continue
            for cost, words, backed in _choices(tokens[start:end], known):
                for before in best[start].values():
                    path = _longer(before, cost, words, backed=backed, parted=tokens[start].starts)
                    if words[-1] not in found or path.cost < found[words[-1]].cost:
                        found[words[-1]] = path
        best.append(found)
    path = min(best[-1].values(), key=lambda one: one.cost)
    words = tuple(_in_place(token, word) for token, word in zip(tokens, path.chosen, strict=True))
    chosen = [Chosen(word, one.starts, one.is_name) for one, word in zip(tokens, path.chosen, strict=True)]
    standing = tuple(standings(chosen, known, _stands_alone(tokens), _is_twin))
    only = tuple(only_spelling(chosen, place, known) for place in range(len(chosen)))
    backed = all(one is not Standing.DOUBTFUL for one in standing)
    return Line(words, words != tuple(one.text for one in told), backed, standing, only)


def _stands_alone(tokens: Sequence[_Token]) -> Callable[[str], bool]:
    told = {token.core: token for token in tokens}

    def alone(word: str) -> bool:
        token = told.get(word)
        if token is not None and (not word.isalpha() or _is_abbreviation(token)):
            return not any(sign.isdigit() for sign in word) or word.isdigit()
        return word in _SMALL_WORDS

    return alone


def _longer(path: _Path, cost: float, words: tuple[str, ...], *, backed: bool, parted: bool) -> _Path:
    """The path, and a word more; the word before it and its first syllable may be a usual compound too."""
    joins = bool(path.chosen) and not parted and is_usual(f"{path.chosen[-1]} {words[0]}")
    return _Path(path.cost + cost, (*path.chosen, *words), path.backed and (backed or joins))


def _token(told: Sequence[Told], place: int) -> _Token:
    text = told[place].text
    core = text.strip(_SIGNS)
    before = told[place - 1].text if place else ""
    starts = place == 0 or text[:1] in '("“' or before[-1:] in ',.;:)"”-–'
    after = told[place + 1].text.strip(_SIGNS)[:1] if place + 1 < len(told) else ""
    shouted = all(one.text.isupper() for one in told if any(sign.isalpha() for sign in one.text))
    name = core[:1].isupper() and (place > 0 or after.isupper()) and not shouted
    return _Token(text, alike(core), alike((told[place].second or "").strip(_SIGNS)), starts, name)


def _choices(tokens: Sequence[_Token], known: WordList) -> Iterator[tuple[float, tuple[str, ...], bool]]:
    if len(tokens) == 1:
        yield from _alone(tokens[0], known)
        return
    if any(token.is_name for token in tokens[1:]) and not tokens[0].is_name:
        return  # `xã Đơn Dương` is no `xà đơn`
    plain = " ".join(token.plain for token in tokens)
    for word in usual_with_letters(plain):
        yield _cost_of(word, tokens, _IN_USUAL), tuple(word.split()), True
    for word in known.with_letters(plain):
        yield _cost_of(word, tokens, _IN_WORD), tuple(word.split()), True
    province = PROVINCE_NAMES.get(plain) if tokens[0].is_name else None
    if province is not None:
        yield _cost_of(alike(province), tokens, _IN_WORD), tuple(alike(province).split()), True
    if len(tokens) == 2:
        for near in _near(tokens, known):
            none = any(not known.weight(token.core) and not is_syllable(token.core) for token in tokens)
            for word in (*usual_with_letters(near), *(known.with_letters(near) if none else ())):
                yield 2 * _IN_WORD + _LETTER_OTHER, tuple(word.split()), False


def _near(tokens: Sequence[_Token], known: WordList) -> Iterator[str]:
    """Bare letters one slip away from a pair, one of whose words hardly any word uses: `đựư án`."""
    first, second = (token.plain for token in tokens)
    strange = [
        not token.is_name and token.core.isalpha() and known.weight(token.core) <= _STRANGE and len(token.core) > 2
        for token in tokens
    ]
    if strange == [True, False]:
        yield from (f"{one} {second}" for one in _one_slip_away(first))
    elif strange == [False, True]:
        yield from (f"{first} {one}" for one in _one_slip_away(second))


def _one_slip_away(word: str) -> Iterator[str]:
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]
        for letter in _LETTERS:
            yield word[:place] + letter + word[place + 1 :]
    for place in range(len(word) + 1):
        for letter in _LETTERS:
            yield word[:place] + letter + word[place:]


def _cost_of(word: str, tokens: Sequence[_Token], each: float) -> float:
    proper = is_lunar_year(word)
    return sum(
        each + _change(replace(token, is_name=False) if proper else token, syllable)
        for token, syllable in zip(tokens, word.split(), strict=True)
    )


def _alone(token: _Token, known: WordList) -> Iterator[tuple[float, tuple[str, ...], bool]]:
    if not token.core.isalpha() or _is_abbreviation(token):
        yield 0.0, (token.core,), not any(sign.isdigit() for sign in token.core) or token.core.isdigit()
        return
    rivals = known.with_letters(token.plain)
    alone = token.core in rivals and not any(_is_twin(token.core, rival) for rival in rivals)
    own = _ALONE if _may_be_name(token) else _weight(token.core, known)
    yield own, (token.core,), not token.is_name and (alone or token.core in _SMALL_WORDS)
    for rival in rivals:
        # Two syllables that both stand alone are told apart by their neighbours only.
        if rival != token.core and (token.second == rival or not known.weight(token.core)):
            yield _weight(rival, known) + _change(token, rival), (rival,), False


def _may_be_name(token: _Token) -> bool:
    """A word with a capital, but for one that bears marks and is no syllable: `Têt`."""
    return token.is_name and (token.core == token.plain or is_syllable(token.core))


def _is_abbreviation(token: _Token) -> bool:
    """`UBND`, `TTHC`: capitals that are no syllable."""
    return token.text.strip(_SIGNS).isupper() and len(token.core) > 1 and not is_syllable(token.core)


def _is_twin(read: str, right: str) -> bool:
    """Whether engines read `read` for `right`, in every look alike.

    A sharp tone for a hook, no tone over a letter that has a mark of its own, đ for d.
    """
    read_base, read_tone = _parts(read)
    base, tone = _parts(right)
    if read_base != base:
        return read_tone == tone and read_base.replace("đ", "d") == base
    return (read_tone, tone) == (_SHARP, _HOOK) or (not read_tone and bool(tone) and bool(_MARKED & set(base)))


def _weight(syllable: str, known: WordList) -> float:
    if syllable in _SMALL_WORDS:
        return _ALONE_SMALL
    weight = known.weight(syllable)
    return _ALONE if weight > _RARE else _ALONE_RARE if weight else _ALONE_UNKNOWN


def _change(token: _Token, right: str) -> float:
    if token.core == right:
        return 0.0
    name = _NAME if _may_be_name(token) else 0.0
    return (_AS_SECOND if token.second == right else cost_of_marks(token.core, right)) + name


def cost_of_marks(read: str, right: str) -> float:
    """How unlikely an engine is to read `read` where `right` stands; both have the same bare letters."""
    read_base, read_tone = _parts(read)
    base, tone = _parts(right)
    if base == read_base:
        return _TONE_OTHER if read_tone else _TONE_LOST
    return _MARK_OTHER if tone == read_tone else _BOTH_OTHER


def has_tone(syllable: str) -> bool:
    return bool(_parts(syllable)[1])


def _parts(word: str) -> tuple[str, str]:
    apart = unicodedata.normalize("NFD", word)
    return "".join(sign for sign in apart if sign not in _TONES), "".join(sign for sign in apart if sign in _TONES)


def _in_place(token: _Token, word: str) -> str:
    """`word` in the case and between the signs of the token; what was read, where it says the same."""
    if word == token.core:
        return token.text
    core = token.text.strip(_SIGNS)
    cased = word.upper() if core.isupper() and len(core) > 1 else word.capitalize() if core[:1].isupper() else word
    return re.sub(re.escape(core), cased, token.text, count=1)
