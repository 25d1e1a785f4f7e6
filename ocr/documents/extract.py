"""From a document's pages to its field readings, each with its evidence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ocr.documents.candidate import Candidate, judge
from ocr.documents.head_date import read_date
from ocr.documents.head_fields import read_agencies, read_title
from ocr.documents.head_number import read_number
from ocr.documents.known import of_agency, support
from ocr.documents.labelled import find_labelled
from ocr.documents.owner import OWNER_FIELDS, read_owner
from ocr.documents.place import read_place
from ocr.documents.signature import find_signature
from ocr.documents.signing_fields import read_signing
from ocr.documents.spelling import spelled_words
from ocr.documents.subject import read_subject
from ocr.documents.zones import is_annex, is_date_line, number_lines
from ocr.fields.date import DateKind
from ocr.fields.dossier_code import DossierCodeKind, is_dossier_code
from ocr.fields.evidence import Span
from ocr.fields.ledger_number import LedgerNumberKind
from ocr.fields.registry import KINDS
from ocr.types import OfficeKnowledge, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocr.documents.document_type import DocumentType, DocumentTypes
    from ocr.documents.page_text import PageText
    from ocr.documents.title import Title
    from ocr.documents.zones import Head
    from ocr.types import FieldReading


def extract(
    pages: Sequence[PageText],
    head: Head | None,
    title: Title | None,
    document_type: DocumentType,
    types: DocumentTypes,
    knowledge: OfficeKnowledge,
    file_name: str = "",
) -> tuple[FieldReading, ...]:
    """The fields that the type asks for and the paper bears, in the type's order.

    What the office's knowledge changed bears both values. `file_name` is that of the file which begins with this paper.
    """
    alone = OfficeKnowledge()
    best = best_candidates(pages, head, title, document_type, types, alone)
    plain = {one.field_id: judge(one, types.thresholds) for one in best}
    if replace(knowledge, file_names=()) == alone and not file_name:
        return tuple(plain.values())
    issuer = plain.get("issuer")
    own = of_agency(knowledge, issuer.value if issuer else None)
    told = best_candidates(pages, head, title, document_type, types, own)
    told = support(told, own, document_type, types, file_name)
    return tuple(_beside(judge(one, types.thresholds), plain.get(one.field_id)) for one in told)


def _beside(told: FieldReading, plain: FieldReading | None) -> FieldReading:
    """The reading with knowledge, and the value without where that changed it or how sure it is."""
    if plain is None:
        return replace(told, plain="")
    if (plain.value, plain.sure) == (told.value, told.sure):
        return replace(plain, others=told.others)
    return replace(told, plain=plain.value)


def best_candidates(
    pages: Sequence[PageText],
    head: Head | None,
    title: Title | None,
    document_type: DocumentType,
    types: DocumentTypes,
    knowledge: OfficeKnowledge,
) -> tuple[Candidate, ...]:
    """What stands for each field, before it is judged."""
    found: dict[str, Candidate] = {}
    for candidate in _candidates(pages, head, title, document_type, types, knowledge):
        if document_type.field(candidate.field_id) is not None:
            found.setdefault(candidate.field_id, candidate)
    return tuple(
        found[field.id]
        for field in document_type.fields
        if field.id in found and types.fields.is_valid(field.id, found[field.id].value)
    )


def _candidates(
    pages: Sequence[PageText],
    head: Head | None,
    title: Title | None,
    document_type: DocumentType,
    types: DocumentTypes,
    knowledge: OfficeKnowledge,
) -> Iterator[Candidate]:
    """Proposals, the better of two for one field first."""
    if not pages:
        return
    yield from _labelled(pages, document_type, types)
    agencies = list(read_agencies(head, document_type, knowledge, pages, types)) if head else []
    yield from agencies
    if head is not None:
        issuer = next((one.value for one in agencies if one.field_id == "issuer"), None)
        dated = read_date(head, pages)
        numbered = read_number(head, document_type, issuer, pages, day=dated, neighbours=knowledge.neighbours)
        if numbered is not None:
            yield numbered
        yield from _ledger_number(head, document_type)
        if dated is not None:
            yield dated
        yield from read_place(head, agencies, spelled_words(pages), types.units)
    if title is not None:
        yield read_title(title)
    subject = read_subject(pages[0], head, title, spelled_words(pages), types.words)
    if subject is not None:
        yield subject
    signature = find_signature(pages)
    if signature is not None:
        yield from read_signing(signature, knowledge, pages, types.units)
    if document_type.field("issued_on") is not None and (head is not None or signature is not None):
        yield from _date_over_signature(pages)
    yield from read_owner(document_type, types, pages, subject)
    yield from _dossier_code(pages)


def _labelled(pages: Sequence[PageText], document_type: DocumentType, types: DocumentTypes) -> Iterator[Candidate]:
    texts = [text for page in pages if not (page.page and is_annex(page)) and (text := page.text) is not None]
    for field in document_type.fields:
        if field.labels and field.id not in OWNER_FIELDS:
            kind = KINDS[field.kind or types.fields.get(field.id).kind]
            behind = find_labelled(field, kind, texts, types.thresholds.label_likeness)
            if behind is not None:
                yield behind


def _ledger_number(head: Head, document_type: DocumentType) -> Iterator[Candidate]:
    """Of types whose number may be an entry in a ledger: `Số: 85/2025`."""
    field = document_type.field("document_number")
    if field is None or field.kind != LedgerNumberKind.name:
        return
    for line in number_lines(head):
        found = LedgerNumberKind().find(line)
        if found is not None:
            yield Candidate("document_number", found.value, line, found.proven, found.reason, repaired=found.repaired)


def _date_over_signature(pages: Sequence[PageText]) -> Iterator[Candidate]:
    """Certificates bear place and date over the signature instead of in the head; never sure."""
    for page in pages:
        for line in page.lines:
            if line.region.top > 0.45 * page.height and line.region.middle[0] > page.middle and is_date_line(line):
                found = DateKind().find(line)
                if found is not None and found.start < 40:
                    span = line.cut(found.start, found.end)
                    yield Candidate("issued_on", found.value, span, False, "over_the_signature", strength=0.8)


def _dossier_code(pages: Sequence[PageText]) -> Iterator[Candidate]:
    """From a barcode, which checks itself; else from the words beside it or in the text.

    Two barcodes that differ prove neither.
    """
    told = {code.text.strip() for page in pages for code in page.codes if is_dossier_code(code.text)}
    only = len(told) == 1
    for page in pages:
        for code in page.codes:
            if is_dossier_code(code.text):
                span = Span(((Word(code.text, code.region, 1.0),),), page.page)
                reason = "barcode" if only else "barcodes_differ"
                yield Candidate("dossier_code", code.text.strip(), span, only, reason, certain=only)
    kind = DossierCodeKind()
    for page in pages:
        for line in page.lines:
            found = kind.find(line)
            if found is not None:
                span = line.cut(found.start, found.end)
                yield Candidate("dossier_code", found.value, span, found.proven, found.reason)
