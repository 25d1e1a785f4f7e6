"""Building permits and household business certificates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generators.composing import LEFT, RIGHT, Align, Composer, Paper, Setting
from generators.letterhead import Draft, Issue, base_fields, head, owner_fields, ward_of
from generators.sheet import Block
from generators.signing import Foot, sign
from generators.typeface import millimetres

if TYPE_CHECKING:
    from generators.people import Citizen

HEADLINE: Final = Setting(size=15, align=Align.CENTRE, after=1)
LINE: Final = Setting(size=13.5, align=Align.LEFT, after=4.5, leading=1.22)


def building(composer: Composer, issue: Issue, owner: Citizen) -> Draft:
    """A house in a town, on two sides."""
    ward = ward_of(issue.agency)
    paper = Paper(composer)
    head(paper, issue.agency, issue.number, issue.date, issue.seed)
    paper.skip(2)
    paper.paragraph("<b>GIẤY PHÉP XÂY DỰNG</b>", HEADLINE)
    paper.paragraph("<b>(Sử dụng cho nhà ở riêng lẻ)</b>", Setting(size=13.5, align=Align.CENTRE, after=8))
    for line in [
        f"1. Cấp cho: {owner.title} <b>{owner.name}</b>; sinh ngày: {owner.born}.",
        f"Số định danh cá nhân: {owner.id_number}.",
        f"Địa chỉ thường trú: {owner.home}.",
        "2. Được phép xây dựng công trình theo những nội dung sau đây:",
        "- Tên công trình: Nhà ở gia đình.",
        f"- Vị trí xây dựng: thửa đất số 142, tờ bản đồ số 27, {owner.home_within}.",
        "- Cốt nền xây dựng công trình: cao hơn 0,30 m so với vỉa hè đã hoàn thiện.",
        "- Mật độ xây dựng: 76%; hệ số sử dụng đất: 2,28 lần.",
        "- Chỉ giới đường đỏ: trùng với ranh giới thửa đất phía mặt đường; chỉ giới xây dựng: lùi 1,2 m so với chỉ "
        "giới đường đỏ. Màu sắc công trình: màu sáng, phù hợp với các công trình liền kề.",
        "- Diện tích xây dựng tầng 1: 85,5 m²; tổng diện tích sàn: 256,5 m².",
        "- Chiều cao công trình: 11,4 m; số tầng: 03 tầng, không có tầng hầm.",
        "- Hồ sơ thiết kế do đơn vị tư vấn có đủ điều kiện năng lực lập, đóng dấu xác nhận kèm theo Giấy phép này.",
        "3. Giấy tờ về quyền sử dụng đất: Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất số "
        "phát hành DK 415208, cấp ngày 18 tháng 6 năm 2023.",
        "4. Giấy phép này có hiệu lực khởi công xây dựng trong thời hạn 12 tháng, kể từ ngày cấp; quá thời hạn trên mà "
        "chưa khởi công thì chủ đầu tư phải đề nghị gia hạn Giấy phép xây dựng.",
        "5. Chủ đầu tư phải thực hiện các nội dung sau đây:",
        "a) Chịu hoàn toàn trách nhiệm trước pháp luật nếu xâm phạm quyền hợp pháp của chủ sở hữu công trình, người sử "
        "dụng đất liền kề trong quá trình thi công.",
        "b) Thực hiện đúng các quy định của pháp luật về đất đai, đầu tư, xây dựng, bảo vệ môi trường và Giấy phép xây "
        "dựng này.",
        f"c) Thông báo bằng văn bản về ngày khởi công cho Ủy ban nhân dân {ward} trước khi khởi công xây dựng công "
        "trình ít nhất 03 ngày làm việc.",
        "d) Xuất trình Giấy phép xây dựng cho cơ quan có thẩm quyền khi được yêu cầu theo quy định; treo biển báo tại "
        "công trường trong suốt thời gian thi công.",
        "đ) Khi điều chỉnh thiết kế làm thay đổi một trong các nội dung của Giấy phép này thì phải đề nghị điều chỉnh "
        "Giấy phép xây dựng và chờ quyết định của cơ quan cấp phép./.",
    ]:
        paper.paragraph(line)
    paper.skip(3)
    foot = Foot(
        receivers=(
            "Chủ đầu tư;",
            "Phòng Kinh tế, Hạ tầng và Đô thị;",
            "Trung tâm Phục vụ hành chính công;",
            "Lưu: VT, KTHTĐT.",
        )
    )
    sign(paper, issue.agency, issue.signer, issue.seed, foot)
    fields = base_fields(issue, "GIẤY PHÉP XÂY DỰNG") | owner_fields(owner)
    return Draft(issue.id, "GPXD", fields, paper.sheets)


def household_business(composer: Composer, issue: Issue, owner: Citizen) -> Draft:
    """No number of the agency: the business bears its owner's personal number. No place either."""
    ward = ward_of(issue.agency)
    paper = Paper(composer)
    head(paper, issue.agency, None, None, issue.seed)
    paper.skip(4)
    paper.paragraph("<b>GIẤY CHỨNG NHẬN ĐĂNG KÝ HỘ KINH DOANH</b>", HEADLINE)
    centre = Setting(size=13.5, align=Align.CENTRE, after=2)
    paper.paragraph(f"<b>Mã số hộ kinh doanh: {owner.id_number}</b>", centre)
    paper.paragraph(f"<i>Đăng ký lần đầu, {issue.date.words}</i>", Setting(size=13.5, align=Align.CENTRE, after=9))
    paper.paragraph("1. Tên hộ kinh doanh: <b>TẠP HÓA THẾ VINH</b>", LINE)
    paper.paragraph(f"2. Địa chỉ trụ sở hộ kinh doanh: số 27, đường Cầu Đá, {ward}, tỉnh Ninh Bình", LINE)
    paper.columns([("Điện thoại: 0912 000 456", 0), ("Email: không có", 80)], LINE)
    paper.paragraph("3. Ngành, nghề kinh doanh:", LINE)
    _trades(paper)
    for line in [
        "4. Vốn kinh doanh: 80.000.000 đồng (bằng chữ: Tám mươi triệu đồng)",
        f"5. Họ, chữ đệm và tên chủ hộ kinh doanh: <b>{owner.name.upper()}</b>",
    ]:
        paper.paragraph(line, LINE)
    paper.columns([(f"Sinh ngày: {owner.born}", 0), (f"Giới tính: {owner.sex}", 62), ("Dân tộc: Kinh", 110)], LINE)
    paper.paragraph(f"Số định danh cá nhân: {owner.id_number}", LINE)
    paper.paragraph(f"Địa chỉ liên lạc: {owner.home}", LINE)
    paper.skip(9)
    sign(paper, issue.agency, issue.signer, issue.seed, Foot())
    fields = base_fields(issue, "GIẤY CHỨNG NHẬN ĐĂNG KÝ HỘ KINH DOANH") | owner_fields(owner)
    fields["document_number"] = owner.id_number
    del fields["place"]
    return Draft(issue.id, "GCNHKD", fields, paper.sheets)


def _trades(paper: Paper) -> None:
    """The small table of trades."""
    rows = [
        ("<b>STT</b>", "<b>Tên ngành</b>", "<b>Mã ngành</b>"),
        ("1", "Bán lẻ lương thực, thực phẩm trong các cửa hàng tổng hợp", "4711"),
        ("2", "Bán lẻ đồ uống trong các cửa hàng chuyên doanh", "4723"),
    ]
    edges = (LEFT, LEFT + millimetres(14), RIGHT - millimetres(26), RIGHT)
    high = millimetres(8)
    paper.skip(1)
    for row in rows:
        for left, right, text in zip(edges, edges[1:], row, strict=False):
            paper.sheet.frame(left, paper.y, right, paper.y + high)
            baseline = paper.y + millimetres(5.6)
            if text == row[1] and not text.startswith("<b>"):
                paper.composer.left(paper.sheet, text, left + millimetres(2), baseline, 13, Block.BODY)
            else:
                paper.composer.centred(paper.sheet, text, (left + right) / 2, baseline, 13, Block.BODY)
        paper.y += high
    paper.skip(2.5)
