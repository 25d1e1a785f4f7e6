"""Official letters, announcements and proposals (công văn, thông báo, tờ trình)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generators.composing import Align, Composer, Paper, Setting
from generators.letterhead import TITLE, Draft, Issue, base_fields, head, owner_fields, ward_of
from generators.signing import Foot, sign

if TYPE_CHECKING:
    from generators.people import Citizen

SUBJECT: Final = Setting(size=13.5, align=Align.CENTRE, after=0)
ADDRESS: Final = Setting(size=13.5, align=Align.CENTRE, before=4, after=8)

COOPERATIVE: Final = "Hợp tác xã Nông nghiệp Đồng Sen"
COOPERATIVE_ID: Final = "2700918342"


def land_letter(composer: Composer, issue: Issue) -> Draft:
    """To a cooperative: what the plan says of its land. The number is written by hand."""
    ward = ward_of(issue.agency)
    paper = Paper(composer)
    concerning = ("V/v cung cấp thông tin quy hoạch,", "kế hoạch sử dụng đất")
    head(paper, issue.agency, issue.number, issue.date, issue.seed, concerning)
    paper.skip(2)
    paper.paragraph(f"Kính gửi: {COOPERATIVE}.", ADDRESS)
    for line in [
        f"Phòng Kinh tế, Hạ tầng và Đô thị {ward} nhận được Phiếu yêu cầu cung cấp thông tin, dữ liệu đất đai ngày 25 "
        f"tháng 02 năm 2026 của {COOPERATIVE} (mã số hợp tác xã: {COOPERATIVE_ID}; địa chỉ trụ sở: số 12, đường Cầu "
        f"Đá, {ward}, tỉnh Ninh Bình) đối với thửa đất số 88, tờ bản đồ số 21, diện tích 1.460,5 m².",
        "Sau khi kiểm tra hồ sơ địa chính và bản đồ quy hoạch, Phòng Kinh tế, Hạ tầng và Đô thị cung cấp thông tin như "
        "sau:",
        "1. Về hiện trạng: thửa đất có mục đích sử dụng là đất nông nghiệp khác; trên đất có nhà kho và sân phơi đã "
        "được xây dựng từ năm 2016, sử dụng ổn định, không có tranh chấp.",
        "2. Về quy hoạch: theo quy hoạch chung đô thị đã được phê duyệt, 1.210,0 m² của thửa đất thuộc khu vực sản "
        "xuất nông nghiệp; 250,5 m² tiếp giáp đường Cầu Đá thuộc phạm vi mở rộng đường, lộ giới 15,5 m.",
        "3. Về kế hoạch sử dụng đất: trong kế hoạch sử dụng đất năm 2026 chưa có công trình, dự án phải thu hồi đất "
        "tại vị trí nêu trên.",
        "4. Trong thời gian Nhà nước chưa có quyết định thu hồi đất, Hợp tác xã tiếp tục sử dụng đất đúng mục đích; "
        "không xây dựng mới công trình trong phạm vi mở rộng đường.",
        "Thông tin nêu trên có giá trị tại thời điểm cung cấp. Mọi vướng mắc, đề nghị liên hệ Trung tâm Phục vụ hành "
        f"chính công {ward} để được hướng dẫn./.",
    ]:
        paper.paragraph(line)
    paper.skip(3)
    foot = Foot(receivers=("Như trên;", "Chủ tịch UBND phường (để b/c);", "Trung tâm PVHCC;", "Lưu: VT, ĐĐ."))
    sign(paper, issue.agency, issue.signer, issue.seed, foot)
    fields = base_fields(issue, None) | {
        "subject": " ".join(concerning),
        "owner_name": COOPERATIVE,
        "owner_id": COOPERATIVE_ID,
    }
    return Draft(issue.id, "CV", fields, paper.sheets, handwritten=["document_number"] if issue.number.by_hand else [])


def reply_letter(composer: Composer, issue: Issue, owner: Citizen) -> Draft:
    """To a citizen: an answer to a question about a road."""
    ward = ward_of(issue.agency)
    paper = Paper(composer)
    concerning = ("V/v trả lời đề nghị sửa chữa", "đường thôn Hạ Trại")
    head(paper, issue.agency, issue.number, issue.date, issue.seed, concerning)
    paper.skip(2)
    paper.paragraph(f"Kính gửi: {owner.title.capitalize()} {owner.name}, {owner.home_within}.", ADDRESS)
    for line in [
        f"Ủy ban nhân dân {ward} nhận được đơn của {owner.title} {owner.name} (số định danh cá nhân: "
        f"{owner.id_number}) đề nghị sửa chữa đoạn đường từ nhà văn hóa thôn Hạ Trại đến trạm bơm. Sau khi kiểm tra "
        f"thực tế, Ủy ban nhân dân {ward} trả lời như sau:",
        "1. Đoạn đường dài 320 m, mặt đường bê tông đã nứt, vỡ nhiều chỗ, đọng nước khi mưa; việc sửa chữa là cần "
        "thiết.",
        "2. Ủy ban nhân dân đã giao Phòng Kinh tế lập dự toán và đưa công trình vào kế hoạch sửa chữa đường giao thông "
        "nông thôn quý III năm 2026.",
        "3. Trong thời gian chờ sửa chữa, thôn Hạ Trại tổ chức khơi thông rãnh thoát nước, rải cấp phối tại các vị trí "
        "hư hỏng để bảo đảm đi lại an toàn.",
        f"Ủy ban nhân dân {ward} thông báo để {owner.title} {owner.name} được biết./.",
    ]:
        paper.paragraph(line)
    paper.skip(3)
    sign(
        paper, issue.agency, issue.signer, issue.seed, Foot(receivers=("Như trên;", "Trưởng thôn Hạ Trại;", "Lưu: VT."))
    )
    fields = base_fields(issue, None) | {
        "subject": " ".join(concerning),
        "owner_name": owner.name,
        "owner_id": owner.id_number,
    }
    return Draft(issue.id, "CV", fields, paper.sheets, handwritten=["document_number"] if issue.number.by_hand else [])


def _announcement(composer: Composer, issue: Issue, subject: tuple[str, ...], body: list[str], foot: Foot) -> Draft:
    paper = Paper(composer)
    head(paper, issue.agency, issue.number, issue.date, issue.seed)
    paper.paragraph("<b>THÔNG BÁO</b>", TITLE)
    for line in subject:
        paper.paragraph(f"<b>{line}</b>", SUBJECT)
    paper.underline()
    paper.skip(3)
    for line in body:
        paper.paragraph(line)
    paper.skip(3)
    sign(paper, issue.agency, issue.signer, issue.seed, foot)
    return Draft(issue.id, "TB", base_fields(issue, "THÔNG BÁO") | {"subject": " ".join(subject)}, paper.sheets)


def closing_announcement(composer: Composer, issue: Issue, owner: Citizen, dossier_code: str) -> Draft:
    """A household business has ended; the dossier's code stands in the text."""
    ward = ward_of(issue.agency)
    body = [
        f"Phòng Kinh tế, Hạ tầng và Đô thị {ward}, tỉnh Ninh Bình thông báo:",
        "1. Hộ kinh doanh: <b>TRÀ SEN CẦU ĐÁ</b>.",
        f"2. Mã số hộ kinh doanh: {owner.id_number}, đăng ký lần đầu ngày 14 tháng 9 năm 2023.",
        f"3. Địa điểm kinh doanh: số 45, đường Cầu Đá, {ward}, tỉnh Ninh Bình.",
        f"4. Chủ hộ kinh doanh: {owner.title} <b>{owner.name}</b>; sinh ngày: {owner.born}; số định danh cá nhân: "
        f"{owner.id_number}.",
        "5. Đã chấm dứt hoạt động kinh doanh kể từ ngày 10 tháng 3 năm 2026 theo đề nghị của chủ hộ kinh doanh.",
        f"Hồ sơ được tiếp nhận tại Trung tâm Phục vụ hành chính công {ward}, mã hồ sơ: {dossier_code}. Hộ kinh doanh "
        "đã hoàn thành nghĩa vụ thuế theo thông báo của cơ quan thuế.",
        "Giấy chứng nhận đăng ký hộ kinh doanh đã cấp hết hiệu lực kể từ ngày nêu trên. Các tổ chức, cá nhân có liên "
        "quan liên hệ với chủ hộ kinh doanh để giải quyết quyền và nghĩa vụ còn lại (nếu có)./.",
    ]
    foot = Foot(receivers=("Chủ hộ kinh doanh;", "Thuế cơ sở;", "UBND phường (để báo cáo);", "Lưu: VT, KT."))
    subject = ("Về việc chấm dứt hoạt động hộ kinh doanh",)
    draft = _announcement(composer, issue, subject, body, foot)
    draft.fields |= owner_fields(owner) | {"dossier_code": dossier_code}
    return draft


