"""Make as many labelled papers as are wanted, of offices that no other sample has: for measuring and for thresholds.

`python packaging/generators/many.py DIR --count 120 --seed 5 [--digits handwritten_digits.npz]` writes
`DIR/documents/*/truth.json` beside the pictures. The same seed gives the same papers. With `--digits` the last thousand
of real handwritten figures (arrays `images` and `labels`) fill in numbers and days; else drawn ones do.
"""

from __future__ import annotations

import argparse
import random
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import cv2
import numpy as np
from generators.composing import Align, Composer, Paper, Setting
from generators.damage import PROFILES, damage
from generators.invented import BASES, MATTERS, SENTENCES, Office, office, person, signer
from generators.letterhead import LEFT_MIDDLE, RIGHT_MIDDLE, agency_name
from generators.pen import BLACK, BLUE, figures
from generators.sheet import Block, Piece
from generators.signing import Foot, sign
from generators.truth import TYPE_NAMES, save
from generators.typeface import Family, Style, Typeface, millimetres, points
from PIL import Image

if TYPE_CHECKING:
    from generators.people import Agency
    from PIL import ImageFont

ROOT: Final = Path(__file__).resolve().parents[2]
TYPES: Final = (("QD", "QĐ"), ("TB", "TB"), ("CV", ""), ("TTR", "TTr"), ("KH", "KH"), ("BC", "BC"), ("GM", "GM"))
NAMES: Final = TYPE_NAMES | {"KH": "Kế hoạch", "BC": "Báo cáo", "GM": "Giấy mời"}
_SYSTEM: Final = Path("/usr/share/fonts/truetype")
FACES: Final[tuple[tuple[str, str, dict[str, str]] | None, ...]] = (
    None,
    ("noto", "NotoSerif-{}.ttf", {}),
    (
        "dejavu",
        "DejaVuSerifCondensed{}.ttf",
        {"Regular": "", "Bold": "-Bold", "Italic": "-Italic", "BoldItalic": "-BoldItalic"},
    ),
)
"""Fonts of the system beside the program's own; one that is not installed is not used."""


class SystemTypeface(Typeface):
    """A family that lies elsewhere."""

    def __init__(self, folder: Path, pattern: str, names: dict[str, str]) -> None:
        super().__init__(folder)
        self._pattern, self._names = pattern, names

    def font(self, style: Style, size: float, family: Family = Family.SERIF) -> ImageFont.FreeTypeFont:
        key = (family, style, size)
        if key not in self._open:
            from PIL import ImageFont

            path = self._folder / self._pattern.format(self._names.get(style.value, style.value))
            self._open[key] = ImageFont.truetype(str(path), points(size), layout_engine=ImageFont.Layout.BASIC)
        return self._open[key]


class Hand:
    """Somebody's figures."""

    def __init__(self, digits: Path | None) -> None:
        self._images: dict[int, np.ndarray] = {}
        if digits is not None:
            with np.load(digits) as data:
                images, labels = data["images"][-1000:], data["labels"][-1000:]
            self._images = {figure: images[labels == figure] for figure in range(10)}

    def write(self, text: str, height: float, chance: random.Random) -> Image.Image:
        """Ink on white; `height` in millimetres."""
        colour = BLUE if chance.random() < 0.6 else BLACK
        if not self._images:
            return figures(text, height, chance, colour)
        tall = millimetres(height)
        strips = []
        for figure in text:
            own = self._images[int(figure)]
            image = own[chance.randrange(len(own))]
            columns = np.flatnonzero(image.max(axis=0) > 60)
            cut = image[:, max(0, columns[0] - 1) : columns[-1] + chance.randint(1, 3)]
            scale = tall / 20
            strips.append(
                cv2.resize(cut, None, fx=scale * chance.uniform(0.85, 1.0), fy=scale, interpolation=cv2.INTER_CUBIC)
            )
        thick = np.clip(np.hstack(strips) * 1.4, 0, 255).astype(np.uint8)
        mask = cv2.erode(thick, np.ones((3, 3), np.uint8), iterations=chance.randint(0, 1)).astype(np.uint8)
        ink = Image.new("RGB", (mask.shape[1], mask.shape[0]), colour)
        return Image.composite(ink, Image.new("RGB", ink.size, "white"), Image.fromarray(mask))


