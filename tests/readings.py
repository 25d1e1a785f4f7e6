"""Page readings as an engine would give them: a decision of one page, a blank back, a separator sheet."""

from __future__ import annotations

from ocr.types import Line, PageReading, PageRole, Region, Word

WIDTH, HEIGHT, DPI = 1654, 2339, 200


def decision(
    number: str = "1247/QĐ-UBND",
    signer: str = "Lê Văn Hòa",
    subject: str = "Về việc trợ cấp xã hội hàng tháng",
    owner: str = "",
) -> PageReading:
    """All that a decision must bear, each thing in its place; nothing on it is doubtful."""
    return _page(
        _line("ỦY BAN NHÂN DÂN", 200, 150, 1),
        _line("PHƯỜNG HẠC THÀNH", 190, 195, 1),
        _line(f"Số: {number}", 200, 260, 1),
        _line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 850, 150, 2),
        _line("Độc lập - Tự do - Hạnh phúc", 920, 195, 2),
        _line("Hạc Thành, ngày 03 tháng 11 năm 2026", 900, 260, 2),
        _line("QUYẾT ĐỊNH", 720, 400, 3),
        _line(subject, 600, 450, 3),
        _line("Căn cứ Luật Tổ chức chính quyền địa phương;", 250, 560, 4),
        _line(f"Họ và tên: {owner}" if owner else "Điều 1. Trợ cấp xã hội.", 250, 620, 4),
        _line("KT. CHỦ TỊCH", 1100, 1500, 5),
        _line("PHÓ CHỦ TỊCH", 1100, 1545, 5),
        _line(signer, 1120, 1750, 5),
    )


def second_page() -> PageReading:
    return _page(_line("2", 820, 80, 1), _line("Điều 2. Quyết định này có hiệu lực kể từ ngày ký.", 250, 200, 2))


def blank_back() -> PageReading:
    return PageReading(WIDTH, HEIGHT, 0, 0.0, DPI, role=PageRole.BLANK, engine="stand-in")


def separator_sheet() -> PageReading:
    return PageReading(WIDTH, HEIGHT, 0, 0.0, DPI, role=PageRole.SEPARATOR, separator="PATCHT", engine="stand-in")


def _page(*lines: Line) -> PageReading:
    return PageReading(WIDTH, HEIGHT, 0, 0.0, DPI, lines=lines, engine="stand-in", is_judged=True)


def _line(text: str, left: int, top: int, block: int) -> Line:
    words = []
    for word in text.split():
        right = left + 18 * len(word)
        words.append(Word(word, Region(left, top, right, top + 30), 0.96))
        left = right + 12
    return Line(tuple(words), block)
