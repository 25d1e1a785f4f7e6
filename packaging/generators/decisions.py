"""Decisions (quyết định) of a commune's people's committee."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generators.composing import Align, Composer, Paper, Setting
from generators.letterhead import TITLE, Draft, Issue, agency_name, base_fields, head, owner_fields, ward_of
from generators.signing import Foot, sign
from generators.typeface import Style

if TYPE_CHECKING:
    from generators.people import Citizen

BASIS: Final = Setting(style=Style.ITALIC, after=3)
BODY: Final = Setting()
HEADING: Final = Setting(size=13.5, align=Align.CENTRE, before=4, after=5, style=Style.BOLD)

_CHARTER: Final = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"


def _decision(
    composer: Composer, issue: Issue, subject: tuple[str, ...], basis: list[str], articles: list[str], foot: Foot
) -> Draft:
    paper = Paper(composer)
    head(paper, issue.agency, issue.number, issue.date, issue.seed)
    paper.paragraph("<b>QUYẾT ĐỊNH</b>", TITLE)
    for line in subject:
        paper.paragraph(f"<b>{line}</b>", Setting(size=13.5, align=Align.CENTRE, after=0))
    paper.underline()
    paper.paragraph(f"<b>CHỦ TỊCH {agency_name(issue.agency)}</b>", HEADING)
    for line in basis:
        paper.paragraph(line, BASIS)
    paper.paragraph("QUYẾT ĐỊNH:", HEADING)
    for line in articles:
        paper.paragraph(line, BODY)
    paper.skip(2)
    sign(paper, issue.agency, issue.signer, issue.seed, foot)
    fields = base_fields(issue, "QUYẾT ĐỊNH")
    fields["subject"] = " ".join(subject)
    return Draft(issue.id, "QD", fields, paper.sheets)


def _owned(draft: Draft, owner: Citizen) -> Draft:
    draft.fields |= owner_fields(owner)
    return draft


def pension(composer: Composer, issue: Issue, owner: Citizen, proposal: str, from_month: str) -> Draft:
    """Social pension for an old person, on two sides."""
    lower, ward = owner.title, ward_of(issue.agency)
    unit = owner.home_within.split(",")[0]
    basis = [
        _CHARTER,
        "Căn cứ Luật Bảo hiểm xã hội ngày 29 tháng 6 năm 2024;",
        "Căn cứ Nghị định số 176/2025/NĐ-CP ngày 30 tháng 6 năm 2025 của Chính phủ quy định chi tiết và hướng dẫn thi "
        "hành một số điều của Luật Bảo hiểm xã hội về trợ cấp hưu trí xã hội;",
        f"Xét hồ sơ đề nghị hưởng trợ cấp hưu trí xã hội của {lower} {owner.name} và kết quả xác minh tại {unit};",
        f"Theo đề nghị của Trưởng phòng Phòng Văn hóa - Xã hội tại {proposal}.",
    ]
    articles = [
        "<b>Điều 1.</b> Quyết định hưởng trợ cấp hưu trí xã hội hằng tháng đối với:",
        f"1. Họ và tên: <b>{owner.name}</b>; giới tính: {owner.sex}.",
        f"2. Ngày, tháng, năm sinh: {owner.born}.",
        f"3. Số định danh cá nhân: {owner.id_number}.",
        f"4. Nơi thường trú: {owner.home}.",
        "5. Mức trợ cấp: 500.000 đồng/tháng (bằng chữ: Năm trăm nghìn đồng mỗi tháng).",
        f"6. Thời điểm hưởng: kể từ {from_month}.",
        "7. Hình thức chi trả: chuyển vào tài khoản của người hưởng; trường hợp người hưởng không có tài khoản thì chi "
        "trả bằng tiền mặt tại điểm chi trả của địa phương.",
        "<b>Điều 2.</b> Trách nhiệm thực hiện:",
        f"1. Phòng Văn hóa - Xã hội cập nhật thông tin của {lower} {owner.name} vào cơ sở dữ liệu quốc gia về an sinh "
        "xã hội; lập danh sách chi trả hằng tháng và quản lý hồ sơ theo quy định.",
        "2. Phòng Kinh tế, Hạ tầng và Đô thị bảo đảm nguồn kinh phí, hướng dẫn thanh toán, quyết toán theo quy định "
        "của pháp luật về ngân sách nhà nước.",
        f"3. {lower.capitalize()} {owner.name} hoặc thân nhân có trách nhiệm thông báo cho Ủy ban nhân dân {ward} khi "
        "thay đổi nơi cư trú, thay đổi tài khoản nhận tiền hoặc khi không còn đủ điều kiện hưởng trợ cấp.",
        "<b>Điều 3.</b> Trường hợp người hưởng chết thì thôi hưởng trợ cấp kể từ tháng liền kề sau tháng người hưởng "
        "chết. Thân nhân hoặc tổ chức, cá nhân lo mai táng được đề nghị hỗ trợ chi phí mai táng theo quy định.",
        "<b>Điều 4.</b> Quyết định này có hiệu lực thi hành kể từ ngày ký.",
        "Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân, Trưởng phòng Phòng Văn hóa - Xã hội, Trưởng phòng Phòng "
        f"Kinh tế, Hạ tầng và Đô thị, {lower} {owner.name} và các cơ quan, tổ chức có liên quan chịu trách nhiệm thi "
        "hành Quyết định này./.",
    ]
    foot = Foot(
        receivers=(
            "Như Điều 4;",
            "Chủ tịch, các Phó Chủ tịch UBND;",
            "Trung tâm Phục vụ hành chính công;",
            "Lưu: VT, VHXH.",
        )
    )
    subject = ("Về việc hưởng trợ cấp hưu trí xã hội hằng tháng",)
    return _owned(_decision(composer, issue, subject, basis, articles, foot), owner)


def funeral(composer: Composer, issue: Issue, owner: Citizen, dead: str, died: str, proposal: str) -> Draft:
    """Funeral costs, on one side, with the seal on the signer's name."""
    lower = owner.title
    basis = [
        _CHARTER,
        "Căn cứ Nghị định số 20/2021/NĐ-CP ngày 15 tháng 3 năm 2021 của Chính phủ quy định chính sách trợ giúp xã hội "
        "đối với đối tượng bảo trợ xã hội và Nghị định số 76/2024/NĐ-CP ngày 01 tháng 7 năm 2024 sửa đổi, bổ sung một "
        "số điều của Nghị định số 20/2021/NĐ-CP;",
        f"Theo đề nghị của Trưởng phòng Phòng Văn hóa - Xã hội tại {proposal}.",
    ]
    articles = [
        f"<b>Điều 1.</b> Hỗ trợ chi phí mai táng đối với {dead}, chết ngày {died}, cho người đứng ra lo mai táng là:",
        f"1. Họ và tên: <b>{owner.name}</b>; sinh ngày: {owner.born}.",
        f"2. Số định danh cá nhân: {owner.id_number}.",
        f"3. Nơi thường trú: {owner.home}.",
        "4. Mức hỗ trợ: 10.000.000 đồng (bằng chữ: Mười triệu đồng chẵn).",
        "<b>Điều 2.</b> Kinh phí thực hiện từ nguồn bảo đảm xã hội trong dự toán ngân sách năm "
        f"{issue.date.year} đã giao.",
        "<b>Điều 3.</b> Quyết định này có hiệu lực thi hành kể từ ngày ký. Chánh Văn phòng Hội đồng nhân dân và Ủy ban "
        f"nhân dân, Trưởng phòng Phòng Văn hóa - Xã hội và {lower} {owner.name} chịu trách nhiệm thi hành Quyết định "
        "này./.",
    ]
    foot = Foot(receivers=("Như Điều 3;", "Lưu: VT, VHXH."), seal_on_name=True)
    subject = ("Về việc hỗ trợ chi phí mai táng đối với đối tượng", "bảo trợ xã hội")
    return _owned(_decision(composer, issue, subject, basis, articles, foot), owner)


