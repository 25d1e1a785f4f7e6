"""Why a text cannot be a field's value."""

from __future__ import annotations

from enum import Enum

from ocr.errors import OcrError


class Rejection(Enum):
    EMPTY = "empty"
    NO_DATE = "no_date"
    NO_SUCH_DAY = "no_such_day"
    NO_FIGURES = "no_figures"
    WRONG_LENGTH = "wrong_length"
    WRONG_FORM = "wrong_form"
    NOT_A_CHOICE = "not_a_choice"


class ValueRejected(OcrError):
    """What was typed cannot be a value of this `kind`; `rejection` says why. The text is not kept: it may be a name."""

    def __init__(self, kind: str, rejection: Rejection) -> None:
        super().__init__(f"{kind}: {rejection.value}")
        self.kind, self.rejection = kind, rejection

    def __reduce__(self) -> tuple[type[ValueRejected], tuple[object, ...]]:
        return type(self), (self.kind, self.rejection)


class FieldUnknown(OcrError):
    """No field of this id is defined in `resources/fields.toml`."""

    def __init__(self, field_id: str) -> None:
        super().__init__(field_id)
        self.field_id = field_id

    def __reduce__(self) -> tuple[type[FieldUnknown], tuple[object, ...]]:
        return type(self), (self.field_id,)
