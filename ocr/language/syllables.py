"""Which letter strings can be a Vietnamese syllable: a slip of the engine often cannot.

The tables are the spelling of Vietnamese itself: an initial, a rhyme, a tone; rhymes that end in c, ch, p or t bear
only the sharp or the heavy tone.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_INITIALS: Final = "ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x|"
_OPEN: Final = (
    "a ai ao au ay ac ach am an ang anh ap at ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e eo ec em en eng ep et ê êu êch êm ên ênh êp êt êng i ia iu ich im in inh ip it iêc iêm iên iêng iêp iêt iêu "
    "y yên yêm yêt yêu yêng o oi oa oe oai oay oan oang oanh "
    "oac oach oat oap oam oăc oăm oăn oăng oăt oeo oen oet ooc oong "
    "oc om on ong op ot ô ôi ôc ôm ôn ông ôp ôt ơ ơi ơm ơn ơp "
    "ơt u ua ui uc um un ung up ut uê uêch uênh uy uya uych uynh uyt uyu "
    "uyên uyêt uân uâng uât uây uơ uôc uôi uôm uôn uông uôt ư ưa "
    "ưu ưi ưc ưm ưn ưng ưt ươc ươi ươm ươn ương ươp ươt ươu "
    "uyn uyp uâc oao uao ia yt"
)
_RHYMES: Final = frozenset(_OPEN.split())
_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
_STOPPED: Final = re.compile(r"(c|ch|p|t)$")
_SPLIT: Final = re.compile(rf"^({_INITIALS})(.*)$")


def is_syllable(word: str) -> bool:
    """Whether `word` can stand in Vietnamese; case does not matter."""
    base, tones = _take_tone(unicodedata.normalize("NFC", word).lower())
    if len(tones) > 1 or not base.isalpha():
        return False
    for rhyme in _rhymes(base):
        if rhyme in _RHYMES:
            return not (_STOPPED.search(rhyme) and tones not in ("\u0301", "\u0323"))
    return False


def _take_tone(word: str) -> tuple[str, str]:
    tones, base = "", ""
    for sign in unicodedata.normalize("NFD", word):
        if sign in _TONES:
            tones += sign
        else:
            base += sign
    return unicodedata.normalize("NFC", base), tones


def _rhymes(base: str) -> list[str]:
    """What may be left after the initial; `gi` and `qu` share their second letter with the rhyme."""
    found = _SPLIT.match(base)
    if found is None:
        return []
    initial, rest = found[1], found[2]
    if initial == "gi":
        return [rest, "i" + rest]
    if initial == "qu":
        return [rest, "o" + rest, "u" + rest]
    return [rest]
