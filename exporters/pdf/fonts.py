"""Fonts of our PDFs: one without glyphs for the invisible text, one with eight letters for the practice mark.

Both are embedded whole and reached by glyph number, so no reader ever needs a font of its own. ISO 19005-2, 6.2.11.8
forbids glyph 0 for invisible text too: every character stands on glyph 1.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

from exporters.pdf.parts import MarkFont, glyphless_font
from exporters.pdf.syntax import PdfFile, Reference, numbers, refer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ADVANCE: Final = 0.5
"""Width of every character of the glyphless font, in ems."""
DESCENT: Final = 0.2
"""How far the glyphless font reaches below the baseline, in ems; it reaches 1 - DESCENT above it."""

_MAP_HEAD: Final = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_MAP_TAIL: Final = b"""endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
_MAP_ROWS: Final = 100
"""The most rows a block of a character map may have."""


class Alphabet:
    """The characters a document uses, numbered from 1 as they come; beyond the basic plane too."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}

    def encode(self, text: str) -> bytes:
        """`text` as a hexadecimal string of two-byte codes."""
        codes = (self._codes.setdefault(letter, len(self._codes) + 1) for letter in text)
        return b"<" + b"".join(b"%04X" % code for code in codes) + b">"

    @property
    def size(self) -> int:
        return len(self._codes)

    def unicode_map(self) -> bytes:
        return _unicode_map((code, letter) for letter, code in self._codes.items())


def put_glyphless(file: PdfFile, alphabet: Alphabet, reference: Reference) -> None:
    """The font of the invisible text, once all of it is known."""
    glyph_map = zlib.compress(b"\0\0" + b"\0\1" * alphabet.size)
    entry = b"/CIDToGIDMap " + refer(file.put_stream(b"/Filter /FlateDecode", glyph_map))
    descriptor = (
        b"/Flags 5 /FontBBox [0 -200 500 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80"
    )
    _put_font(file, reference, b"SohoaGlyphless", glyphless_font(), descriptor, entry, alphabet.unicode_map())


def put_mark(file: PdfFile, font: MarkFont, reference: Reference) -> None:
    """The font of the practice mark; its codes are its glyph numbers."""
    widths = b" ".join(b"%d [%d]" % pair for pair in sorted(set(zip(font.glyphs, font.widths, strict=True))))
    descriptor = b"/Flags 4 /FontBBox [%s] /ItalicAngle 0 /Ascent %d /Descent %d /CapHeight %d /StemV 140" % (
        numbers(font.box),
        font.ascent,
        font.descent,
        font.cap_height,
    )
    letters = _unicode_map(sorted(set(zip(font.glyphs, font.text, strict=True))))
    entry = b"/CIDToGIDMap /Identity /W [%s]" % widths
    _put_font(file, reference, b"SohoaMark", font.program, descriptor, entry, letters)


def _put_font(
    file: PdfFile, reference: Reference, name: bytes, program: bytes, descriptor: bytes, entry: bytes, letters: bytes
) -> None:
    embedded = file.put_stream(b"/Filter /FlateDecode /Length1 %d" % len(program), zlib.compress(program))
    described = file.put(
        b"<< /Type /FontDescriptor /FontName /%s %s /FontFile2 %s >>" % (name, descriptor, refer(embedded))
    )
    descendant = file.put(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        b" /FontDescriptor %s /DW 500 %s >>" % (name, refer(described), entry)
    )
    unicode_map = file.put_stream(b"/Filter /FlateDecode", zlib.compress(letters))
    file.put(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%s] /ToUnicode %s >>"
        % (name, refer(descendant), refer(unicode_map)),
        reference,
    )


def _unicode_map(letters: Iterable[tuple[int, str]]) -> bytes:
    rows = [b"<%04X> <%s>\n" % (code, _utf16(letter)) for code, letter in letters]
    return _MAP_HEAD + b"".join(_blocks(rows)) + _MAP_TAIL


def _utf16(letter: str) -> bytes:
    return letter.encode("utf-16-be").hex().upper().encode("ascii")


def _blocks(rows: list[bytes]) -> Iterator[bytes]:
    for start in range(0, len(rows), _MAP_ROWS):
        block = rows[start : start + _MAP_ROWS]
        yield b"%d beginbfchar\n" % len(block) + b"".join(block) + b"endbfchar\n"
