"""Finds documents as one types, with or without accents."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.batch import EDITABLE
from desktop.domain.roles import Permission
from desktop.messages import STATE_NAMES
from desktop.ui.check.errands import Spot
from desktop.workflow import lists

if TYPE_CHECKING:
    from desktop.domain.identifiers import DocumentId
    from desktop.domain.rows import DocumentRow, FieldRow, FoundDocument
    from desktop.ui.desk import Desk

PAUSE_MS = 120
"""So long nothing more is typed before the store is asked."""
COLUMNS = ("Loại văn bản", "Số, ký hiệu", "Ngày", "Chủ sở hữu / trích yếu", "Lô")


class SearchModel(QObject):
    found_changed = Signal()
    document_shown = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.words = ""
        self.found: tuple[FoundDocument, ...] = ()
        self.document: DocumentRow | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._search)

    def type_words(self, words: str) -> None:
        self.words = words.strip()
        self._pause.start()

    def look_at(self, document_id: DocumentId) -> None:
        self._desk.runner.read(partial(lists.document, self._desk.office, document_id), self._loaded)

    def open(self, hit: FoundDocument) -> None:
        """Go to the document where it can be worked on."""
        if hit.state in EDITABLE and self._desk.may(Permission.CHECK):
            self._desk.go("check", Spot(hit.batch_id, hit.id))

    def columns(self, hit: FoundDocument) -> tuple[str, ...]:
        fields = self._desk.office.types.fields
        values = hit.values
        issued = fields.show("issued_on", values["issued_on"]) if values.get("issued_on") else ""
        about = values.get("owner_name") or values.get("subject") or ""
        return (
            self._desk.office.types.get(hit.type_id).name,
            values.get("document_number", ""),
            issued,
            about,
            f"{hit.batch_name} ({STATE_NAMES[hit.state].lower()})",
        )

    def shown(self, field: FieldRow) -> str:
        return self._desk.office.types.fields.show(field.field_id, field.shown) if field.shown else ""

    def _search(self) -> None:
        if not self.words:
            self._arrived("", [])
            return
        work = partial(lists.search, self.words, by=self._desk.user, office=self._desk.office)
        self._desk.runner.read(work, partial(self._arrived, self.words))

    def _arrived(self, words: str, found: list[FoundDocument]) -> None:
        if words != self.words:
            return
        self.found = tuple(found)
        if not found:
            self.document = None
            self.document_shown.emit()
        self.found_changed.emit()

    def _loaded(self, row: DocumentRow) -> None:
        self.document = row
        self.document_shown.emit()
