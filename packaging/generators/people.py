"""Who signs and who asks. All invented: ward, commune and province bear real names, nothing else is real."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generators.seal import SealText


@dataclass(frozen=True)
class Agency:
    """An agency as its papers print it."""

    parent: tuple[str, ...]
    """Lines of the superior agency, not bold; empty for a people's committee."""
    name: tuple[str, ...]
    """Lines of the agency's own name, bold."""
    place: str
    seal: SealText


@dataclass(frozen=True)
class Signer:
    """Lines above the signature, and what of them is authority and position."""

    lines: tuple[str, ...]
    position: str
    authority: str
    """TM, KT, TUQ or empty."""
    name: str


@dataclass(frozen=True)
class Citizen:
    name: str
    sex: str
    born: str
    """dd/mm/yyyy."""
    id_number: str
    home: str

    @property
    def title(self) -> str:
        return "ông" if self.sex == "Nam" else "bà"

    @property
    def home_within(self) -> str:
        """The home within a sentence: `tổ dân phố …`, `thôn …`."""
        return self.home[0].lower() + self.home[1:]

    @property
    def born_iso(self) -> str:
        day, month, year = self.born.split("/")
        return f"{year}-{month}-{day}"


_WARD_SEAL: Final = SealText("ỦY BAN NHÂN DÂN PHƯỜNG HOA LƯ", "TỈNH NINH BÌNH")

WARD: Final = Agency((), ("ỦY BAN NHÂN DÂN", "PHƯỜNG HOA LƯ"), "Hoa Lư", _WARD_SEAL)
WARD_CIVIL: Final = Agency((), ("ỦY BAN NHÂN DÂN", "PHƯỜNG HOA LƯ,", "TỈNH NINH BÌNH"), "Hoa Lư", _WARD_SEAL)
WARD_CULTURE: Final = Agency(
    ("UBND PHƯỜNG HOA LƯ",),
    ("PHÒNG VĂN HÓA - XÃ HỘI",),
    "Hoa Lư",
    SealText("ỦY BAN NHÂN DÂN PHƯỜNG HOA LƯ", "TỈNH NINH BÌNH", ("PHÒNG", "VĂN HÓA -", "XÃ HỘI")),
)
WARD_ECONOMY: Final = Agency(
    ("UBND PHƯỜNG HOA LƯ",),
    ("PHÒNG KINH TẾ, HẠ TẦNG", "VÀ ĐÔ THỊ"),
    "Hoa Lư",
    SealText("ỦY BAN NHÂN DÂN PHƯỜNG HOA LƯ", "TỈNH NINH BÌNH", ("PHÒNG", "KINH TẾ,", "HẠ TẦNG", "VÀ ĐÔ THỊ")),
)
COMMUNE: Final = Agency(
    (), ("ỦY BAN NHÂN DÂN", "XÃ GIA VIỄN"), "Gia Viễn", SealText("ỦY BAN NHÂN DÂN XÃ GIA VIỄN", "TỈNH NINH BÌNH")
)
COMMUNE_CIVIL: Final = Agency((), ("ỦY BAN NHÂN DÂN", "XÃ GIA VIỄN,", "TỈNH NINH BÌNH"), "Gia Viễn", COMMUNE.seal)

_DEPUTY: Final = ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
_FOR_ALL: Final = "TM. ỦY BAN NHÂN DÂN"
_CENTRE: Final = ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC TRUNG TÂM", "PHỤC VỤ HÀNH CHÍNH CÔNG")

CHAIR: Final = Signer(("CHỦ TỊCH",), "CHỦ TỊCH", "", "Đinh Trọng Khiêm")
CHAIR_FOR_ALL: Final = Signer((_FOR_ALL, "CHỦ TỊCH"), "CHỦ TỊCH", "TM", "Đinh Trọng Khiêm")
DEPUTY_HIEN: Final = Signer(_DEPUTY, "PHÓ CHỦ TỊCH", "KT", "Tống Thị Mai Hiên")
DEPUTY_HIEN_FOR_ALL: Final = Signer((_FOR_ALL, *_DEPUTY), "PHÓ CHỦ TỊCH", "KT", "Tống Thị Mai Hiên")
DEPUTY_TUE: Final = Signer(_DEPUTY, "PHÓ CHỦ TỊCH", "KT", "Khổng Minh Tuệ")
DEPUTY_TUE_FOR_ALL: Final = Signer((_FOR_ALL, *_DEPUTY), "PHÓ CHỦ TỊCH", "KT", "Khổng Minh Tuệ")
CENTRE_HEAD: Final = Signer(_CENTRE, "GIÁM ĐỐC TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", "TUQ", "Lã Hồng Sơn")
ECONOMY_HEAD: Final = Signer(("TRƯỞNG PHÒNG",), "TRƯỞNG PHÒNG", "", "Bùi Xuân Quyết")
ECONOMY_DEPUTY: Final = Signer(("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"), "PHÓ TRƯỞNG PHÒNG", "KT", "Hoàng Ngọc Bích")
CULTURE_DEPUTY: Final = Signer(("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"), "PHÓ TRƯỞNG PHÒNG", "KT", "Vũ Thị Thanh Ngà")
COMMUNE_CHAIR_FOR_ALL: Final = Signer((_FOR_ALL, "CHỦ TỊCH"), "CHỦ TỊCH", "TM", "Nghiêm Hữu Tạo")
COMMUNE_DEPUTY: Final = Signer(_DEPUTY, "PHÓ CHỦ TỊCH", "KT", "Chu Thị Hồng Vân")
COMMUNE_DEPUTY_FOR_ALL: Final = Signer((_FOR_ALL, *_DEPUTY), "PHÓ CHỦ TỊCH", "KT", "Chu Thị Hồng Vân")

