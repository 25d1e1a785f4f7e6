"""How much a PDF page tells a viewer to draw, found out without drawing it, in bounded time and memory.

Operators and streams as in ISO 32000-1, chapters 7.3.8, 7.4 and 8.10.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Name

from desktop.capture.errors import DrawingTooLarge
from desktop.capture.images.limits import DEEPEST_FORM, LONGEST_DRAWING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_DRAWS: Final = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
_ESCAPED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_ONE_DRAWING: Final = 16
"""Bytes that drawing an empty form counts as."""
_STEP: Final = 1 << 20


def refuse_endless_drawing(path: Path, page: pikepdf.Page, looks: Iterable[pikepdf.Object]) -> None:
    """Count the bytes of operators that are carried out, a form's as often as it is drawn; `looks` are drawn as well.

    Raises:
        DrawingTooLarge: there are more than any paper needs, or a form draws itself.
        pikepdf.PdfError: the page is broken.
    """
    weigher = _Weigher(path)
    total = weigher.weight(contents(page), page.resources, 0)
    for look in looks:
        total += weigher.form(look, 1)
        weigher.bound(total)


def is_longer(streams: Iterable[pikepdf.Object], most: int) -> bool:
    """Whether they hold more than `most` bytes once unpacked."""
    total = 0
    for stream in streams:
        data = unpacked(stream, most - total)
        if data is None:
            return True
        total += len(data)
    return False


def contents(page: pikepdf.Page) -> list[pikepdf.Object]:
    own = page.obj.get("/Contents")
    parts = list(own) if isinstance(own, pikepdf.Array) else [own]
    return [part for part in parts if isinstance(part, pikepdf.Stream)]


def unpacked(stream: pikepdf.Object, most: int) -> bytes | None:
    """The stream's bytes; None where there are more than `most`, of which no more are made.

    Raises:
        pikepdf.PdfError: a filter gave up.
    """
    filters = stream.get("/Filter")
    names = [] if filters is None else list(filters) if isinstance(filters, pikepdf.Array) else [filters]
    if any(name not in (Name.FlateDecode, Name.Fl) for name in names) or "/DecodeParms" in stream:
        data = stream.read_bytes()
        return data if len(data) <= most else None
    data = stream.read_raw_bytes()
    for _ in names:
        inflated = _inflated(data, most)
        if inflated is None:
            return None
        data = inflated
    return data if len(data) <= most else None


def _inflated(data: bytes, most: int) -> bytes | None:
    """A stream that breaks off, or is broken, counts as far as it goes: so do viewers."""
    parts, length, stream, waiting = list[bytes](), 0, zlib.decompressobj(), data
    while waiting and not stream.eof:
        try:
            part = stream.decompress(waiting, _STEP)
        except zlib.error:
            break
        length += len(part)
        if length > most:
            return None
        parts.append(part)
        waiting = stream.unconsumed_tail
    return b"".join(parts)


class _Weigher:
    """Each form is unpacked once, however often it is drawn."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[tuple[int, int], int] = {}
        self._open: set[tuple[int, int]] = set()

    def weight(self, streams: Iterable[pikepdf.Object], resources: pikepdf.Object, depth: int) -> int:
        total = 0
        for stream in streams:
            data = unpacked(stream, LONGEST_DRAWING - total)
            if data is None:
                raise DrawingTooLarge(self._path)
            total += len(data)
            for name, times in _drawn(data):
                form = _form(resources, name)
                if form is not None:
                    total += times * self.form(form, depth + 1)
                    self.bound(total)
        return total

    def form(self, form: pikepdf.Object, depth: int) -> int:
        known = self._known.get(form.objgen)
        if known is not None:
            return known
        if form.objgen in self._open or depth > DEEPEST_FORM:
            raise DrawingTooLarge(self._path)
        self._open.add(form.objgen)
        own = _ONE_DRAWING + self.weight([form], form.get("/Resources", pikepdf.Dictionary()), depth)
        self._open.remove(form.objgen)
        self._known[form.objgen] = own
        return own

    def bound(self, total: int) -> None:
        if total > LONGEST_DRAWING:
            raise DrawingTooLarge(self._path)


def _drawn(content: bytes) -> Iterator[tuple[str, int]]:
    counts: dict[bytes, int] = {}
    for match in _DRAWS.finditer(content):
        counts[match[1]] = counts.get(match[1], 0) + 1
    for name, times in counts.items():
        plain = _ESCAPED.sub(lambda escape: bytes([int(escape[1], 16)]), name)
        yield "/" + plain.decode("utf-8", "replace"), times


def _form(resources: pikepdf.Object, name: str) -> pikepdf.Object | None:
    drawn = resources.get("/XObject")
    form = drawn.get(name) if isinstance(drawn, pikepdf.Dictionary) else None
    return form if isinstance(form, pikepdf.Stream) and form.get("/Subtype") == Name.Form else None
