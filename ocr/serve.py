"""The reading child: images come in through a pipe, packed readings go out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ocr.errors import ImageUnreadable, OcrError
from ocr.serial import dump

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from ocr.engines.engine import Engine
    from ocr.types import PageReading


@dataclass(frozen=True, slots=True)
class PageTask:
    """A page to read: `key` comes back with the answer."""

    key: int
    image: bytes | str
    """The image itself, or the path of its file."""
    dpi: int | None
    original: tuple[str, int] | None = None
    """The PDF whose page this is a picture of, and the page's index: it may have words of its own."""


@dataclass(frozen=True, slots=True)
class PageAnswer:
    """The packed reading, or the known error."""

    key: int
    data: bytes | None
    engine: str
    error: OcrError | None = None


def serve(connection: Connection, engine_name: str, data_path: Path | None, types_folder: Path | None) -> None:
    """Read pages until the pipe is closed. A child process's main function."""
    from ocr.documents.loader import load_document_types
    from ocr.engines import create
    from ocr.pipeline import read_page

    try:
        engine = create(engine_name, data_path)
    except OcrError as error:
        _is_heard(connection, error)
        return
    types = load_document_types(types_folder) if types_folder is not None else None
    is_heard = _is_heard(connection, engine.describe())
    while is_heard:
        try:
            task: PageTask = connection.recv()
        except (EOFError, OSError):
            return
        try:
            image = _image(task)
            reading = _digital(task, image, engine) or read_page(image, engine, dpi=task.dpi, types=types)
            answer = PageAnswer(task.key, dump(reading), reading.engine)
        except OcrError as error:
            answer = PageAnswer(task.key, None, engine.name, error)
        is_heard = _is_heard(connection, answer)


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
