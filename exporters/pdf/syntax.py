"""The plain syntax of a PDF file, object after object, so that a document of any length needs little memory."""

from __future__ import annotations

import hashlib
from typing import IO, TYPE_CHECKING, Final, NewType

if TYPE_CHECKING:
    from collections.abc import Iterable

Reference = NewType("Reference", int)
"""The number of an object; its generation is always 0."""

_HEADER: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
"""The four high bytes are ISO 19005-2, 6.1.2: they tell a mailer that the file is binary."""


def number(value: float) -> bytes:
    """At most four digits after the point, never an exponent."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return b"0" if text in ("-0", "") else text.encode("ascii")


def numbers(values: Iterable[float]) -> bytes:
    return b" ".join(number(value) for value in values)


def text_string(text: str) -> bytes:
    """Any text, as hexadecimal UTF-16."""
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode("ascii") + b">"


def refer(reference: Reference) -> bytes:
    return b"%d 0 R" % reference


class PdfFile:
    """Writes objects to `out` in the order they come; `finish` writes the table that finds them again."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._places: list[int | None] = [None]
        self._digest = hashlib.sha256()
        self._length = 0
        self._write(_HEADER)

    @property
    def length(self) -> int:
        """Bytes written so far."""
        return self._length

    @property
    def sha256(self) -> str:
        """Of the bytes written so far."""
        return self._digest.hexdigest()

    def reserve(self) -> Reference:
        """A number for an object that comes later."""
        self._places.append(None)
        return Reference(len(self._places) - 1)

    def put(self, body: bytes, reference: Reference | None = None) -> Reference:
        reference = self.reserve() if reference is None else reference
        self._places[reference] = self._length
        self._write(b"%d 0 obj\n" % reference, body, b"\nendobj\n")
        return reference

    def put_stream(self, entries: bytes, data: bytes, reference: Reference | None = None) -> Reference:
        """A stream; `entries` are those of its dictionary besides the length."""
        reference = self.reserve() if reference is None else reference
        self._places[reference] = self._length
        self._write(b"%d 0 obj\n<< %s /Length %d >>\nstream\n" % (reference, entries, len(data)))
        self._write(data, b"\nendstream\nendobj\n")
        return reference

    def finish(self, root: Reference, info: Reference) -> None:
        """Ends the file. Its identifier comes from its content: the same content gives the same bytes."""
        identifier = self._digest.hexdigest()[:32].upper().encode("ascii")
        start = self._length
        self._write(b"xref\n0 %d\n0000000000 65535 f \n" % len(self._places))
        for reference, place in enumerate(self._places[1:], start=1):
            if place is None:
                raise ValueError(f"object {reference} was reserved and never written")
            self._write(b"%010d 00000 n \n" % place)
        self._write(
            b"trailer\n<< /Size %d /Root %s /Info %s" % (len(self._places), refer(root), refer(info)),
            b" /ID [<%s> <%s>] >>\nstartxref\n%d\n%%%%EOF\n" % (identifier, identifier, start),
        )

    def _write(self, *parts: bytes) -> None:
        for part in parts:
            self._out.write(part)
            self._digest.update(part)
            self._length += len(part)
