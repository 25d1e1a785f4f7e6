"""Procedures of the invented dossier list.

Procedure codes and the result codes of birth and marriage are as they were seen in public sources; names are shortened,
sector codes and all other result codes are made up in the same form. An office loads the true ones from the portal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Procedure:
    code: str
    name: str
    sector_code: str
    sector: str
    result_code: str
    result: str


_CIVIL: Final = ("G15-LV01", "Hộ tịch")
_SOCIAL: Final = ("G17-LV03", "Bảo trợ xã hội")
_BUSINESS: Final = ("G09-LV02", "Thành lập và hoạt động của hộ kinh doanh")
_LAND: Final = ("G12-LV05", "Đất đai")

COPY: Final = Procedure(
    "2.000635",
    "Cấp bản sao trích lục hộ tịch, bản sao Giấy khai sinh",
    *_CIVIL,
    "KQ.G15.000035",
    "Bản sao trích lục hộ tịch",
)
STATUS: Final = Procedure(
    "1.004873", "Cấp Giấy xác nhận tình trạng hôn nhân", *_CIVIL, "KQ.G15.000036", "Giấy xác nhận tình trạng hôn nhân"
)
DEATH: Final = Procedure("1.000656", "Đăng ký khai tử", *_CIVIL, "KQ.G15.000033", "Trích lục khai tử")
MARRIAGE: Final = Procedure("1.000894", "Đăng ký kết hôn", *_CIVIL, "KQ.G15.000032", "Giấy chứng nhận kết hôn")
BIRTH: Final = Procedure("1.001193", "Đăng ký khai sinh", *_CIVIL, "KQ.G15.000031", "Giấy khai sinh")
PENSION: Final = Procedure(
    "1.014027",
    "Thực hiện, điều chỉnh, thôi hưởng trợ cấp hưu trí xã hội hằng tháng",
    *_SOCIAL,
    "KQ.G17.000012",
    "Quyết định hưởng trợ cấp hưu trí xã hội",
)
ALLOWANCE: Final = Procedure(
    "1.001776",
    "Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hằng tháng, hỗ trợ kinh phí chăm sóc, nuôi dưỡng hằng tháng",
    *_SOCIAL,
    "KQ.G17.000010",
    "Quyết định trợ cấp xã hội hằng tháng",
)
FUNERAL: Final = Procedure(
    "1.001731",
    "Hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội",
    *_SOCIAL,
    "KQ.G17.000011",
    "Quyết định hỗ trợ chi phí mai táng",
)
HARDSHIP: Final = Procedure(
    "1.011607",
    "Công nhận hộ nghèo, hộ cận nghèo thường xuyên hằng năm",
    "G17-LV04",
    "Giảm nghèo",
    "KQ.G17.000015",
    "Thông báo kết quả rà soát hộ nghèo, hộ cận nghèo",
)
BUILDING: Final = Procedure(
    "1.013225",
    "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ",
    "G16-LV01",
    "Hoạt động xây dựng",
    "KQ.G16.000004",
    "Giấy phép xây dựng",
)
BUSINESS: Final = Procedure(
    "1.001612", "Đăng ký thành lập hộ kinh doanh", *_BUSINESS, "KQ.G09.000021", "Giấy chứng nhận đăng ký hộ kinh doanh"
)
CLOSING: Final = Procedure(
    "1.001266",
    "Chấm dứt hoạt động hộ kinh doanh",
    *_BUSINESS,
    "KQ.G09.000023",
    "Thông báo về việc chấm dứt hoạt động hộ kinh doanh",
)
LAND_USE: Final = Procedure(
    "1.013831",
    "Chuyển mục đích sử dụng đất, đăng ký biến động đất đai",
    *_LAND,
    "KQ.G12.000018",
    "Quyết định cho phép chuyển mục đích sử dụng đất",
)
LAND_DATA: Final = Procedure(
    "1.012766",
    "Cung cấp thông tin, dữ liệu đất đai",
    *_LAND,
    "KQ.G12.000027",
    "Văn bản cung cấp thông tin, dữ liệu đất đai",
)
