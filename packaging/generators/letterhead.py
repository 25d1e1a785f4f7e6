"""What NĐ 30/2020 puts at the top of every paper, and the draft that a paper is until it is scanned."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from generators.composing import Align, Composer, Paper, Setting
from generators.pen import BLUE, blot, figures
from generators.sheet import Block, Piece, Sheet
from generators.typeface import Style, millimetres, points

if TYPE_CHECKING:
    from generators.people import Agency, Citizen, Signer

LEFT_MIDDLE: Final = millimetres(58)
RIGHT_MIDDLE: Final = millimetres(145)

TITLE: Final = Setting(size=14, align=Align.CENTRE, after=1)
FORM: Final = Setting(size=13.5, align=Align.LEFT, after=5, leading=1.25)


@dataclass
class Draft:
    """A paper that is printed and signed, and what it says."""

    id: str
    type_id: str
    fields: dict[str, str]
    sides: list[Sheet]
    handwritten: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    """Fields whose value nobody can be sure of from the paper alone."""
    accepted: dict[str, list[str]] = field(default_factory=dict)
    """Other readings that a fair judge takes as right."""


@dataclass(frozen=True)
class Number:
    """A document number: what goes before the slash may be written by hand."""

    figures: str
    notation: str
    by_hand: bool = False
    first_written: str = ""
    """Figures that were written first, then written over and wiped; empty if nobody corrected anything."""

    def __str__(self) -> str:
        return f"{self.figures}/{self.notation}"


@dataclass(frozen=True)
class Date:
    day: int
    month: int
    year: int

    @property
    def words(self) -> str:
        """As NĐ 30 writes it: days below 10 and the months 1 and 2 with a leading 0."""
        month = f"{self.month:02d}" if self.month < 3 else str(self.month)
        return f"ngày {self.day:02d} tháng {month} năm {self.year}"

    @property
    def iso(self) -> str:
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"


@dataclass(frozen=True)
class Issue:
    """What makes one paper out of a kind of paper."""

    id: str
    agency: Agency
    number: Number
    date: Date
    signer: Signer
    seed: int


def agency_name(agency: Agency) -> str:
    return " ".join(agency.name)


def ward_of(agency: Agency) -> str:
    """`phường Hoa Lư` of the papers of ỦY BAN NHÂN DÂN PHƯỜNG HOA LƯ and of its divisions."""
    kind = "xã" if " XÃ " in f" {agency.seal.above} " else "phường"
    return f"{kind} {agency.place}"


def base_fields(issue: Issue, title: str | None) -> dict[str, str]:
    """The fields that every paper with a head bears."""
    fields = {
        "document_number": str(issue.number),
        "issued_on": issue.date.iso,
        "place": issue.agency.place,
        "parent_agency": " ".join(issue.agency.parent),
        "issuer": agency_name(issue.agency),
        "title": title or "",
        "signer": issue.signer.name,
        "signer_position": issue.signer.position,
        "signing_authority": issue.signer.authority,
    }
    return {key: value for key, value in fields.items() if value}


def owner_fields(owner: Citizen) -> dict[str, str]:
    return {"owner_name": owner.name, "owner_id": owner.id_number, "owner_birth_date": owner.born_iso}


def head(
    paper: Paper,
    agency: Agency,
    number: Number | None,
    issued: Date | None,
    seed: int,
    concerning: tuple[str, ...] = (),
) -> None:
    """Two columns: the agency with number (and `V/v` lines) left, the nation with place and date right."""
    sheet, composer = paper.sheet, paper.composer
    pitch = points(13 * 1.2)
    top = paper.y + pitch
    y = top
    for line in agency.parent:
        composer.centred(sheet, line, LEFT_MIDDLE, y, 12.5, Block.HEAD_LEFT)
        y += pitch
    width = 0.0
    for line in agency.name:
        width = composer.centred(sheet, f"<b>{line}</b>", LEFT_MIDDLE, y, 12.5, Block.HEAD_LEFT)
        y += pitch
    below = y - pitch + millimetres(1.9)
    sheet.rule(LEFT_MIDDLE - width / 5, LEFT_MIDDLE + width / 5, below)
    left = below + millimetres(6.2)
    if number is not None:
        _number(sheet, composer, number, left, seed)
        left += pitch
    for line in concerning:
        composer.centred(sheet, line, LEFT_MIDDLE, left, 12, Block.HEAD_LEFT)
        left += points(12 * 1.2)
    composer.centred(sheet, "<b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>", RIGHT_MIDDLE, top, 12.5, Block.HEAD_RIGHT)
    motto = composer.centred(
        sheet, "<b>Độc lập - Tự do - Hạnh phúc</b>", RIGHT_MIDDLE, top + pitch, 13.5, Block.HEAD_RIGHT
    )
    right = top + pitch + millimetres(1.9)
    sheet.rule(RIGHT_MIDDLE - motto / 2, RIGHT_MIDDLE + motto / 2, right)
    if issued is not None:
        right = max(right + millimetres(6.2), below + millimetres(6.2))
        composer.centred(sheet, f"<i>{agency.place}, {issued.words}</i>", RIGHT_MIDDLE, right, 13.5, Block.HEAD_RIGHT)
    paper.y = max(left - pitch, right) + millimetres(6)


def _number(sheet: Sheet, composer: Composer, number: Number, baseline: int, seed: int) -> None:
    if not number.by_hand:
        composer.centred(sheet, f"Số: {number}", LEFT_MIDDLE, baseline, 13, Block.HEAD_LEFT)
        return
    hands = [figures(text, 5.2, random.Random(seed), BLUE) for text in (number.first_written, number.figures) if text]
    space = " " * (2 + 4 * len(number.figures))
    font = composer.typeface.font(Style.REGULAR, 13)
    text = f"Số:{space}/{number.notation}"
    left = LEFT_MIDDLE - font.getlength(text) / 2
    sheet.write([Piece(text, font)], left, baseline)
    sheet.note(Block.HEAD_LEFT, left, baseline, f"Số: {number}")
    start = left + font.getlength("Số:")
    gap = font.getlength(space)
    left = round(start + (gap - hands[-1].width) / 2)
    top = baseline - hands[-1].height + millimetres(2.1)
    for hand in hands:
        sheet.lay(hand, left, top)
    if number.first_written:
        wiped = blot(4.2, 5.6, random.Random(seed), BLUE)
        sheet.lay(wiped, left + round(hands[-1].width / 2) - wiped.width // 2, top + millimetres(1.4))
