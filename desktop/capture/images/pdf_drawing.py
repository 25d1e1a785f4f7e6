"""Draws PDF pages."""

from __future__ import annotations

import io
import math
from contextlib import closing
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageChops
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from desktop.capture.images.limits import RENDERED_PIXELS, RENDERED_SIDE
from desktop.capture.images.turning import turned
from desktop.capture.types import ScannedImage

if TYPE_CHECKING:
    from pathlib import Path

    import pypdfium2

    from desktop.capture.images.pdf_scan import Scan

DPI: Final = 300
"""At which a page is drawn when nothing on it says better."""
_FINEST: Final = 600
_QUALITY: Final = 90
_POINTS_PER_INCH: Final = 72
_JUST_BELOW: Final = 1 - 1e-6
"""Sizes are rounded up: 2480.0000001 must not become 2481."""


def drawn(path: Path, document: pypdfium2.PdfDocument, index: int, scan: Scan | None, unit: float) -> ScannedImage:
    """The page as a viewer shows it, annotations, filled fields and looks of signatures included.

    A scan that cannot be taken as it is comes at its own resolution; `unit` is the page's UserUnit, which PDFium does
    not mind.

    Raises:
        pypdfium2.PdfiumError: the page is broken.
    """
    with closing(document[index]) as page:
        width, height = (side * unit / _POINTS_PER_INCH for side in page.get_size())
        dpi = _affordable_dpi(width, height, DPI if scan is None else min(scan.dpi, _FINEST))
        scale = dpi * unit / _POINTS_PER_INCH * _JUST_BELOW
        with closing(page.render(scale=scale, prefer_bgrx=True, rev_byteorder=True)) as bitmap:
            picture = _grey_if_colourless(bitmap.to_pil().convert("RGB"))
    target = io.BytesIO()
    stated = max(1, round(dpi))
    picture.save(target, "JPEG", quality=_QUALITY, subsampling=0, dpi=(stated, stated))
    return ScannedImage(target.getvalue(), "image/jpeg", picture.width, picture.height, stated, str(path), index)


def black_and_white(path: Path, document: pypdfium2.PdfDocument, index: int, scan: Scan) -> ScannedImage | None:
    """The dots of a black and white scan, each as the scanner saw it; None where they are of two other colours.

    Raises:
        pypdfium2.PdfiumError: the picture is broken.
    """
    with closing(document[index]) as page:
        images = list(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE]))
        if len(images) != 1:
            return None
        dots = images[0].get_bitmap().to_pil().convert("RGB")
    grey = _grey_if_colourless(dots)
    if grey.mode != "L" or sum(grey.histogram()[1:255]) > 0:
        return None
    if scan.is_stencil:
        grey = ImageChops.invert(grey)
    page_picture = turned(grey.convert("1", dither=Image.Dither.NONE), scan.turn)
    dpi = round(scan.dpi)
    target = io.BytesIO()
    page_picture.save(target, "PNG", compress_level=9, dpi=(dpi, dpi))
    return ScannedImage(target.getvalue(), "image/png", page_picture.width, page_picture.height, dpi, str(path), index)


def _affordable_dpi(width: float, height: float, wished: float) -> float:
    """What a page of `width` × `height` inches may be drawn at, so that the picture stays of a size to work with."""
    by_area = math.sqrt(RENDERED_PIXELS / (width * height))
    by_side = RENDERED_SIDE / max(width, height)
    return min(wished, by_area, by_side)


def _grey_if_colourless(picture: Image.Image) -> Image.Image:
    red, green, blue = picture.split()
    coloured = ImageChops.difference(red, green).getbbox() or ImageChops.difference(red, blue).getbbox()
    return picture if coloured else red
