"""Setting type: paragraphs that run over the sides of a paper, and lines centred in a column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from generators.sheet import Block, Piece, Sheet
from generators.typeface import Family, Style, Typeface, millimetres, points

LEFT: Final = millimetres(30)
RIGHT: Final = millimetres(192)
TOP: Final = millimetres(20)
BOTTOM: Final = millimetres(278)

_TAGS = re.compile(r"(</?[bi]>)")


class Align(Enum):
    LEFT = "left"
    CENTRE = "centre"
    JUSTIFIED = "justified"


@dataclass(frozen=True)
class Setting:
    """How a paragraph is set: sizes in points, lengths in millimetres."""

    size: float = 13.5
    align: Align = Align.JUSTIFIED
    indent: float = 12.7
    before: float = 0.0
    after: float = 4.5
    leading: float = 1.2
    style: Style = Style.REGULAR
    leaders: bool = False
    """Dotted leaders from the text's end to the margin, as on forms."""
    together: bool = False
    """Never broken over two sides."""


_WITH: Final = {
    (False, False): Style.REGULAR,
    (True, False): Style.BOLD,
    (False, True): Style.ITALIC,
    (True, True): Style.BOLD_ITALIC,
}


class Composer:
    """Knows the fonts; splits marked-up text (`<b>`, `<i>`) into lines."""

    def __init__(self, typeface: Typeface, family: Family = Family.SERIF) -> None:
        self.typeface = typeface
        self._family = family

    def words(self, markup: str, style: Style, size: float) -> list[list[Piece]]:
        """Words as pieces: one word may change its font within."""
        bold = style in (Style.BOLD, Style.BOLD_ITALIC)
        italic = style in (Style.ITALIC, Style.BOLD_ITALIC)
        words: list[list[Piece]] = [[]]
        for part in _TAGS.split(markup):
            if _TAGS.fullmatch(part):
                on = not part.startswith("</")
                bold, italic = (on, italic) if "b" in part else (bold, on)
                continue
            font = self.typeface.font(_WITH[bold, italic], size, self._family)
            for index, text in enumerate(part.split(" ")):
                if index:
                    words.append([])
                if text:
                    words[-1].append(Piece(text, font))
        return [word for word in words if word]

    def lines(self, words: list[list[Piece]], space: float, width: float, indent: float) -> list[list[list[Piece]]]:
        """Fill lines with words; the first one starts `indent` further right."""
        lines: list[list[list[Piece]]] = [[]]
        room = width - indent
        for word in words:
            needed = word_width(word) + (space if lines[-1] else 0)
            if lines[-1] and needed > room:
                lines.append([])
                room, needed = width, word_width(word)
            lines[-1].append(word)
            room -= needed
        return lines

    def space(self, style: Style, size: float) -> float:
        return self.typeface.font(style, size, self._family).getlength(" ")

    def centred(self, sheet: Sheet, markup: str, middle: float, baseline: int, size: float, block: Block) -> float:
        """One line around `middle`; its width."""
        words = self.words(markup, Style.REGULAR, size)
        space = self.space(Style.REGULAR, size)
        width = sum(word_width(word) for word in words) + space * (len(words) - 1)
        place_words(sheet, words, middle - width / 2, baseline, space)
        sheet.note(block, middle - width / 2, baseline, words_text(words))
        return width

    def left(self, sheet: Sheet, markup: str, left: float, baseline: int, size: float, block: Block) -> float:
        """One line from `left`; its right end."""
        words = self.words(markup, Style.REGULAR, size)
        sheet.note(block, left, baseline, words_text(words))
        return place_words(sheet, words, left, baseline, self.space(Style.REGULAR, size))


def word_width(word: list[Piece]) -> float:
    return sum(piece.width for piece in word)


def words_text(words: list[list[Piece]]) -> str:
    return " ".join("".join(piece.text for piece in word) for word in words)


def place_words(sheet: Sheet, words: list[list[Piece]], left: float, baseline: int, space: float) -> float:
    for index, word in enumerate(words):
        if index:
            left += space
        left = sheet.write(word, left, baseline)
    return left


class Paper:
    """A paper in the making: sides, and how far down the last of them is filled."""

    def __init__(self, composer: Composer) -> None:
        self.composer = composer
        self.sheets = [Sheet()]
        self.y = TOP

    @property
    def sheet(self) -> Sheet:
        return self.sheets[-1]

    def turn(self) -> None:
        """Go on on a new side, numbered at the top as NĐ 30 wants it from the second on."""
        self.sheets.append(Sheet())
        baseline = millimetres(15)
        number = str(len(self.sheets))
        self.composer.centred(self.sheet, number, (LEFT + RIGHT) / 2, baseline, 13.5, Block.BODY)
        self.y = TOP + millimetres(2)

    def room(self, height: float) -> None:
        """See that `height` pixels are left on this side, else turn."""
        if self.y + height > BOTTOM:
            self.turn()

    def skip(self, length: float) -> None:
        self.y += millimetres(length)

    def underline(self) -> None:
        """The short rule below a subject."""
        middle = (LEFT + RIGHT) / 2
        self.skip(2)
        self.sheet.rule(middle - millimetres(16), middle + millimetres(16), self.y)
        self.skip(2)

    def paragraph(self, markup: str, setting: Setting | None = None) -> None:
        how = setting or Setting()
        words = self.composer.words(markup, how.style, how.size)
        space = self.composer.space(how.style, how.size)
        indent = millimetres(how.indent) if how.align is Align.JUSTIFIED else 0
        lines = self.composer.lines(words, space, RIGHT - LEFT, indent)
        pitch = round(points(how.size) * how.leading)
        self.y += points(how.before)
        if how.together or len(lines) == 2:
            self.room(pitch * len(lines))
        for index, line in enumerate(lines):
            self.room(pitch)
            self.y += pitch
            self._line(line, how, space, indent if index == 0 else 0, is_last=index == len(lines) - 1)
        self.y += points(how.after)

    def _line(self, words: list[list[Piece]], how: Setting, space: float, indent: int, *, is_last: bool) -> None:
        natural = sum(word_width(word) for word in words) + space * (len(words) - 1)
        left: float = LEFT + indent
        if how.align is Align.CENTRE:
            left = (LEFT + RIGHT - natural) / 2
        elif how.align is Align.JUSTIFIED and not is_last and len(words) > 1:
            space += (RIGHT - left - natural) / (len(words) - 1)
        end = place_words(self.sheet, words, left, self.y, space)
        self.sheet.note(Block.BODY, left, self.y, words_text(words))
        if how.leaders and is_last:
            dots = self.composer.typeface.font(Style.REGULAR, 9)
            count = int((RIGHT - end - millimetres(1.5)) / dots.getlength("."))
            if count > 3:
                self.sheet.write([Piece("." * count, dots)], end + millimetres(1.5), self.y)

    def columns(self, parts: list[tuple[str, float]], setting: Setting) -> None:
        """Several short texts on one line, each at its own distance from the left margin in millimetres."""
        pitch = round(points(setting.size) * setting.leading)
        self.room(pitch)
        self.y += pitch
        for markup, offset in parts:
            self.composer.left(self.sheet, markup, LEFT + millimetres(offset), self.y, setting.size, Block.BODY)
        self.y += points(setting.after)
