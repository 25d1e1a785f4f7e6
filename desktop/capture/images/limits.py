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
PAGE_LIMIT: Final = 2_000
"""Pages of one file; the thickest dossier in a folder for papers has some hundreds."""
LONGEST_DRAWING: Final = 48_000_000
"""Bytes of operators of one PDF page, what it draws again and again counted each time; a dense map has 20 million."""
DEEPEST_FORM: Final = 40
"""Forms within forms."""
