"""Compounds that administrative papers use again and again: what an engine's mistaken mark is held against."""

from __future__ import annotations

from collections import Counter
from typing import Final

from ocr.language.matching import alike, letters

_COMPOUNDS: Final = """
chi phí|kinh phí|lệ phí|học phí|viện phí|án phí|mai táng|hỗ trợ|trợ cấp|trợ giúp|bảo trợ|bảo hiểm|bảo đảm|bảo vệ
xã hội|hằng tháng|hàng tháng|hằng năm|hàng năm|đối tượng|đối với|gia đình|hộ gia|cá nhân|tổ chức|cơ quan|đơn vị
sử dụng|mục đích|chuyển mục|chuyển đổi|chuyển nhượng|quyền sử|thửa đất|đất đai|đất ở|nông nghiệp|phi nông|quy hoạch
kế hoạch|thông tin|cung cấp|hướng dẫn|hồ sơ|thủ tục|hành chính|giải quyết|tiếp nhận|trả lời|kiến nghị|đề nghị|phản ánh
khiếu nại|tố cáo|công dân|cử tri|danh sách|phê duyệt|thẩm định|thẩm tra|điều chỉnh|bổ sung|sửa đổi|ban hành|bãi bỏ
cấp phép|giấy phép|xây dựng|công trình|nhà ở|nhà tạm|dột nát|xóa nhà|cải tạo|sửa chữa|nâng cấp|đầu tư|dự án|đấu thầu
đấu giá|tài sản|tài chính|ngân sách|dự toán|quyết toán|thanh toán|thu hồi|bồi thường|giải phóng|mặt bằng|tái định
đăng ký|kinh doanh|hộ kinh|doanh nghiệp|hợp tác|thành lập|giải thể|chấm dứt|tạm ngừng|hoạt động|môi trường|nước thải
nguồn nước|nước dưới|khai thác|khoáng sản|xả nước|chứng nhận|chứng thực|xác nhận|hôn nhân|kết hôn|ly hôn|khai sinh
khai tử|hộ tịch|hộ khẩu|thường trú|tạm trú|tình trạng|khuyết tật|người cao|cao tuổi|trẻ em|mồ côi|hộ nghèo|cận nghèo
rà soát|thoát nghèo|người có|có công|liệt sĩ|thương binh|kháng chiến|cách mạng|trợ cấp|phụ cấp|chế độ|chính sách
bổ nhiệm|miễn nhiệm|điều động|tuyển dụng|nghỉ hưu|hưu trí|kỷ luật|khen thưởng|thi đua|nâng lương|biên chế|công chức
viên chức|cán bộ|giáo viên|học sinh|trường học|giáo dục|đào tạo|y tế|khám bệnh|chữa bệnh|dịch bệnh|phòng chống
phòng cháy|chữa cháy|thiên tai|bão lũ|cứu nạn|an ninh|trật tự|an toàn|giao thông|thực phẩm|vệ sinh|văn hóa|thể thao
du lịch|lễ hội|di tích|tôn giáo|tín ngưỡng|dân tộc|chuyển đổi số|số hóa|công nghệ|dữ liệu|lưu trữ|văn thư|báo cáo
kiểm tra|giám sát|thanh tra|kiểm kê|thống kê|tổng kết|sơ kết|triển khai|thực hiện|tổ chức|phối hợp|tăng cường|nâng cao
hiệu quả|trách nhiệm|nhiệm vụ|giải pháp|chương trình|đề án|phương án|hội nghị|cuộc họp|lấy ý|ý kiến|góp ý|phân công
phân cấp|ủy quyền|thay đổi|cải chính|nhận con|con nuôi|giám hộ|di chúc|thừa kế|tặng cho|thế chấp|xóa đăng|gia hạn
chi trả|chi tiết|chi cục|tên tổ|tổ dân|dân phố|dân cư|cư trú|nơi cư|nơi sinh|năm sinh|ngày sinh|sinh ngày|quê quán
quốc tịch|giới tính|giấy tờ|tùy thân|số định|định danh|danh cá|người đi|cấp ngày|nghề nghiệp|địa chỉ|điện thoại
trụ sở|ngành nghề|vốn kinh|góp vốn|sản xuất|chế biến|thương mại|dịch vụ|buôn bán|mua bán|bán lẻ|bán buôn|vận tải
chủ hộ|chủ sở|chủ đầu|đại diện|đại lý|pháp luật|pháp lý|pháp nhân|luật sư|văn bản|văn phòng|biên bản|biên lai
điều kiện|điều khoản|khoản thu|quy định|quy chuẩn|tiêu chuẩn|kỹ thuật|hạ tầng|cơ sở|cơ sở|vật chất|thiết bị
thiết kế|diện tích|chiều cao|chiều dài|chiều rộng|tầng hầm|mật độ|khoảng lùi|cốt nền|nền xây|hệ số|tổng diện
sàn xây|khởi công|hoàn thành|nghiệm thu|bảo trì|an sinh|phúc lợi|hưởng trợ|mức trợ|thời gian|thời hạn|thời điểm|kể từ
hiệu lực|thi hành|chịu trách|liên quan|có liên|các cơ|đồng ý|chấp thuận|chấp hành|xem xét|xét duyệt|theo dõi|tổng hợp
kết quả|kết luận|kết thúc|công khai|minh bạch|niêm yết|thông báo|thông tư|nghị định|nghị quyết|chỉ thị|quyết định
ủy ban|nhân dân|hội đồng|mặt trận|tổ quốc|chính quyền|chính phủ|thủ tướng|bộ trưởng|chủ tịch|phó chủ|giám đốc|phó giám
trưởng phòng|phó trưởng|chánh văn|trưởng ban|trung tâm|phục vụ|bộ phận|một cửa|cổng dịch|trực tuyến|điện tử|cơ sở
tiếp công|đường dây|dây nóng|số điện|liên hệ|vướng mắc|khó khăn|thuận lợi|kịp thời|đúng hạn|quá hạn|hợp lệ
đầy đủ|chính xác|trung thực|cam kết|cam đoan|lý do|nguyên nhân|nội dung|hình thức|phương thức|phương tiện|đối chiếu
thẩm quyền|phân quyền|nguyên tắc|cụ thể|như sau|sau đây|trên đây|dưới đây|kèm theo|căn cứ|theo đề|đề xuất|trình tự
bản vẽ|bản đồ|tờ bản|thửa số|vị trí|tọa độ|ranh giới|mốc giới|quy mô|công suất|lưu lượng|chất lượng|chất thải|khí thải
tiếng ồn|đất nông|đất trồng|cây lâu|lâu năm|hằng năm|sử dụng|giá trị|giá đất|tiền sử|thuế đất|nghĩa vụ
số tiền|bằng chữ|triệu đồng|nghìn đồng|tạm ứng|thu nhập|thu chi|mức sống|đời sống|nhà tình|tình nghĩa|tình thương
ốm đau|thai sản|tai nạn|tử tuất|tuất một|khuyết tật|nuôi dưỡng|chăm sóc|sức khỏe|phụng dưỡng|đơn thân|nuôi con
cha mẹ|vợ chồng|họ hàng|thân nhân|người thân|độc thân|đăng ký|ghi chú|và tên|chữ đệm|ghi rõ|đóng dấu
cấp lại|cấp đổi|cấp mới|bản sao|trích lục|biến động|tách thửa|hợp thửa|lần đầu|quyền sở|sở hữu|gắn liền|với đất
đổi tên|tại buổi|buổi làm|làm việc|buổi họp|cuộc thi|kỳ thi|kỳ họp|nhiệm kỳ|khóa họp|nguyên đán|quà tết|đón tết
hưởng trợ cấp|hưởng chế độ|hưởng lương hưu|hưởng phụ cấp|hưởng bảo hiểm
hưởng chính sách|hưởng ưu đãi|được hưởng|thụ hưởng|thôi hưởng|bản giấy|bản điện
mực nước|nhận quyền|chứng nhận|cấp nước|nước sạch|thoát nước|lưu lượng|quan trắc|thẩm quyền|phạm vi|trọng điểm
địa bàn|phức tạp|chuyển hóa|quy chế|quy định|quy trình|quy chuẩn|nội bộ|nội quy|danh mục|công bố|công khai|công nhận
ủy viên|ủy ban|ủy nhiệm|bầu cử|đại biểu|đại hội|phiên họp|giấy mời|thư mời|dự họp|tham dự|tham gia|kính mời|kính gửi
giao chỉ|chỉ tiêu|chỉ đạo|chỉ thị|đôn đốc|chấn chỉnh|khắc phục|xử lý|xử phạt|vi phạm|cưỡng chế|đình chỉ|tạm đình
hết hiệu|hiệu lực|thi hành|thực thi|áp dụng|bảo trì|vận hành|bàn giao|nghiệm thu|khởi công|hoàn thành|tiến độ
chậm tiến|giải ngân|vốn đầu|nguồn vốn|vay vốn|tín dụng|thuế suất|miễn thuế|giảm thuế|thuế đất|tiền thuê|thuê đất
dịch vụ|nghiệp vụ|chức vụ|công vụ|vụ việc|phục vụ|vụ công
giao đất|lấn chiếm|tranh chấp|hòa giải|đo đạc|bản đồ|địa chính|cắm mốc|ranh giới|lộ giới|hành lang|mốc giới
""".replace("\n", "|")
_STEMS: Final = ["giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý"]
_BRANCHES: Final = ["tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi"]
LUNAR_YEARS: Final = frozenset(f"{_STEMS[year % 10]} {_BRANCHES[year % 12]}" for year in range(60))
"""The sixty years of the lunar calendar."""
COMPOUNDS: Final = frozenset(pair.strip() for pair in _COMPOUNDS.split("|") if pair.strip()) | LUNAR_YEARS
_BY_LETTERS: Final = {letters(pair): pair for pair in sorted(COMPOUNDS)}
_SEVERAL: Final = frozenset(bare for bare, times in Counter(map(letters, COMPOUNDS)).items() if times > 1)
"""Bare letters that two compounds share (hằng tháng, hàng tháng): either may stand there."""


