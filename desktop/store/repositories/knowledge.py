"""Facts that the office has confirmed: each asked for by an index, and never more than a batch needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import aliased

from desktop.domain.knowledge import Fact, FactKind
from desktop.store.tables import FactTable, ValueTable

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy.orm import Session

_OF_AN_ISSUER: Final = (FactKind.AGENCY, FactKind.SIGNER, FactKind.SYMBOL)


class Knowledge:
    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, fact_id: int) -> FactTable | None:
        return self._session.get(FactTable, fact_id)

    def find(self, fact: Fact) -> FactTable | None:
        return self._session.scalar(
            select(FactTable).where(
                FactTable.kind == fact.kind,
                FactTable.key == fact.key,
                FactTable.value == fact.value,
                FactTable.detail == fact.detail,
            )
        )

    def count(self, fact: Fact, at: datetime, *, papers: int = 1) -> bool:
        """One paper more says so; True where the fact is new."""
        row = self.find(fact)
        if row is None:
            self._session.add(
                FactTable(
                    kind=fact.kind,
                    key=fact.key,
                    value=fact.value,
                    detail=fact.detail,
                    papers=papers,
                    last_seen=at,
                    is_off=False,
                )
            )
            return True
        row.papers += papers
        row.last_seen = at
        return False

    def discount(self, fact: Fact) -> None:
        """One paper fewer says so; a fact that no paper bears any more is gone, unless it was switched off."""
        row = self.find(fact)
        if row is None:
            return
        row.papers = max(0, row.papers - 1)
        if not row.papers and not row.is_off:
            self._session.delete(row)

    def set_day(self, key: str, day: str, numbers: Collection[int], at: datetime) -> None:
        """The lowest and the highest number of a register's day, in place of what was known of that day."""
        row = self._session.scalar(
            select(FactTable).where(FactTable.kind == FactKind.NUMBER, FactTable.key == key, FactTable.value == day)
        )
        if row is None:
            if numbers:
                fact = Fact(FactKind.NUMBER, key, day, f"{min(numbers)}-{max(numbers)}")
                self.count(fact, at, papers=len(numbers))
        elif numbers:
            row.detail, row.papers, row.last_seen = f"{min(numbers)}-{max(numbers)}", len(numbers), at
        elif row.is_off:
            row.papers = 0
        else:
            self._session.delete(row)

    def numbers_of_day(self, day: str) -> list[tuple[str, str]]:
        """Issuer and number of the papers confirmed with this day of issue."""
        dated, numbered, issued = aliased(ValueTable), aliased(ValueTable), aliased(ValueTable)
        query = (
            select(issued.value, numbered.value)
            .select_from(dated)
            .join(numbered, and_(numbered.document_id == dated.document_id, numbered.field_id == "document_number"))
            .join(issued, and_(issued.document_id == dated.document_id, issued.field_id == "issuer"))
            .where(dated.field_id == "issued_on", dated.value == day)
        )
        return [(issuer, number) for issuer, number in self._session.execute(query)]

    def of_issuers(self, keys: Collection[str], limit: int) -> list[FactTable]:
        """Names, signers and letters of these issuers, the most confirmed first."""
        return list(
            self._session.scalars(
                select(FactTable)
                .where(FactTable.kind.in_(_OF_AN_ISSUER), FactTable.key.in_(keys), FactTable.is_off.is_(False))
                .order_by(FactTable.papers.desc(), FactTable.id)
                .limit(limit)
            )
        )

    def most_confirmed(self, kind: FactKind, limit: int) -> list[FactTable]:
        return list(
            self._session.scalars(
                select(FactTable)
                .where(FactTable.kind == kind, FactTable.is_off.is_(False))
                .order_by(FactTable.papers.desc(), FactTable.id)
                .limit(limit)
            )
        )

    def days(self, key: str, day: str, limit: int) -> list[FactTable]:
        """Of a register the days next to this one, so many before and behind it."""
        of_register = (FactTable.kind == FactKind.NUMBER, FactTable.key == key, FactTable.is_off.is_(False))
        before = select(FactTable).where(*of_register, FactTable.value <= day).order_by(FactTable.value.desc())
        behind = select(FactTable).where(*of_register, FactTable.value > day).order_by(FactTable.value)
        return [row for query in (before, behind) for row in self._session.scalars(query.limit(limit))]

    def issued(self, numbers: Collection[str], days: Collection[str], limit: int) -> list[FactTable]:
        """Lines of imported lists with one of these numbers, or of these days."""
        return list(
            self._session.scalars(
                select(FactTable)
                .where(
                    FactTable.kind == FactKind.ISSUED,
                    or_(FactTable.value.in_(numbers), FactTable.detail.in_(days)),
                    FactTable.is_off.is_(False),
                )
                .order_by(FactTable.id)
                .limit(limit)
            )
        )

    def rows(self, kind: FactKind | None, limit: int | None) -> list[FactTable]:
        """For people to look at: by kind, the most confirmed first."""
        query = select(FactTable).order_by(FactTable.kind, FactTable.papers.desc(), FactTable.key, FactTable.value)
        if kind is not None:
            query = query.where(FactTable.kind == kind)
        return list(self._session.scalars(query.limit(limit)))

    def remove(self, row: FactTable) -> None:
        self._session.delete(row)
