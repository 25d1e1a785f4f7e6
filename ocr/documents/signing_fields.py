"""Fields of the signing block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocr.documents.candidate import Candidate
from ocr.documents.echo import echoes
from ocr.fields.choice import SIGNING_AUTHORITY
from ocr.fields.evidence import join
from ocr.fields.position import begins_position, is_heading, read_office, repair
from ocr.language.matching import alike, letters
from ocr.language.names import has_doubtful_marks, in_name_case, look, with_surname

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocr.documents.page_text import PageText
    from ocr.documents.signature import Signature
    from ocr.fields.evidence import Span
    from ocr.types import OfficeKnowledge


def read_signing(signature: Signature, knowledge: OfficeKnowledge, pages: Sequence[PageText]) -> Iterator[Candidate]:
    """`signer`, `signer_position`, `signing_authority`, those that the block bears."""
    if signature.name is not None:
        yield _signer(signature.name, knowledge, pages)
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
    yield from _position(lines, coded, knowledge)


def _told(line: Span) -> Span | None:
    """The words of the line that were seen at all: pen strokes and stamps beside it are read as letters too."""
    words = tuple(word for word in line.words if word.confidence > 0.5 or begins_position(word.text))
    return type(line)((words,), line.page) if words and any(len(word.text) > 1 for word in words) else None


def _signer(name: Span, knowledge: OfficeKnowledge, pages: Sequence[PageText]) -> Candidate:
    value = in_name_case(" ".join(word.text.strip(".,;:'’`\"“”()|_") for word in name.words))
    read, value = value, with_surname(value)
    value = next((one for one in knowledge.signers if letters(one) == letters(value)), value)
    seen = look(value)
    known = any(alike(value) == alike(one) for one in knowledge.signers)
    repeated = echoes(value, name, pages) > 0
    proven = known or repeated or (seen.spelled and seen.known_surname and not has_doubtful_marks(value))
    reason = "known_signer" if known else "named_twice" if repeated else "name_under_office"
    return Candidate(
        "signer",
        value,
        name,
        proven,
        reason,
        repaired=value != read and not known,
        strength=1.0 if seen.known_surname or known else 0.8,
    )


def _position(lines: Sequence[Span], coded: Sequence[int], knowledge: OfficeKnowledge) -> Iterator[Candidate]:
    """The last office over the name, which may run over two lines."""
    own = list(range(coded[-1] + 1, len(lines))) if coded else list(range(len(lines)))
    if not own and coded and (office := read_office(lines[coded[-1]].flat)) and office.code == "Q":
        own = [coded[-1]]
    starts = [place for place in own if (office := read_office(lines[place].flat)) and begins_position(office.text)]
    if starts:
        own = [place for place in own if place >= starts[-1]]
    if not own:
        return
    span = join(lines[place] for place in own)
    texts = [office.text for place in own if (office := read_office(lines[place].flat)) is not None]
    read = " ".join(texts)
    value, whole = repair(read)
    known = whole or any(alike(value) == alike(one) for one in knowledge.positions)
    changed = alike(value) != alike(read)
    yield Candidate(
        "signer_position",
        value,
        span,
        proven=known,
        reason="known_position" if known else "marks_put_right" if changed else "over_the_name",
        repaired=changed and not known,
    )
