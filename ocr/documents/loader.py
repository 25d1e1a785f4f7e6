"""Reads and checks the TOML files that say what document types and fields there are.

`folder` holds one file per type; beside it lie `fields.toml`, `reading/thresholds.toml` `language/words.txt` and
the `catalogues`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocr.documents.document_type import (
    OTHER,
    Cues,
    DocumentType,
    DocumentTypes,
    FieldDefinition,
    FieldTable,
    TypeField,
)
from ocr.documents.errors import DefinitionBroken
from ocr.documents.thresholds import FieldThreshold, Thresholds
from ocr.documents.toml_table import Table, read_toml
from ocr.fields.registry import KINDS
from ocr.language.units import AdminUnits, AgencyNames
from ocr.language.words import WordList

if TYPE_CHECKING:
    from pathlib import Path


def load_document_types(folder: Path) -> DocumentTypes:
    """Raises `DefinitionBroken` for the first mistake found; types come in the order of their ids' files."""
    fields = load_fields(folder.parent / "fields.toml")
    thresholds = _load_thresholds(folder.parent / "reading" / "thresholds.toml", fields)
    types: dict[str, DocumentType] = {}
    for path in sorted(folder.glob("*.toml")):
        one = _load_type(path, fields)
        if one.id in types:
            raise DefinitionBroken(path.name, f"id: {one.id} is defined twice")
        types[one.id] = one
    if OTHER not in types:
        raise DefinitionBroken(folder.name, f"no type {OTHER} for papers of no known type")
    resources = folder.parent
    return DocumentTypes(
        types,
        fields,
        thresholds,
        WordList(resources / "language" / "words.txt"),
        AdminUnits(resources / "catalogues" / "admin_units.tsv.gz"),
        AgencyNames(resources / "catalogues" / "agency_names.txt"),
    )


def load_fields(path: Path) -> FieldTable:
    root = read_toml(path)
    found: dict[str, FieldDefinition] = {}
    for table in root.tables("fields"):
        one = FieldDefinition(table.text("id"), table.text("label"), table.text("kind"))
        table.finish()
        if one.kind not in KINDS:
            raise table.broken("kind", f"no kind of value is called {one.kind}")
        if one.id in found:
            raise table.broken("id", f"{one.id} is defined twice")
        found[one.id] = one
    root.finish()
    return FieldTable(found)


def _load_type(path: Path, fields: FieldTable) -> DocumentType:
    root = read_toml(path)
    cues = root.table("cues")
    one = DocumentType(
        id=root.text("id"),
        name=root.text("name"),
        cues=Cues(titles=cues.texts("titles"), symbols=cues.texts("symbols"), texts=cues.texts("texts")),
        fields=tuple(_load_field(table, fields) for table in root.tables("fields")),
        core=root.texts("core"),
        validity=root.text_or_none("validity"),
        result_code=root.text_or_none("result_code"),
        may_be_copy=root.flag("may_be_copy"),
    )
    cues.finish()
    root.finish()
    ids = [field.id for field in one.fields]
    if len(set(ids)) != len(ids):
        raise root.broken("fields", "a field stands there twice")
    unknown = sorted(set(one.core) - set(ids))
    if unknown:
        raise root.broken("core", f"{unknown[0]} is none of the type's fields")
    if one.validity not in (None, "permanent") and not (one.validity or "").isdigit():
        raise root.broken("validity", "neither `permanent` nor months")
    return one


def _load_field(table: Table, fields: FieldTable) -> TypeField:
    one = TypeField(
        id=table.text("id"),
        required=table.flag("required"),
        labels=table.texts("labels"),
        kind=table.text_or_none("kind"),
        last=table.flag("last"),
    )
    table.finish()
    if one.id not in fields.definitions:
        raise table.broken("id", f"no field is called {one.id}")
    if one.kind is not None and one.kind not in KINDS:
        raise table.broken("kind", f"no kind of value is called {one.kind}")
    return one


def _load_thresholds(path: Path, fields: FieldTable) -> Thresholds:
    root = read_toml(path)
    given = root.table("fields")
    found: dict[str, FieldThreshold] = {}
    for field_id in given.keys:
        if field_id not in fields.definitions:
            raise given.broken(field_id, "no field is called so")
        found[field_id] = _load_threshold(given.table(field_id))
    one = Thresholds(
        fields=found,
        other=_load_threshold(root.table("other")),
        type_sure=root.number("type_sure"),
        lowest_dpi=int(root.number("lowest_dpi")),
        weakest_listed=root.number("weakest_listed"),
        hand_sure=root.number("hand_sure"),
        title_likeness=root.number("title_likeness"),
        head_likeness=root.number("head_likeness"),
        label_likeness=root.number("label_likeness"),
        known_after=int(root.number("known_after")),
        weakest_known=root.number("weakest_known"),
    )
    root.finish()
    return one


def _load_threshold(table: Table) -> FieldThreshold:
    one = FieldThreshold(
        weakest_word=table.number("weakest_word"),
        weakest_agreed=table.number("weakest_agreed"),
        agreement_proves=table.flag("agreement_proves"),
        needs_proof=table.flag("needs_proof"),
    )
    table.finish()
    return one
