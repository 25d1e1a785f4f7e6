"""Offices, people and matters thrown together by chance: for papers that nobody has seen before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generators.people import Agency, Signer
from generators.seal import SealText

if TYPE_CHECKING:
    import random

_PROVINCES: Final = (
    "Lào Cai", "Thái Nguyên", "Phú Thọ", "Bắc Ninh", "Hưng Yên", "Nghệ An", "Hà Tĩnh", "Quảng Trị", "Gia Lai",
    "Khánh Hòa", "Lâm Đồng", "Đắk Lắk", "Đồng Nai", "Tây Ninh", "Vĩnh Long", "Đồng Tháp", "Cà Mau", "An Giang",
    "Sơn La", "Điện Biên", "Lạng Sơn", "Cao Bằng", "Tuyên Quang", "Lai Châu", "Thanh Hóa",
)  # fmt: skip
_COMMUNES: Final = (
    "Mường Khương", "Bảo Thắng", "Đại Từ", "Phú Bình", "Tam Nông", "Hạ Hòa", "Yên Phong", "Quế Võ", "Khoái Châu",
    "Diễn Châu", "Quỳnh Lưu", "Cẩm Xuyên", "Gio Linh", "Bố Trạch", "An Nhơn", "Tuy Phước", "Diên Khánh", "Cam Lâm",
    "Di Linh", "Đơn Dương", "Buôn Hồ", "Krông Pắc", "Định Quán", "Tân Phú", "Trảng Bàng", "Gò Dầu", "Cái Bè",
    "Châu Thành", "Giồng Riềng", "Năm Căn", "Thới Bình", "Chợ Mới", "Mộc Châu", "Thuận Châu", "Tủa Chùa", "Hữu Lũng",
    "Trùng Khánh", "Sơn Dương", "Tân Uyên", "Hậu Lộc", "Nga Sơn", "Thọ Xuân", "Vĩnh Lộc", "Quảng Xương", "Như Xuân",
)  # fmt: skip
_SURNAMES: Final = (
    "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Lê", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng",
    "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Trương", "Lương", "Mai", "Tạ", "Cao", "Hà", "Châu", "Tô", "Lò",
    "Quàng", "Giàng", "Vàng", "Nông", "Hoàng", "Thạch", "Sơn", "Kiều", "La", "Triệu",
)  # fmt: skip
_MIDDLES: Final = (
    "Văn", "Văn", "Hữu", "Đức", "Thị", "Thị", "Thị Thanh", "Ngọc", "Quang", "Minh", "Xuân", "Công", "Đình", "Thanh",
    "Quốc", "Thế", "Bá", "Trọng", "Duy", "Thị Kim", "Thị Mỹ", "Hoàng", "Anh", "Tiến", "Mạnh", "",
)  # fmt: skip
_GIVEN: Final = (
    "Hùng", "Dũng", "Sơn", "Thủy", "Hương", "Lan", "Hải", "Tuấn", "Thắng", "Bình", "Hòa", "Hạnh", "Phúc", "Lộc", "Khải",
    "Nhật", "Tấn", "Vỹ", "Quyên", "Thảo", "Nga", "Oanh", "Đạt", "Khánh", "Tâm", "Yến", "Trinh", "Bảo", "Châu", "Ẩn",
    "Ái", "Lượng", "Ngọ", "Sửu", "Kỳ", "Diễm", "Mỵ", "Nghĩa", "Thọ", "Viễn",
)  # fmt: skip
_SECTIONS: Final = (
    ("SỞ", "NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "SNNMT"),
    ("SỞ", "XÂY DỰNG", "SXD"),
    ("SỞ", "Y TẾ", "SYT"),
    ("SỞ", "NỘI VỤ", "SNV"),
    ("SỞ", "TÀI CHÍNH", "STC"),
    ("SỞ", "GIÁO DỤC VÀ ĐÀO TẠO", "SGDĐT"),
    ("SỞ", "TƯ PHÁP", "STP"),
)
_DIVISIONS: Final = (("VĂN HÓA - XÃ HỘI", "PVHXH"), ("KINH TẾ", "PKT"), ("KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ", "PKTHTĐT"))
MATTERS: Final = (
    "việc giải quyết chế độ mai táng phí cho thân nhân người có công",
    "việc công nhận hộ thoát nghèo, thoát cận nghèo năm {year}",
    "việc cấp giấy phép môi trường cho cơ sở chăn nuôi tập trung",
    "việc phê duyệt kết quả lựa chọn nhà thầu công trình sửa chữa đường liên thôn",
    "việc thành lập Tổ công tác rà soát, chuẩn hóa dữ liệu đất đai",
    "tăng cường công tác phòng, chống bệnh dịch tả lợn Châu Phi trên địa bàn",
    "việc thu hồi đất để thực hiện dự án mở rộng trường mầm non",
    "kết quả giải quyết hồ sơ thủ tục hành chính quý III năm {year}",
    "việc hưởng trợ cấp xã hội hàng tháng đối với người cao tuổi",
    "việc điều chỉnh quy hoạch chi tiết khu dân cư nông thôn",
    "triển khai thực hiện Đề án chuyển đổi số giai đoạn {year} - 2030",
    "việc niêm yết công khai hồ sơ đăng ký đất đai lần đầu",
    "việc bổ nhiệm viên chức giữ chức vụ Phó Hiệu trưởng trường tiểu học",
    "tổ chức Ngày hội Đại đoàn kết toàn dân tộc ở khu dân cư",
    "việc cho phép chuyển mục đích sử dụng đất của hộ gia đình, cá nhân",
    "rà soát, cập nhật cơ sở dữ liệu hộ tịch điện tử",
)
SENTENCES: Final = (
    "Giao Văn phòng chủ trì, phối hợp với các đơn vị liên quan theo dõi, đôn đốc việc thực hiện và báo cáo kết quả "
    "trước ngày 25 hằng tháng.",
    "Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao xây dựng kế hoạch cụ thể, bảo đảm đúng tiến độ, chất "
    "lượng, tiết kiệm.",
    "Trong quá trình thực hiện nếu có khó khăn, vướng mắc, đề nghị phản ánh kịp thời để được xem xét, giải quyết.",
    "Kinh phí thực hiện được bố trí từ nguồn ngân sách nhà nước theo phân cấp hiện hành và các nguồn huy động hợp pháp "
    "khác.",
    "Đẩy mạnh công tác tuyên truyền, vận động Nhân dân thực hiện tốt chủ trương của Đảng, chính sách, pháp luật của "
    "Nhà nước.",
    "Hồ sơ gồm có: đơn đề nghị; bản sao giấy tờ tùy thân; biên bản họp xét duyệt và các giấy tờ khác có liên quan.",
    "Thực hiện nghiêm chế độ thông tin, báo cáo; kịp thời khen thưởng tập thể, cá nhân có thành tích xuất sắc.",
    "Tổng diện tích 1.245,6 m²; mức hỗ trợ 2.500.000 đồng/hộ (bằng chữ: Hai triệu năm trăm nghìn đồng).",
    "Việc tiếp nhận, giải quyết và trả kết quả được thực hiện tại Trung tâm Phục vụ hành chính công theo cơ chế một "
    "cửa.",
)
BASES: Final = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ chế một cửa, một cửa "
    "liên thông trong giải quyết thủ tục hành chính;",
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
    "Xét đề nghị của Trưởng phòng chuyên môn tại Tờ trình số 45/TTr ngày 12 tháng 8 năm 2025.",
)


@dataclass(frozen=True)
class Office:
    agency: Agency
    symbol: str
    """Letters behind the type's in its numbers: `UBND`, `SNV`."""
    principal: str
    """Its head's position."""
    for_all: str
    """The line `TM. …` of bodies that decide together; empty for others."""


