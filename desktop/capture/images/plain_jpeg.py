"""JPEGs chosen as files: as they came, but for those whose pixels nobody after us would see the right way round."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from PIL import ImageChops
from PIL.Image import Transpose
from PIL.JpegImagePlugin import JpegImageFile

from desktop.capture.images.decoding import refusals
from desktop.capture.images.jpeg import jpeg_page
from desktop.capture.images.png import as_png_page

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

    from desktop.capture.types import ScannedImage

_ORIENTATION: Final = 0x0112
_MIRRORED: Final = {
    2: Transpose.FLIP_LEFT_RIGHT,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    7: Transpose.TRANSVERSE,
}
"""EXIF 2.32, tag 0x0112: the pixels are stored as in a mirror. A mere turn is found out when the page is read."""


def plain_jpeg(path: Path, data: bytes, index: int) -> ScannedImage:
    """A page that is these very bytes; one that is mirrored, or of four inks in another manner than Adobe's, as PNG.

    Raises:
        FileUnreadable: broken, or cut short.
        ImageTooLarge: by its header.
    """
    page = jpeg_page(path, data, index)
    with refusals(path), JpegImageFile(io.BytesIO(data)) as image:
        mirror = _MIRRORED.get(image.getexif().get(_ORIENTATION, 1))
        # Pillow takes all inks for inverted, as Adobe writes them; only Adobe's own marker says that they are.
        is_negative = image.mode == "CMYK" and "adobe" not in image.info
        if mirror is None and not is_negative:
            return page
        picture: Image = ImageChops.invert(image) if is_negative else image
        shown = picture if mirror is None else picture.transpose(mirror)
        shown.info = {"dpi": image.info["dpi"]} if "dpi" in image.info else {}
    return as_png_page(path, shown, index)
