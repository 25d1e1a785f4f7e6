"""The words of Vietnamese, by their bare letters: what a mark that an engine mistook is held against."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ocr.language.matching import bare

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_MARKED: Final = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_BARE: Final = str.maketrans(_MARKED, bare(_MARKED))
LONGEST: Final = 4
"""Syllables of the longest word kept."""


def bare_text(text: str) -> str:
    """As `bare`, for long lists of Vietnamese words: many times faster, blind to letters of other languages."""
    return text.lower().translate(_BARE)


@dataclass(frozen=True)
class WordList:
    """Words of one to four syllables out of `resources/language/words.txt`, read when first asked for.

    All are in small letters, as `alike` writes them.
    """

    path: Path

    def __reduce__(self) -> tuple[type[WordList], tuple[Path]]:
        return type(self), (self.path,)

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return tuple(self.path.read_text(encoding="utf-8").split("\n"))

    @cached_property
    def _by_letters(self) -> Mapping[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for plain, word in zip(bare_text("\n".join(self._words)).split("\n"), self._words, strict=True):
            found[plain].append(word)
        return found

    @cached_property
    def _syllables(self) -> Mapping[str, int]:
        return Counter(" ".join(self._words).split())

    def with_letters(self, plain: str) -> list[str]:
        """The words that have these bare letters; none where no word has."""
        return self._by_letters.get(plain, [])

    def weight(self, syllable: str) -> int:
        """In how many words the syllable stands: 0 for what no word uses."""
        return self._syllables.get(syllable, 0)
