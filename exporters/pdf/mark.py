"""The practice mark: "TẬP HUẤN" in red outline across the page, and once small and full at its top."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from exporters.pdf.syntax import number, numbers

if TYPE_CHECKING:
    from exporters.pdf.parts import MarkFont

_ACROSS: Final = 0.75
"""Of the page's diagonal."""
_TOP_SIZE: Final = 0.03
"""Of the page's height."""
_RED: Final = b"0.8 0 0"


def practice_mark(width: float, height: float, font: MarkFont) -> bytes:
    """The operators for a page of that many points; the outline leaves the paper under it legible."""
    text = b"<" + b"".join(b"%04X" % glyph for glyph in font.glyphs) + b">"
    length = sum(font.widths) / 1000
    size = _ACROSS * math.hypot(width, height) / length
    turn = math.atan2(height, width)
    cos, sin = math.cos(turn), math.sin(turn)
    along, up = length * size / 2, font.cap_height * size / 2000
    start = (width / 2 - along * cos + up * sin, height / 2 - along * sin - up * cos)
    top = max(_TOP_SIZE * height, 1.0)
    return b"".join(
        (
            b"q\nBT\n%s RG %s rg\n" % (_RED, _RED),
            b"1 Tr %s w /F1 %s Tf 100 Tz\n" % (number(size / 120), number(size)),
            b"%s Tm %s Tj\n" % (numbers((cos, sin, -sin, cos, *start)), text),
            b"0 Tr /F1 %s Tf\n" % number(top),
            b"1 0 0 1 %s Tm %s Tj\n" % (numbers(((width - length * top) / 2, height - 1.5 * top)), text),
            b"ET\nQ\n",
        )
    )
