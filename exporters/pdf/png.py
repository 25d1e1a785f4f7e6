"""A PNG whose compressed data a PDF can hold as it is: PDF and PNG share Flate and its predictors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAGIC: Final = b"\x89PNG\r\n\x1a\n"
_GRAY: Final = 0
_COLOUR: Final = 2
_PALETTE: Final = 3


@dataclass(frozen=True, slots=True)
class PngData:
    width: int
    height: int
    entries: bytes
    data: bytes


def whole_data(image: bytes) -> PngData | None:
    """None for what is no PNG, or one that has to be decoded first: interlaced, transparent, 16 bits.

    Raises `ValueError` for a PNG that is cut short.
    """
    if not image.startswith(_MAGIC):
        return None
    chunks = list(_chunks(image))
    if not chunks or chunks[0][0] != b"IHDR" or chunks[-1][0] != b"IEND":
        raise ValueError("no whole PNG")
    head = chunks[0][1]
    width, height = int.from_bytes(head[0:4], "big"), int.from_bytes(head[4:8], "big")
    bits, kind, interlaced = head[8], head[9], head[12]
    names = {name for name, _ in chunks}
    if interlaced or bits > 8 or kind not in (_GRAY, _COLOUR, _PALETTE) or b"tRNS" in names:
        return None
    space = _space(kind, b"".join(data for name, data in chunks if name == b"PLTE"))
    predictor = b"/DecodeParms << /Predictor 15 /Colors %d /BitsPerComponent %d /Columns %d >>" % (
        3 if kind == _COLOUR else 1,
        bits,
        width,
    )
    entries = b"/ColorSpace %s /BitsPerComponent %d /Filter /FlateDecode %s" % (space, bits, predictor)
    return PngData(width, height, entries, b"".join(data for name, data in chunks if name == b"IDAT"))


def _space(kind: int, palette: bytes) -> bytes:
    if kind == _PALETTE:
        return b"[/Indexed /DeviceRGB %d <%s>]" % (len(palette) // 3 - 1, palette.hex().encode("ascii"))
    return b"/DeviceRGB" if kind == _COLOUR else b"/DeviceGray"


def _chunks(image: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_MAGIC)
    while place + 12 <= len(image):
        length = int.from_bytes(image[place : place + 4], "big")
        if place + 12 + length > len(image):
            return
        name = image[place + 4 : place + 8]
        yield name, image[place + 8 : place + 8 + length]
        if name == b"IEND":
            return
        place += 12 + length
