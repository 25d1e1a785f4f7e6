"""The dossier list an office would export, with every dossier of the stack and some that have no paper yet.

Codes as the national portal's dossier message wants them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generators import letters, people
from generators.procedures import (
    ALLOWANCE,
    BIRTH,
    BUILDING,
    BUSINESS,
    CLOSING,
    COPY,
    DEATH,
    FUNERAL,
    HARDSHIP,
    LAND_DATA,
    LAND_USE,
    MARRIAGE,
    PENSION,
    STATUS,
    Procedure,
)

OFFICE_CODE: Final = "H42.39"
_WARD: Final = "UBND phường Hoa Lư"
_CULTURE: Final = "Phòng Văn hóa - Xã hội phường Hoa Lư"
_ECONOMY: Final = "Phòng Kinh tế, Hạ tầng và Đô thị phường Hoa Lư"
_PERMANENT: Final = "Vĩnh viễn"


@dataclass(frozen=True)
class Dossier:
    """One request. Days as dd/mm/yyyy HH:mm; channel, status and the like as the portal's numbers."""

    serial: str
    procedure: Procedure
    owner: str
    owner_id: str
    summary: str
    submitted: str
    received: str
    due: str
    finished: str
    returned: str
    unit: str
    result_number: str = ""
    channel: int = 1
    """1 at the counter, 2 online, 3 by post."""
    owner_type: int = 1
    """1 a citizen, 2 an enterprise, 3 a state agency, 4 another organisation."""
    status: int = 10
    return_mode: int = 0
    """0 at the counter, 1 by post."""
    expires: str = _PERMANENT

    @property
    def code(self) -> str:
        return f"{OFFICE_CODE}-{self.serial}"

    @property
    def by_portal(self) -> int:
        """Where it was handed in: 1 the national portal, 2 the province's own."""
        return 1 if self.channel == 2 else 2


