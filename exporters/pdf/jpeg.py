"""The head of a JPEG: whether a PDF may hold its bytes untouched."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

_FRAMES: Final = (0xC0, 0xC1, 0xC2)
"""Baseline, extended sequential and progressive: the frames every PDF reader decodes."""
_OTHER_FRAMES: Final = (0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF)
_ALONE: Final = (0x01, *range(0xD0, 0xD8))
"""Markers without a length."""
_START_OF_SCAN: Final = 0xDA
_END: Final = 0xD9
_ADOBE: Final = 0xEE
_TAIL: Final = 64
"""How far before the file's end the end mark may stand; some scanners append padding."""


class JpegColours(Enum):
    GRAY = 1
    COLOUR = 3


@dataclass(frozen=True, slots=True)
class JpegHeader:
    width: int
    height: int
    colours: JpegColours


class JpegUnfit(Exception):
    """A JPEG that has to be decoded first: CMYK, 12 bits, lossless, arithmetic, or colours that are not YCbCr."""


def read_header(image: bytes) -> JpegHeader:
    """Raises `JpegUnfit`, and `ValueError` for what is no whole JPEG."""
    if image.rfind(b"\xff\xd9", max(len(image) - _TAIL, 2)) < 0:
        raise ValueError("the end of the picture is missing")
    header: JpegHeader | None = None
    identifiers, transform = b"", None
    place = 2
    while True:
        marker, start, end = _segment(image, place)
        if marker in _OTHER_FRAMES:
            raise JpegUnfit(f"frame {marker:02X}")
        if marker in _FRAMES:
            header, identifiers = _frame(image[start:end])
        elif marker == _ADOBE and image[start : start + 5] == b"Adobe" and end - start >= 12:
            transform = image[start + 11]
        elif marker == _START_OF_SCAN:
            break
        place = end
    if header is None:
        raise ValueError("no frame before the picture's data")
    if header.colours is JpegColours.COLOUR and (transform == 0 or (transform is None and identifiers == b"RGB")):
        raise JpegUnfit("RGB without transform")
    return header


def _segment(image: bytes, place: int) -> tuple[int, int, int]:
    """The next segment: its marker and where its data starts and ends."""
    while True:
        if place + 4 > len(image) or image[place] != 0xFF:
            raise ValueError("broken segment")
        marker = image[place + 1]
        if marker == 0xFF:
            place += 1
        elif marker in _ALONE:
            place += 2
        else:
            break
    length = int.from_bytes(image[place + 2 : place + 4], "big")
    end = place + 2 + length
    if marker == _END or length < 2 or end > len(image):
        raise ValueError("broken segment")
    return marker, place + 4, end


def _frame(data: bytes) -> tuple[JpegHeader, bytes]:
    if len(data) < 6 or len(data) < 6 + 3 * data[5]:
        raise ValueError("broken frame")
    height, width, components = int.from_bytes(data[1:3], "big"), int.from_bytes(data[3:5], "big"), data[5]
    if data[0] != 8 or components not in (1, 3):
        raise JpegUnfit(f"{data[0]} bits, {components} components")
    if not width or not height:
        raise ValueError("no size")
    identifiers = bytes(data[6 + 3 * index] for index in range(components))
    return JpegHeader(width, height, JpegColours(components)), identifiers
