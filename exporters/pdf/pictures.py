"""A page's picture as a PDF holds it: the scan's own bytes wherever a PDF can hold them, else without loss."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image

from exporters.pdf.jpeg import JpegColours, JpegUnfit, read_header
from exporters.pdf.options import Lossless
from exporters.pdf.png import whole_data

_DECODER_ERRORS: Final = (
    OSError,
    EOFError,
    SyntaxError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)
"""All that Pillow's decoders are known to raise for bytes that are no whole picture."""
_CMYK_QUALITY: Final = 92


@dataclass(frozen=True, slots=True)
class Picture:
    """An image object: its size in pixels, the entries of its dictionary and its data."""

    width: int
    height: int
    entries: bytes
    data: bytes


class PictureUnreadable(Exception):
    """The bytes are no whole picture; `args[0]` is the decoder's own word."""


def picture_of(image: bytes, *, lossless: Lossless = Lossless.KEEP, quality: int = 85) -> Picture:
    """Raises `PictureUnreadable`."""
    try:
        if image.startswith(b"\xff\xd8"):
            return _jpeg(image)
        if lossless is Lossless.KEEP and (png := whole_data(image)) is not None:
            return Picture(png.width, png.height, png.entries, png.data)
        return _decoded(image, lossless, quality)
    except _DECODER_ERRORS as error:
        raise PictureUnreadable(f"{type(error).__name__}: {error}") from error


def _jpeg(image: bytes) -> Picture:
    try:
        header = read_header(image)
    except JpegUnfit:
        return _as_jpeg(_rgb(image), _CMYK_QUALITY)
    colours = b"/DeviceGray" if header.colours is JpegColours.GRAY else b"/DeviceRGB"
    entries = b"/ColorSpace %s /BitsPerComponent 8 /Filter /DCTDecode" % colours
    return Picture(header.width, header.height, entries, image)


def _decoded(image: bytes, lossless: Lossless, quality: int) -> Picture:
    opened = Image.open(io.BytesIO(image))
    opened.load()
    if opened.mode == "1":
        return _flate(opened, b"/DeviceGray", 1)
    picture = _plain(opened)
    if lossless is Lossless.JPEG:
        return _as_jpeg(picture, quality)
    return _flate(picture, b"/DeviceGray" if picture.mode == "L" else b"/DeviceRGB", 8)


def _rgb(image: bytes) -> Image.Image:
    opened = Image.open(io.BytesIO(image))
    return opened.convert("L" if opened.mode == "L" else "RGB")


def _plain(opened: Image.Image) -> Image.Image:
    """Any mode as grey or RGB with 8 bits; transparency on white paper."""
    if opened.mode in ("L", "RGB") and "transparency" not in opened.info:
        return opened
    if opened.mode.startswith("I"):
        values = np.asarray(opened, dtype=np.int64)
        return Image.fromarray((np.clip(values, 0, 65535) >> 8).astype(np.uint8))
    if opened.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in opened.info:
        with_alpha = opened.convert("RGBA")
        paper = Image.new("RGBA", with_alpha.size, "white")
        paper.alpha_composite(with_alpha)
        return paper.convert("RGB")
    return opened.convert("RGB")


def _as_jpeg(picture: Image.Image, quality: int) -> Picture:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    colours = b"/DeviceGray" if picture.mode == "L" else b"/DeviceRGB"
    entries = b"/ColorSpace %s /BitsPerComponent 8 /Filter /DCTDecode" % colours
    return Picture(picture.width, picture.height, entries, out.getvalue())


def _flate(picture: Image.Image, colours: bytes, bits: int) -> Picture:
    entries = b"/ColorSpace %s /BitsPerComponent %d /Filter /FlateDecode" % (colours, bits)
    return Picture(picture.width, picture.height, entries, zlib.compress(picture.tobytes()))
