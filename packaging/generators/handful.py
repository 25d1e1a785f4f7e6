"""The small set of the tests: papers of another agency, each hard in its own way, one folder each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from generators import civil_status, decisions, letters, people
from generators.composing import Composer
from generators.letterhead import Date, Issue, Number
from generators.stack import Placed, Side, label, place

if TYPE_CHECKING:
    from generators.typeface import Typeface

OFFICE: Final = ("BỘ PHẬN MỘT CỬA", "XÃ GIA VIỄN")


def handful(typeface: Typeface) -> list[Placed]:
    """Five documents: plain, upside down with a sticker, number by hand, turned by 90°, seal over the name."""
    composer = Composer(typeface)

    def issue(name: str, agency: people.Agency, number: Number, day: int, signer: people.Signer, seed: int) -> Issue:
        return Issue(name, agency, number, Date(day, 10, 2025), signer, seed)

    papers = [
        place(
            letters.hardship_announcement(
                composer,
                issue("hardship", people.COMMUNE, Number("97", "TB-UBND"), 7, people.COMMUNE_CHAIR_FOR_ALL, 41),
                people.LOI,
                2025,
            ),
            "H42.71-251001-0012",
            41,
        ),
        label(
            place(
                civil_status.birth(
                    composer,
                    issue("birth", people.COMMUNE_CIVIL, Number("08", "TLKS-BS"), 9, people.COMMUNE_DEPUTY, 42),
                    people.DAT,
                    people.YEN,
                    people.CUONG,
                    "Ngày mùng năm, tháng ba, năm hai nghìn không trăm hai mươi mốt",
                    "35/2021",
                    "12 tháng 3 năm 2021",
                ),
                "H42.71-251009-0003",
                42,
                turned={0: 180, 1: 180},
            ),
            typeface,
            office=OFFICE,
        ),
        place(
            letters.reply_letter(
                composer,
                issue("reply", people.COMMUNE, Number("356", "UBND-KT", by_hand=True), 14, people.COMMUNE_DEPUTY, 43),
                people.BINH,
            ),
            "H42.71-250925-0020",
            43,
            skew=(0.9, -0.9),
        ),
        place(
            civil_status.marital_status(
                composer,
                issue(
                    "status",
                    people.COMMUNE_CIVIL,
                    Number("62", "UBND-XNTTHN"),
                    21,
                    people.COMMUNE_DEPUTY_FOR_ALL,
                    44,
                ),
                people.HOAI,
                "Bổ sung hồ sơ đề nghị mua nhà ở xã hội.",
            ),
            "H42.71-251020-0005",
            44,
            turned={0: 270, 1: 270},
        ),
        place(
            decisions.funeral(
                composer,
                issue("funeral", people.COMMUNE, Number("508", "QĐ-UBND"), 30, people.COMMUNE_DEPUTY, 45),
                people.CUONG,
                "ông Ninh Văn Bản (sinh năm 1936, là đối tượng đang hưởng trợ cấp xã hội hằng tháng)",
                "11 tháng 10 năm 2025",
                "Tờ trình số 77/TTr-PVHXH ngày 28 tháng 10 năm 2025",
            ),
            "H42.71-251016-0009",
            45,
            skew=(-0.5, 0.5),
        ),
    ]
    for placed in papers:
        placed.sides = [Side(side.sheet, side.back, replace(side.handling, quality=66)) for side in placed.sides]
        if placed.draft.id != "reply":
            # One of them keeps its blank back; five would only fill the repository.
            placed.sides = [side for side in placed.sides if side.sheet is not None]
    return papers
