"""Pages and their readings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from desktop.domain.batch import BatchState
from desktop.domain.documents import PageRole
from desktop.domain.identifiers import BatchId, DocumentId, PageId
from desktop.store.tables import BatchTable, OriginalTable, PageReadingTable, PageTable, ScanTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

_WAITING = (PageTable.role == PageRole.UNREAD) & PageTable.reading_error.is_(None)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A page as it came: by which scan, from where in which file, and the name of its bytes."""

    scan_id: int
    file: str
    file_index: int
    sha256: str


class Pages:
    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, page_id: PageId) -> PageTable:
        """A page is never taken out, so its number always leads to it."""
        return self._session.get_one(PageTable, page_id)

    def add(self, row: PageTable) -> PageId:
        """Add a page at the end of its batch."""
        last = self._session.scalar(select(func.max(PageTable.position)).where(PageTable.batch_id == row.batch_id))
        row.position = 1 if last is None else last + 1
        self._session.add(row)
        self._session.flush()
        return PageId(row.id)

    def of_batch(self, batch_id: BatchId) -> list[PageTable]:
        return list(
            self._session.scalars(select(PageTable).where(PageTable.batch_id == batch_id).order_by(PageTable.position))
        )

    def of_document(self, document_id: DocumentId) -> list[PageTable]:
        return list(
            self._session.scalars(
                select(PageTable).where(PageTable.document_id == document_id).order_by(PageTable.position)
            )
        )

    def taken_in(self, batch_id: BatchId) -> list[TakenIn]:
        """What the scans of a batch have brought safely in, also where it lies in another batch by now."""
        rows = self._session.execute(
            select(PageTable.scan_id, PageTable.file, PageTable.file_index, PageTable.sha256)
            .join(ScanTable, ScanTable.id == PageTable.scan_id)
            .where(ScanTable.batch_id == batch_id)
        )
        return [TakenIn(*row) for row in rows]

    def waiting(self, limit: int, *, apart_from: Iterable[PageId] = ()) -> list[PageTable]:
        """The next pages that are not wholly read, oldest batch first: the queue is this question."""
        return list(
            self._session.scalars(
                select(PageTable)
                .where(_WAITING, PageTable.id.not_in(list(apart_from)))
                .order_by(PageTable.batch_id, PageTable.id)
                .limit(limit)
            )
        )

    def last_seen(self, batch_id: BatchId, limit: int) -> list[tuple[int, bytes]]:
        """Positions and packed readings, whole or begun, of the last pages that have any, in order."""
        rows = self._session.execute(
            select(PageTable.position, PageReadingTable.data)
            .join(PageReadingTable, PageReadingTable.page_id == PageTable.id)
            .where(PageTable.batch_id == batch_id)
            .order_by(PageTable.position.desc())
            .limit(limit)
        )
        return [(position, data) for position, data in reversed(rows.all())]

    def before(self, page: PageTable) -> PageTable | None:
        """The page that lies before this one in its batch."""
        return self._session.scalar(
            select(PageTable)
            .where(PageTable.batch_id == page.batch_id, PageTable.position < page.position)
            .order_by(PageTable.position.desc())
            .limit(1)
        )

    def fully_read_batches(self) -> list[BatchId]:
        """Batches in READING with no page left to read."""
        waiting = select(PageTable.id).where(PageTable.batch_id == BatchTable.id, _WAITING).exists()
        rows = self._session.scalars(
            select(BatchTable.id).where(BatchTable.state == BatchState.READING, ~waiting).order_by(BatchTable.id)
        )
        return [BatchId(row) for row in rows]

    def put_reading(self, reading: PageReadingTable) -> None:
        self._session.merge(reading)

    def readings(self, page_ids: Sequence[int]) -> dict[PageId, bytes]:
        """Packed readings by page; pages without one are absent."""
        rows = self._session.execute(
            select(PageReadingTable.page_id, PageReadingTable.data).where(PageReadingTable.page_id.in_(page_ids))
        )
        return {PageId(page_id): data for page_id, data in rows}

    def give_to(self, document_id: DocumentId, page_ids: Sequence[int]) -> None:
        self._session.execute(
            update(PageTable).where(PageTable.id.in_(page_ids)).values(document_id=document_id),
            execution_options={"synchronize_session": "fetch"},
        )

    def move(self, page: PageTable, batch_id: BatchId) -> None:
        """Put a page at the end of another batch."""
        last = self._session.scalar(select(func.max(PageTable.position)).where(PageTable.batch_id == batch_id))
        page.batch_id, page.position = batch_id, 1 if last is None else last + 1
        self._session.flush()

    def known_images(self) -> frozenset[str]:
        """Master images and kept files: all that must lie in the vault."""
        kept = self._session.scalars(select(OriginalTable.sha256))
        return frozenset(self._session.scalars(select(PageTable.sha256).distinct())) | frozenset(kept)
