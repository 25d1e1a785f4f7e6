"""Vietnamese letters: one way to write them, and two ways to compare them."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_TONES: Final = {
    "\N{COMBINING GRAVE ACCENT}",
    "\N{COMBINING ACUTE ACCENT}",
    "\N{COMBINING HOOK ABOVE}",
    "\N{COMBINING TILDE}",
    "\N{COMBINING DOT BELOW}",
}
_LAST_VOWEL_TONED: Final = re.compile(r"(?<![qQ])(o)([àáảãạèéẻẽẹ])(?!\w)|(?<![qQ])(u)([ỳýỷỹỵ])(?!\w)", re.IGNORECASE)
_ETH: Final = str.maketrans("\N{LATIN CAPITAL LETTER ETH}\N{LATIN SMALL LETTER ETH}", "Đđ")


def normalise(text: str) -> str:
    """NFC, and Đ for the Icelandic letter Ð (U+00D0) that looks the same and that some fonts and engines give."""
    return unicodedata.normalize("NFC", text).translate(_ETH)


def fold(text: str) -> str:
    """Without marks, đ as d, lower case: for comparing and searching, never for showing."""
    bare = unicodedata.normalize("NFD", text.translate(_ETH).lower().replace("đ", "d"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def old_tones(text: str) -> str:
    """Tones of open oa, oe, uy on their first letter (hòa, ủy), as the older way of writing puts them.

    Both ways are right (hoà = hòa, uỷ = ủy); compare texts by this form. Only syllables without an ending are
    concerned: hoàn, huýt are written alike in both; in `quý` the u belongs to the consonant.
    """
    return _LAST_VOWEL_TONED.sub(_swap_tone, normalise(text))


def same_spelling(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but case and the place of the tone."""
    return old_tones(one).lower() == old_tones(other).lower()


def _swap_tone(match: re.Match[str]) -> str:
    first, second = match[1] or match[3], match[2] or match[4]
    parts = unicodedata.normalize("NFD", second)
    tone = "".join(part for part in parts if part in _TONES)
    rest = "".join(part for part in parts if part not in _TONES)
    return unicodedata.normalize("NFC", first + tone + rest)