def hardship_announcement(composer: Composer, issue: Issue, owner: Citizen, year: int) -> Draft:
    """What a visit found about a household near poverty."""
    ward = ward_of(issue.agency)
    unit = owner.home.split(",")[0]
    kind = "tổ dân phố" if unit.startswith("Tổ") else "thôn"
    body = [
        f"Thực hiện quy định về rà soát hộ nghèo, hộ cận nghèo thường xuyên trong năm, Ủy ban nhân dân {ward} thông "
        f"báo kết quả rà soát đối với hộ gia đình {owner.title} <b>{owner.name}</b>, sinh ngày {owner.born}, số định "
        f"danh cá nhân: {owner.id_number}, nơi thường trú: {owner.home_within}, như sau:",
        "1. Số nhân khẩu trong hộ: 04 người; trong đó có 02 người đang đi học.",
        "2. Thu nhập bình quân đầu người: thuộc mức của hộ cận nghèo theo chuẩn nghèo đa chiều.",
        "3. Mức độ thiếu hụt dịch vụ xã hội cơ bản: thiếu hụt 02 chỉ số (bảo hiểm y tế, chất lượng nhà ở).",
        "4. Kết luận: hộ gia đình đủ điều kiện công nhận là hộ cận nghèo.",
        f"Kết quả rà soát được niêm yết công khai tại trụ sở Ủy ban nhân dân và nhà văn hóa {kind} trong thời gian 03 "
        "ngày làm việc, kể từ ngày ban hành Thông báo này. Hết thời hạn niêm yết mà không có ý kiến khiếu nại, Chủ "
        "tịch Ủy ban nhân dân xem xét, quyết định công nhận theo thẩm quyền.",
        f"Mọi ý kiến phản ánh gửi về Phòng Văn hóa - Xã hội {ward} để được xem xét, giải quyết./.",
    ]
    foot = Foot(
        receivers=(f"{owner.title.capitalize()} {owner.name};", f"{unit};", "Phòng Văn hóa - Xã hội;", "Lưu: VT, VHXH.")
    )
    subject = ("Về việc kết quả rà soát hộ cận nghèo thường xuyên", f"trong năm {year}")
    draft = _announcement(composer, issue, subject, body, foot)
    draft.fields |= owner_fields(owner)
    draft.handwritten = ["document_number"] if issue.number.by_hand else []
    draft.unsure = ["document_number"] if issue.number.first_written else []
    return draft


