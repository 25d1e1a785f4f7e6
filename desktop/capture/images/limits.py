"""How large a page may be."""

from typing import Final

PIXEL_LIMIT: Final = 120_000_000
"""Pixels of one picture, by its header; A2 at 400 dpi has 62 million. What has more is refused before it is decoded."""
BYTE_LIMIT: Final = 1 << 29
"""Bytes of a picture that is kept as it came."""
RENDERED_PIXELS: Final = 40_000_000
"""Pixels of a page drawn by us; A3 at 400 dpi has 31 million."""
RENDERED_SIDE: Final = 20_000
"""Pixels of its longer side."""
