"""The builder: an office with people, batches and documents; it fills in what a test does not care about."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PIL import Image

from desktop import paths
from desktop.domain.batch import BatchState
from desktop.domain.documents import PageRole, ValueOrigin
from desktop.domain.identifiers import BatchId, DocumentId, PageId, UserId
from desktop.domain.roles import Role
from desktop.domain.users import User
from desktop.store.search import fold
from desktop.store.store import Store
from desktop.store.tables import (
    DocumentTable,
    DossierTable,
    FieldReadingTable,
    PageReadingTable,
    PageTable,
    UserRoleTable,
    UserTable,
    ValueTable,
)
from desktop.workflow.matching import match_dossier
from desktop.workflow.office import Office
from desktop.workflow.sorting import index_document
from ocr.serial import dump
from ocr.types import Line, PageReading, Region, Word
from tests.standins.clock import StandInClock

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from desktop.store.repositories.pages import Pages

SURE_DECISION: Mapping[str, str] = {
    "document_number": "1247/QĐ-UBND",
    "issued_on": "2026-11-03",
    "issuer": "ỦY BAN NHÂN DÂN PHƯỜNG HẠC THÀNH",
    "title": "QUYẾT ĐỊNH",
    "subject": "Về việc trợ cấp xã hội hàng tháng",
    "signer": "Lê Văn Hòa",
}
"""All that a decision must bear."""


@dataclass
class Paper:
    """A document to be built: readings by field; those in `unsure` are read without certainty."""

    type_id: str = "QD"
    readings: Mapping[str, str] = field(default_factory=lambda: dict(SURE_DECISION))
    unsure: Sequence[str] = ()
    type_sure: bool = True
    pages: int = 1
    text: str = "Căn cứ Luật Tổ chức chính quyền địa phương"


class OfficeBuilder:
    """An office in `folder` with Lan (clerk), Minh (supervisor) and Quân (administrator)."""

    def __init__(self, folder: Path) -> None:
        self.clock = StandInClock()
        self.store = Store(folder)
        self.office = Office(self.store, self.clock, paths.resources())
        self.lan = self._person("lan", "Nguyễn Thị Lan", Role.CLERK)
        self.minh = self._person("minh", "Trần Văn Minh", Role.SUPERVISOR)
        self.quan = self._person("quan", "Phạm Hồng Quân", Role.ADMINISTRATOR)
        self._images = 0

    def close(self) -> None:
        self.store.close()

    def _person(self, name: str, full_name: str, *roles: Role) -> User:
        with self.store.unit() as unit:
            row = UserTable(
                name=name,
                full_name=full_name,
                password_hash="no password signs in",
                created_at=self.clock.now(),
                roles=[UserRoleTable(role=role) for role in roles],
            )
            unit.users.add(row)
            unit.commit()
            return User(UserId(row.id), name, full_name, frozenset(roles))

    def image(self) -> bytes:
        """A small picture, another one each time."""
        self._images += 1
        picture = Image.new("RGB", (166, 234), (255, 255, self._images % 256))
        picture.putpixel((0, 0), (self._images // 256, 0, 0))
        data = io.BytesIO()
        picture.save(data, "PNG", dpi=(20, 20))
        return data.getvalue()

    def batch(
        self,
        *papers: Paper,
        name: str = "Lô sáng",
        state: BatchState = BatchState.CHECKING,
        checked_by: User | None = None,
    ) -> BatchId:
        """A batch of these documents (one sure decision where none are given); `checked_by` has confirmed them all."""
        with self.store.unit() as unit:
            batch = unit.batches.add(name, by="lan", at=self.clock.now())
            batch.state = state
            scan = unit.batches.start_scan(BatchId(batch.id), "files", [], by="lan", at=self.clock.now())
            scan.finished_at = self.clock.now()
            if checked_by is not None:
                batch.submitted_by, batch.submitted_at = checked_by.name, self.clock.now()
            unit.commit()
            batch_id, scan_id = BatchId(batch.id), scan.id
        for position, paper in enumerate(papers or (Paper(),), start=1):
            self._document(batch_id, scan_id, position, paper, checked_by)
        return batch_id

    def _document(self, batch_id: BatchId, scan_id: int, position: int, paper: Paper, checked_by: User | None) -> None:
        shas = [self.store.vault.add(self.image()) for _ in range(paper.pages)]
        now = self.clock.now()
        with self.store.unit() as unit:
            document = DocumentTable(
                batch_id=batch_id,
                position=position,
                type_id=paper.type_id,
                type_read=paper.type_id,
                type_confidence=0.99 if paper.type_sure else 0.5,
                type_sure=paper.type_sure,
                type_evidence="",
                cut_reason="new_head",
                confirmed_at=now if checked_by else None,
                confirmed_by=checked_by.name if checked_by else None,
            )
            document_id = unit.documents.add(document)
            page_ids = [self._page(unit.pages, batch_id, scan_id, document_id, sha, position) for sha in shas]
            for place, page_id in enumerate(page_ids):
                reading = page_reading(paper.text if place == 0 else "")
                row = PageReadingTable(page_id=page_id, data=dump(reading), engine="stand-in", read_at=now)
                unit.pages.put_reading(row)
            for field_id, value in paper.readings.items():
                sure = field_id not in paper.unsure
                unit.documents.put_reading(
                    FieldReadingTable(
                        document_id=document_id,
                        field_id=field_id,
                        value=value,
                        raw=value,
                        confidence=0.99 if sure else 0.4,
                        sure=sure,
                        page_id=page_ids[0],
                        left=10,
                        top=10,
                        right=60,
                        bottom=20,
                        reason="",
                    )
                )
                if checked_by is not None:
                    unit.documents.add_value(
                        ValueTable(
                            document_id=document_id,
                            field_id=field_id,
                            value=value,
                            origin=ValueOrigin.READING,
                            confirmed_at=now,
                            confirmed_by=checked_by.name,
                        )
                    )
            unit.flush()
            match_dossier(document, unit)
            index_document(document_id, paper.text, unit)
            unit.commit()

    def _page(
        self, pages: Pages, batch_id: BatchId, scan_id: int, document_id: DocumentId | None, sha256: str, position: int
    ) -> PageId:
        self._images += 1
        return pages.add(
            PageTable(
                batch_id=batch_id,
                scan_id=scan_id,
                document_id=document_id,
                position=position,
                sha256=sha256,
                media_type="image/png",
                pixel_width=166,
                pixel_height=234,
                dpi=20,
                file=f"{self._images:04}.png",
                file_index=0,
                role=PageRole.CONTENT,
                added_at=self.clock.now(),
            )
        )

    def read_batch(self, *readings: PageReading | None, name: str = "Lô sáng") -> BatchId:
        """A batch whose pages have all been read and which is not cut yet; None: a page that no engine could read."""
        with self.store.unit() as unit:
            batch = unit.batches.add(name, by="lan", at=self.clock.now())
            unit.commit()
        self.more_pages(BatchId(batch.id), *readings)
        return BatchId(batch.id)

    def more_pages(self, batch_id: BatchId, *readings: PageReading | None) -> None:
        """Another scan for a batch, finished and read."""
        with self.store.unit() as unit:
            scan = unit.batches.start_scan(batch_id, "files", [], by="lan", at=self.clock.now())
            scan.finished_at = self.clock.now()
            for reading in readings:
                page_id = self._page(unit.pages, batch_id, scan.id, None, self.store.vault.add(self.image()), 0)
                page = unit.pages.get(page_id)
                if reading is None:
                    page.role, page.reading_error = PageRole.UNREAD, "EngineFailed"
                    continue
                page.role = PageRole(reading.role.value)
                row = PageReadingTable(page_id=page_id, data=dump(reading), engine="stand-in", read_at=self.clock.now())
                unit.pages.put_reading(row)
            batch = unit.batches.get(batch_id)
            assert batch is not None
            batch.state = BatchState.READING
            unit.commit()

    def dossier(
        self, code: str, *, number: str = "", owner_name: str = "", owner_id: str = "", procedure_code: str = "1.001776"
    ) -> None:
        """A dossier of the office's list."""
        content = {"dossier_code": code, "procedure_code": procedure_code, "document_number": number}
        with self.store.unit() as unit:
            unit.dossiers.add(
                DossierTable(
                    code=code,
                    procedure_code=procedure_code,
                    owner_id=owner_id,
                    owner_name=owner_name,
                    owner_folded=fold(owner_name),
                    result_number=number,
                    data=json.dumps(content, ensure_ascii=False),
                    imported_at=self.clock.now(),
                )
            )
            unit.commit()

    def documents_of(self, batch_id: BatchId) -> list[DocumentId]:
        with self.store.unit() as unit:
            return [DocumentId(row.id) for row in unit.documents.of_batch(batch_id)]

    def state_of(self, batch_id: BatchId) -> BatchState:
        row = self.store.queries.batch(batch_id)
        assert row is not None
        return row.state

    def allow_own_work(self) -> None:
        with self.store.unit() as unit:
            unit.settings.put("own_work_allowed", True)
            unit.commit()


def page_reading(text: str) -> PageReading:
    """A page with `text` on one line."""
    words = tuple(
        Word(word, Region(10 + 12 * place, 10, 20 + 12 * place, 20), 0.95) for place, word in enumerate(text.split())
    )
    return PageReading(
        width=166, height=234, rotation=0, skew=0.0, dpi=20, lines=(Line(words),) if words else (), engine="stand-in"
    )
