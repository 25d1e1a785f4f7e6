"""One transaction: rows, audit entry, commit; rolls back unless told to commit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Self

from sqlalchemy.exc import DatabaseError, DataError, IntegrityError, ProgrammingError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from desktop.store.audit import AuditTrail
from desktop.store.errors import ChangedMeanwhile, StoreBusy, StoreUnusable
from desktop.store.repositories.batches import Batches
from desktop.store.repositories.documents import Documents
from desktop.store.repositories.dossiers import Dossiers
from desktop.store.repositories.knowledge import Knowledge
from desktop.store.repositories.originals import Originals
from desktop.store.repositories.packages import Packages
from desktop.store.repositories.pages import Pages
from desktop.store.repositories.users import Users
from desktop.store.search import SearchIndex
from desktop.store.settings import OfficeSettings

if TYPE_CHECKING:
    from types import TracebackType

    from sqlalchemy import Engine


_OUR_OWN: Final = (IntegrityError, DataError, ProgrammingError)
"""What the database says of a mistake in the program: a bug, and no trouble of the world."""


class UnitOfWork:
    """Enter it, do, commit. What is not committed has not happened.

    One that only looks (`writes` False) sees one moment and waits for no writer.
    """

    def __init__(self, engine: Engine, *, writes: bool = True) -> None:
        self._engine = engine.execution_options(writes=writes)

    def __enter__(self) -> Self:
        self.session = self._session = Session(self._engine, expire_on_commit=False)
        try:
            self._session.connection()
        except DatabaseError as error:
            self._session.close()
            raise _known(error) from error
        self.audit = AuditTrail(self._session)
        self.batches = Batches(self._session)
        self.documents = Documents(self._session)
        self.dossiers = Dossiers(self._session)
        self.knowledge = Knowledge(self._session)
        self.originals = Originals(self._session)
        self.packages = Packages(self._session)
        self.pages = Pages(self._session)
        self.users = Users(self._session)
        self.search = SearchIndex(self._session)
        self.settings = OfficeSettings(self._session)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.close()
        if isinstance(error, StaleDataError):
            raise ChangedMeanwhile from error
        if isinstance(error, DatabaseError) and not isinstance(error, _OUR_OWN):
            raise _known(error) from error

    def commit(self) -> None:
        """Make it so.

        Raises:
            ChangedMeanwhile: somebody else saved one of these rows first; nothing was saved.
        """
        self._session.commit()

    def flush(self) -> None:
        """Give new rows their numbers."""
        self._session.flush()


def _known(error: DatabaseError) -> StoreBusy | StoreUnusable:
    word = str(error.orig)
    if "locked" in word or "busy" in word:
        return StoreBusy(word)
    return StoreUnusable("", word)
