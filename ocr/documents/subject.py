"""What a paper is about: the lines under its title, or the `V/v …` under an official letter's number.

NĐ 30/2020/NĐ-CP, annex I, part II, item 5: centred under the title, in bold; of a letter, centred under its number.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ocr.documents.candidate import Candidate
from ocr.documents.page_text import height_of
from ocr.documents.spelling import vote
from ocr.documents.zones import is_addressed, is_attached, is_date_line
from ocr.fields.evidence import Span, join
from ocr.fields.issuer import begins_agency
from ocr.fields.position import begins_position, read_office
from ocr.language.matching import alike, bare, core, is_upper, letters
from ocr.language.plausible import Told, spell
from ocr.language.roman import read_roman
from ocr.language.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocr.documents.page_text import PageText
    from ocr.documents.title import Title
    from ocr.documents.zones import Head
    from ocr.language.plausible import Line
    from ocr.language.roman import Roman
    from ocr.language.words import WordList
    from ocr.types import Word

_BODY_STARTS: Final = re.compile(
    r"^\W*(kinh\s*g\w{1,2}i|can cu|thuc hien|theo de nghi|xet |theo |tren co so|ngay \d|dieu [1i]|i\. |1\. "
    r"|hom nay|cac can cu)"
)
_ABOUT: Final = re.compile(r"\W*(v\s?[/⁄\\1il|]\s?v|ve viec|v/v)\b")
_STAMPED: Final = re.compile(
    r"^\W*(hoa toc|thuong khan|khan|cong van den|den\b|so den|chuyen\b|ngay\b|mat|toi mat|so\s*:)"
)
_EDGES: Final = " .,;:_-–|'`’\"“”()"
_FIRST_PITCH: Final = 3.4
_NEXT_PITCH: Final = 2.0
"""Heights of a word from the middle of one line to the middle of the next, at most: under the title, then below."""
_BESIDE: Final = 0.12
"""Share of the text's width that a line's middle may stand beside the title's."""
_ASKEW: Final = 0.03
"""The same, that a line of one short word (`cư`) may stand beside it."""
_ROW: Final = 0.5
_PIECES: Final = 4.0
"""Heights of white at most between two pieces of one line that a stamp or a rule has torn."""
_LEAST_SURE: Final = 0.3
_BORNE_OUT: Final = 0.95
"""Confidence in a word that two looks and the language agree on."""
_LONG: Final = 8
_SIZES: Final = (4, 3)


def read_subject(
    page: PageText, head: Head | None, title: Title | None, said: Sequence[str], known: WordList
) -> Candidate | None:
    """`subject`, with the marks that the paper's own text, then the language, give to the same words."""
    lines = subject_lines(page, title) if title else letter_subject_lines(head) if head else ()
    if not lines:
        return None
    span = join(lines)
    words = list(span.words)
    by_paper = _spelled_by_paper(words, said)
    line = spell([Told(word.text, _second(word, old)) for word, old in zip(by_paper, words, strict=True)], known)
    text, numerals = _with_numerals(line.words, words)
    value, completed = _value(" ".join(text), under_title=title is not None)
    seen = [_borne_out(word, line, place) for place, word in enumerate(words)]
    changed = any(word.text != said for word, said in zip(seen, text, strict=True))
    reason = "under_title" if title else "under_number"
    if text != tuple(word.text for word in words):
        reason = "spelled_by_paper" if by_paper != words else "usual_spelling"
    if any(numeral.doubtful for numeral in numerals.values()):
        reason = "numeral_in_doubt"
    return Candidate(
        "subject",
        value,
        _as_seen(span, seen),
        proven=False,
        reason=reason,
        repaired=changed or completed,
        doubtful=not line.backed or any(numeral.doubtful for numeral in numerals.values()),
        others=_with_others(text, numerals, under_title=title is not None),
    )


def _with_numerals(text: Sequence[str], words: Sequence[Word]) -> tuple[tuple[str, ...], dict[int, Roman]]:
    """The words with Roman numerals put right, and the numerals by their places."""
    done = list(text)
    found = {}
    for place in range(1, len(text)):
        numeral = read_roman(text[place - 1], words[place].text, words[place].second)
        if numeral is not None:
            done[place] = words[place].text.replace(numeral.read, numeral.text)
            found[place] = numeral
    return tuple(done), found


def _with_others(text: Sequence[str], numerals: dict[int, Roman], *, under_title: bool) -> tuple[str, ...]:
    return tuple(
        _value(
            " ".join((*text[:place], text[place].replace(one.text, one.other), *text[place + 1 :])),
            under_title=under_title,
        )[0]
        for place, one in numerals.items()
        if one.other is not None
    )


def _borne_out(word: Word, line: Line, place: int) -> Word:
    """The word as the language proves it, where two looks read its letters and it is the only word of these letters."""
    right = line.words[place]
    looks = {letters(word.text), letters(word.second or "")}
    if line.standings[place] is not Standing.LISTED or looks != {letters(right)}:
        return word
    if core(word.text) == core(word.second or "") == core(right) or line.only[place]:
        return replace(word, text=right, second=right, confidence=max(word.confidence, _BORNE_OUT))
    return word


def _as_seen(span: Span, words: Sequence[Word]) -> Span:
    """The span with `words` in the place of its own."""
    given = iter(words)
    return Span(tuple(tuple(next(given) for _ in line) for line in span.lines), span.page)


