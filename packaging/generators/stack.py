"""The stack of the demonstration: thirteen documents of ten kinds, in the order of the feeder."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generators import civil_status, decisions, letters, people, permits
from generators.codes import separator, sticker
from generators.composing import Composer
from generators.letterhead import Date, Draft, Issue, Number
from generators.scanner import Handling

if TYPE_CHECKING:
    from generators.sheet import Sheet
    from generators.typeface import Typeface

OFFICE = ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", "PHƯỜNG HOA LƯ")


@dataclass(frozen=True)
class Side:
    """One picture to be: what is printed on it, what is on its back, how it lies."""

    sheet: Sheet | None
    """None for a blank back."""
    back: Sheet | None
    handling: Handling


@dataclass
class Placed:
    """A document in the stack with the separator sheets before it."""

    draft: Draft
    dossier_code: str
    sides: list[Side]
    separators: list[Side] = field(default_factory=list)
    label: bool = False
    seal_on_name: bool = False


def place(
    draft: Draft,
    dossier_code: str,
    seed: int,
    *,
    turned: dict[int, int] | None = None,
    skew: tuple[float, ...] = (0.2, -0.15),
) -> Placed:
    """Lay a paper printed on both sides into the feeder: an odd number of sides leaves a blank back."""
    turns = turned or {}
    printed: list[Sheet | None] = [*draft.sides]
    if len(printed) % 2:
        printed.append(None)
    sides = []
    for index, sheet in enumerate(printed):
        back = printed[index ^ 1]
        handling = Handling(
            seed=seed * 100 + index,
            skew=skew[index % len(skew)],
            turned=turns.get(index, 0),
            through=0.03 if sheet is not None else 0.06,
            noise=1.5 if sheet is not None else 1.1,
            quality=72 if sheet is not None else 60,
        )
        sides.append(Side(sheet, back, handling))
    return Placed(draft, dossier_code, sides)


def label(
    placed: Placed, typeface: Typeface, left: float = 122, top: float = 3.5, office: tuple[str, str] = OFFICE
) -> Placed:
    """Stick the dossier's code on the first page."""
    sticker(placed.draft.sides[0], typeface, placed.dossier_code, office, left, top)
    placed.draft.fields["dossier_code"] = placed.dossier_code
    placed.label = True
    return placed


