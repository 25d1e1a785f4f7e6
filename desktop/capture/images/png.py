"""Is this PNG whole? Pillow minds neither rows that are missing nor a wrong checksum at the stream's end."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, Final

from PIL import PngImagePlugin

from desktop.capture.errors import FileUnreadable
from desktop.capture.images.decoding import axes_dpi, refusals, refuse_too_large, stated_dpi
from desktop.capture.types import ScannedImage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL.Image import Image

_SAMPLES: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Colour type → samples per pixel (W3C PNG, 11.2.1)."""
_PASSES: Final = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Adam7: first column, first row, columns apart, rows apart (W3C PNG, 8.1)."""
_STEP: Final = 1 << 20


def png_page(path: Path, data: bytes, index: int) -> ScannedImage:
    """A page that is these very bytes.

    Raises:
        FileUnreadable: broken, or cut short.
        ImageTooLarge: by its header.
    """
    with refusals(path):
        image = PngImagePlugin.PngImageFile(io.BytesIO(data))
    refuse_too_large(path, image.width, image.height)
    with refusals(path):
        image.load()
        if not _is_whole(data):
            raise FileUnreadable(path, "image file is truncated")
    return ScannedImage(data, "image/png", image.width, image.height, stated_dpi(image), str(path), index)


def as_png_page(path: Path, image: Image, index: int) -> ScannedImage:
    """A page that holds the pixels of `image` without loss, as far as a PNG can hold them.

    Faxes have fewer lines than columns to the inch; their lines are doubled as needed, so that the page looks as it
    looked on paper.

    Raises:
        FileUnreadable: its pixels cannot be decoded.
        ImageTooLarge: it claims too many.
    """
    refuse_too_large(path, image.width, image.height)
    with refusals(path):
        image.load()
        dpi = axes_dpi(image)
        page = _square(_holdable(image), dpi)
        target = io.BytesIO()
        resolution = None if dpi is None else round(max(dpi))
        level = 9 if page.mode == "1" else 3
        if resolution is None:
            page.save(target, "PNG", compress_level=level)
        else:
            page.save(target, "PNG", compress_level=level, dpi=(resolution, resolution))
    return ScannedImage(target.getvalue(), "image/png", page.width, page.height, resolution, str(path), index)


def _holdable(image: Image) -> Image:
    """The same pixels in a mode that PNG knows, without the file's notes and profiles."""
    page = image.copy()
    page.info = {key: value for key, value in image.info.items() if key == "transparency"}
    if page.mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"):
        return page
    if page.mode in ("I", "I;16B", "I;16L", "I;16N"):
        wide = page.convert("I")
        return wide.convert("I;16")
    if page.mode == "F":
        return page.convert("L")
    return page.convert("RGBA" if page.has_transparency_data else "RGB")


def _square(image: Image, dpi: tuple[float, float] | None) -> Image:
    """Pixels as high as wide, by repeating lines or columns; small differences are left alone."""
    if dpi is None:
        return image
    across, down = dpi
    if 0.8 < across / down < 1.25 or not 0.1 < across / down < 10:
        return image
    finer = max(dpi)
    return image.resize((round(image.width * finer / across), round(image.height * finer / down)), resample=0)


def _is_whole(data: bytes) -> bool:
    """Whether the stream comes to its end, with the checksum that zlib minds, and holds all rows."""
    stream, count = zlib.decompressobj(), 0
    for content in _pixel_chunks(data):
        waiting = content
        while waiting and not stream.eof:
            count += len(stream.decompress(waiting, _STEP))
            waiting = stream.unconsumed_tail
    return stream.eof and count >= _bytes_needed(data)


def _pixel_chunks(data: bytes) -> Iterator[bytes]:
    at = 8
    while at + 8 <= len(data):
        length = int.from_bytes(data[at : at + 4])
        if data[at + 4 : at + 8] == b"IDAT":
            yield data[at + 8 : at + 8 + length]
        at += 12 + length


def _bytes_needed(data: bytes) -> int:
    width, height = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    bits = data[24] * _SAMPLES[data[25]]
    passes = _PASSES if data[28] else ((0, 0, 1, 1),)
    needed = 0
    for left, top, across, down in passes:
        columns, rows = -(-(width - left) // across), -(-(height - top) // down)
        if columns > 0 and rows > 0:
            needed += rows * (1 + (columns * bits + 7) // 8)
    return needed
