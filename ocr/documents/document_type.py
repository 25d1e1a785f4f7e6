"""Document types and fields, as plain data out of `resources/`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ocr.fields.errors import FieldUnknown
from ocr.fields.registry import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ocr.documents.thresholds import Thresholds
    from ocr.fields.kind import FieldKind
    from ocr.language.units import AdminUnits, AgencyNames
    from ocr.language.words import WordList

OTHER: Final = "KHAC"
"""The type of what is no known type."""
CARD: Final = "CCCD"
"""What a citizen card is, told by its code."""
OFFICIAL_LETTER: Final = "CV"
"""The one type that bears no title: it is known by its number and its `V/v`."""


@dataclass(frozen=True, slots=True)
class FieldDefinition:
    """A field as every type means it: its id, what people call it, its kind of value."""

    id: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class FieldTable:
    """All fields, in order, and what their kinds can do."""

    definitions: Mapping[str, FieldDefinition]

    def __iter__(self) -> Iterator[FieldDefinition]:
        return iter(self.definitions.values())

    def get(self, field_id: str) -> FieldDefinition:
        """Raises `FieldUnknown`."""
        try:
            return self.definitions[field_id]
        except KeyError:
            raise FieldUnknown(field_id) from None

    def label(self, field_id: str) -> str:
        return self.get(field_id).label

    def kind(self, field_id: str) -> FieldKind:
        return KINDS[self.get(field_id).kind]

    def normalise(self, field_id: str, text: str) -> str:
        """What a person typed, in the field's normal form; raises `ValueRejected` with the reason."""
        return self.kind(field_id).normalise(text)

    def is_valid(self, field_id: str, value: str) -> bool:
        return self.kind(field_id).is_valid(value)

    def show(self, field_id: str, value: str) -> str:
        return self.kind(field_id).show(value)


@dataclass(frozen=True, slots=True)
class TypeField:
    """A field as one type asks for it."""

    id: str
    required: bool = False
    labels: tuple[str, ...] = ()
    """What stands before the value in the text, the likeliest first; without one its place on the page counts."""
    kind: str | None = None
    """Another kind than the field's own, for papers that write it otherwise."""
    last: bool = False
    """Of several places where a label stands, the last one counts (a change of registration)."""


@dataclass(frozen=True, slots=True)
class Cues:
    """What gives a type away."""

    titles: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    """Letters in the number, as QĐ."""
    texts: tuple[str, ...] = ()
    """Sentences that stand in the text of no other type."""


@dataclass(frozen=True, slots=True)
class DocumentType:
    id: str
    name: str
    cues: Cues
    fields: tuple[TypeField, ...]
    core: tuple[str, ...]
    """Fields judged together for `right without a touch`; those that the paper bears."""
    validity: str | None = None
    """What a result of this type is good for when the paper says nothing: `permanent`, or months as `6`."""
    result_code: str | None = None
    may_be_copy: bool = False
    """The office itself issues it as a copy, such as an extract from a register."""

    def field(self, field_id: str) -> TypeField | None:
        return next((field for field in self.fields if field.id == field_id), None)


@dataclass(frozen=True, slots=True)
class DocumentTypes:
    """All types by id, the fields they speak of, and how careful reading is."""

    types: Mapping[str, DocumentType]
    fields: FieldTable
    thresholds: Thresholds
    words: WordList
    units: AdminUnits
    agency_names: AgencyNames

    def __iter__(self) -> Iterator[DocumentType]:
        return iter(self.types.values())

    def __len__(self) -> int:
        return len(self.types)

    def __contains__(self, type_id: object) -> bool:
        return type_id in self.types

    def get(self, type_id: str) -> DocumentType:
        """Raises KeyError for an id that no file defines."""
        return self.types[type_id]

    @property
    def names(self) -> Mapping[str, str]:
        """Id → Vietnamese name."""
        return {one.id: one.name for one in self}
