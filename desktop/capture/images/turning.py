"""Turns pictures by right angles; a scanner's JPEG loses next to nothing."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from PIL import JpegImagePlugin
from PIL.Image import Transpose

from desktop.capture.types import ScannedImage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image

_TURNS: Final = {90: Transpose.ROTATE_270, 180: Transpose.ROTATE_180, 270: Transpose.ROTATE_90}
"""Degrees clockwise → Pillow's own, which count the other way."""
_HALVED_BOTH_WAYS: Final = 2
"""Pillow's number of 4:2:0."""


def turned(picture: Image, turn: int) -> Image:
    """The picture turned `turn` degrees clockwise: 0, 90, 180 or 270."""
    return picture if turn == 0 else picture.transpose(_TURNS[turn])


def turned_jpeg(page: ScannedImage, turn: int) -> ScannedImage:
    """The page turned `turn` degrees clockwise, in the steps of brightness (quantisation) of the original.

    Not turned, it is the very same. Blocks that lie on the same grid after the turn keep their values; colours that
    were halved in one direction only are written in full, since Pillow cannot halve them in the other.
    """
    if turn == 0:
        return page
    with JpegImagePlugin.JpegImageFile(io.BytesIO(page.data)) as image:
        image.load()
        halved = JpegImagePlugin.get_sampling(image) == _HALVED_BOTH_WAYS
        steps = {
            number: _turned_steps(table) if turn in (90, 270) else list(table)
            for number, table in image.quantization.items()
        }
        picture = turned(image, turn)
        target = io.BytesIO()
        picture.save(
            target,
            "JPEG",
            qtables=steps,
            subsampling=_HALVED_BOTH_WAYS if halved else 0,
            dpi=(page.dpi or 0, page.dpi or 0),
            icc_profile=image.info.get("icc_profile"),
        )
    return ScannedImage(target.getvalue(), "image/jpeg", picture.width, picture.height, page.dpi, page.file, page.index)


def _turned_steps(table: Sequence[int]) -> list[int]:
    """A quantisation table of 8 rows and 8 columns, with rows for columns."""
    return [table[row * 8 + column] for column in range(8) for row in range(8)]
