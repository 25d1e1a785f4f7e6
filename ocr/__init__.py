"""Image in, readings out; knows no Qt, no database, no office.

Pages: `read_page(image, engine)`, with an engine from `ocr.engines.create()`.
"""

from __future__ import annotations

from ocr.imaging.load import decode
from ocr.pipeline import read_page

__all__ = [
    "decode",
    "read_page",
]
