"""What a person asked for cannot be done as asked.

WorkflowError
├── BatchUnknown       no batch of that number or name
├── DocumentUnknown    no document of that number
├── FieldUnknown       no field of that name
├── TypeUnknown        no document type of that id
├── FactUnknown        no fact of that number
├── ValueRejected      the text is no value of that field
├── RemarkNeeded       the step needs a remark
├── NothingToTakeIn    no page came out of what was given
├── ListInvalid        a dossier list that cannot be understood
├── RegisterInvalid    a register of issued papers that cannot be understood
├── SignInFailed       wrong name or password, or switched off
├── PasswordTooWeak    shorter than the office wants
├── UserExists         the name is taken
├── UserUnknown        no user of that name
├── FolderNotEmpty     a folder that should be missing or empty is not
└── Blocked            a person must put something right first
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.domain.identifiers import DocumentId
    from exporters.problems import Problem


class WorkflowError(Exception):
    """Base of all of them."""


class BatchUnknown(WorkflowError):
    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference


class DocumentUnknown(WorkflowError):
    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference


class FieldUnknown(WorkflowError):
    def __init__(self, field_id: str) -> None:
        super().__init__(field_id)
        self.field_id = field_id


class TypeUnknown(WorkflowError):
    def __init__(self, type_id: str) -> None:
        super().__init__(type_id)
        self.type_id = type_id


class FactUnknown(WorkflowError):
    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference


class ValueRejected(WorkflowError):
    """The text is no value of `field_id`; the text itself is kept out of logs."""

    def __init__(self, field_id: str, label: str) -> None:
        super().__init__(field_id)
        self.field_id, self.label = field_id, label


class RemarkNeeded(WorkflowError):
    """The step says nothing without a remark."""


class NothingToTakeIn(WorkflowError):
    """No picture and no PDF among what was given."""


class ListInvalid(WorkflowError):
    """The dossier list at `path` cannot be understood; `missing` names columns it lacks, `row` the row at fault."""

    def __init__(self, path: Path, *, missing: Sequence[str] = (), row: int | None = None, detail: str = "") -> None:
        super().__init__(f"{path.name}: {detail or ', '.join(missing)}")
        self.path, self.missing, self.row, self.detail = path, tuple(missing), row, detail


class RegisterInvalid(WorkflowError):
    """The register of issued papers at `path` is no list, or lacks the columns of number and day."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.name)
        self.path = path


class SignInFailed(WorkflowError):
    """Wrong name or password, or an account that is switched off; which of them is not told."""


class PasswordTooWeak(WorkflowError):
    def __init__(self, shortest: int) -> None:
        super().__init__(str(shortest))
        self.shortest = shortest


class UserExists(WorkflowError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class UserUnknown(WorkflowError):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class FolderNotEmpty(WorkflowError):
    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class BlockCode(Enum):
    """Why a batch cannot go on yet."""

    EMPTY_BATCH = "empty_batch"
    NOT_CONFIRMED = "not_confirmed"
    VALUE_MISSING = "value_missing"
    PAGE_UNREADABLE = "page_unreadable"
    FILE_NOT_TAKEN_IN = "file_not_taken_in"
    DOSSIER_MISSING = "dossier_missing"
    SECRET = "secret"
    RECEIVER_REFUSES = "receiver_refuses"


@dataclass(frozen=True, slots=True)
class Block:
    """One thing that a person must put right first."""

    code: BlockCode
    document_id: DocumentId | None = None
    field_id: str | None = None
    fact: str = ""
    """What the sentence needs besides: a file's name, a page's number."""
    refusal: Problem | None = None
    """Why the receiver would refuse, of RECEIVER_REFUSES alone."""


class Blocked(WorkflowError):
    """Nothing was changed; `blocks` says what to put right."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        super().__init__(f"{len(blocks)} blocks")
        self.blocks = tuple(blocks)
