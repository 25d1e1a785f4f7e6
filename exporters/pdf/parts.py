"""The small files that every PDF of ours carries; `packaging/generators/make_pdf_parts.py` made them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_RESOURCES: Final = Path(__file__).resolve().parents[2] / "resources"


@dataclass(frozen=True, slots=True)
class MarkFont:
    """The letters of the practice mark; lengths in thousandths of an em."""

    program: bytes
    text: str
    glyphs: tuple[int, ...]
    """One for each letter of `text`."""
    widths: tuple[int, ...]
    ascent: int
    descent: int
    cap_height: int
    box: tuple[int, ...]


def colour_profile() -> bytes:
    """The sRGB profile of the output intent."""
    return (_RESOURCES / "icc" / "sRGB.icc").read_bytes()


def glyphless_font() -> bytes:
    return (_RESOURCES / "fonts" / "SohoaGlyphless.ttf").read_bytes()


def mark_font() -> MarkFont:
    facts = json.loads((_RESOURCES / "fonts" / "SohoaMark.json").read_text(encoding="utf-8"))
    return MarkFont(
        program=(_RESOURCES / "fonts" / "SohoaMark.ttf").read_bytes(),
        text=facts["text"],
        glyphs=tuple(facts["glyphs"]),
        widths=tuple(facts["widths"]),
        ascent=facts["ascent"],
        descent=facts["descent"],
        cap_height=facts["cap_height"],
        box=tuple(facts["box"]),
    )