def subject_lines(page: PageText, title: Title) -> tuple[Span, ...]:
    """The lines under a title that say what the paper is about."""
    last = join_row([title.lines[-1], title.rest]) if title.rest else title.lines[-1]
    follow = (line for line in page.lines if line.region.middle[1] > last.region.bottom)
    found: list[Span] = [title.rest] if title.rest else []
    above = last
    pitches: list[float] = []
    for row in _rows(follow, last.region.middle[0]):
        line = join_row(row)
        height = max(height_of([line]), 1.0)
        pitch = line.region.middle[1] - above.region.middle[1]
        if _ends(line, bool(found)):
            break
        if line.confidence < _LEAST_SURE and len(line.flat) < _LONG - 2:
            continue
        if _distance(line, last.region.middle[0]) > page.part(_ASKEW):
            continue  # A stamp or a note in the margin.
        if pitch > (_NEXT_PITCH if found else _FIRST_PITCH) * height or _is_body(line, page, pitches, pitch):
            break
        if abs(line.region.middle[0] - last.region.middle[0]) > page.part(_BESIDE):
            break
        found.append(line)
        pitches.append(pitch)
        above = line
    return tuple(found)


def letter_subject_lines(head: Head) -> tuple[Span, ...]:
    """The `V/v …` of an official letter, under its number."""
    start = next((place for place, line in enumerate(head.left) if is_about(line)), None)
    if start is None:
        return ()
    found = [head.left[start]]
    for line in head.left[start + 1 :]:
        height = max(height_of([found[-1]]), 1.0)
        far = line.region.middle[1] - found[-1].region.middle[1] > _NEXT_PITCH * height * 1.2
        if far or _is_stamped(line) or is_date_line(line) or is_addressed(line):
            break
        if line.confidence >= _LEAST_SURE:
            found.append(line)
    return tuple(found)


def _is_stamped(line: Span) -> bool:
    """`HỎA TỐC`, `Chuyển: …`; a line that goes on in small letters (`chuyển đổi số …`) is none."""
    goes_on = line.flat[:1].islower() and ":" not in line.flat
    return _STAMPED.match(bare(line.flat)) is not None and not goes_on


def is_about(line: Span) -> bool:
    return _ABOUT.match(bare(line.flat)) is not None


def join_row(row: Sequence[Span]) -> Span:
    return Span((tuple(word for line in row for word in line.words),), row[0].page)


def _rows(lines: Iterator[Span], middle: float) -> Iterator[list[Span]]:
    """Rows from top to bottom: the piece nearest to `middle`, and those that continue it on either side."""
    rows: list[list[Span]] = []
    for line in sorted(lines, key=lambda one: one.region.middle[1]):
        level = rows[-1][0].region if rows else None
        if level and line.region.middle[1] - level.middle[1] < _ROW * min(level.height, line.region.height):
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        pieces = sorted(row, key=lambda line: line.region.left)
        at = min(range(len(pieces)), key=lambda place: _distance(pieces[place], middle))
        room = _PIECES * height_of([pieces[at]])
        first = last = at
        while first and pieces[first].region.left - pieces[first - 1].region.right < room and _told(pieces[first - 1]):
            first -= 1
        while (
            last + 1 < len(pieces)
            and pieces[last + 1].region.left - pieces[last].region.right < room
            and _told(pieces[last + 1])
        ):
            last += 1
        yield pieces[first : last + 1]


def _distance(line: Span, middle: float) -> float:
    return max(line.region.left - middle, middle - line.region.right, 0.0)


def _told(line: Span) -> bool:
    return line.confidence > 0.75


def _ends(line: Span, begun: bool) -> bool:
    """Whether the text begins here: by its words, or by who issues the paper (`CHỦ TỊCH ỦY BAN …`)."""
    plain = bare(line.flat)
    first = line.flat.lstrip("-–—•* ")[:1]
    if _BODY_STARTS.match(plain) and not first.islower():
        return True
    if plain.lstrip().startswith("(") and (not begun or is_attached(line)):
        return True
    if not is_upper(line.flat) or len(letters(line.flat)) <= _LONG:
        return False
    office = read_office(line.flat)
    return begins_agency(line.flat) or (office is not None and (bool(office.code) or begins_position(office.text)))


def _is_body(line: Span, page: PageText, pitches: Sequence[float], pitch: float) -> bool:
    """An indented line that runs to the right margin and stands apart: a paragraph's first."""
    if not pitches or line.flat[:1].islower():
        return False
    indented = line.region.left > page.left + page.part(0.03) and line.region.right > page.right - page.part(0.04)
    wide = line.region.left < page.left + page.part(0.03) and line.region.right > page.right - page.part(0.04)
    usual = pitches[1:] or pitches
    return (indented or wide) and pitch > 1.25 * min(usual)


def _second(word: Word, old: Word) -> str | None:
    return word.second if word.text == old.text else old.text


def _spelled_by_paper(words: Sequence[Word], said: Sequence[str]) -> list[Word]:
    done = list(words)
    for size in _SIZES:
        for at in range(len(words) - size + 1):
            result = vote([word.text.strip(_EDGES) for word in words[at : at + size]], said)
            if result.changed:
                for offset, spelled in enumerate(result.words):
                    old = done[at + offset].text
                    new = old.replace(old.strip(_EDGES), spelled)
                    done[at + offset] = replace(done[at + offset], text=new)
    return done


def _value(text: str, *, under_title: bool) -> tuple[str, bool]:
    """The subject in one line, and whether a lost first word was put back."""
    value = re.sub(r"^\W*[Vv]\s?[/⁄\\1Il|]\s?[Vv]\b", "V/v", text).strip(" _|'`’")
    value = re.sub(r"^\W*[Vv][^\W\d_]{1,2}\s?việc\b", "Về việc", value)
    completed = under_title and alike(value).startswith("việc ")
    if completed:
        value = f"Về {value[:1].lower()}{value[1:]}"
    return (value.strip(" .") if value.endswith(".") else value), completed
