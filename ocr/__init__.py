"""Image in, readings out; knows no Qt, no database, no office.

Pages: `read_page(image, engine)`, with an engine from `ocr.engines.create()`.
Documents: `understand(readings, load_document_types(folder))`; a `Splitter` gives each one as soon as it is complete.
Values: `types.fields.normalise(field_id, text)`, `.is_valid`, `.show`; a text that is no value raises `ValueRejected`.
"""

from __future__ import annotations

from ocr.documents.document_type import DocumentType, DocumentTypes, FieldDefinition, FieldTable, TypeField
from ocr.documents.errors import DefinitionBroken
from ocr.documents.loader import load_document_types, load_fields
from ocr.documents.split import Cut, Splitter, split
from ocr.documents.understand import understand, understand_document
from ocr.fields.errors import FieldUnknown, Rejection, ValueRejected
from ocr.imaging.load import decode
from ocr.pipeline import read_page

__all__ = [
    "Cut",
    "DefinitionBroken",
    "DocumentType",
    "DocumentTypes",
    "FieldDefinition",
    "FieldTable",
    "FieldUnknown",
    "Rejection",
    "Splitter",
    "TypeField",
    "ValueRejected",
    "decode",
    "load_document_types",
    "load_fields",
    "read_page",
    "split",
    "understand",
    "understand_document",
]