def demonstration(typeface: Typeface) -> list[Placed]:
    """All documents, in scan order."""
    composer = Composer(typeface)
    march = 3

    def issue(name: str, agency: people.Agency, number: Number, day: int, signer: people.Signer, seed: int) -> Issue:
        return Issue(name, agency, number, Date(day, march, 2026), signer, seed)

    stack = [
        label(
            place(
                decisions.pension(
                    composer,
                    issue("pension", people.WARD, Number("412", "QĐ-UBND"), 6, people.DEPUTY_HIEN, 11),
                    people.MAN,
                    "Tờ trình số 57/TTr-PVHXH ngày 04 tháng 3 năm 2026",
                    "ngày 01 tháng 3 năm 2026",
                ),
                "H42.39-260223-0017",
                11,
            ),
            typeface,
        ),
        label(
            place(
                civil_status.birth(
                    composer,
                    issue("birth", people.WARD_CIVIL, Number("186", "TLKS-BS"), 9, people.DEPUTY_TUE, 12),
                    people.QUAN,
                    people.TRANG,
                    people.BAO,
                    "Ngày mùng chín, tháng mười một, năm hai nghìn không trăm mười chín",
                    "213/2019",
                    "18 tháng 11 năm 2019",
                ),
                "H42.39-260309-0041",
                12,
                skew=(-0.3, 0.3),
            ),
            typeface,
        ),
        label(
            place(
                permits.building(
                    composer,
                    issue("building", people.WARD, Number("23", "GPXD-UBND"), 11, people.DEPUTY_TUE_FOR_ALL, 13),
                    people.LAM,
                ),
                "H42.39-260225-0006",
                13,
                skew=(0.35, -0.35),
            ),
            typeface,
            left=124,
        ),
        place(
            letters.land_letter(
                composer,
                issue(
                    "letter", people.WARD_ECONOMY, Number("214", "PKTHTĐT", by_hand=True), 9, people.ECONOMY_HEAD, 14
                ),
            ),
            "H42.39-260225-0011",
            14,
            skew=(0.15, -0.15),
        ),
        place(
            letters.closing_announcement(
                composer,
                issue("closing", people.WARD_ECONOMY, Number("72", "TB-PKTHTĐT"), 11, people.ECONOMY_DEPUTY, 15),
                people.THAO,
                "H42.39-260306-0028",
            ),
            "H42.39-260306-0028",
            15,
            turned={0: 180, 1: 180},
            skew=(-0.25, 0.25),
        ),
        place(
            letters.proposal(
                composer,
                issue("proposal", people.WARD_CULTURE, Number("58", "TTr-PVHXH"), 5, people.CULTURE_DEPUTY, 16),
                people.NHAI,
            ),
            "H42.39-260224-0009",
            16,
            turned={1: 180},
            skew=(0.1, 0.3),
        ),
        place(
            permits.household_business(
                composer,
                issue("business", people.WARD_ECONOMY, Number("", ""), 12, people.ECONOMY_HEAD, 17),
                people.VINH,
            ),
            "H42.39-260310-0033",
            17,
            skew=(0.4, -0.4),
        ),
        place(
            civil_status.marriage(
                composer,
                issue("marriage", people.WARD_CIVIL, Number("44", "TLKH-BS"), 10, people.CHAIR_FOR_ALL, 18),
                people.LINH,
                people.NAM,
                "67/2023",
                "22 tháng 12 năm 2023",
            ),
            "H42.39-260310-0019",
            18,
            turned={0: 90, 1: 90},
            skew=(0.2, -0.2),
        ),
        label(
            place(
                civil_status.marital_status(
                    composer,
                    issue("status", people.WARD_CIVIL, Number("131", "UBND-XNTTHN"), 10, people.CENTRE_HEAD, 19),
                    people.ANH,
                    "Bổ sung hồ sơ vay vốn mua nhà ở xã hội.",
                ),
                "H42.39-260309-0052",
                19,
                skew=(-0.1, 0.1),
            ),
            typeface,
            left=123,
            top=4,
        ),
        label(
            place(
                civil_status.death(
                    composer,
                    issue("death", people.WARD_CIVIL, Number("19", "TLKT-BS"), 2, people.DEPUTY_HIEN_FOR_ALL, 20),
                    people.CHUOC,
                    "04 giờ 20 phút, ngày 22 tháng 02 năm 2026",
                    "Ngày hai mươi hai, tháng hai, năm hai nghìn không trăm hai mươi sáu",
                    "11/2026",
                    "02 tháng 3 năm 2026",
                ),
                "H42.39-260227-0014",
                20,
                skew=(0.3, -0.3),
            ),
            typeface,
        ),
        place(
            decisions.funeral(
                composer,
                issue("funeral", people.WARD, Number("438", "QĐ-UBND"), 12, people.CHAIR, 21),
                people.PHUC,
                "bà Hà Thị Nụ (sinh năm 1938, là đối tượng đang hưởng trợ cấp xã hội hằng tháng)",
                "27 tháng 02 năm 2026",
                "Tờ trình số 61/TTr-PVHXH ngày 09 tháng 3 năm 2026",
            ),
            "H42.39-260304-0022",
            21,
            skew=(-0.4, 0.4),
        ),
        place(
            letters.hardship_announcement(
                composer,
                issue(
                    "hardship",
                    people.WARD,
                    Number("183", "TB-UBND", by_hand=True, first_written="133"),
                    13,
                    people.DEPUTY_HIEN_FOR_ALL,
                    22,
                ),
                people.HUONG,
                2026,
            ),
            "H42.39-260302-0025",
            22,
            skew=(0.25, -0.25),
        ),
        place(
            decisions.land_use(
                composer,
                issue("land", people.WARD, Number("451", "QĐ-UBND"), 16, people.DEPUTY_TUE, 23),
                people.TOAN,
                "Tờ trình số 39/TTr-PKTHTĐT ngày 12 tháng 3 năm 2026",
            ),
            "H42.39-260226-0008",
            23,
            skew=(-0.2, 0.25, 0.15, -0.1),
        ),
    ]
    by_id = {placed.draft.id: placed for placed in stack}
    by_id["funeral"].seal_on_name = True
    for name, with_qr, seed in (("proposal", False, 91), ("land", True, 92)):
        by_id[name].separators.append(
            Side(separator(typeface, with_qr=with_qr), None, Handling(seed, skew=0.2, quality=60, noise=1.0))
        )
    return stack
