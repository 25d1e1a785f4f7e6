"""Makes the small parts that every PDF of ours carries; run again only to change them.

`resources/fonts/SohoaGlyphless.ttf`: one empty glyph, half an em wide, for the invisible text. Our own, MIT like the
rest. `resources/fonts/SohoaMark.ttf` and `.json`: the letters of "TẬP HUẤN" out of Liberation Sans Bold, renamed as the
SIL Open Font License asks of a changed version; the JSON holds glyph numbers and widths, so that the program needs no
font library. `resources/icc/sRGB.icc`: Little CMS's built-in sRGB profile, free of rights.

    python packaging/generators/make_pdf_parts.py
"""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Final

from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from PIL import ImageCms

RESOURCES: Final = Path(__file__).resolve().parents[2] / "resources"
EM: Final = 1000
ADVANCE: Final = 500
ASCENT: Final = 800
DESCENT: Final = -200
MARK: Final = "TẬP HUẤN"
FONT_EPOCH: Final = 3_786_912_000
"""1 January 2024 in seconds since 1904: a fixed date makes the same bytes each time."""


def make_glyphless(target: Path) -> None:
    """Glyph 0 is a box, so that the outline table is not empty; glyph 1, the only one ever used, draws nothing."""
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", "blank"])
    builder.setupCharacterMap({0x20: "blank"})
    box = TTGlyphPen(None)
    for index, corner in enumerate([(50, 0), (50, 700), (450, 700), (450, 0)]):
        (box.lineTo if index else box.moveTo)(corner)
    box.closePath()
    builder.setupGlyf({".notdef": box.glyph(), "blank": TTGlyphPen(None).glyph()})
    builder.setupHorizontalMetrics({".notdef": (ADVANCE, 50), "blank": (ADVANCE, 0)})
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    builder.setupNameTable({"familyName": "SohoaGlyphless", "styleName": "Regular", "psName": "SohoaGlyphless"})
    builder.setupOS2(sTypoAscender=ASCENT, sTypoDescender=DESCENT, usWinAscent=ASCENT, usWinDescent=-DESCENT)
    builder.setupPost()
    builder.updateHead(created=FONT_EPOCH, modified=FONT_EPOCH)
    builder.font.recalcTimestamp = False
    builder.save(target)


def make_mark(source: Path, target: Path) -> None:
    options = subset.Options(notdef_outline=True, hinting=False, layout_features=[], name_IDs=[0, 13, 14])
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "FFTM"]
    font = TTFont(source, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(text=MARK)
    cutter.subset(font)
    for record in ((1, "Sohoa Mark"), (2, "Bold"), (3, "SohoaMark 1"), (4, "Sohoa Mark"), (6, "SohoaMark")):
        font["name"].setName(record[1], record[0], 3, 1, 0x409)
    font["head"].created = font["head"].modified = FONT_EPOCH
    font.save(target)
    em = font["head"].unitsPerEm
    names = font.getBestCmap()
    glyphs = [font.getGlyphID(names[ord(letter)]) for letter in MARK]
    scaled = {glyph: round(font["hmtx"][font.getGlyphName(glyph)][0] * 1000 / em) for glyph in glyphs}
    facts = {
        "text": MARK,
        "glyphs": glyphs,
        "widths": [scaled[glyph] for glyph in glyphs],
        "ascent": round(font["hhea"].ascent * 1000 / em),
        "descent": round(font["hhea"].descent * 1000 / em),
        "cap_height": round(font["OS/2"].sCapHeight * 1000 / em),
        "box": [round(getattr(font["head"], side) * 1000 / em) for side in ("xMin", "yMin", "xMax", "yMax")],
    }
    target.with_suffix(".json").write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def srgb_profile() -> bytes:
    """The profile with a fixed date, and as version 4.2, the one PDF 1.7 names: it has no tag that came later."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[8:12] = bytes((4, 0x20, 0, 0))
    profile[24:36] = struct.pack(">6H", 2024, 1, 1, 0, 0, 0)
    profile[84:100] = bytes(16)
    return bytes(profile)


def main() -> None:
    make_glyphless(RESOURCES / "fonts" / "SohoaGlyphless.ttf")
    make_mark(RESOURCES / "fonts" / "LiberationSans-Bold.ttf", RESOURCES / "fonts" / "SohoaMark.ttf")
    (RESOURCES / "icc" / "sRGB.icc").write_bytes(srgb_profile())


if __name__ == "__main__":
    main()
