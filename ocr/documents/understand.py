"""From a stack of page readings to document readings: cut, classify, extract, and say what needs a look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ocr.documents.classify import classify
from ocr.documents.document_type import OTHER, DocumentType, DocumentTypes
from ocr.documents.extract import best_candidates, extract
from ocr.documents.flaws import flaws
from ocr.documents.known_cue import by_known_cue
from ocr.documents.page_text import PageText, page_text
from ocr.documents.same_signer import agreed_signers
from ocr.documents.slips import SlipCarrier
from ocr.documents.split import split
from ocr.documents.zones import date_lines, find_head, number_lines
from ocr.types import (
    CutReason,
    DocumentReading,
    FieldReading,
    OfficeKnowledge,
    PageReading,
    PageRole,
    ReadingProblem,
    ReadingProblemCode,
    TypeReading,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocr.documents.candidate import Candidate
    from ocr.documents.classify import Classified
    from ocr.documents.zones import Head
    from ocr.fields.evidence import Span

NOBODY_KNOWS: Final = OfficeKnowledge()


def understand(
    readings: Sequence[PageReading],
    types: DocumentTypes,
    *,
    one_document: bool = False,
    knowledge: OfficeKnowledge = NOBODY_KNOWS,
) -> tuple[DocumentReading, ...]:
    """Every document of a stack; positions are those of `readings`."""
    carrier = SlipCarrier(types)
    documents = (
        carrier.take(
            understand_document(
                [readings[place] for place in cut.pages],
                types,
                cut=cut.reason,
                knowledge=knowledge,
                positions=cut.pages,
                separators=cut.separators,
            ),
            told_pages([readings[place] for place in cut.pages]),
        )
        for cut in split(readings, one_document)
    )
    return agreed_signers(documents, types.thresholds.known_after)


def told_pages(pages: Sequence[PageReading]) -> list[PageText]:
    """The texts of one document's pages that bear any."""
    return [
        text
        for page, reading in enumerate(pages)
        if reading.role is PageRole.CONTENT and (text := page_text(reading, page)).lines
    ]


def understand_document(
    pages: Sequence[PageReading],
    types: DocumentTypes,
    type_id: str | None = None,
    *,
    cut: CutReason = CutReason.ONE_DOCUMENT,
    knowledge: OfficeKnowledge = NOBODY_KNOWS,
    positions: Sequence[int] | None = None,
    separators: Sequence[int] = (),
) -> DocumentReading:
    """One document's pages. A person may have said its type: then that is sure, and its fields are read for it."""
    texts, told, head, classified = _look(pages, types)
    classified = by_known_cue(told[0] if told else None, head, classified, types, knowledge)
    reading = classified.reading
    if type_id is not None:
        one = types.get(type_id)
        reading = TypeReading(one.id, one.name, 1.0, sure=True, evidence="chosen")
    document_type = types.get(reading.id)
    places = tuple(range(len(pages)) if positions is None else positions)
    file_name = _file_name(places, knowledge)
    fields = extract(told, head, classified.title, document_type, types, knowledge, file_name)
    return DocumentReading(
        pages=places,
        separators=tuple(separators),
        cut=cut,
        type=reading,
        fields=fields,
        problems=tuple(_problems(pages, texts, head, reading, document_type, fields, types)),
    )


def propose(
    pages: Sequence[PageReading], types: DocumentTypes, *, knowledge: OfficeKnowledge = NOBODY_KNOWS
) -> tuple[Candidate, ...]:
    """What `understand_document` judges, before it is judged: for measuring how careful that should be."""
    _, told, head, classified = _look(pages, types)
    document_type = types.get(classified.reading.id)
    return best_candidates(told, head, classified.title, document_type, types, knowledge)


def _look(
    pages: Sequence[PageReading], types: DocumentTypes
) -> tuple[list[PageText], list[PageText], Head | None, Classified]:
    """All pages with content, those of them that bear text, the head, and what the paper is."""
    texts = [page_text(reading, page) for page, reading in enumerate(pages) if reading.role is PageRole.CONTENT]
    told = [text for text in texts if text.lines]
    first = told[0] if told else None
    head = find_head(first, types.thresholds.head_likeness) if first else None
    return texts, told, head, classify(first, head, types, told)


def _file_name(places: Sequence[int], knowledge: OfficeKnowledge) -> str:
    """The name of the file that begins with this document, where one is known."""
    names = knowledge.file_names
    return names[places[0]] if places and places[0] < len(names) else ""


def _line_of(field_id: str, head: Head | None) -> Span | None:
    """The line of the head on which a number or a day stands that could not be read."""
    if head is None or field_id not in ("document_number", "issued_on"):
        return None
    lines = number_lines(head) if field_id == "document_number" else date_lines(head)
    return lines[0] if lines else None


def _problems(
    pages: Sequence[PageReading],
    texts: Sequence[PageText],
    head: Head | None,
    type_reading: TypeReading,
    document_type: DocumentType,
    fields: Sequence[FieldReading],
    types: DocumentTypes,
) -> Iterator[ReadingProblem]:
    if type_reading.id == OTHER and not type_reading.sure:
        yield ReadingProblem(ReadingProblemCode.TYPE_UNKNOWN)
    borne = {field.field_id: field for field in fields}
    for field in document_type.fields:
        if field.required and field.id not in borne:
            line = _line_of(field.id, head)
            yield ReadingProblem(
                ReadingProblemCode.FIELD_MISSING,
                page=line.page if line else None,
                field_id=field.id,
                region=line.region if line else None,
            )
        elif field.id in borne and not borne[field.id].sure and (field.required or field.id in document_type.core):
            yield ReadingProblem(ReadingProblemCode.FIELD_UNSURE, page=borne[field.id].page, field_id=field.id)
    yield from flaws(pages, texts, document_type, types.thresholds.lowest_dpi)