def office(chance: random.Random) -> Office:
    province, commune = chance.choice(_PROVINCES), chance.choice(_COMMUNES)
    level = chance.choice(("XÃ", "XÃ", "PHƯỜNG"))
    kind = chance.random()
    if kind < 0.5:
        below = f"TỈNH {province.upper()}"
        name: tuple[str, ...] = ("ỦY BAN NHÂN DÂN", f"{level} {commune.upper()}")
        seal = SealText(f"ỦY BAN NHÂN DÂN {level} {commune.upper()}", below)
        return Office(Agency((), name, commune, seal), "UBND", "CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN")
    if kind < 0.65:
        name = ("ỦY BAN NHÂN DÂN", f"TỈNH {province.upper()}")
        seal = SealText(f"ỦY BAN NHÂN DÂN TỈNH {province.upper()}", "VIỆT NAM")
        return Office(Agency((), name, province, seal), "UBND", "CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN")
    if kind < 0.85:
        rank, field, symbol = chance.choice(_SECTIONS)
        seal = SealText(f"{rank} {field}", f"TỈNH {province.upper()}")
        name = (f"{rank} {field}",) if len(field) < 20 else (rank, field)
        parent = (f"UBND TỈNH {province.upper()}",)
        return Office(Agency(parent, name, province, seal), symbol, "GIÁM ĐỐC", "")
    field, symbol = chance.choice(_DIVISIONS)
    words = field.split()
    name = (f"PHÒNG {field}",) if len(field) < 20 else (f"PHÒNG {' '.join(words[:4])}", " ".join(words[4:]))
    seal = SealText(f"ỦY BAN NHÂN DÂN {level} {commune.upper()}", f"TỈNH {province.upper()}", ("PHÒNG", words[0]))
    return Office(Agency((f"UBND {level} {commune.upper()}",), name, commune, seal), symbol, "TRƯỞNG PHÒNG", "")


def person(chance: random.Random) -> str:
    return " ".join(f"{chance.choice(_SURNAMES)} {chance.choice(_MIDDLES)} {chance.choice(_GIVEN)}".split())


def signer(of: Office, chance: random.Random) -> Signer:
    lines: list[str] = []
    authority = ""
    if of.for_all and chance.random() < 0.5:
        lines, authority = [of.for_all], "TM"
    position = of.principal
    if chance.random() < 0.5:
        lines.append(f"KT. {of.principal}")
        position, authority = f"PHÓ {of.principal}", "KT"
    lines.append(position)
    return Signer(tuple(lines), position, authority, person(chance))
