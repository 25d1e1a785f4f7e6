"""The pages of one document: the image, which page it is, and ways to turn over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.documents import PageRole
from desktop.messages import PAGE_ROLE_NAMES
from desktop.ui import theme
from desktop.ui.widgets.page_view import PageView
from desktop.ui.widgets.parts import button, label

if TYPE_CHECKING:
    from desktop.domain.rows import DocumentRow, PageRow, Place
    from desktop.ui.images import PageImages


class PagePanel(QWidget):
    def __init__(self, images: PageImages, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(parent)
        self._pages: tuple[PageRow, ...] = ()
        self._document_id: int | None = None
        self._at = 0
        self.view = PageView(images)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        line = QHBoxLayout()
        line.setContentsMargins(theme.SPACE, theme.TIGHT, theme.SPACE, theme.TIGHT)
        line.setSpacing(theme.TIGHT)
        self._where = label("", "soft")
        line.addWidget(self._where)
        line.addStretch(1)
        turns = (
            ("Trang trước", self.previous),
            ("Trang sau", self.following),
            ("Cả trang", self.view.fit),
            ("Vừa bề ngang", self.view.fit_width),
            ("Phóng to", self.view.zoom_in),
            ("Thu nhỏ", self.view.zoom_out),
        )
        for text, pressed in turns[:2] if compact else turns:
            turn = button(text, pressed, look="flat")
            turn.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            line.addWidget(turn)
        column.addLayout(line)

    def show_document(self, document: DocumentRow | None) -> None:
        """Its first page; the page shown stays when it is the same document."""
        same = document is not None and document.id == self._document_id
        self._document_id = document.id if document is not None else None
        self._pages = document.pages if document is not None else ()
        self._show(min(self._at, len(self._pages) - 1) if same else 0)

    def show_place(self, place: Place | None) -> None:
        """Turn to the page where a field stands, and frame it."""
        if place is not None:
            at = next((at for at, page in enumerate(self._pages) if page.id == place.page_id), None)
            if at is not None and at != self._at:
                self._show(at)
        self.view.show_place(place)

    def show_page(self, at: int) -> None:
        """Turn to a page by its index."""
        self.view.show_place(None)
        self._show(min(at, len(self._pages) - 1))

    def previous(self) -> None:
        if self._at > 0:
            self._show(self._at - 1)

    def following(self) -> None:
        if self._at + 1 < len(self._pages):
            self._show(self._at + 1)

    def _show(self, at: int) -> None:
        self._at = max(0, at)
        page = self._pages[self._at] if self._pages else None
        self.view.show_page(page)
        if page is None:
            self._where.setText("")
            return
        kind = "" if page.role is PageRole.CONTENT else f"  ·  {PAGE_ROLE_NAMES[page.role]}"
        self._where.setText(f"Trang {self._at + 1}/{len(self._pages)}{kind}")
