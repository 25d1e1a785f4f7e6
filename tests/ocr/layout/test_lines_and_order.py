"""Lines of single columns, in the order in which a person reads them."""

from __future__ import annotations

from ocr.layout.lines import join_lines, tidy
from ocr.layout.reading_order import Block, in_reading_order
from ocr.types import Line, Region, Word

HIGH, WIDE = 40, 20


def line(text: str, left: int, top: int, *, sure: float = 0.95, high: int = HIGH) -> Line:
    """Words of even letters."""
    words = []
    for word in text.split():
        right = left + WIDE * len(word)
        words.append(Word(word, Region(left, top, right, top + high), sure))
        left = right + WIDE
    return Line(tuple(words))


def texts(lines: list[Line]) -> list[str]:
    return [each.text for each in lines]


HEAD = [
    line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 900, 100),
    line("ỦY BAN NHÂN DÂN", 200, 104),
    line("Độc lập - Tự do - Hạnh phúc", 1000, 160),
    line("PHƯỜNG EA KAO", 210, 164),
    line("Số: 12/QĐ-UBND", 220, 260),
    line("Ea Kao, ngày 04 tháng 8 năm 2025", 950, 258),
]
BODY = [
    line("QUYẾT ĐỊNH", 740, 400),
    line("Về việc trợ cấp xã hội hàng tháng cho người cao tuổi", 400, 460),
    line("Căn cứ Luật Người cao tuổi ngày 23 tháng 11 năm 2009 của Quốc hội;", 200, 600),
    line("Quyết định này có hiệu lực kể từ ngày ký ban hành và đăng tải./.", 200, 660),
]
FOOT = [
    line("Nơi nhận:", 200, 800),
    line("TM. ỦY BAN NHÂN DÂN", 1000, 798),
    line("- Như Điều 3;", 200, 850),
    line("CHỦ TỊCH", 1100, 855),
    line("- Lưu: VT.", 200, 900),
    line("Tạ Quốc Thưởng", 1050, 1200),
]


def test_head_and_foot_are_read_column_by_column_and_the_rest_row_by_row() -> None:
    ordered = in_reading_order([*reversed(FOOT), *BODY, *HEAD])
    assert texts(ordered) == [
        "ỦY BAN NHÂN DÂN",
        "PHƯỜNG EA KAO",
        "Số: 12/QĐ-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Ea Kao, ngày 04 tháng 8 năm 2025",
        *texts(BODY),
        "Nơi nhận:",
        "- Như Điều 3;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Tạ Quốc Thưởng",
    ]
    assert [each.block for each in ordered] == [1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5, 5, 5]


def test_a_table_is_read_row_by_row() -> None:
    rows = [
        [line("TT", 200, top), line("Họ tên", 400, top + 3), line("Ngày sinh", 800, top - 2), line("Nơi ở", 1200, top)]
        for top in (300, 380, 460)
    ]
    title = line("Danh sách kèm theo Quyết định số 12 ngày 04 tháng 8 năm 2025", 200, 200)
    ordered = in_reading_order([title, *(cell for row in reversed(rows) for cell in reversed(row))])
    assert texts(ordered) == [title.text, *["TT", "Họ tên", "Ngày sinh", "Nơi ở"] * 3]


def test_a_page_number_above_the_columns_comes_first() -> None:
    ordered = in_reading_order([line("2", 760, 40), *FOOT])
    assert ordered[0].text == "2"
    assert ordered[0].block == Block.BODY


def test_a_label_beside_its_code_is_no_part_of_the_paper() -> None:
    label = [line("TRUNG TÂM PHỤC VỤ", 340, 20, high=30), line("Mã hồ sơ: H42.39-260223-0017", 340, 58, high=30)]
    ordered = in_reading_order([*label, *HEAD, *BODY], [Region(200, 10, 300, 110)])
    assert texts(ordered)[-2:] == texts(label)
    assert {each.block for each in ordered[-2:]} == {Block.LABEL}