def dossiers() -> list[Dossier]:
    """In the order of their codes, as an office's system lists them."""
    p = people
    rows = [
        Dossier(
            "260223-0017",
            PENSION,
            p.MAN.name,
            p.MAN.id_number,
            "Đề nghị hưởng trợ cấp hưu trí xã hội của bà Trịnh Thị Mận",
            "23/02/2026 08:15",
            "23/02/2026 08:22",
            "09/03/2026 17:00",
            "06/03/2026 15:40",
            "09/03/2026 09:05",
            _CULTURE,
            "412/QĐ-UBND",
        ),
        Dossier(
            "260309-0041",
            COPY,
            p.TRANG.name,
            p.TRANG.id_number,
            "Cấp bản sao trích lục khai sinh của Đặng Minh Quân",
            "09/03/2026 09:30",
            "09/03/2026 09:34",
            "09/03/2026 17:00",
            "09/03/2026 15:10",
            "09/03/2026 15:45",
            _WARD,
            "186/TLKS-BS",
        ),
        Dossier(
            "260225-0006",
            BUILDING,
            p.LAM.name,
            p.LAM.id_number,
            "Cấp giấy phép xây dựng nhà ở gia đình ông Phùng Đức Lâm",
            "24/02/2026 20:41",
            "25/02/2026 07:50",
            "18/03/2026 17:00",
            "11/03/2026 16:20",
            "12/03/2026 08:30",
            _ECONOMY,
            "23/GPXD-UBND",
            channel=2,
            expires="11/03/2027",
        ),
        Dossier(
            "260225-0011",
            LAND_DATA,
            letters.COOPERATIVE,
            letters.COOPERATIVE_ID,
            "Cung cấp thông tin quy hoạch, kế hoạch sử dụng đất thửa đất số 88, tờ bản đồ số 21",
            "25/02/2026 10:05",
            "25/02/2026 10:12",
            "11/03/2026 17:00",
            "09/03/2026 16:50",
            "10/03/2026 09:20",
            _ECONOMY,
            "214/PKTHTĐT",
            owner_type=4,
        ),
        Dossier(
            "260306-0028",
            CLOSING,
            p.THAO.name,
            p.THAO.id_number,
            "Chấm dứt hoạt động hộ kinh doanh Trà Sen Cầu Đá",
            "06/03/2026 14:10",
            "06/03/2026 14:16",
            "13/03/2026 17:00",
            "11/03/2026 10:25",
            "11/03/2026 14:40",
            _ECONOMY,
            "72/TB-PKTHTĐT",
        ),
        Dossier(
            "260224-0009",
            ALLOWANCE,
            p.NHAI.name,
            p.NHAI.id_number,
            "Đề nghị hưởng trợ cấp xã hội hằng tháng đối với bà Quách Thị Nhài",
            "24/02/2026 09:00",
            "24/02/2026 09:08",
            "12/03/2026 17:00",
            "10/03/2026 16:05",
            "12/03/2026 10:10",
            _CULTURE,
            "58/TTr-PVHXH",
        ),
        Dossier(
            "260310-0033",
            BUSINESS,
            p.VINH.name,
            p.VINH.id_number,
            "Đăng ký thành lập hộ kinh doanh Tạp hóa Thế Vinh",
            "10/03/2026 19:26",
            "11/03/2026 07:45",
            "13/03/2026 17:00",
            "12/03/2026 15:30",
            "12/03/2026 16:10",
            _ECONOMY,
            p.VINH.id_number,
            channel=2,
        ),
        Dossier(
            "260310-0019",
            COPY,
            p.LINH.name,
            p.LINH.id_number,
            "Cấp bản sao trích lục kết hôn của bà Cao Thị Diệu Linh và ông Trương Hoàng Nam",
            "10/03/2026 08:05",
            "10/03/2026 08:11",
            "10/03/2026 17:00",
            "10/03/2026 14:30",
            "10/03/2026 15:00",
            _WARD,
            "44/TLKH-BS",
        ),
        Dossier(
            "260309-0052",
            STATUS,
            p.ANH.name,
            p.ANH.id_number,
            "Cấp Giấy xác nhận tình trạng hôn nhân cho bà Lương Thị Ngọc Ánh",
            "09/03/2026 15:20",
            "09/03/2026 15:25",
            "12/03/2026 17:00",
            "10/03/2026 16:15",
            "11/03/2026 08:25",
            _WARD,
            "131/UBND-XNTTHN",
            expires="10/09/2026",
        ),
        Dossier(
            "260227-0014",
            DEATH,
            p.THUY.name,
            p.THUY.id_number,
            "Đăng ký khai tử cho ông Đoàn Văn Chước",
            "27/02/2026 10:40",
            "27/02/2026 10:46",
            "02/03/2026 17:00",
            "02/03/2026 10:30",
            "02/03/2026 11:00",
            _WARD,
            "19/TLKT-BS",
        ),
        Dossier(
            "260304-0022",
            FUNERAL,
            p.PHUC.name,
            p.PHUC.id_number,
            "Hỗ trợ chi phí mai táng đối với bà Hà Thị Nụ",
            "04/03/2026 08:50",
            "04/03/2026 08:57",
            "13/03/2026 17:00",
            "12/03/2026 16:35",
            "13/03/2026 08:40",
            _CULTURE,
            "438/QĐ-UBND",
        ),
        Dossier(
            "260302-0025",
            HARDSHIP,
            p.HUONG.name,
            p.HUONG.id_number,
            "Đề nghị công nhận hộ cận nghèo của hộ bà Mai Thị Hường",
            "02/03/2026 13:55",
            "02/03/2026 14:02",
            "17/03/2026 17:00",
            "13/03/2026 15:20",
            "16/03/2026 08:15",
            _CULTURE,
            "183/TB-UBND",
            return_mode=1,
            expires="31/12/2026",
        ),
        Dossier(
            "260226-0008",
            LAND_USE,
            p.TOAN.name,
            p.TOAN.id_number,
            "Chuyển mục đích sử dụng đất thửa đất số 217, tờ bản đồ số 34",
            "26/02/2026 09:15",
            "26/02/2026 09:28",
            "19/03/2026 17:00",
            "16/03/2026 14:45",
            "16/03/2026 16:00",
            _ECONOMY,
            "451/QĐ-UBND",
        ),
        Dossier(
            "260312-0007",
            BIRTH,
            "Triệu Thị Khánh Ly",
            "037199004817",
            "Đăng ký khai sinh cho Phan Triệu Gia Hân",
            "12/03/2026 08:20",
            "12/03/2026 08:27",
            "12/03/2026 17:00",
            "",
            "",
            _WARD,
            status=4,
        ),
        Dossier(
            "260313-0031",
            MARRIAGE,
            "Phan Tuấn Kiệt",
            "037095010266",
            "Đăng ký kết hôn của ông Phan Tuấn Kiệt và bà Kim Thị Ngân",
            "13/03/2026 21:12",
            "16/03/2026 07:48",
            "16/03/2026 17:00",
            "",
            "",
            _WARD,
            channel=2,
            status=5,
        ),
        Dossier(
            "260305-0040",
            BUILDING,
            "Âu Thị Hảo",
            "037175008839",
            "Cấp giấy phép xây dựng nhà ở gia đình bà Âu Thị Hảo",
            "05/03/2026 16:02",
            "05/03/2026 16:10",
            "26/03/2026 17:00",
            "13/03/2026 09:00",
            "",
            _ECONOMY,
            status=7,
        ),
    ]
    return sorted(rows, key=lambda dossier: dossier.serial)