def is_usual(pair: str) -> bool:
    """Whether the words, as `alike` writes them, are such a compound."""
    return pair in COMPOUNDS


def is_lunar_year(pair: str) -> bool:
    """`ất tỵ`: written with capitals, and no name of a person or place."""
    return pair in LUNAR_YEARS


def usual_with_letters(plain: str) -> tuple[str, ...]:
    """The compounds that have these bare letters."""
    usual = _BY_LETTERS.get(plain)
    if usual is None:
        return ()
    return tuple(pair for pair in COMPOUNDS if letters(pair) == plain) if plain in _SEVERAL else (usual,)


def mend(words: list[str]) -> list[str]:
    """The words with the marks of the usual compounds; a pair that is a compound itself, or might be two, stays."""
    mended = list(words)
    pairs = [[word.strip(".,;:()") for word in words[place : place + 2]] for place in range(len(words) - 1)]
    right_already = {
        place + offset for place, pair in enumerate(pairs) if alike(" ".join(pair)) in COMPOUNDS for offset in (0, 1)
    }
    for place, pair in enumerate(pairs):
        bare = letters(" ".join(pair))
        usual = _BY_LETTERS.get(bare)
        if usual is None or bare in _SEVERAL:
            continue
        if sum(alike(word) != right for word, right in zip(pair, usual.split(), strict=True)) > 1:
            continue  # two slips side by side are rarer than two other words
        for offset, right in enumerate(usual.split()):
            if place + offset in right_already:
                continue
            word = mended[place + offset]
            core = word.strip(".,;:()")
            if len(right) == len(core) and alike(core) != right:
                mended[place + offset] = word.replace(core, right.capitalize() if core[:1].isupper() else right)
    return mended
