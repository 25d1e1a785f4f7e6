"""Putting the marks of an agency's name right: by the phrases of such names, by provinces, by the paper itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocr.documents.spelling import vote
from ocr.documents.unit_spelling import level_before, spell_unit
from ocr.language.lexicon import AGENCY_PHRASES, LONGEST_PHRASE, PROVINCE_NAMES
from ocr.language.matching import alike, letters, likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocr.language.units import AdminUnits

_PROVINCIAL = ("tinh", "thanh pho", "tp")
_LEVELS = frozenset({"xa", "phuong", "khu", "tran", "huyen", "quan", "pho", "tinh"})
_LONGEST_UNIT = 6
"""Words."""
_NEARLY = 0.93
"""How alike a name must be to one of the list to be taken for it."""
_LOCAL = frozenset({"xa", "phuong", "khu", "tran", "huyen", "quan", "pho", "tinh", "ubnd"})


@dataclass(frozen=True, slots=True)
class SpelledAgency:
    text: str
    changed: bool
    """Marks are not as the engine read them."""
    proven: bool
    """Each word is spelled as a known phrase, a province, or another place of the paper spells it."""
    guessed: bool = False
    """A name of a list was taken for what was read: more than marks may be put right."""


def spell_agency(text: str, said: Sequence[str], units: AdminUnits, names: Sequence[str] = ()) -> SpelledAgency:
    """`said` holds all words of the paper, `names` those of agencies that the law gives."""
    tokens = _apart(text.split())
    signs = [token[len(token.rstrip(",;.")) :] for token in tokens]
    words = [token.rstrip(",;.") for token in tokens]
    done: list[str] = []
    spelled_signs: list[str] = []
    proven = True
    guessed = False
    place = 0
    while place < len(words):
        # Behind `XÃ`, `PHƯỜNG` … stands a name: there `XÁ` is no misread `XÃ`.
        named = place > 0 and letters(done[-1]) in _LEVELS and not signs[place - 1]
        unit = None
        taken, backed = _province(words, place) if named else _phrase(words, place)
        if not taken:
            level = level_before(done) if named else ""
            end = _end_of_unit(words, place, signs, level, units) or _end_of_name(words, place, signs)
            unit = spell_unit(level, words[place:end], said, units) if level else None
            taken, backed = _name(words, place, end, said)
            if unit is not None and not (backed and taken != words[place:end]):
                in_list = alike(" ".join(taken)) == alike(" ".join(unit.words))
                guessed = guessed or not (in_list or unit.proven)
                taken, backed = (taken, backed or unit.proven) if in_list else (list(unit.words), unit.proven)
        count = end - place if unit is not None else len(taken)
        spelled_signs += (
            [*[""] * (len(taken) - 1), signs[place + count - 1]]
            if len(taken) != count
            else (signs[place : place + count])
        )
        done += taken
        proven = proven and backed
        place += count
    spelled = " ".join(
        word + sign.replace(";", ",").replace(".", ",") for word, sign in zip(done, spelled_signs, strict=True)
    )
    lawful = _lawful(spelled, names) if not proven or not guessed else None
    if lawful is not None:
        return SpelledAgency(lawful, changed=True, proven=False, guessed=True)
    return SpelledAgency(spelled, alike(spelled) != alike(text), proven and not guessed, guessed)


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


def _lawful(text: str, names: Sequence[str]) -> str | None:
    """The name of the list that `text` misses by a word or a few letters; None where it is one, or near none."""
    plain = letters(text)
    if not names or any(letters(name) == plain for name in names):
        return None
    best = max(names, key=lambda name: likeness(text, name))
    return best if likeness(text, best) >= _NEARLY and plain.split()[0] == letters(best).split()[0] else None


def _end_of_unit(words: Sequence[str], place: int, signs: Sequence[str], level: str, units: AdminUnits) -> int | None:
    """Where the longest name of a unit ends: `ĐỊNH QUÁN` is one name, though `QUÂN` may be a level."""
    end = place + 1
    while end < len(words) and not signs[end - 1]:
        end += 1
    sizes = range(min(end - place, _LONGEST_UNIT), 1, -1) if level else ()
    return next((place + size for size in sizes if units.named(level, " ".join(words[place : place + size]))), None)


def _end_of_name(words: Sequence[str], place: int, signs: Sequence[str]) -> int:
    """A name of no list goes up to the next comma or known phrase that follows one."""
    end = place + 1
    while end < len(words) and not signs[end - 1] and not _starts_level(words, end):
        end += 1
    return end


def _name(words: Sequence[str], place: int, end: int, said: Sequence[str]) -> tuple[list[str], bool]:
    part = list(words[place:end])
    with_level = place > 0 and letters(words[place - 1]) in _LOCAL
    asked = [words[place - 1], *part] if with_level else part
    result = vote(asked, said)
    alone = vote(part, said)
    best = result if result.agreeing or not with_level else alone
    taken = list(best.words[-len(part) :])
    return taken, best.is_clear


def _starts_level(words: Sequence[str], place: int) -> bool:
    return alike(words[place]) in {"xã", "phường", "huyện", "tỉnh", "quận"} and words[place].isupper()
