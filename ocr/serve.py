"""The reading child: images come in through a pipe, packed readings go out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from ocr.errors import EngineFailed, ImageUnreadable, OcrError
from ocr.serial import ReadingNotUnderstood, dump, load
from ocr.types import PagePart

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from ocr.documents.document_type import DocumentTypes
    from ocr.engines.engine import Engine
    from ocr.handwriting.reading import FigureReading
    from ocr.handwriting.recogniser import FigureReader
    from ocr.opening import OpenPage
    from ocr.types import PageReading


class Share(Enum):
    """How much of a page is asked for at once."""

    ALL = "all"
    HEAD = "head"
    FOOT = "foot"
    REST = "rest"
    """What is still unread."""


@dataclass(frozen=True, slots=True)
class PageTask:
    """A page to read: `key` comes back with the answer."""

    key: int
    image: bytes | str
    """The image itself, or the path of its file."""
    dpi: int | None
    original: tuple[str, int] | None = None
    """The PDF whose page this is a picture of, and the page's index: it may have words of its own."""
    share: Share = Share.ALL
    known: bytes | None = None
    """The packed reading of what was recognised before; it is not recognised again."""


@dataclass(frozen=True, slots=True)
class PageAnswer:
    """The packed reading, or the known error."""

    key: int
    data: bytes | None
    engine: str
    error: OcrError | None = None
    is_whole: bool = True
    """Nothing of the page is left to read."""


def serve(connection: Connection, engine_name: str, data_path: Path | None, types_folder: Path | None) -> None:
    """Read pages until the pipe is closed. A child process's main function."""
    from ocr.documents.loader import load_document_types
    from ocr.engines import create
    from ocr.manners import settle

    settle()
    try:
        engine = create(engine_name, data_path)
        figures = _figures(types_folder)
    except OcrError as error:
        _is_heard(connection, error)
        return
    types = load_document_types(types_folder) if types_folder is not None else None
    reader = _Reader(engine, types, figures)
    is_heard = _is_heard(connection, engine.describe())
    while is_heard:
        try:
            task: PageTask = connection.recv()
        except (EOFError, OSError):
            return
        try:
            reading = reader.read(task)
            answer = PageAnswer(task.key, dump(reading), reading.engine, is_whole=reading.is_whole)
        except OcrError as error:
            answer = PageAnswer(task.key, None, engine.name, error)
        except MemoryError:
            answer = PageAnswer(task.key, None, engine.name, EngineFailed(engine.name, "out of memory"))
        is_heard = _is_heard(connection, answer)


class _Reader:
    """Keeps the one page open whose head it read last: mostly its rest is asked for next."""

    def __init__(self, engine: Engine, types: DocumentTypes | None, figures: FigureReading | None) -> None:
        self._engine = engine
        self._types = types
        self._figures = figures
        self._key: int | None = None
        self._page: OpenPage | None = None

    def read(self, task: PageTask) -> PageReading:
        from ocr.manners import yield_to_others
        from ocr.opening import OpenPage, open_page
        from ocr.pipeline import read_page, read_parts

        page, self._page = self._page if self._key == task.key else None, None
        yield_to_others(background=task.share is Share.REST)
        known = self._known(task)
        if page is None:
            image = _image(task)
            digital = _digital(task, image, self._engine) if known is None else None
            if digital is not None:
                return digital
            if task.share is Share.ALL:
                return read_page(image, self._engine, dpi=task.dpi, types=self._types, figures=self._figures)
            opened = open_page(image, self._engine, dpi=task.dpi, known=known)
            if not isinstance(opened, OpenPage):
                return opened
            page = opened
        known = known or page.reading
        parts = _parts(task.share, known)
        reading = read_parts(page, known, parts, self._engine, self._types, self._figures)
        if not reading.is_whole:
            self._key, self._page = task.key, page
        return reading

    def _known(self, task: PageTask) -> PageReading | None:
        """What other data or another program read is not gone on with."""
        try:
            known = load(task.known) if task.known is not None else None
        except ReadingNotUnderstood:
            return None
        return known if known is not None and known.engine == self._engine.describe() else None


def _figures(types_folder: Path | None) -> FigureReader | None:
    """What reads figures filled in by hand, from beside the thresholds; without it a child reads print alone.

    Raises:
        FigureReaderBroken: its weights are broken.
    """
    from ocr.handwriting.recogniser import FILE, load_figure_reader

    folder = types_folder.parent / "reading" if types_folder is not None else None
    return load_figure_reader(folder) if folder is not None and (folder / FILE).is_file() else None


def _parts(share: Share, known: PageReading) -> tuple[PagePart, ...]:
    wanted = {Share.HEAD: PagePart.HEAD, Share.FOOT: PagePart.FOOT}.get(share)
    return tuple(part for part in known.unread if wanted is None or part is wanted)


def _is_heard(connection: Connection, message: PageAnswer | OcrError | str) -> bool:
    """Send it; False when whoever asked is gone."""
    try:
        connection.send(message)
    except OSError:
        return False
    return True


def _image(task: PageTask) -> bytes:
    if isinstance(task.image, bytes):
        return task.image
    try:
        return Path(task.image).read_bytes()
    except OSError as error:
        raise ImageUnreadable(error.strerror or str(error)) from error


def _digital(task: PageTask, image: bytes, engine: Engine) -> PageReading | None:
    """By the words of the PDF it comes from, where they can be believed."""
    if task.original is None:
        return None
    from ocr.digital.reading import read_digital

    path, index = task.original
    return read_digital(image, Path(path), index, engine, dpi=task.dpi)