_W: Final = "phường Hoa Lư, tỉnh Ninh Bình"
_C: Final = "xã Gia Viễn, tỉnh Ninh Bình"

MAN: Final = Citizen("Trịnh Thị Mận", "Nữ", "12/04/1949", "037149002183", f"Tổ dân phố Phúc Sơn, {_W}")
QUAN: Final = Citizen("Đặng Minh Quân", "Nam", "09/11/2019", "037219006425", f"Tổ dân phố Đông Khê, {_W}")
LAM: Final = Citizen("Phùng Đức Lâm", "Nam", "17/08/1981", "037081005512", f"Tổ dân phố Bắc Sông, {_W}")
THAO: Final = Citizen("Ngô Thị Phương Thảo", "Nữ", "23/05/1990", "037190008236", f"Tổ dân phố Cầu Đá, {_W}")
NHAI: Final = Citizen("Quách Thị Nhài", "Nữ", "02/09/1956", "037156003308", f"Tổ dân phố Phúc Sơn, {_W}")
VINH: Final = Citizen("Lại Thế Vinh", "Nam", "25/08/1987", "037087010354", f"Tổ dân phố Cầu Đá, {_W}")
LINH: Final = Citizen("Cao Thị Diệu Linh", "Nữ", "14/02/1996", "037196007741", f"Tổ dân phố Đông Khê, {_W}")
NAM: Final = Citizen("Trương Hoàng Nam", "Nam", "30/06/1993", "036093012208", "phường Thiên Trường, tỉnh Ninh Bình")
ANH: Final = Citizen("Lương Thị Ngọc Ánh", "Nữ", "21/07/1998", "037198009963", f"Tổ dân phố Bắc Sông, {_W}")
CHUOC: Final = Citizen("Đoàn Văn Chước", "Nam", "03/05/1941", "037041001126", f"Tổ dân phố Núi Kỳ, {_W}")
THUY: Final = Citizen("Đoàn Văn Thụy", "Nam", "19/12/1968", "037068004471", f"Tổ dân phố Núi Kỳ, {_W}")
PHUC: Final = Citizen("Hà Văn Phúc", "Nam", "08/01/1972", "037072004415", f"Tổ dân phố Núi Kỳ, {_W}")
HUONG: Final = Citizen("Mai Thị Hường", "Nữ", "11/10/1977", "037177005081", f"Tổ dân phố Đông Khê, {_W}")
TOAN: Final = Citizen("Vương Đình Toàn", "Nam", "26/03/1979", "037079006690", f"Tổ dân phố Bắc Sông, {_W}")
TRANG: Final = Citizen("Hoàng Thu Trang", "Nữ", "15/06/1992", "037192003754", f"Tổ dân phố Đông Khê, {_W}")
BAO: Final = Citizen("Đặng Quốc Bảo", "Nam", "28/01/1989", "037089011207", f"Tổ dân phố Đông Khê, {_W}")

DAT: Final = Citizen("Ninh Tiến Đạt", "Nam", "05/03/2021", "037221004093", f"Thôn Đồng Chưa, {_C}")
YEN: Final = Citizen("Bạch Thị Hải Yến", "Nữ", "12/12/1994", "037194002586", f"Thôn Đồng Chưa, {_C}")
CUONG: Final = Citizen("Ninh Mạnh Cường", "Nam", "07/07/1991", "037091006318", f"Thôn Đồng Chưa, {_C}")
LOI: Final = Citizen("Tạ Công Lợi", "Nam", "16/11/1950", "037050001874", f"Thôn Bến Đò, {_C}")
HOAI: Final = Citizen("Phí Thị Thu Hoài", "Nữ", "30/04/1997", "037197005529", f"Thôn Bến Đò, {_C}")
BINH: Final = Citizen("Thiều Quang Bình", "Nam", "22/02/1985", "037085007140", f"Thôn Hạ Trại, {_C}")