def land_use(composer: Composer, issue: Issue, owner: Citizen, proposal: str) -> Draft:
    """Leave to change the use of land, on three sides."""
    lower, ward = owner.title, ward_of(issue.agency)
    basis = [
        _CHARTER,
        "Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024; Luật sửa đổi, bổ sung một số điều của Luật Đất đai, Luật Nhà "
        "ở, Luật Kinh doanh bất động sản và Luật Các tổ chức tín dụng ngày 29 tháng 6 năm 2024;",
        "Căn cứ Nghị định số 102/2024/NĐ-CP ngày 30 tháng 7 năm 2024 của Chính phủ quy định chi tiết thi hành một số "
        "điều của Luật Đất đai;",
        "Căn cứ Nghị định số 151/2025/NĐ-CP ngày 12 tháng 6 năm 2025 của Chính phủ quy định về phân định thẩm quyền "
        "của chính quyền địa phương 02 cấp, phân quyền, phân cấp trong lĩnh vực đất đai;",
        f"Căn cứ Kế hoạch sử dụng đất năm 2026 của {ward} đã được cấp có thẩm quyền phê duyệt;",
        f"Xét đơn đề nghị chuyển mục đích sử dụng đất của {lower} {owner.name} và kết quả thẩm định hồ sơ;",
        f"Theo đề nghị của Trưởng phòng Phòng Kinh tế, Hạ tầng và Đô thị tại {proposal}.",
    ]
    articles = [
        f"<b>Điều 1.</b> Cho phép {lower} {owner.name} được chuyển mục đích sử dụng đất với các nội dung sau đây:",
        f"1. Người sử dụng đất: <b>{owner.name}</b>; sinh ngày: {owner.born}; số định danh cá nhân: {owner.id_number}; "
        f"nơi thường trú: {owner.home_within}.",
        f"2. Vị trí thửa đất: thửa đất số 217, tờ bản đồ số 34, {owner.home_within}.",
        "3. Diện tích chuyển mục đích: 120,0 m² (bằng chữ: Một trăm hai mươi mét vuông).",
        "4. Nguồn gốc sử dụng đất: Nhà nước công nhận quyền sử dụng đất như giao đất không thu tiền sử dụng đất, theo "
        "Giấy chứng nhận quyền sử dụng đất số phát hành DI 620714, cấp ngày 09 tháng 8 năm 2021.",
        "5. Mục đích sử dụng trước khi chuyển: đất trồng cây lâu năm. Mục đích sử dụng sau khi chuyển: đất ở tại đô "
        "thị.",
        "6. Thời hạn sử dụng đất sau khi chuyển mục đích: ổn định lâu dài.",
        "7. Ranh giới, vị trí thửa đất được xác định theo mảnh trích đo bản đồ địa chính số 58-2026 do đơn vị đo đạc "
        "lập ngày 05 tháng 02 năm 2026, đã được Phòng Kinh tế, Hạ tầng và Đô thị kiểm tra.",
        "8. Hình thức sử dụng đất: Nhà nước công nhận quyền sử dụng đất như giao đất có thu tiền sử dụng đất.",
        "9. Giá đất tính tiền sử dụng đất: theo bảng giá đất do Hội đồng nhân dân tỉnh quyết định, áp dụng tại thời "
        "điểm ban hành Quyết định này.",
        "<b>Điều 2.</b> Người sử dụng đất có trách nhiệm:",
        "1. Nộp tiền sử dụng đất, lệ phí trước bạ và các khoản phải nộp khác theo thông báo của cơ quan thuế; chỉ được "
        "sử dụng đất theo mục đích mới sau khi hoàn thành nghĩa vụ tài chính.",
        "2. Sử dụng đất đúng mục đích, đúng ranh giới; không làm ảnh hưởng đến quyền và lợi ích hợp pháp của người sử "
        "dụng đất liền kề; chấp hành quy định về bảo vệ môi trường, thoát nước và phòng cháy, chữa cháy.",
        "3. Lập hồ sơ đề nghị cấp giấy phép xây dựng trước khi khởi công công trình thuộc diện phải có giấy phép theo "
        "quy định của pháp luật về xây dựng.",
        "4. Tạo điều kiện để cơ quan có thẩm quyền kiểm tra việc sử dụng đất; cung cấp hồ sơ, tài liệu có liên quan "
        "khi được yêu cầu theo quy định của pháp luật.",
        "5. Thực hiện đăng ký biến động đất đai trong thời hạn 30 ngày, kể từ ngày hoàn thành nghĩa vụ tài chính.",
        "<b>Điều 3.</b> Giao nhiệm vụ cho các cơ quan, đơn vị:",
        "1. Phòng Kinh tế, Hạ tầng và Đô thị chuyển thông tin địa chính đến cơ quan thuế để xác định nghĩa vụ tài "
        "chính; theo dõi, kiểm tra việc sử dụng đất của người sử dụng đất; thực hiện bàn giao đất trên thực địa sau "
        "khi người sử dụng đất đã nộp đủ các khoản tiền theo quy định.",
        "2. Chi nhánh Văn phòng đăng ký đất đai cập nhật, chỉnh lý hồ sơ địa chính, cơ sở dữ liệu đất đai; xác nhận "
        "thay đổi trên Giấy chứng nhận đã cấp hoặc cấp mới Giấy chứng nhận theo đề nghị của người sử dụng đất.",
        "3. Trung tâm Phục vụ hành chính công trả kết quả cho người sử dụng đất, số hóa kết quả giải quyết thủ tục "
        "hành chính và lưu trữ hồ sơ theo quy định.",
        "4. Tổ dân phố nơi có đất giám sát việc sử dụng đất; kịp thời phản ánh với Ủy ban nhân dân "
        f"{ward} các trường hợp sử dụng đất không đúng mục đích, lấn đất, chiếm đất.",
        "5. Văn phòng Hội đồng nhân dân và Ủy ban nhân dân đăng tải Quyết định này trên trang thông tin điện tử của "
        f"{ward}.",
        "<b>Điều 4.</b> Quyết định này hết hiệu lực trong trường hợp sau 12 tháng, kể từ ngày ký, người sử dụng đất "
        "không hoàn thành nghĩa vụ tài chính mà không có lý do chính đáng. Mọi thay đổi về diện tích, mục đích sử dụng "
        f"đất phải được Ủy ban nhân dân {ward} chấp thuận bằng văn bản.",
        "<b>Điều 5.</b> Quyết định này có hiệu lực thi hành kể từ ngày ký.",
        "Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân, Trưởng phòng Phòng Kinh tế, Hạ tầng và Đô thị, Giám đốc "
        f"Chi nhánh Văn phòng đăng ký đất đai, các cơ quan, đơn vị có liên quan và {lower} {owner.name} chịu trách "
        "nhiệm thi hành Quyết định này./.",
    ]
    foot = Foot(
        receivers=(
            "Như Điều 5;",
            "Thuế cơ sở (để tính nghĩa vụ tài chính);",
            "Chủ tịch, các Phó Chủ tịch UBND;",
            "Trang thông tin điện tử;",
            "Lưu: VT, KTHTĐT.",
        )
    )
    subject = ("Về việc cho phép chuyển mục đích sử dụng đất",)
    return _owned(_decision(composer, issue, subject, basis, articles, foot), owner)
