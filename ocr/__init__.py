"""Image in, readings out; knows no Qt, no database, no office.

Pages: `read_page(image, engine)`, with an engine from `ocr.engines.create()`.
Documents: `understand(readings, load_document_types(folder))`; a `Splitter` gives each one as soon as it is complete.
Values: `types.fields.normalise(field_id, text)`, `.is_valid`, `.show`; a text that is no value raises `ValueRejected`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
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

_PLACES: Final = {
    "Cut": "ocr.documents.split",
    "DefinitionBroken": "ocr.documents.errors",
    "DocumentType": "ocr.documents.document_type",
    "DocumentTypes": "ocr.documents.document_type",
    "FieldDefinition": "ocr.documents.document_type",
    "FieldTable": "ocr.documents.document_type",
    "FieldUnknown": "ocr.fields.errors",
    "Rejection": "ocr.fields.errors",
    "Splitter": "ocr.documents.split",
    "TypeField": "ocr.documents.document_type",
    "ValueRejected": "ocr.fields.errors",
    "decode": "ocr.imaging.load",
    "load_document_types": "ocr.documents.loader",
    "load_fields": "ocr.documents.loader",
    "read_page": "ocr.pipeline",
    "split": "ocr.documents.split",
    "understand": "ocr.documents.understand",
    "understand_document": "ocr.documents.understand",
}
"""Loaded when asked for: whoever imports `ocr.types` alone need not wait for the imaging libraries."""


def __getattr__(name: str) -> object:
    if name not in _PLACES:
        raise AttributeError(name)
    return getattr(import_module(_PLACES[name]), name)
