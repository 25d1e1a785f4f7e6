"""Comparing what an engine read with what stands in a list: accents and case are what engines get wrong first."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from rapidfuzz import fuzz

from ocr.language.vietnamese import old_tones


def bare(text: str) -> str:
    """Small letters without accents, one character for each character of an NFC text, so that places stay the same."""
    plain = text.translate(_TABLE)
    if plain.isascii():
        return plain
    return "".join(letter if letter in _PLAIN else _bare_letter(letter) for letter in plain)


def _bare_letter(letter: str) -> str:
    if letter in "đĐÐð":
        return "d"
    first = unicodedata.normalize("NFD", letter)[0]
    small = first.lower()
    return small if len(small) == 1 else first


_TABLE: Final = {code: _bare_letter(chr(code)) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00))}
"""Latin letters, Vietnamese ones among them."""
_PLAIN: Final = frozenset("".join(_TABLE.values()))
_TOLD: Final = re.compile(r"[^\W_]+")


def letters(text: str) -> str:
    """Only the bare letters and figures, words parted by one space."""
    return " ".join(_TOLD.findall(bare(text)))


def likeness(text: str, cue: str) -> float:
    """0 to 1: how alike two texts are as a whole, without accents, case and punctuation."""
    return fuzz.ratio(letters(text), letters(cue)) / 100


def holds(text: str, cue: str) -> float:
    """0 to 1: how well `cue` is found somewhere within `text`."""
    here, wanted = letters(text), letters(cue)
    if not wanted or len(here) < len(wanted) * 0.8:
        return 0.0
    return fuzz.partial_ratio(wanted, here) / 100


def is_upper(text: str) -> bool:
    """Nearly all letters are capitals; an engine may have missed one in eight."""
    found = [letter for letter in text if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in found)
    return len(found) >= 2 and capitals >= len(found) * 0.87


def alike(text: str) -> str:
    """For asking whether two texts say the same: small letters, single spaces, one place for the tone mark."""
    return " ".join(old_tones(text).casefold().split())


def core(text: str) -> str:
    """A word for comparison with another look at it: as `alike`, without the signs at its edges."""
    return alike(text.strip(" .,:;'’`\"“”()[]|_-–—"))
