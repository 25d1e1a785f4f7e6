"""Fields of the signing block."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ocr.documents.agency_spelling import spell_agency
from ocr.documents.candidate import Candidate
from ocr.documents.echo import echoes
from ocr.documents.spelling import spelled_words
from ocr.fields.choice import SIGNING_AUTHORITY
from ocr.fields.evidence import Span, join
from ocr.fields.position import POSITIONS, begins_position, is_heading, read_office, repair
from ocr.language.matching import alike, bare, core, letters, likeness
from ocr.language.name_spelling import NameWord, spell_name
from ocr.language.names import has_lost_surname, in_name_case, look, sole_surname, with_surname

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocr.documents.page_text import PageText
    from ocr.documents.signature import Signature
    from ocr.language.units import AdminUnits
    from ocr.types import OfficeKnowledge

_LETTERS_AGREE: Final = 0.9
"""Confidence in a family name whose letters are beyond doubt, whatever the engine thinks of its marks."""
_SIGNS: Final = ".,;:'’`\"“”()|_"
_SIGNED_BY: Final = re.compile(r"(?:ky boi|nguoi ky)\s*:?\s*")
_SAME_OFFICE: Final = 0.85
_SEEN: Final = 0.5
"""Confidence under which a word beside an office is taken for pen or seal."""
_OFFICE_WORDS: Final = frozenset(word for name in POSITIONS for word in letters(name).split())
_KEPT: Final = _OFFICE_WORDS | {letters(code) for code, _ in SIGNING_AUTHORITY.choices}


def read_signing(
    signature: Signature, knowledge: OfficeKnowledge, pages: Sequence[PageText], units: AdminUnits
) -> Iterator[Candidate]:
    """`signer`, `signer_position`, `signing_authority`, those that the block bears."""
    if signature.name is not None:
        signer = _signer(signature.name, knowledge, pages)
        yield signer if signature.whole else replace(signer, proven=False, strength=0.8)
    lines = [line for line in map(_told, signature.offices) if line is not None and not is_heading(line.flat)]
    offices = [office for line in lines if (office := read_office(line.flat)) is not None]
    coded = [place for place, office in enumerate(offices) if office.code]
    if coded:
        nearest = coded[-1]
        code = offices[nearest].code or ""
        if SIGNING_AUTHORITY.is_valid(code):
            deputy = nearest + 1 < len(offices) and offices[nearest + 1].text.startswith("PHÓ")
            fits = deputy if code == "KT" else nearest + 1 < len(offices)
            span = type(lines[nearest])((lines[nearest].words[:1],), lines[nearest].page)
            yield Candidate("signing_authority", code, span, fits, "code_nearest_the_name")
    elif (over := _principal_over_deputy(lines)) is not None:
        yield Candidate("signing_authority", "KT", over, proven=False, reason="deputy_under_office", repaired=True)
    yield from _position(lines, coded, knowledge, pages, units)


def _principal_over_deputy(lines: Sequence[Span]) -> Span | None:
    """`CHỦ TỊCH` over `PHÓ CHỦ TỊCH`: the KT. before it was lost, no paper bears both otherwise."""
    if len(lines) < 2 or letters(lines[-1].words[0].text) != "pho":
        return None
    principal = " ".join(word.text for word in lines[-1].words[1:])
    return lines[-2] if likeness(lines[-2].flat, principal) >= _SAME_OFFICE else None


def _told(line: Span) -> Span | None:
    """The words of the line that were seen at all: pen strokes and stamps beside it are read as letters too."""
    words = tuple(word for word in line.words if word.confidence > _SEEN or letters(word.text) in _KEPT)
    return type(line)((words,), line.page) if words and any(len(word.text) > 1 for word in words) else None


def _signer(name: Span, knowledge: OfficeKnowledge, pages: Sequence[PageText]) -> Candidate:
    name = _by_sole_surname(name)
    read = in_name_case(" ".join(word.text.strip(_SIGNS) for word in name.words))
    spelled_as = spell_name(
        [NameWord(part, word.confidence, word.second) for part, word in zip(read.split(), name.words, strict=True)]
    )
    value = with_surname(" ".join(spelled_as.words))
    witness = _digital_witness(value, pages)
    value = witness or value
    value = next((one for one in knowledge.signers if letters(one) == letters(value)), value)
    seen = look(value)
    known = any(alike(value) == alike(one) for one in knowledge.signers)
    repeated = echoes(value, name, pages) > 0
    spelled = seen.spelled and seen.common_surname and not spelled_as.doubtful and not spelled_as.rare
    proven = known or (repeated and seen.known_surname) or spelled
    reason = "known_signer" if known else "named_twice" if repeated else "name_under_office"
    return Candidate(
        "signer",
        value,
        name,
        proven,
        reason,
        repaired=value != read and not known,
        strength=1.0 if seen.known_surname or known else 0.8,
        doubtful=spelled_as.doubtful or has_lost_surname(value),
        others=() if known else tuple(with_surname(one) for one in (read, *spelled_as.others)),
    )


def _digital_witness(value: str, pages: Sequence[PageText]) -> str | None:
    """The name with the marks of the digital signature's `Người ký: …`, which is set in clear type.

    Only where it has the same letters: an office signs papers too, and so does the clerk who sent them out.
    """
    for page in pages:
        for line in page.lines:
            lead = _SIGNED_BY.search(bare(line.flat))
            if lead is None or not letters(line.flat[lead.end() :]).startswith(letters(value)):
                continue
            said = [word.strip(_SIGNS) for word in line.flat[lead.end() :].split()][: len(value.split())]
            if letters(" ".join(said)) == letters(value):
                return in_name_case(" ".join(said))
    return None


def _by_sole_surname(name: Span) -> Span:
    """`Đỉnh Trọng An`: only one family name has these letters, and all looks at the word agree on them."""
    first, *rest = name.words
    surname = sole_surname(first.text)
    looks = [first.text] if first.second is None else [first.text, core(first.second)]
    if surname is None or any(letters(one) != letters(surname) for one in looks):
        return name
    if first.text.isupper():
        surname = surname.upper()
    said = replace(first, text=surname, second=surname if first.second is not None else None)
    return Span(((replace(said, confidence=max(first.confidence, _LETTERS_AGREE)), *rest),), name.page)


def _position(
    lines: Sequence[Span],
    coded: Sequence[int],
    knowledge: OfficeKnowledge,
    pages: Sequence[PageText],
    units: AdminUnits,
) -> Iterator[Candidate]:
    """The last office over the name, which may run over two lines."""
    own = _lines_of_position(lines, coded)
    if not own:
        return
    span = join(lines[place] for place in own)
    words = [
        word
        for place in own
        for word in lines[place].words
        if (word.confidence > _SEEN and re.fullmatch(r"[\W\d]*[^\W\d_]+\W*|[-–,&]", word.text))
        or letters(word.text) in _OFFICE_WORDS
    ]
    read_of = read_office(" ".join(word.text for word in words))
    if read_of is None:
        return
    lost = sum(len(letters(word.text)) > 1 for word in span.words) > sum(len(letters(word.text)) > 1 for word in words)
    code = read_office(lines[coded[-1]].flat) if coded else None
    repaired = repair(read_of.text)
    known, guessed = repaired.known, repaired.guessed
    if code is not None and code.code == "KT" and not known.startswith("PHÓ"):
        # Who signs for another is the other's deputy.
        known, guessed = _deputy_of(code.text) or known, True
    tail_words = [word for word in repaired.tail if not guessed or letters(word) not in letters(known).split()]
    tail = spell_agency(" ".join(tail_words), spelled_words(pages), units) if tail_words else None
    value = " ".join(part for part in (known, tail.text if tail else "") if part)
    in_office = any(alike(value) == alike(one) for one in knowledge.positions)
    proven = in_office or (bool(known) and not guessed and not lost and (tail is None or tail.proven))
    changed = alike(value) != alike(read_of.text)
    reason = "known_position" if proven else "deputy_of_office" if guessed else "over_the_name"
    listed = bool(known) and tail is None
    yield Candidate("signer_position", value, span, proven, reason, repaired=changed and not proven, listed=listed)


def _lines_of_position(lines: Sequence[Span], coded: Sequence[int]) -> list[int]:
    own = list(range(coded[-1] + 1, len(lines))) if coded else list(range(len(lines)))
    if not own and coded and (office := read_office(lines[coded[-1]].flat)) and office.code == "Q":
        return [coded[-1]]
    starts = [place for place in own if (office := read_office(lines[place].flat)) and begins_position(office.text)]
    return [place for place in own if place >= starts[-1]] if starts else own


def _deputy_of(office: str) -> str | None:
    principal = repair(office)
    deputy = f"PHÓ {principal.known}"
    return deputy if principal.known and not principal.guessed and deputy in POSITIONS else None
