"""Is this JPEG whole? libjpeg paints what is missing grey and says nothing; half a page must never pass for a page."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final

from PIL.JpegImagePlugin import JpegImageFile

from desktop.capture.errors import FileUnreadable
from desktop.capture.images.decoding import refusals, refuse_too_large, stated_dpi
from desktop.capture.types import ScannedImage

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

_MARKER: Final = re.compile(rb"\xff+([\x01-\xcf\xd8-\xfe])")
"""In scan data: the next marker that is neither a stuffed byte nor a restart (ISO/IEC 10918-1, B.1.1.2)."""
_END_OF_IMAGE: Final = 0xD9
_WITHOUT_LENGTH: Final = frozenset({0x01, *range(0xD0, 0xD9)})
_NOTHING: Final = 128
"""The level of a block that libjpeg had no data for."""
_FILLER: Final = bytes(range(1, 0xF0)) * 64


def jpeg_page(path: Path, data: bytes, index: int, *, dpi: int | None = None) -> ScannedImage:
    """A page that is these very bytes; `dpi` where the surroundings know better than the picture.

    Raises:
        FileUnreadable: broken, or cut short.
        ImageTooLarge: by its header.
    """
    with refusals(path):
        image = JpegImageFile(io.BytesIO(data))
    width, height = image.size
    refuse_too_large(path, width, height)
    with refusals(path):
        _load_small(image)
        end = _end_of_image(data)
        if end is None or (_may_lack_data(image) and not _needs_no_more(data, end, image)):
            raise FileUnreadable(path, "image file is truncated")
    return ScannedImage(data, "image/jpeg", width, height, dpi or stated_dpi(image), str(path), index)


def _load_small(image: JpegImageFile) -> None:
    """Read all data, but make only one pixel of each block: twice as fast.

    A progressive picture that was cut short lacks only what is finer than a block.
    """
    if "progressive" not in image.info:
        image.draft(image.mode, (1, 1))
    image.load()


def _end_of_image(data: bytes) -> int | None:
    """Where the mark that ends the picture stands; None if the data stops before it."""
    at = 2
    while (match := _MARKER.search(data, at)) is not None:
        marker, at = match[1][0], match.end()
        if marker == _END_OF_IMAGE:
            return match.start()
        if marker not in _WITHOUT_LENGTH:
            at += int.from_bytes(data[at : at + 2])
    return None


def _may_lack_data(image: Image) -> bool:
    """Whether the last block looks as if there had been none for it; a progressive picture only grows blurred."""
    if "progressive" in image.info:
        return True
    width, height = image.size
    levels = image.crop((width - 1, height - 1, width, height)).tobytes()
    return max(levels) - _NOTHING <= 1 and _NOTHING - min(levels) <= 1


def _needs_no_more(data: bytes, end: int, image: Image) -> bool:
    """Whether more data before the end changes nothing: then the picture was whole, and its last block truly grey."""
    longer = JpegImageFile(io.BytesIO(data[:end] + _FILLER + b"\xff\xd9"))
    _load_small(longer)
    return longer.tobytes() == image.tobytes()
