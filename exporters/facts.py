"""Where a value comes from: the document, its dossier, the package itself, or the profile's marked defaults."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from exporters.profile import Layer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from exporters.content import Document, PackageContent
    from exporters.profile import Condition, Profile

_OWNER: Final = "owner_"
_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
"""Huyền, sắc, ngã, hỏi, nặng, as combining marks."""
_TELLS_OWNER: Final = ("owner_id", "owner_name")


class Origin(Enum):
    VALUES = "values"
    DOSSIER = "dossier"
    PACKAGE = "package"
    """Computed: the office, the file's name, the number of pages …"""
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Found:
    text: str
    origin: Origin


class IdKind(Enum):
    """What an owner's number is, by its form alone."""

    CITIZEN = "citizen"
    """12 digits."""
    OLD = "old"
    """The 9 digits of a CMND."""
    ENTERPRISE = "enterprise"
    """10 digits, or 10 and 3."""
    OTHER = "other"


def id_kind(number: str) -> IdKind:
    digits = number.replace("-", "")
    if not digits.isascii() or not digits.isdigit():
        return IdKind.OTHER
    return {12: IdKind.CITIZEN, 9: IdKind.OLD, 10: IdKind.ENTERPRISE, 13: IdKind.ENTERPRISE}.get(
        len(digits), IdKind.OTHER
    )


def package_facts(content: PackageContent) -> dict[str, str]:
    """What is true of every document of the package."""
    return {
        "office_name": content.office.name,
        "office_code": content.office.code,
        "package_name": content.name,
        "created_at": content.created_at.isoformat(),
    }


def document_facts(document: Document) -> dict[str, str]:
    return {
        "document_id": document.id,
        "type_id": document.type_id,
        "type_name": document.type_name,
        "page_count": str(len(document.pages)),
        "digitised_by": document.digitised_by,
        "digitised_at": document.digitised_at.isoformat() if document.digitised_at else "",
        "approved_by": document.approved_by,
        "approved_at": document.approved_at.isoformat() if document.approved_at else "",
    }


class Facts:
    """All that is known of one document, or of the documents of one dossier together."""

    def __init__(self, documents: Sequence[Document], package: Mapping[str, str], profile: Profile) -> None:
        self._layers = {
            Layer.VALUES: [document.values for document in documents],
            Layer.DOSSIER: [document.dossier for document in documents],
        }
        self._package = package
        self._profile = profile

    def find(self, source: str, look: Sequence[Layer] = tuple(Layer)) -> Found | None:
        """The value of `source`, in the order of `look`; None when nothing gives one."""
        if (table := self._profile.tables.get(source)) is not None:
            by = self.find(table.by, look)
            return _found(table.codes.get(by.text, "") if by else "", Origin.PACKAGE)
        if text := self._package.get(source):
            return Found(text, Origin.PACKAGE)
        for layer in look:
            if (text := next(self._texts(source, layer), "")) and self._fits(source, layer, look):
                return Found(text, Origin(layer.value))
        return self._derived(source, look) or _found(self._profile.defaults.get(source, ""), Origin.DEFAULT)

    def first(self, sources: Sequence[str], look: Sequence[Layer] = tuple(Layer)) -> tuple[str, Found] | None:
        """The first of `sources` that has a value; a default counts only when none of them has one of its own."""
        found = [(source, value) for source in sources if (value := self.find(source, look)) is not None]
        own = [pair for pair in found if pair[1].origin is not Origin.DEFAULT]
        return next(iter(own or found), None)

    def text(self, source: str) -> str:
        found = self.find(source)
        return found.text if found else ""

    def meets(self, condition: Condition, look: Sequence[Layer] = tuple(Layer)) -> bool:
        """Whether every source of `condition` has one of the values it names."""
        for source, wanted in condition.items():
            found = self.find(source, look)
            if (found.text if found else "") not in wanted:
                return False
        return True

    def disagree(self, source: str, found: Found) -> bool:
        """Whether the documents say different things of `source` in the layer that `found` comes from."""
        if found.origin not in (Origin.VALUES, Origin.DOSSIER):
            return False
        return len({_plain(text) for text in self._texts(source, Layer(found.origin.value))}) > 1

    def _texts(self, source: str, layer: Layer) -> Iterator[str]:
        for values in self._layers[layer]:
            if text := values.get(source, "").strip():
                yield unicodedata.normalize("NFC", text)

    def _fits(self, source: str, layer: Layer, look: Sequence[Layer]) -> bool:
        """Whether `layer` speaks of the same owner as the layers before it; a parent's number is not the child's."""
        if not source.startswith(_OWNER):
            return True
        for earlier in look[: list(look).index(layer)]:
            for sign in _TELLS_OWNER:
                mine, theirs = next(self._texts(sign, layer), ""), next(self._texts(sign, earlier), "")
                if mine and theirs and _plain(mine) != _plain(theirs):
                    return False
        return True

    def _derived(self, source: str, look: Sequence[Layer]) -> Found | None:
        """What the owner's number tells by its form."""
        if source not in ("owner_id_kind", "owner_type_by_id"):
            return None
        owner = self.find("owner_id", look)
        if owner is None:
            return None
        kind = id_kind(owner.text)
        if source == "owner_id_kind":
            return Found(kind.value, Origin.PACKAGE)
        types = {IdKind.CITIZEN: "1", IdKind.OLD: "1", IdKind.ENTERPRISE: "2"}
        return _found(types.get(kind, ""), Origin.PACKAGE)


def _found(text: str, origin: Origin) -> Found | None:
    return Found(text, origin) if text else None


def _plain(text: str) -> tuple[tuple[str, str], ...]:
    """`text` for comparing: without case, and with each word's tone apart, for Hoà and Hòa are one name."""
    return tuple(_word(word) for word in unicodedata.normalize("NFD", text.casefold()).split())


def _word(word: str) -> tuple[str, str]:
    return "".join(sign for sign in word if sign not in _TONES), "".join(sign for sign in word if sign in _TONES)