def test_of_a_bar_code_only_the_next_lines_are_its_label() -> None:
    label = line("Mã hồ sơ: H42.39-260223-0017", 200, 60, high=30)
    ordered = in_reading_order([label, *HEAD, *BODY], [Region(180, 10, 800, 50)])
    assert texts(ordered)[-1] == label.text
    assert ordered[0].text == "ỦY BAN NHÂN DÂN"


def test_no_lines_have_an_order_too() -> None:
    assert in_reading_order([]) == []


def test_columns_that_the_engine_merged_are_parted_at_the_gap() -> None:
    left, right = line("ỦY BAN NHÂN DÂN", 200, 100), line("CỘNG HÒA XÃ HỘI", 900, 100)
    assert texts(tidy([Line((*left.words, *right.words))])) == [left.text, right.text]


def test_a_line_that_came_in_pieces_is_whole_again() -> None:
    assert texts(tidy([line("Lưu: VT.", 260, 100), line("-", 220, 100)])) == ["- Lưu: VT."]


def test_leaders_and_dirt_are_no_words() -> None:
    dirty = [line("Họ và tên: ........ |", 200, 100), line("~ | _", 200, 300), line("ở", 900, 500, sure=0.4)]
    assert texts(tidy(dirty)) == ["Họ và tên:"]


def test_a_pen_s_stroke_is_no_word() -> None:
    strokes = line("vn", 900, 500, high=180)
    assert texts(tidy([*HEAD, strokes])) == texts(tidy(HEAD))


def test_characters_no_file_may_hold_are_left_out() -> None:
    (read,) = tidy([line("Ủ\ud800Y B\x00AN \N{REPLACEMENT CHARACTER} \N{LATIN CAPITAL LETTER ETH}ỊNH", 200, 100)])
    assert read.text == "ỦY BAN ĐỊNH"


def test_of_two_readings_of_one_place_the_better_stands() -> None:
    poor, good = line("Lvu VI", 200, 100, sure=0.5), line("Lưu: VT.", 200, 100, sure=0.9)
    assert texts(join_lines([poor], [good])) == ["Lưu: VT."]
    assert texts(join_lines([good], [poor])) == ["Lưu: VT."]


def test_the_countrys_name_is_parted_from_an_issuer_that_reaches_close_to_it() -> None:
    left, right = line("UBND ĐẶC KHU VÂN ĐỒN", 200, 100), line("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", 650, 100)
    assert texts(tidy([Line((*left.words, *right.words))])) == [left.text, right.text]


def test_the_first_row_of_a_head_that_was_read_as_one_is_parted_where_its_columns_are() -> None:
    merged = Line((*line("ĐẢNG BỘ TỈNH ĐẮK LẮK", 280, 45).words, *line("ĐẢNG CỘNG SẢN VIỆT NAM", 730, 45).words))
    ordered = in_reading_order([merged, *HEAD, *BODY])
    assert texts(ordered)[:2] == ["ĐẢNG BỘ TỈNH ĐẮK LẮK", "ỦY BAN NHÂN DÂN"]


def test_a_foot_is_found_though_a_line_of_its_left_column_came_in_two_pieces() -> None:
    pieces = [line("- Lãnh", 200, 950), line("đạo cơ quan", 360, 952)]
    ordered = in_reading_order([*BODY, *FOOT, *pieces])
    assert texts(ordered)[-3:] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Tạ Quốc Thưởng"]


def test_a_flat_stroke_before_a_line_is_its_hyphen_and_the_rest_of_a_rule_is_none() -> None:
    words = line("Lưu: VT.", 260, 100).words
    stroke, rest = Word("~", Region(235, 118, 250, 123), 0.6), Word("-", Region(236, 100, 238, 140), 0.9)
    assert texts(tidy([Line((stroke, *words))])) == ["- Lưu: VT."]
    assert texts(tidy([Line((rest, *words))])) == ["Lưu: VT."]


def test_the_sign_at_the_end_of_a_text_is_kept_though_it_is_faint() -> None:
    end = Word("./.", Region(330, 120, 350, 140), 0.3)
    assert texts(tidy([Line((*line("này", 260, 100).words, end))])) == ["này ./."]