def proposal(composer: Composer, issue: Issue, owner: Citizen) -> Draft:
    """A division asks the committee to grant a monthly allowance, on two sides."""
    ward, lower = ward_of(issue.agency), owner.title
    subject = (
        "Về việc đề nghị hưởng trợ cấp xã hội hằng tháng",
        f"đối với {lower} {owner.name}",
    )
    paper = Paper(composer)
    head(paper, issue.agency, issue.number, issue.date, issue.seed)
    paper.paragraph("<b>TỜ TRÌNH</b>", TITLE)
    for line in subject:
        paper.paragraph(f"<b>{line}</b>", SUBJECT)
    paper.underline()
    paper.skip(2)
    paper.paragraph(f"Kính gửi: Chủ tịch Ủy ban nhân dân {ward}.", ADDRESS)
    for line in [
        "Căn cứ Luật Người khuyết tật ngày 17 tháng 6 năm 2010;",
        "Căn cứ Nghị định số 20/2021/NĐ-CP ngày 15 tháng 3 năm 2021 của Chính phủ quy định chính sách trợ giúp xã hội "
        "đối với đối tượng bảo trợ xã hội; Nghị định số 76/2024/NĐ-CP ngày 01 tháng 7 năm 2024 sửa đổi, bổ sung một số "
        "điều của Nghị định số 20/2021/NĐ-CP;",
        f"Xét hồ sơ đề nghị trợ giúp xã hội của {lower} {owner.name} do Trung tâm Phục vụ hành chính công {ward} "
        "chuyển đến, Phòng Văn hóa - Xã hội kính trình Chủ tịch Ủy ban nhân dân xem xét các nội dung sau đây:",
        "<b>1. Thông tin về người đề nghị</b>",
        f"Họ và tên: <b>{owner.name}</b>; sinh ngày: {owner.born}; giới tính: {owner.sex}.",
        f"Số định danh cá nhân: {owner.id_number}.",
        f"Nơi thường trú: {owner.home}.",
        "Giấy xác nhận khuyết tật: dạng khuyết tật vận động, mức độ khuyết tật nặng, do Hội đồng xác định mức độ "
        "khuyết tật của phường cấp ngày 12 tháng 02 năm 2026.",
        "<b>2. Kết quả thẩm định</b>",
        "a) Hồ sơ gồm tờ khai đề nghị trợ giúp xã hội, bản sao giấy xác nhận khuyết tật và giấy tờ chứng minh nơi cư "
        "trú; thành phần hồ sơ đầy đủ, hợp lệ theo quy định.",
        "b) Công chức phụ trách đã đến nhà kiểm tra ngày 02 tháng 3 năm 2026, có sự chứng kiến của tổ trưởng tổ dân "
        f"phố. Thông tin kê khai đúng với thực tế. {lower.capitalize()} {owner.name} hiện không hưởng lương hưu, trợ "
        "cấp bảo hiểm xã hội hằng tháng hoặc chính sách trợ giúp nào khác cùng loại.",
        "c) Kết quả xét duyệt đã được niêm yết công khai tại trụ sở Ủy ban nhân dân trong 02 ngày làm việc, không có "
        "ý kiến khiếu nại.",
        "<b>3. Nội dung đề nghị</b>",
        f"Phòng Văn hóa - Xã hội đề nghị Chủ tịch Ủy ban nhân dân {ward} quyết định cho {lower} {owner.name} hưởng trợ "
        "cấp xã hội hằng tháng đối với người khuyết tật nặng là người cao tuổi, hệ số 2,0, mức trợ cấp 1.000.000 "
        "đồng/tháng (bằng chữ: Một triệu đồng mỗi tháng), kể từ ngày 12 tháng 02 năm 2026.",
        "Kinh phí chi trả bố trí từ nguồn bảo đảm xã hội trong dự toán ngân sách năm 2026 đã giao cho phường.",
        "Phòng Văn hóa - Xã hội kính trình Chủ tịch Ủy ban nhân dân xem xét, quyết định./.",
    ]:
        paper.paragraph(line)
    paper.skip(3)
    foot = Foot(receivers=("Như trên;", "Trung tâm Phục vụ hành chính công;", "Lưu: VT, HSTĐ."))
    sign(paper, issue.agency, issue.signer, issue.seed, foot)
    fields = base_fields(issue, "TỜ TRÌNH") | {"subject": " ".join(subject)} | owner_fields(owner)
    return Draft(issue.id, "TTR", fields, paper.sheets)