class Maker:
    def __init__(self, chance: random.Random, hand: Hand) -> None:
        self._chance = chance
        self._hand = hand

    def make(self, name: str, folder: Path) -> None:
        chance = self._chance
        composer = Composer(self._typeface())
        of = office(chance)
        type_id, letters = chance.choice(TYPES)
        year = chance.choice((2023, 2024, 2025, 2026))
        day, month = chance.randint(1, 28), chance.randint(1, 12)
        number_by_hand, day_by_hand = chance.random() < 0.5, chance.random() < 0.45
        count = str(chance.randint(1, 4200))
        count = count.zfill(2) if chance.random() < 0.7 else count
        symbol = "-".join(part for part in (letters, of.symbol) if part)
        symbol = f"{of.symbol}-{chance.choice(('VP', 'KT', 'VX', 'TH'))}" if type_id == "CV" else symbol
        number = f"{count}/{symbol}"
        matter = chance.choice(MATTERS).format(year=year)
        paper = Paper(composer)
        self._head(
            paper,
            of.agency,
            count,
            symbol,
            (day, month, year),
            number_by_hand,
            day_by_hand,
            matter if type_id == "CV" else "",
        )
        self._body(paper, of, type_id, matter)
        who = signer(of, chance)
        foot = Foot(
            receivers=("Như trên;", "Lưu: VT."), seal_on_name=chance.random() < 0.3, space=chance.uniform(26, 34)
        )
        sign(paper, of.agency, who, chance.getrandbits(16), foot)
        subject = ("V/v " if type_id == "CV" else "Về " if matter.startswith("việc") else "") + matter
        fields = {
            "so_ky_hieu": number,
            "ngay_ban_hanh": f"{year}-{month:02d}-{day:02d}",
            "dia_danh": of.agency.place,
            "co_quan_cap_tren": " ".join(of.agency.parent) or None,
            "co_quan_ban_hanh": agency_name(of.agency),
            "ten_van_ban": None if type_id == "CV" else NAMES[type_id].upper(),
            "trich_yeu": subject.removeprefix("V/v "),
            "nguoi_ky": who.name,
            "chuc_vu": who.position,
            "quyen_han_ky": who.authority or None,
        }
        by_hand = [key for key, yes in (("so_ky_hieu", number_by_hand), ("ngay_ban_hanh", day_by_hand)) if yes]
        self._write(paper, folder / name, type_id, fields, by_hand)

    def _typeface(self) -> Typeface:
        own = Typeface(ROOT / "resources" / "fonts")
        face = self._chance.choice(FACES)
        if face is None or not (_SYSTEM / face[0]).is_dir():
            return own
        return SystemTypeface(_SYSTEM / face[0], face[1], face[2])

    def _head(
        self,
        paper: Paper,
        agency: Agency,
        count: str,
        symbol: str,
        date: tuple[int, int, int],
        number_by_hand: bool,
        day_by_hand: bool,
        matter: str,
    ) -> None:
        chance, composer, sheet = self._chance, paper.composer, paper.sheet
        size = chance.choice((12, 12.5, 13))
        pitch = points(size * chance.uniform(1.15, 1.3))
        top = y = paper.y + pitch
        for line in agency.parent:
            composer.centred(sheet, line, LEFT_MIDDLE, y, size, Block.HEAD_LEFT)
            y += pitch
        width = 0.0
        for line in agency.name:
            width = composer.centred(sheet, f"<b>{line}</b>", LEFT_MIDDLE, y, size, Block.HEAD_LEFT)
            y += pitch
        sheet.rule(LEFT_MIDDLE - width / 5, LEFT_MIDDLE + width / 5, y - pitch + millimetres(1.9))
        left = y + millimetres(chance.uniform(3, 6))
        self._filled(paper, "Số: ", count, f"/{symbol}", LEFT_MIDDLE, left, number_by_hand, Block.HEAD_LEFT, 13)
        nation = chance.choice(("CỘNG HÒA", "CỘNG HOÀ")) + " XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        composer.centred(sheet, f"<b>{nation}</b>", RIGHT_MIDDLE, top, size, Block.HEAD_RIGHT)
        motto = "Độc lập - Tự do - Hạnh phúc"
        width = composer.centred(sheet, f"<b>{motto}</b>", RIGHT_MIDDLE, top + pitch, size + 1, Block.HEAD_RIGHT)
        sheet.rule(RIGHT_MIDDLE - width / 2, RIGHT_MIDDLE + width / 2, top + pitch + millimetres(1.9))
        day, month, year = date
        before = f"{agency.place}, ngày "
        after = f" tháng {month:02d} năm {year}" if month < 3 or chance.random() < 0.5 else f" tháng {month} năm {year}"
        right = max(left, top + 2 * pitch + millimetres(4))
        self._filled(paper, before, f"{day:02d}", after, RIGHT_MIDDLE, right, day_by_hand, Block.HEAD_RIGHT, 13, "i")
        if matter:
            left += pitch
            for line in _broken(f"V/v {matter}", 34):
                composer.centred(sheet, line, LEFT_MIDDLE, left, 12, Block.HEAD_LEFT)
                left += points(12 * 1.2)
        paper.y = max(left, right) + millimetres(chance.uniform(4, 9))

    def _filled(
        self, paper: Paper, before: str, filled: str, after: str, middle: float, baseline: int, by_hand: bool,
        block: Block, size: float, slope: str = "",
    ) -> None:  # fmt: skip
        """A line with figures printed or filled in by hand."""
        composer, chance, sheet = paper.composer, self._chance, paper.sheet
        if not by_hand:
            text = before + filled + after
            composer.centred(sheet, f"<{slope}>{text}</{slope}>" if slope else text, middle, baseline, size, block)
            return
        ink = self._hand.write(filled, chance.uniform(4.2, 6.5), chance)
        font = composer.typeface.font(Style.ITALIC if slope else Style.REGULAR, size)
        gap = max(ink.width * chance.uniform(0.8, 1.25), millimetres(8))
        dotted = chance.random() < 0.4
        left = middle - (font.getlength(before) + gap + font.getlength(after)) / 2
        end = sheet.write([Piece(before, font)], left, baseline)
        if dotted:
            dots = "." * int(gap / font.getlength("."))
            sheet.write([Piece(dots, font)], end, baseline)
        sheet.write([Piece(after, font)], end + gap, baseline)
        sheet.note(block, left, baseline, (before + filled + after).replace("  ", " "))
        top = baseline - ink.height + millimetres(chance.uniform(0, 1.6))
        sheet.lay(ink, round(end + (gap - ink.width) / 2), round(top))

    def _body(self, paper: Paper, of: Office, type_id: str, matter: str) -> None:
        chance = self._chance
        centred = Setting(size=14, align=Align.CENTRE, after=1)
        if type_id == "CV":
            paper.paragraph(
                f"Kính gửi: {chance.choice(('Sở Nội vụ', 'Ông ' + person(chance), 'Các thôn, tổ dân phố'))}.",
                replace(centred, after=8),
            )
        else:
            paper.paragraph(f"<b>{NAMES[type_id].upper()}</b>", centred)
            subject = ("Về " if matter.startswith("việc") else "") + matter
            for line in _broken(subject[0].upper() + subject[1:], 52):
                paper.paragraph(f"<b>{line}</b>", replace(centred, size=13.5, after=0))
            paper.underline()
        if type_id == "QD":
            paper.paragraph(
                f"<b>{of.principal} {agency_name(of.agency)}</b>", replace(centred, size=13, before=4, after=5)
            )
            for line in BASES:
                paper.paragraph(line, Setting(style=Style.ITALIC, after=3))
            paper.paragraph("<b>QUYẾT ĐỊNH:</b>", replace(centred, before=3, after=4))
        sentences = chance.sample(SENTENCES, chance.randint(2, 5))
        for place, line in enumerate(sentences, start=1):
            paper.paragraph(f"<b>Điều {place}.</b> {line}" if type_id == "QD" else f"{place}. {line}")
        paper.skip(2)

    def _write(
        self, paper: Paper, folder: Path, type_id: str, fields: dict[str, str | None], by_hand: list[str]
    ) -> None:
        profile = self._chance.choice(PROFILES)
        folder.mkdir(parents=True, exist_ok=True)
        pages: list[dict[str, Any]] = []
        for index, sheet in enumerate(paper.sheets, start=1):
            data, dpi = damage(sheet.image, profile, self._chance)
            (folder / f"p{index}.jpg").write_bytes(data)
            page = {"file": f"p{index}.jpg", "rotation": 0, "blank": False, "dpi": dpi}
            pages.append(page | {"text": sheet.text(), "text_rows": sheet.text_rows()})
        kind = {"code": type_id, "name": NAMES[type_id]}
        truth = {"id": folder.name, "profile": profile, "kind": kind, "fields": fields, "accepted": {}}
        save(truth | {"handwritten": by_hand, "codes": [], "pages": pages}, folder / "truth.json")


def _broken(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=120)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--digits", type=Path)
    given = parser.parse_args()
    maker = Maker(random.Random(given.seed), Hand(given.digits))
    for number in range(1, given.count + 1):
        maker.make(f"m{given.seed}-{number:03d}", given.folder / "documents")


if __name__ == "__main__":
    main()
