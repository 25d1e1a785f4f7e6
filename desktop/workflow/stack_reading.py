"""Read a stack of files without any store: what `sohoa read` does."""

from __future__ import annotations

import itertools
from collections import deque
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.capture.backends.files import expand
from desktop.capture.process import capture
from desktop.capture.types import FileFailure, ScannedImage
from ocr.documents.slips import SlipCarrier
from ocr.documents.split import Cut, Splitter
from ocr.documents.understand import told_pages, understand_document
from ocr.serial import load
from ocr.serve import PageTask
from ocr.types import PageReading

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
    from pathlib import Path

    from desktop.workflow.reader_pool import ReaderPool
    from ocr.documents.document_type import DocumentTypes
    from ocr.serve import PageAnswer
    from ocr.types import DocumentReading


@dataclass(frozen=True, slots=True)
class StackPage:
    """A page of the stack: where it came from, and what was seen on it."""

    place: int
    """In the stack, from 0; what could not be taken in has a place too."""
    file: str
    index: int
    reading: PageReading
    error: Exception | None = None
    """Why it has no reading; its place in the document is kept all the same."""


@dataclass(frozen=True, slots=True)
class StackDocument:
    """One document of the stack, or (without reading and pages) an input that could not be taken in."""

    number: int
    """From 1, in the order in which the documents were ready."""
    reading: DocumentReading | None
    pages: tuple[StackPage, ...] = ()
    separators: tuple[StackPage, ...] = ()
    failures: tuple[FileFailure, ...] = ()
    """What is missing: the input itself, or pages of the path that is to be one document."""


@dataclass
class _Slot:
    """A page or failure in its order, until its turn comes."""

    place: int
    owner: int
    """Which of the given paths it came from."""
    item: ScannedImage | FileFailure
    page: StackPage | None = None


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
        """Those of the document that is not whole yet, by the splitter's count."""
        self._count = itertools.count()
        self._failures: list[FileFailure] = []
        self._slips = SlipCarrier(self._types)

    def before(self, slot: _Slot) -> Iterator[StackDocument]:
        """What is whole because this slot comes next, read or not."""
        if self._one_document and slot.owner != self._owner:
            yield from self.finish()
            self._owner = slot.owner

    def take(self, slot: _Slot) -> Iterator[StackDocument]:
        yield from self.before(slot)
        if isinstance(slot.item, FileFailure):
            if self._one_document:
                self._failures.append(slot.item)
            else:
                yield StackDocument(0, None, failures=(slot.item,))
        elif slot.page is not None:
            self._pages[next(self._count)] = slot.page
            cut = self._splitter.add(slot.page.reading)
            if cut is not None:
                yield self._document(cut)

    def finish(self) -> Iterator[StackDocument]:
        cut = self._splitter.finish()
        if cut is not None:
            yield self._document(cut)
        elif self._failures:
            yield StackDocument(0, None, failures=tuple(self._failures))
        self._begin()

    def _document(self, cut: Cut) -> StackDocument:
        separators = tuple(self._pages.pop(place) for place in cut.separators)
        pages = tuple(self._pages.pop(place) for place in cut.pages)
        seen = [page.reading for page in pages]
        reading = understand_document(seen, self._types, cut=cut.reason)
        if not self._one_document:
            reading = self._slips.take(replace(reading, separators=cut.separators), told_pages(seen))
        return StackDocument(0, reading, pages, separators, tuple(self._failures))


def read_stack(
    paths: Iterable[Path],
    types: DocumentTypes,
    pool: ReaderPool,
    *,
    one_document: bool = False,
    keep_image: Callable[[int, ScannedImage], None] = lambda _place, _image: None,
) -> Generator[StackDocument, None, None]:
    """Each document of the stack as soon as it is whole.

    All paths together are one stack, cut where documents begin; with `one_document` each path is exactly one. What
    cannot be read is said, as a document of its own or in the one that the path is, and the rest goes on. `keep_image`
    is given each page's place and image before it is read.
    """
    slots: deque[_Slot] = deque()
    waiting: dict[int, _Slot] = {}
    cutter = _Cutter(types, one_document=one_document)
    numbers = itertools.count(1)
    with closing(_items([expand([path]) for path in paths])) as items:
        for slot in items:
            slots.append(slot)
            if isinstance(slot.item, ScannedImage):
                keep_image(slot.place, slot.item)
                waiting[slot.place] = slot
                original = (slot.item.file, slot.item.index) if slot.item.is_digital else None
                pool.put(PageTask(slot.place, slot.item.data, slot.item.dpi, original))
                slot.item = replace(slot.item, data=b"")
            while True:
                _take_answers(pool, waiting, None if pool.room == 0 else 0)
                if pool.room:
                    break
            for document in _ready(slots, cutter):
                yield replace(document, number=next(numbers))
    while pool.pending:
        _take_answers(pool, waiting, None)
        for document in _ready(slots, cutter):
            yield replace(document, number=next(numbers))
    for document in cutter.finish():
        yield replace(document, number=next(numbers))


def _items(given: Sequence[Sequence[Path]]) -> Generator[_Slot, None, None]:
    """Images and failures in order, each with the path it came from; the same file may be given more than once."""
    files = [(str(file), owner) for owner, own in enumerate(given) for file in own]
    at, is_over, last = -1, True, -1
    with closing(capture([file for own in given for file in own])) as items:
        for place, item in enumerate(items):
            begins_anew = item.index is not None and item.index <= last
            if is_over or begins_anew or item.file != files[at][0]:
                at = next(each for each in range(at + 1, len(files)) if files[each][0] == item.file)
            is_over, last = item.index is None, -1 if item.index is None else item.index
            yield _Slot(place, files[at][1], item)


def _take_answers(pool: ReaderPool, waiting: dict[int, _Slot], seconds: float | None) -> None:
    for answer in pool.answers(seconds):
        slot = waiting.pop(answer.key)
        if isinstance(slot.item, ScannedImage):
            slot.page = _page(slot.place, slot.item, answer)


def _page(place: int, image: ScannedImage, answer: PageAnswer) -> StackPage:
    if answer.data is not None:
        return StackPage(place, image.file, image.index, load(answer.data))
    empty = PageReading(width=image.width, height=image.height, rotation=0, skew=0.0, dpi=0)
    return StackPage(place, image.file, image.index, empty, answer.error)


def _ready(slots: deque[_Slot], cutter: _Cutter) -> Iterator[StackDocument]:
    """Take every slot whose turn has come; give the documents that are whole with it."""
    while slots and (slots[0].page is not None or isinstance(slots[0].item, FileFailure)):
        yield from cutter.take(slots.popleft())
        if slots:
            yield from cutter.before(slots[0])
