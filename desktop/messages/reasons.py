"""Why a value was proposed, or looks doubtful: one sentence for each code that reading gives."""

from __future__ import annotations

from typing import Final

from desktop.messages.knowledge import knowledge_reason

_REASONS: Final = {
    # the number
    "number_matches_type_and_agency": "Ký hiệu khớp với loại văn bản và cơ quan ban hành.",
    "number_printed_in_one": "Số, ký hiệu in liền một mạch.",
    "number_with_gap": "Số, ký hiệu có chỗ hở giữa các phần; hãy so với ảnh.",
    "slash_put_back": "Dấu gạch chéo giữa số và ký hiệu đọc không rõ, máy đặt lại; hãy so với ảnh.",
    "register_code": "Mã sổ đăng ký đứng một mình.",
    "ledger_entry": "Là số vào sổ cấp giấy.",
    "register_neighbours": "Số viết tay được chọn theo các văn bản đứng trước và sau trong sổ; hãy so với ảnh.",
    "filled_in_by_hand": "Phần viết tay do máy đoán; hãy so với ảnh.",
    "hand_differs_from_print": "Chữ in và chữ viết tay ở chỗ này đọc ra khác nhau; hãy so với ảnh.",
    "quoted_by_annex": "Khớp với dòng “Kèm theo …” ở phụ lục.",
    "only_quoted_by_annex": "Chỉ thấy ở dòng “Kèm theo …” của phụ lục; hãy so với ảnh.",
    "annex_differs_from_head": "Phụ lục ghi khác đầu văn bản; hãy so với ảnh.",
    # the signer
    "signer_of_stack": "Nhiều văn bản trong lô này ghi người ký đúng như vậy.",
    # the day
    "date_in_words": "Ngày viết đủ “ngày … tháng … năm”.",
    "date_in_figures": "Ngày viết bằng số.",
    "year_alone": "Chỉ thấy năm.",
    "over_the_signature": "Ngày đứng trên chữ ký, không ở đầu văn bản; hãy so với ảnh.",
    # agencies and places
    "agency_spelled_out": "Tên cơ quan gồm toàn từ ngữ đã biết.",
    "agency_lines": "Tên cơ quan có từ máy chưa gặp; hãy so từng dấu với ảnh.",
    "agency_of_catalogue": "Tên cơ quan lấy theo danh mục vì chữ trên ảnh không rõ; hãy so với ảnh.",
    "agency_differs_from_number": "Tên cơ quan không khớp với chữ viết tắt trong ký hiệu; hãy so với ảnh.",
    "place_of_agency": "Địa danh theo tên cơ quan ban hành.",
    "place_of_catalogue": "Địa danh lấy theo danh mục đơn vị hành chính; hãy so với ảnh.",
    "before_the_date": "Địa danh không có trong danh mục đơn vị hành chính; hãy so từng dấu với ảnh.",
    # what it is about
    "title_of_type": "Là tên gọi của loại giấy tờ này.",
    "under_title": "Đoạn chữ ngay dưới tên văn bản; hãy đọc lại từng dấu.",
    "under_number": "Đoạn “V/v …” dưới số, ký hiệu; hãy đọc lại từng dấu.",
    "spelled_by_paper": "Máy sửa dấu theo chỗ khác trên giấy tờ này; hãy so với ảnh.",
    "usual_spelling": "Máy sửa dấu theo cách viết thường gặp; hãy so với ảnh.",
    "numeral_in_doubt": "Số La Mã có thể mất hoặc thừa một nét; hãy so với ảnh.",
    # who signs
    "name_under_office": "Tên đứng dưới chức vụ; hãy so từng dấu với ảnh.",
    "named_twice": "Tên này đứng ở hai chỗ trên giấy tờ.",
    "known_signer": "Là người ký đã biết của cơ quan này.",
    "known_agency": "Là cơ quan đã biết.",
    "known_position": "Chức vụ gồm toàn từ ngữ đã biết.",
    "deputy_of_office": "Chức vụ suy ra từ dòng ký thay; hãy so với ảnh.",
    "over_the_name": "Dòng chữ trên tên người ký; hãy so với ảnh.",
    "deputy_under_office": "Cấp phó ký dưới chức danh cấp trưởng nên là ký thay; hãy so với ảnh.",
    "code_nearest_the_name": "Chữ viết tắt (KT., TM., …) gần tên người ký nhất.",
    # whose paper it is
    "behind_label": "Đứng sau nhãn của mục này.",
    "one_of_a_list": "Là một trong các giá trị của danh sách.",
    "rest_of_line": "Phần còn lại của dòng.",
    "name_spelled": "Có dạng tên người.",
    "name_like": "Có dạng tên người; hãy so từng dấu với ảnh.",
    "name_of_a_body": "Có dạng tên một tổ chức.",
    "beside_number": "Tên đứng trước số định danh.",
    "named_in_subject": "Tên nêu trong trích yếu; hãy xem có đúng là chủ hồ sơ không.",
    "addressee": "Là người nhận ghi ở “Kính gửi”; hãy xem có đúng là chủ hồ sơ không.",
    "identity_number": "Có dạng số định danh.",
    "agrees_with_birth": "Số định danh khớp với năm sinh.",
    "agrees_with_number": "Năm sinh khớp với số định danh.",
    "contradicts_birth": "Số định danh không khớp với năm sinh; hãy so với ảnh.",
    "contradicts_number": "Năm sinh không khớp với số định danh; hãy so với ảnh.",
    "contradicts_sex": "Số định danh không khớp với giới tính; hãy so với ảnh.",
    "card_code": "Đọc từ mã QR của thẻ căn cước.",
    # the dossier
    "barcode": "Đọc từ mã vạch.",
    "dossier_code": "Có dạng mã hồ sơ.",
    "procedure_code": "Có dạng mã thủ tục.",
    "slip_before": "Mã trên giấy tiếp nhận hồ sơ đặt trước giấy tờ này.",
    "barcodes_differ": "Giấy tờ có hai mã hồ sơ khác nhau; hãy chọn mã đúng.",
    "agrees_with_list": "Khớp với danh sách hồ sơ.",
    "dossier_by_number": "Tìm thấy trong danh sách hồ sơ theo số, ký hiệu.",
    "dossier_by_owner": "Tìm thấy trong danh sách hồ sơ theo chủ hồ sơ; hãy xem lại.",
}


def reason_text(reason: str) -> str:
    """The sentence of a reading's reason; empty for none, and for one that no version of this program gives."""
    return knowledge_reason(reason) or _REASONS.get(reason, "")
