"""Bytes in, pixels out: what cannot be a page is refused here, from its header where possible."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from PIL import (
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    Jpeg2KImagePlugin,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from ocr.errors import ImageTooLarge, ImageUnreadable

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL.ImageFile import ImageFile

    from ocr.pixels import Colour

MAX_PIXELS: Final = 120_000_000
"""A0 at 300 dpi is 139 million; nothing a one-stop-shop scans is larger than A2 at 400 dpi."""
MIN_SIDE: Final = 16
COMFORTABLE_SIDE: Final = 5200
"""Pixels of the long side beyond which the picture is halved while it is decoded; A4 at 400 dpi has 4677."""

_EXIF_ORIENTATION: Final = 0x0112
_EXIF_TURNS: Final = {1: 0, 2: 0, 3: 180, 4: 180, 5: 90, 6: 270, 7: 270, 8: 90}
"""EXIF 2.32 tag 0x0112 → degrees clockwise by which the stored pixels are turned; mirrored ones by their turn."""

_OPENERS: Final[tuple[tuple[bytes, Callable[[io.BytesIO], ImageFile]], ...]] = (
    (b"\xff\xd8\xff", JpegImagePlugin.JpegImageFile),
    (b"\x89PNG\r\n\x1a\n", PngImagePlugin.PngImageFile),
    (b"II*\x00", TiffImagePlugin.TiffImageFile),
    (b"MM\x00*", TiffImagePlugin.TiffImageFile),
    (b"II+\x00", TiffImagePlugin.TiffImageFile),
    (b"MM\x00+", TiffImagePlugin.TiffImageFile),
    (b"BM", BmpImagePlugin.BmpImageFile),
    (b"RIFF", WebPImagePlugin.WebPImageFile),
    (b"\x00\x00\x00\x0cjP  ", Jpeg2KImagePlugin.Jpeg2KImageFile),
    (b"GIF8", GifImagePlugin.GifImageFile),
)
_DECODER_ERRORS: Final = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    IndexError,
    KeyError,
    EOFError,
    OverflowError,
    MemoryError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)
"""What Pillow's readers raise on broken files; `Image.open` itself passes over most of them."""


@dataclass(frozen=True, eq=False, slots=True)
class Picture:
    """Decoded pixels as they are stored, not turned."""

    pixels: Colour
    shrink: int
    """Stored pixels per pixel of `pixels`: 1, or a power of two for very fine scans."""
    width: int
    """Of the stored image."""
    height: int
    dpi: int | None
    """As the file states it, per stored pixel; plausible or not."""
    turn: int
    """Degrees clockwise by which EXIF says the stored pixels are turned: 0, 90, 180 or 270."""


def decode(image: bytes) -> Picture:
    """Read JPEG, PNG, TIFF (its first page), BMP, WebP, JPEG 2000 or GIF.

    Raises `ImageTooLarge` from the header alone, `ImageUnreadable` for everything that is no whole picture: a
    truncated file is unreadable, for half a page must not pass as a page.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of odd metadata; the pixels decide
        try:
            opened = _open(image)
            width, height = opened.size
            if width * height > MAX_PIXELS:
                raise ImageTooLarge(width, height, MAX_PIXELS)
            if min(width, height) < MIN_SIDE * _shrink(opened.size):
                raise ImageUnreadable(f"only {width} × {height} pixels")
            dpi, turn = _stated_dpi(opened), _stated_turn(opened)
            return Picture(*_pixels(opened), width=width, height=height, dpi=dpi, turn=turn)
        except _DECODER_ERRORS as error:
            raise ImageUnreadable(f"{type(error).__name__}: {error}") from error


def _open(image: bytes) -> ImageFile:
    """By its first bytes, whatever its name; not by `Image.open`, whose own pixel limit is a global."""
    for magic, opener in _OPENERS:
        if image.startswith(magic):
            return opener(io.BytesIO(image))
    raise ImageUnreadable("no known image format" if image else "empty")


def _stated_dpi(opened: ImageFile) -> int | None:
    stated = opened.info.get("dpi")
    if not isinstance(stated, tuple) or len(stated) != 2:
        return None
    across, down = float(stated[0]), float(stated[1])
    if not (1 <= across < 10_000 and 1 <= down < 10_000):
        return None
    return round((across + down) / 2)


def _stated_turn(opened: ImageFile) -> int:
    orientation = opened.getexif().get(_EXIF_ORIENTATION, 1)
    return _EXIF_TURNS.get(orientation, 0) if isinstance(orientation, int) else 0


def _shrink(size: tuple[int, int]) -> int:
    shrink = 1
    while max(size) / shrink > COMFORTABLE_SIDE:
        shrink *= 2
    return shrink


def _pixels(opened: ImageFile) -> tuple[Colour, int]:
    size = opened.size
    shrink = _shrink(size)
    if shrink > 1 and opened.mode in ("RGB", "L"):
        opened.draft(opened.mode, (size[0] // shrink, size[1] // shrink))
    picture = _as_rgb(opened)
    rest = shrink * picture.width // size[0]
    if rest > 1:
        picture = picture.reduce(rest)
    return np.ascontiguousarray(np.asarray(picture, dtype=np.uint8)), shrink


def _as_rgb(picture: Image.Image) -> Image.Image:
    """Any mode as RGB: transparency on white paper, 16 bits scaled to 8."""
    picture.load()
    if picture.mode.startswith(("I", "F")):
        return _deep_gray(picture).convert("RGB")
    if picture.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in picture.info:
        with_alpha = picture.convert("RGBA")
        paper = Image.new("RGBA", with_alpha.size, "white")
        paper.alpha_composite(with_alpha)
        return paper.convert("RGB")
    return picture.convert("RGB")


def _deep_gray(picture: Image.Image) -> Image.Image:
    values = np.asarray(picture, dtype=np.float64)
    top = 1.0 if values.max(initial=0) <= 1.0 else 255.0 if values.max() <= 255 else 65535.0
    return Image.fromarray(np.clip(values * (255.0 / top), 0, 255).astype(np.uint8))
