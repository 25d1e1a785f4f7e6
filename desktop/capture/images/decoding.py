"""How Pillow is asked, and how its refusals are understood."""

from __future__ import annotations

import struct
import warnings
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from PIL.Image import DecompressionBombError

from desktop.capture.errors import FileUnreadable, ImageTooLarge
from desktop.capture.images.limits import PIXEL_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL.Image import Image

REFUSALS: Final = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    EOFError,
    ArithmeticError,
    AttributeError,
    MemoryError,
    RuntimeError,
    DecompressionBombError,
    struct.error,
    zlib.error,
)
"""What Pillow and pikepdf raise on broken files besides errors of their own; `Image.open` passes over most of them."""


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """What a decoder raises within becomes FileUnreadable; what it only warns of is let pass.

    Raises:
        FileUnreadable: the decoder gave up.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except REFUSALS as error:
            detail = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
            raise FileUnreadable(path, detail.replace(str(path), "")) from error


def refuse_too_large(path: Path, width: int, height: int) -> None:
    """Go by the header, before anything is decoded.

    Raises:
        ImageTooLarge: no page has so many pixels.
    """
    if width * height > PIXEL_LIMIT:
        raise ImageTooLarge(path, width, height)


def stated_dpi(image: Image) -> int | None:
    """Pixels per inch along the lines, as the file states them."""
    dpi = axes_dpi(image)
    return None if dpi is None else round(dpi[0])


def axes_dpi(image: Image) -> tuple[float, float] | None:
    """Pixels per inch across and down; None where the file states nothing that can be meant."""
    stated = image.info.get("dpi")
    if not isinstance(stated, tuple) or len(stated) != 2:
        return None
    try:
        across, down = float(stated[0]), float(stated[1])
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    return (across, down) if 1.5 < across < 20_000 and 1.5 < down < 20_000 else None
