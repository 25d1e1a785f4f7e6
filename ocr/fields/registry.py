"""The kinds of value there are, by the names that `resources/fields.toml` uses."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from ocr.fields.choice import DOCUMENT_ROLE, OWNER_TYPE, SIGNING_AUTHORITY
from ocr.fields.date import BirthDateKind, DateKind, ExpiryKind
from ocr.fields.dossier_code import AGENCY_CODE, PROCEDURE_CODE, RESULT_CODE, DossierCodeKind
from ocr.fields.identity import IdentityKind
from ocr.fields.ledger_number import LedgerNumberKind
from ocr.fields.number_symbol import NumberSymbolKind, RegisterNumberKind
from ocr.fields.person import OwnerKind, PersonKind
from ocr.fields.text import TextKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ocr.fields.kind import FieldKind

_ALL: Final[tuple[FieldKind, ...]] = (
    TextKind(),
    NumberSymbolKind(),
    RegisterNumberKind(),
    LedgerNumberKind(),
    DateKind(),
    BirthDateKind(),
    ExpiryKind(),
    PersonKind(),
    OwnerKind(),
    IdentityKind(),
    DossierCodeKind(),
    PROCEDURE_CODE,
    RESULT_CODE,
    AGENCY_CODE,
    SIGNING_AUTHORITY,
    OWNER_TYPE,
    DOCUMENT_ROLE,
)

KINDS: Final[Mapping[str, FieldKind]] = MappingProxyType({kind.name: kind for kind in _ALL})
