"""The order of fields on the form, and what is still to look at: rules over rows, no widget and no store."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from desktop.domain.rows import DocumentRow, FieldRow

TYPE: Final = "type"
"""Stands for the document type among the field ids."""


class Group(Enum):
    """Why a field stands where it stands; the value is the heading."""

    TO_LOOK_AT = "Cần xem"
    READ = "Đã đọc được"
    ABSENT = "Không thấy trên giấy"


@dataclass(frozen=True, slots=True)
class Section:
    group: Group
    fields: tuple[str, ...]


def sections(document: DocumentRow) -> tuple[Section, ...]:
    """Unsure first, then what was read, then what the paper does not seem to bear. Fixed while a document is shown."""
    grouped: dict[Group, list[str]] = {group: [] for group in Group}
    if type_needs_a_look(document):
        grouped[Group.TO_LOOK_AT].append(TYPE)
    for field in document.fields:
        grouped[_group(field)].append(field.field_id)
    return tuple(Section(group, tuple(fields)) for group, fields in grouped.items() if fields)


def _group(field: FieldRow) -> Group:
    if field.needs_a_look:
        return Group.TO_LOOK_AT
    return Group.READ if field.shown else Group.ABSENT


def type_needs_a_look(document: DocumentRow) -> bool:
    return not (document.type_sure or document.type_confirmed)


def still_to_look_at(document: DocumentRow, order: tuple[Section, ...], *, type_seen: bool) -> tuple[str, ...]:
    """Fields that nobody has confirmed and the machine does not stake on, in the form's order."""
    waiting = {field.field_id for field in document.fields if field.needs_a_look}
    if type_needs_a_look(document) and not type_seen:
        waiting.add(TYPE)
    return tuple(field_id for section in order for field_id in section.fields if field_id in waiting)


def next_after(field_id: str, waiting: tuple[str, ...], order: tuple[Section, ...]) -> str | None:
    """The next that waits behind `field_id`, else the first; None when nothing waits."""
    all_fields = [one for section in order for one in section.fields]
    if field_id in all_fields:
        place = all_fields.index(field_id)
        behind = [one for one in all_fields[place + 1 :] if one in waiting]
        if behind:
            return behind[0]
    return waiting[0] if waiting else None
