"""How PDFs are to be made. By itself, so that whoever only asks for it loads no decoder."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class Lossless(Enum):
    """What becomes of pictures that are no JPEG."""

    KEEP = "lossless"
    JPEG = "jpeg"


@dataclass(frozen=True, slots=True)
class PdfOptions:
    """What is the same for all PDFs of a package."""

    producer: str
    made_at: datetime
    """Aware."""
    practice: bool = False
    lossless: Lossless = Lossless.KEEP
    """What becomes of PNG and TIFF pictures; a JPEG's own bytes are never touched when a PDF can hold them."""
    quality: int = 85
