"""Syllables that people bear as middle and given names: the frequent ones, and others that are known to be borne.

Written down from common knowledge of Vietnamese names. A name that is not here may be right all the same: it proves
nothing by itself, and where a neighbour with the same letters is here, that one is the likelier.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from ocr.language.matching import alike, letters

_FREQUENT: Final = """
Văn Thị Hữu Đức Minh Ngọc Thanh Quang Xuân Thành Quốc Hoàng Đình Công Anh Hồng Kim Thu Phương Thúy Bích Như Tuấn Hùng
Dũng Hải Long Sơn Nam Việt Trung Hiếu Hòa Bình Tùng Cường Mạnh Thắng Tâm Tài Phúc Lộc Thọ An Khánh Huy Hưng Lâm Phong
Giang Hà Linh Lan Hương Hoa Mai Nga Nhung Oanh Phượng Quỳnh Trang Thảo Thủy Tuyết Vân Yến Hằng Hạnh Hiền Loan Liên Lý
Dung Duyên Chi Châu Bảo Gia Hoài Thùy Trường Trọng Tiến Toàn Thái Thiện Tú Tân Sáng Quân Quý Phú Nhân Nghĩa Lợi Khoa
Kiên Hậu Dương Đạt Chung Chính Chiến Cảnh Bắc Ánh Ái Cẩm Diệu Đông Duy Đăng Hào Hạ Khang Khôi Lương My Mỹ Nguyên Nguyệt
Nhật Ninh Phát Phước Sinh Tấn Tuyền Trí Triều Trinh Trúc Uyên Vinh Vũ Vy Vĩnh Viết Bá Thế Ba Hai Tư Năm Đại Hiệp Hảo
"""
_KNOWN: Final = """
Ân Ẩn Ấn Âu Bách Bằng Băng Bé Bền Biên Biển Bông Bốn Bồng Bút Bửu Ca Cang Canh Cao Cát Cần Cầu Chánh Chất Chiêu
Chinh Chúc Chương Chức Chuyên Chuyền Cúc Cung Cư Cương Danh Dân Dậu Diễm Diễn Diện Diệp Doanh Doãn Du Dự Dục Dương
Đa Đài Đàm Đàn Đang Đáng Đào Đảm Đạo Đậu Đắc Đằng Đặng Đệ Đề Điền Điệp Điệu Định Đình Đích Đính Đoan Đoàn Độ Đồng
Động Đỏ Đồi Đủ Được Đường Em Gái Giác Giàu Giáp Giỏi Hân Hàm Hàn Hàng Hành Hanh Hạo Hậu Hiển Hiện Hiệu Hiếu Hinh
Hoạch Hoan Hoàn Hoạt Học Hợi Hội Hợp Huân Huấn Huệ Huế Huề Huynh Huỳnh Huyên Huyền Huyện Hưởng Hưu Hường Hướng Hy
Ích Khả Khải Khai Khâm Khanh Khương Khiêm Khoát Khoan Khoái Khôn Khuê Khuyên Khuyến Kiều Kiệm Kiệt Kỳ Kỷ Ký Kính
Lai Lam Lanh Lành Lạc Lãm Lập Lê Lệ Lễ Liễu Liêm Liệu Linh Lĩnh Lịch Lũy Luân Luận Luật Luyến Luyện Lụa Lực Lưu
Lượng Lư Mận Mẫn Mẫu Mến Miên Miền Mộng Mơ Một Mùi Mười Mừng Mậu Muội Na Nết Ngà Ngạn Ngân Nghị Nghiêm Nghiệp Ngoan
Ngoạn Ngọ Ngôn Ngộ Ngữ Nhã Nhàn Nhan Nhạn Nhâm Nhi Nhiên Nhiệm Nhinh Nho Nhơn Nhu Nhuận Nhuần Nhượng Nhường Nhựt
Niên Niệm Nữ Nương Nhị Oai Phan Phi Phiên Phiến Phong Phòng Phố Phụng Phùng Phương Phấn Phẩm Pháp Phán Phổ Quyên
Quyền Quyến Quyết Quyện Quế Quí Quới Quảng Quản Rạng Sa San Sang Sáu Sâm Sen Sĩ Sỹ Song Soạn Suốt Sự Sương Sửu Sử
Tạo Tám Tăng Tam Tân Tiên Tiền Tiếp Tiệp Tiết Tin Tín Tình Tịnh Tính Tích Toán Toản Toại Tố Tơ Tri Trạch Tráng Trâm
Trâu Trân Triển Triết Triệu Trình Trung Truyền Trượng Trực Trưởng Trương Tuân Tuệ Tuyên Tuyến Tư Từ Tường Tưởng Tựu
Tý Tỵ Tỉnh Tỷ Thạch Thạnh Tha Thắm Thăng Thân Thâm Thập Thật Thêm Thi Thiên Thiềm Thiết Thiệu Thìn Thịnh Thoa Thoan
Thoại Thông Thống Thơ Thơm Thời Thới Thơi Thu Thuần Thuận Thuật Thục Thuyên Thuyết Thư Thức Thực Thưởng Thương
Thường Thược Thụy Thúc Thụ Tho Thỏa Thử Út Ước Ưng Uy Uyển Vàng Vận Vang Viên Viễn Vệ Vi Vịnh Vọng Võ Vui Vượng
Vương Vững Vụ Xinh Xoan Xuyên Xuyến Xứng Xương Xướng Ý Yên Yêm Khắc Nhất Tất Tự Hộ Phụ Lăng Đôn Mão Tuất Dần Ngọt
Nở Nụ Nhiều Mịn Mỵ Nhài Đượm Thái Cảm Cận Cẩn Thảnh Thảo Khuông Khuyết Luông Nghi Nghĩ Ngãi Tứ Tụ Tụng Tuy Tụy Sắc
Sách Kha Khuynh Viện Xem Bích Bường Chắt Chiểu Chuẩn Chuông Cừ Cử Cự Dĩ Diên Đảng Điểm Điển Đức Đương Đượng Hán Hạp
Hiến Hóa Hòe Huống Kế Khôi Lăm Lẫm Lộng Mây Miễn Nam Nhạ Nhớ Nhựa Phầu Quyển Rin Sính Tiêu Toan Tốn Tòng Trác Vàm
Vị Viết Xá Xuất Khởi Vĩ Nhẫn Lượm Bưởi Đẹp Ngỡ Rỡ Lựu Cam Gấm Tằm Thêu Sao Sáo Én Nhạc Họa Mưa Đèn Lúa Gạo Nếp
Khoai Mía Chè Chuối Dừa Cau Trầu Tre Lim Súng Ngâu Khích Khen Sướng Hăng Hái Mê Đắm Yêu Nhịn Chắc Ổn Khỏe Đóa Kỹ
Nghệ Thợ Dạy Nuôi Lớn Phác Duyên Dáng Tươi Trắng Sạch Chăm Chỉ Siêng Năng Nhanh Nhẹn Khéo Lắng Đằm Khiết Thẳng Ngay
Ngây Lo Giữ Gìn Nâng Niu Gắn Sắt Nguyền Hẹn Thề Mong Đợi Chờ Vấn Là Lượt Dạ Sợi Gương Các Tía Hạc Trĩ Trưng Lục
Thất Bát Cửu Vạn Ức Tạ Uyên Bác Lỗi Khí Can Lạ Phiêu Ảo Dật Nhặn Thiệp Hiểu Vẹn Tròn Đầy Sung Túc Giá Tiếng Lừng
Chói Chấn Bẩy Bảy Tí Tèo Tồn Nguồn Cành Lá Hạt Búp Ngợi Ngời Ngát Nghiêng Ngự Ngưng Ngưu Thành Thảng Trăm Trước Sau
Tánh Tạng Tặng Tiễn Tiển Toả Tỏa Trạng Tràng Trì Trị Triêm Triện Trụ Trứ Trừ Tuyển Tuyết Tùy Tửu Vân Văng Vắng Xí
Xoa Xung Yểm Yểu Bạo Bản Bang Bao Bào Báu Bậc Bân Bẩm Bi Bính Bổng Bội Bụng Cả Chẩn Chiến Chính Chỉnh Chiếm Chung
Chuộng Chường Cổn Cớ Củng Cúng Cường Dao Diêu Diệm Dinh Do Đán Đạm Đẩu Đầm Đẳng Đổng Giới Giảng Giám Hãn Hại Hảng
Hoàng Hoạn Hoằng Hồ Hổ Hối Hớn Huyến Hữu Kiểm Kiểu Kiên Kinh Lại Lan Lãnh Lẫy Lãng Lâng Lân Liền Lô Lộ Lưỡng Lữ Mạc
Mẩn Mĩ Mịch Miêu Mưu Nại Nẫm Nẩm Nẩy Ngẫu Ngoán Nhĩ Nhung Nhứt Niêm Ninh Nô Ơn Ơi Phái Phàm Phầm Phận Phê Phíp Phối
Phượng Phổn Quát Quỳ Quỳnh Quân Sản Sánh Siêu Soái Suối Tá Tài Tại Tán Tặc Tẩn Tây Tế Thang Thao Thế Thể Thỉ Thuỳ
Thuở Tốt Tu Tuấn Từng Ty Vãn Vạng
"""
FREQUENT: Final = frozenset(map(alike, _FREQUENT.split()))
KNOWN: Final = frozenset(map(alike, _KNOWN.split())) | FREQUENT


def _by_letters() -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name in KNOWN:
        found[letters(name)].add(name)
    return {plain: tuple(sorted(names, key=lambda one: (one not in FREQUENT, one))) for plain, names in found.items()}


_NAMES: Final = _by_letters()


def names_with_letters(plain: str) -> tuple[str, ...]:
    """Those with these bare letters, frequent ones first, as `alike` writes them."""
    return _NAMES.get(plain, ())
