"""Read a stack of files without any store: what `sohoa read` does."""

from __future__ import annotations

import itertools
from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.capture.backends.files import expand
from desktop.capture.errors import CaptureError
from desktop.capture.process import capture
from desktop.capture.types import FileFailure, ScannedImage
from ocr.documents.split import Cut, Splitter
from ocr.documents.understand import understand_document
from ocr.serial import load
from ocr.serve import PageTask
from ocr.types import PageReading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from desktop.workflow.reader_pool import ReaderPool
    from ocr.documents.document_type import DocumentTypes
    from ocr.serve import PageAnswer
    from ocr.types import DocumentReading


@dataclass(frozen=True, slots=True)
class StackPage:
    """A page of the stack: where it came from, and what was seen on it."""

    file: str
    index: int
    reading: PageReading
    error: Exception | None = None
    """Why it has no reading; its place in the document is kept all the same."""


@dataclass(frozen=True, slots=True)
class StackDocument:
    """One document of the stack, or (without pages) an input that could not be read."""

    number: int
    """From 1, in the order in which the documents were ready."""
    reading: DocumentReading | None
    pages: tuple[StackPage, ...] = ()
    separators: tuple[StackPage, ...] = ()
    failure: FileFailure | None = None


@dataclass(frozen=True, slots=True)
class _Path:
    """One of the given paths, with the files it stands for."""

    files: tuple[Path, ...]
    failure: FileFailure | None = None


@dataclass
class _Slot:
    """A page or failure in its order, until its turn comes."""

    owner: int
    failure: FileFailure | None = None
    page: StackPage | None = None
    file: str = ""
    index: int = 0
    width: int = 0
    height: int = 0


class _Cutter:
    """Takes the pages in order; gives each document once it is whole."""

    def __init__(self, types: DocumentTypes, *, one_document: bool) -> None:
        self._types = types
        self._one_document = one_document
        self._owner = -1
        self._begin()

    def _begin(self) -> None:
        self._splitter = Splitter(one_document=self._one_document)
        self._pages: dict[int, StackPage] = {}
        self._place = 0

    def take(self, slot: _Slot) -> Iterator[StackDocument]:
        if slot.failure is not None:
            yield StackDocument(0, None, failure=slot.failure)
        if slot.page is None:
            return
        if self._one_document and slot.owner != self._owner:
            yield from self.finish()
        self._owner = slot.owner
        self._pages[self._place] = slot.page
        self._place += 1
        cut = self._splitter.add(slot.page.reading)
        if cut is not None:
            yield self._document(cut)

    def finish(self) -> Iterator[StackDocument]:
        cut = self._splitter.finish()
        if cut is not None:
            yield self._document(cut)
        self._begin()

    def _document(self, cut: Cut) -> StackDocument:
        separators = tuple(self._pages.pop(place) for place in cut.separators)
        pages = tuple(self._pages.pop(place) for place in cut.pages)
        reading = understand_document([page.reading for page in pages], self._types, cut=cut.reason)
        return StackDocument(0, reading, pages, separators)


def read_stack(
    paths: Iterable[Path],
    types: DocumentTypes,
    pool: ReaderPool,
    *,
    one_document: bool = False,
    keep_image: Callable[[ScannedImage], None] = lambda _image: None,
) -> Iterator[StackDocument]:
    """Each document of the stack as soon as it is whole.

    All paths together are one stack, cut where documents begin; with `one_document` each path is exactly one. A file
    that cannot be read gives a document without pages, and the rest goes on.
    """
    given = [_expanded(path) for path in paths]
    slots: deque[_Slot] = deque()
    waiting: dict[int, _Slot] = {}
    cutter = _Cutter(types, one_document=one_document)
    numbers = itertools.count(1)
    for key, (slot, image) in enumerate(_items(given)):
        slots.append(slot)
        if image is not None:
            keep_image(image)
            waiting[key] = slot
            pool.put(PageTask(key, image.data, image.dpi))
        while True:
            for answer in pool.answers(None if pool.room == 0 else 0):
                _fill(waiting.pop(answer.key), answer)
            if pool.room:
                break
        for document in _ready(slots, cutter):
            yield replace(document, number=next(numbers))
    while pool.pending:
        for answer in pool.answers():
            _fill(waiting.pop(answer.key), answer)
        for document in _ready(slots, cutter):
            yield replace(document, number=next(numbers))
    for document in cutter.finish():
        yield replace(document, number=next(numbers))


def _expanded(path: Path) -> _Path:
    try:
        return _Path(tuple(expand([path])))
    except CaptureError as error:
        return _Path((), FileFailure(str(path.absolute()), None, error))


def _items(given: list[_Path]) -> Iterator[tuple[_Slot, ScannedImage | None]]:
    """Images and failures, each with a slot that names the path it came from, in order."""
    owners = [(str(file.absolute()), owner) for owner, path in enumerate(given) for file in path.files]
    broken = deque((owner, path.failure) for owner, path in enumerate(given) if path.failure)
    place, last = -1, -1
    for item in capture([file for path in given for file in path.files]):
        begins_anew = item.index is not None and item.index <= last
        if place < 0 or item.file != owners[place][0] or begins_anew:
            place = next(i for i in range(place + 1, len(owners)) if owners[i][0] == item.file)
        last = -1 if item.index is None else item.index
        owner = owners[place][1]
        while broken and broken[0][0] < owner:
            yield _Slot(*broken.popleft()), None
        if isinstance(item, ScannedImage):
            yield _Slot(owner, file=item.file, index=item.index, width=item.width, height=item.height), item
        else:
            yield _Slot(owner, item), None
    for owner, failure in broken:
        yield _Slot(owner, failure), None


def _fill(slot: _Slot, answer: PageAnswer) -> None:
    if answer.data is not None:
        slot.page = StackPage(slot.file, slot.index, load(answer.data))
    else:
        empty = PageReading(width=slot.width, height=slot.height, rotation=0, skew=0.0, dpi=0)
        slot.page = StackPage(slot.file, slot.index, empty, answer.error)


def _ready(slots: deque[_Slot], cutter: _Cutter) -> Iterator[StackDocument]:
    """Take every slot whose turn has come; give the documents that are whole with it."""
    while slots and (slots[0].failure is not None or slots[0].page is not None):
        yield from cutter.take(slots.popleft())
