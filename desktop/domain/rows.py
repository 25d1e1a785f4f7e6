"""What screens and commands show: frozen rows, never tied to a session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.domain.batch import BatchState
    from desktop.domain.documents import PackageState, PageRole, ValueOrigin
    from desktop.domain.identifiers import BatchId, DocumentId, DossierId, PackageId, PageId
    from desktop.domain.roles import Role


@dataclass(frozen=True, slots=True)
class BatchRow:
    id: BatchId
    name: str
    state: BatchState
    pages: int
    pages_unread: int
    documents: int
    documents_confirmed: int
    failures: int
    """Files that could not be taken in and that nobody has seen to."""
    created_at: datetime
    created_by: str
    changed_at: datetime
    submitted_by: str | None
    approved_by: str | None


@dataclass(frozen=True, slots=True)
class SeenRow:
    """A document of a batch that is still being read, by what its first pages say so far."""

    position: int
    """Of its first page."""
    type_name: str
    number: str
    issued_on: str
    issuer: str
    subject: str
    scan_again: tuple[tuple[int, str], ...] = ()
    """Positions of pages that should be scanned anew while the citizen is still there, and what is wrong with each."""


@dataclass(frozen=True, slots=True)
class PageRow:
    id: PageId
    document_id: DocumentId | None
    position: int
    role: PageRole
    rotation: int
    """Degrees clockwise by which the master is turned; a screen turns it back."""
    width: int
    """Pixels of the upright page."""
    height: int
    sha256: str
    file: str
    file_index: int
    reading_error: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where on which page something stands; pixels of the upright page."""

    page_id: PageId
    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of a document: the reading, and what a person confirmed."""

    field_id: str
    label: str
    required: bool
    value: str | None
    """Confirmed and normalised; None while nobody has; empty when a person says the paper does not bear it."""
    origin: ValueOrigin | None
    read: str | None
    """The machine's normalised proposal."""
    raw: str
    confidence: float
    sure: bool
    place: Place | None
    reason: str
    remark: str | None
    """What a reviewer wants put right here."""
    plain: str | None = None
    """What was read without the office's knowledge, empty when nothing; None where that changed nothing."""
    others: tuple[str, ...] = ()
    """Further values it may be, the likelier first."""

    @property
    def shown(self) -> str:
        """What stands in the form: the value, else the proposal."""
        return self.value if self.value is not None else self.read or ""

    @property
    def choices(self) -> tuple[str, ...]:
        """What else may stand there: the value read without the office's knowledge, then the reading's others."""
        if self.value is not None:
            return ()
        found = (*((self.plain,) if self.plain else ()), *self.others)
        return tuple(dict.fromkeys(one for one in found if one != self.read))

    @property
    def needs_a_look(self) -> bool:
        """Nobody has confirmed it, and the machine does not stake on it."""
        if self.remark is not None:
            return True
        if self.value is not None:
            return self.required and not self.value
        return not self.sure if self.read is not None else self.required


@dataclass(frozen=True, slots=True)
class FlawRow:
    """What a page lacks: something to put right while the citizen is still there."""

    code: str
    """As the reading's problem is called."""
    page: int | None
    """Index into the document's pages, from 0."""
    detail: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """Who signed a kept file, and whether it still is what was signed."""

    signer: str
    organisation: str
    signed_at: datetime | None
    intact: bool
    covers_file: bool


@dataclass(frozen=True, slots=True)
class OriginalRow:
    """A PDF that is kept byte for byte, because it is more than pictures of its pages."""

    name: str
    sha256: str
    signatures: tuple[SignatureRow, ...]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document with its fields and pages, as the check and review screens show it."""

    id: DocumentId
    batch_id: BatchId
    position: int
    type_id: str
    type_name: str
    type_confidence: float
    type_sure: bool
    type_confirmed: bool
    cut_reason: str
    dossier_id: DossierId | None
    dossier_code: str
    confirmed_at: datetime | None
    confirmed_by: str | None
    version: int
    fields: tuple[FieldRow, ...]
    pages: tuple[PageRow, ...]
    remark: str | None
    flaws: tuple[FlawRow, ...] = ()
    originals: tuple[OriginalRow, ...] = ()
    """The kept files that its pages are of."""

    def field(self, field_id: str) -> FieldRow | None:
        return next((row for row in self.fields if row.field_id == field_id), None)

    @property
    def is_sure(self) -> bool:
        """Nobody need look: the type and every field are sure, or a person confirmed them."""
        if self.remark is not None:
            return False
        return (self.type_sure or self.type_confirmed) and not any(row.needs_a_look for row in self.fields)


@dataclass(frozen=True, slots=True)
class DocumentMark:
    """A document in the outline of its batch."""

    id: DocumentId
    position: int
    type_name: str
    is_confirmed: bool
    is_remarked: bool


@dataclass(frozen=True, slots=True)
class TypeChoice:
    """A document type that a person can choose."""

    id: str
    name: str
    folded: str
    """The name as it is found without accents."""


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """What the office has set about itself."""

    name: str
    code: str
    own_work_allowed: bool


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A hit of the search."""

    id: DocumentId
    batch_id: BatchId
    batch_name: str
    state: BatchState
    type_id: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class RemarkRow:
    document_id: DocumentId | None
    field_id: str | None
    text: str
    made_at: datetime
    made_by: str


@dataclass(frozen=True, slots=True)
class FailureRow:
    """A file, or one page of it, that could not be taken in."""

    id: int
    file: str
    file_index: int | None
    error: str
    detail: str


@dataclass(frozen=True, slots=True)
class PackageRow:
    id: PackageId
    name: str
    format: str
    target: str
    state: PackageState
    documents: int
    created_at: datetime
    created_by: str
    problem: str | None


@dataclass(frozen=True, slots=True)
class UserRow:
    name: str
    full_name: str
    roles: frozenset[Role]
    is_active: bool


@dataclass(frozen=True, slots=True)
class AuditRow:
    at: datetime
    by_name: str
    action: str
    subject: str
    subject_id: int | None
    details: str
