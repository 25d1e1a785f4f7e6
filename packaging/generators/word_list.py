"""Writes `resources/language/words.txt`: Vietnamese words of one to four syllables, from the MIT-licensed package pyvi.

    .venv/bin/python packaging/generators/word_list.py WHERE_PYVI_IS_UNPACKED

Words are in small letters with the tone of open oa, oe, uy on its first letter, as the program compares words. Names,
abbreviations and words of foreign spelling are left out.
"""

import sys
from pathlib import Path
from typing import Final

from ocr.language.matching import alike
from ocr.language.syllables import is_syllable

ROOT: Final = Path(__file__).resolve().parents[2]
TARGET: Final = ROOT / "resources" / "language" / "words.txt"
LONGEST: Final = 4
"""Syllables."""


def usable(word: str) -> bool:
    syllables = word.split()
    return word == word.lower() and 1 <= len(syllables) <= LONGEST and all(map(is_syllable, syllables))


def main(package: Path) -> None:
    lines = (package / "pyvi" / "models" / "words.txt").read_text(encoding="utf-8-sig").splitlines()
    words = sorted({alike(line) for line in lines if usable(" ".join(line.split()))})
    TARGET.write_text("\n".join(words) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
