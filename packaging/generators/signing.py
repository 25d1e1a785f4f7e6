"""The foot of a paper: receivers left; office, signature, seal and name right."""

from __future__ import annotations

import random
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generators.composing import LEFT, Paper
from generators.pen import BLACK, BLUE, signature
from generators.seal import seal
from generators.sheet import Block
from generators.typeface import millimetres, points

if TYPE_CHECKING:
    from generators.people import Agency, Signer

MIDDLE: Final = millimetres(148)


@dataclass(frozen=True)
class Foot:
    """How a paper is signed."""

    receivers: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    """Lines above the signer's own, such as NGƯỜI KÝ TRÍCH LỤC."""
    under: str = ""
    """A hint in small italics below the office, as forms have it."""
    seal_on_name: bool = False
    """The seal slipped down over the signer's name."""
    space: float = 31.0
    """Millimetres between office and name."""


def sign(paper: Paper, agency: Agency, signer: Signer, seed: int, foot: Foot) -> None:
    """Sign and seal, all on one side of the paper. A signer always signs alike; the seal falls as it falls."""
    chance = random.Random(seed)
    hand = random.Random(zlib.crc32(signer.name.encode()))
    composer = paper.composer
    pitch = points(13 * 1.2)
    lines = [*foot.over, *signer.lines]
    height = pitch * (len(lines) + 1) + millimetres(foot.space + (5 if foot.under else 0))
    paper.room(height)
    top = paper.y + pitch
    if foot.receivers:
        composer.left(paper.sheet, "<b><i>Nơi nhận:</i></b>", LEFT, top, 12, Block.RECEIVERS)
        for index, receiver in enumerate(foot.receivers, start=1):
            y = top + round(points(11) * 1.18) * index + millimetres(0.6)
            composer.left(paper.sheet, f"- {receiver}", LEFT, y, 11, Block.RECEIVERS)
    y = top
    for line in lines:
        composer.centred(paper.sheet, f"<b>{line}</b>", MIDDLE, y, 13, Block.SIGNING)
        y += pitch
    if foot.under:
        composer.centred(paper.sheet, f"<i>{foot.under}</i>", MIDDLE, y - millimetres(0.8), 10.5, Block.SIGNING)
        y += millimetres(4.5)
    name = y - pitch + millimetres(foot.space)
    width = composer.centred(paper.sheet, f"<b>{signer.name}</b>", MIDDLE, name, 13.5, Block.SIGNING)
    pen = signature(hand.uniform(44, 54), hand.uniform(18, 22), hand, BLUE if chance.random() < 0.75 else BLACK)
    paper.sheet.lay(pen, round(MIDDLE - pen.width * 0.42), name - millimetres(6.5) - pen.height + millimetres(2))
    stamp = seal(agency.seal, composer.typeface, seed, turn=chance.uniform(-9, 9), pressure=chance.uniform(0.8, 0.92))
    if foot.seal_on_name:
        left, stamp_top = MIDDLE - width / 2 - stamp.width * 0.28, name - stamp.height * 0.72
    else:
        left, stamp_top = MIDDLE - stamp.width * chance.uniform(0.9, 0.98), name - millimetres(4.6) - stamp.height
    paper.sheet.lay(stamp, round(left), round(stamp_top))
    paper.y = name + pitch
