"""Phrases out of which the names of agencies are made, in their right spelling."""

from __future__ import annotations

from typing import Final

from ocr.language.matching import letters
from ocr.language.provinces import PROVINCES

_PHRASES: Final = """
ỦY BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM|ỦY BAN MẶT TRẬN TỔ QUỐC
UBND|HĐND|UBMTTQ|HỘI ĐỒNG|ỦY BAN
BỘ|TỔNG CỤC|CỤC|CHI CỤC|SỞ|PHÒNG|VĂN PHÒNG|THANH TRA|TRUNG TÂM|BAN|CHI NHÁNH|VIỆN|TÒA ÁN NHÂN DÂN|VIỆN KIỂM SÁT NHÂN DÂN
BỆNH VIỆN|TRƯỜNG|CÔNG AN|KHO BẠC NHÀ NƯỚC|BẢO HIỂM XÃ HỘI|THUẾ|HẢI QUAN
QUỸ|ĐẢNG ỦY|TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY|QUẬN ỦY|THỊ ỦY
BAN QUẢN LÝ|BAN CHỈ ĐẠO|BAN CHỈ HUY|BỘ CHỈ HUY|ĐOÀN|HỘI|LIÊN ĐOÀN
TRẠM|ĐỘI|HẠT|CÔNG TY|TỔNG CÔNG TY|NGÂN HÀNG|HỌC VIỆN|ĐẠI HỌC
XÂY DỰNG|Y TẾ|TƯ PHÁP|NỘI VỤ|NGOẠI VỤ|TÀI CHÍNH|KẾ HOẠCH|ĐẦU TƯ|CÔNG THƯƠNG|NÔNG NGHIỆP|MÔI TRƯỜNG|TÀI NGUYÊN|NÔNG THÔN
PHÁT TRIỂN|GIAO THÔNG VẬN TẢI|GIAO THÔNG|KHOA HỌC|CÔNG NGHỆ|THÔNG TIN
TRUYỀN THÔNG|VĂN HÓA|THỂ THAO|DU LỊCH|GIÁO DỤC|ĐÀO TẠO
LAO ĐỘNG|THƯƠNG BINH|XÃ HỘI|DÂN TỘC|TÔN GIÁO|QUY HOẠCH
KIẾN TRÚC|AN TOÀN THỰC PHẨM|KINH TẾ|HẠ TẦNG|ĐÔ THỊ|QUẢN LÝ|ĐẤT ĐAI
ĐĂNG KÝ|PHỤC VỤ|HÀNH CHÍNH CÔNG|HÀNH CHÍNH|DỊCH VỤ|SỰ NGHIỆP
DỰ ÁN|KHU KINH TẾ|KHU CÔNG NGHIỆP|CHẤT LƯỢNG|KIỂM LÂM|THỦY SẢN
THỦY LỢI|CHĂN NUÔI|THÚ Y|TRỒNG TRỌT|BẢO VỆ THỰC VẬT|QUỸ ĐẤT
TỔ CHỨC|VẬN ĐỘNG|KIỂM TRA|PHÒNG CHỐNG|THIÊN TAI|NGHĨA VỤ QUÂN SỰ
LUẬT SƯ|CÔNG CHỨNG|CHỨNG THỰC|THI HÀNH ÁN DÂN SỰ|THỐNG KÊ|BƯU CHÍNH
VIỄN THÔNG|NHÀ NƯỚC|CHÍNH SÁCH|PHỤ NỮ|THANH NIÊN|NÔNG DÂN
CỰU CHIẾN BINH|CHỮ THẬP ĐỎ|NGƯỜI CAO TUỔI|CÔNG ĐOÀN|CHÍNH PHỦ|QUỐC HỘI|TIẾP CÔNG DÂN|MỘT CỬA|KIỂM SOÁT|THỦ TỤC|VIỆT NAM
XÃ|PHƯỜNG|ĐẶC KHU|THỊ TRẤN|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TỈNH|VÀ|CỦA|KHU VỰC|LIÊN|CƠ SỞ|TRUNG ƯƠNG
"""

AGENCY_PHRASES: Final = {
    letters(phrase): phrase.strip() for line in _PHRASES.split("\n") for phrase in line.split("|") if phrase
}
"""Bare letters → the phrase as it is spelled."""
LONGEST_PHRASE: Final = max(len(phrase.split()) for phrase in AGENCY_PHRASES)
PROVINCE_NAMES: Final = {letters(name): name.upper() for name in PROVINCES}
AGENCY_WORDS: Final = frozenset(
    word for names in (AGENCY_PHRASES, PROVINCE_NAMES) for name in names for word in name.split()
)
"""Bare words that stand in such names."""
