"""Civil status papers: extracts of birth, marriage and death, and the paper on marital status."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generators.composing import Align, Composer, Paper, Setting
from generators.letterhead import Draft, Issue, base_fields, head, owner_fields, ward_of
from generators.signing import Foot, sign

if TYPE_CHECKING:
    from generators.people import Citizen

HEADLINE: Final = Setting(size=15, align=Align.CENTRE, after=1)
LINE: Final = Setting(size=13.5, align=Align.LEFT, after=4.5, leading=1.22)
_SIGN_HINT: Final = "(Ký, ghi rõ họ, chữ đệm, tên, chức vụ và đóng dấu)"
_CARD: Final = "Thẻ căn cước số"


def _extract(composer: Composer, issue: Issue, title: str, rows: list[str | list[tuple[str, float]]]) -> Paper:
    paper = Paper(composer)
    head(paper, issue.agency, issue.number, issue.date, issue.seed)
    paper.skip(2)
    paper.paragraph(f"<b>{title}</b>", HEADLINE)
    paper.paragraph("<b>(BẢN SAO)</b>", Setting(size=13.5, align=Align.CENTRE, after=8))
    for row in rows:
        if isinstance(row, str):
            paper.paragraph(row, LINE)
        else:
            paper.columns(row, LINE)
    paper.skip(4)
    sign(paper, issue.agency, issue.signer, issue.seed, Foot(over=("NGƯỜI KÝ TRÍCH LỤC",), under=_SIGN_HINT))
    return paper


def _personal(citizen: Citizen) -> list[str | list[tuple[str, float]]]:
    return [
        f"Ngày, tháng, năm sinh: {citizen.born}",
        [("Dân tộc: Kinh", 0), ("Quốc tịch: Việt Nam", 72)],
        f"Nơi cư trú: {citizen.home}",
        f"Giấy tờ tùy thân: {_CARD} {citizen.id_number}",
    ]


def birth(
    composer: Composer,
    issue: Issue,
    child: Citizen,
    mother: Citizen,
    father: Citizen,
    words: str,
    entry: str,
    entered: str,
) -> Draft:
    """`words`: the day of birth in words; `entry`, `entered`: number and day in the register, not of the extract."""
    ward = ward_of(issue.agency)

    def parent(who: str, name: Citizen) -> list[str | list[tuple[str, float]]]:
        return [
            f"Họ, chữ đệm, tên người {who}: <b>{name.name.upper()}</b>",
            [(f"Năm sinh: {name.born[-4:]}", 0), ("Dân tộc: Kinh", 52), ("Quốc tịch: Việt Nam", 106)],
            f"Nơi cư trú: {name.home}",
        ]

    rows: list[str | list[tuple[str, float]]] = [
        f"Họ, chữ đệm, tên: <b>{child.name.upper()}</b>",
        f"Ngày, tháng, năm sinh: {child.born}",
        f"Ghi bằng chữ: {words}",
        [(f"Giới tính: {child.sex}", 0), ("Dân tộc: Kinh", 52), ("Quốc tịch: Việt Nam", 106)],
        "Nơi sinh: Trung tâm Y tế khu vực Hoa Lư, tỉnh Ninh Bình",
        f"Quê quán: {ward}, tỉnh Ninh Bình",
        f"Số định danh cá nhân: {child.id_number}",
        *parent("mẹ", mother),
        *parent("cha", father),
        f"Đăng ký khai sinh tại: Ủy ban nhân dân {ward}, tỉnh Ninh Bình",
        [(f"Số: {entry}", 0), (f"Ngày {entered}", 72)],
    ]
    paper = _extract(composer, issue, "TRÍCH LỤC KHAI SINH", rows)
    fields = base_fields(issue, "TRÍCH LỤC KHAI SINH") | owner_fields(child)
    return Draft(issue.id, "TLKS", fields, paper.sheets)


def marriage(composer: Composer, issue: Issue, wife: Citizen, husband: Citizen, entry: str, entered: str) -> Draft:
    ward = ward_of(issue.agency)
    rows: list[str | list[tuple[str, float]]] = [
        f"Họ, chữ đệm, tên vợ: <b>{wife.name.upper()}</b>",
        *_personal(wife),
        f"Họ, chữ đệm, tên chồng: <b>{husband.name.upper()}</b>",
        *_personal(husband),
        f"Đăng ký kết hôn tại: Ủy ban nhân dân {ward}, tỉnh Ninh Bình",
        [(f"Số: {entry}", 0), (f"Ngày {entered}", 72)],
    ]
    paper = _extract(composer, issue, "TRÍCH LỤC KẾT HÔN", rows)
    fields = base_fields(issue, "TRÍCH LỤC KẾT HÔN") | owner_fields(wife)
    accepted = {
        "owner_name": [husband.name],
        "owner_id": [husband.id_number],
        "owner_birth_date": [husband.born_iso],
    }
    return Draft(issue.id, "TLKH", fields, paper.sheets, accepted=accepted)


def death(composer: Composer, issue: Issue, dead: Citizen, when: str, words: str, entry: str, entered: str) -> Draft:
    ward = ward_of(issue.agency)
    rows: list[str | list[tuple[str, float]]] = [
        f"Họ, chữ đệm, tên: <b>{dead.name.upper()}</b>",
        f"Ngày, tháng, năm sinh: {dead.born}",
        [(f"Giới tính: {dead.sex}", 0), ("Dân tộc: Kinh", 52), ("Quốc tịch: Việt Nam", 106)],
        f"Số định danh cá nhân: {dead.id_number}",
        f"Nơi cư trú cuối cùng: {dead.home}",
        f"Đã chết vào lúc: {when}",
        f"Ghi bằng chữ: {words}",
        f"Nơi chết: tại nhà riêng, {dead.home_within}",
        "Nguyên nhân chết: Tuổi cao, bệnh lý",
        f"Đăng ký khai tử tại: Ủy ban nhân dân {ward}, tỉnh Ninh Bình",
        [(f"Số: {entry}", 0), (f"Ngày {entered}", 72)],
    ]
    paper = _extract(composer, issue, "TRÍCH LỤC KHAI TỬ", rows)
    fields = base_fields(issue, "TRÍCH LỤC KHAI TỬ") | owner_fields(dead)
    return Draft(issue.id, "TLKT", fields, paper.sheets)


def marital_status(composer: Composer, issue: Issue, owner: Citizen, purpose: str) -> Draft:
    ward = ward_of(issue.agency)
    paper = Paper(composer)
    head(paper, issue.agency, issue.number, issue.date, issue.seed)
    paper.skip(2)
    paper.paragraph("<b>GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN</b>", HEADLINE)
    paper.skip(3)
    heading = Setting(size=13.5, align=Align.CENTRE, before=2, after=6)
    paper.paragraph(f"<b>ỦY BAN NHÂN DÂN {ward.upper()}, TỈNH NINH BÌNH</b>", heading)
    paper.paragraph(
        f"Xét đề nghị của {owner.title} {owner.name} về việc cấp Giấy xác nhận tình trạng hôn nhân cho bản thân,",
        Setting(),
    )
    paper.paragraph("<b>XÁC NHẬN:</b>", heading)
    rows: list[str | list[tuple[str, float]]] = [
        f"Họ, chữ đệm, tên: <b>{owner.name.upper()}</b>",
        f"Ngày, tháng, năm sinh: {owner.born}",
        [(f"Giới tính: {owner.sex}", 0), ("Dân tộc: Kinh", 52), ("Quốc tịch: Việt Nam", 106)],
        f"Giấy tờ tùy thân: {_CARD} {owner.id_number}",
        f"Nơi cư trú: {owner.home}",
        "Tình trạng hôn nhân: Chưa đăng ký kết hôn với ai.",
        f"Giấy này được cấp để: {purpose}",
        "Giấy này có giá trị sử dụng trong thời hạn 06 tháng, kể từ ngày cấp.",
    ]
    for row in rows:
        if isinstance(row, str):
            paper.paragraph(row, LINE)
        else:
            paper.columns(row, LINE)
    paper.skip(4)
    sign(paper, issue.agency, issue.signer, issue.seed, Foot(over=("NGƯỜI KÝ GIẤY XÁC NHẬN",), under=_SIGN_HINT))
    fields = base_fields(issue, "GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN") | owner_fields(owner)
    return Draft(issue.id, "GXNTTHN", fields, paper.sheets)
