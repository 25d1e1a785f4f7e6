"""Papers built by hand: words on an A4 grid, as a perfect or a bad engine would have read them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ocr.documents.loader import load_document_types
from ocr.types import Code, Line, PageReading, PageRole, Region, Word

if TYPE_CHECKING:
    from ocr.documents.document_type import DocumentTypes

RESOURCES: Final = Path(__file__).parents[2] / "resources"
WIDTH, HEIGHT = 2480, 3508
LETTER, TALL, PITCH = 24, 46, 72
LEFT, RIGHT = 330, 2280
LEFT_MIDDLE, RIGHT_MIDDLE, MIDDLE = 700, 1750, 1305
CLEAR: Final = 0.96
COUNTRY: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"


@dataclass
class Paper:
    """A page that grows downwards; `unclear` names words and the confidence they were seen with.

    `looks` names words and what a second look read in their place; with `looked_twice` it read all others just so.
    """

    unclear: dict[str, float] = field(default_factory=dict)
    looks: dict[str, str] = field(default_factory=dict)
    looked_twice: bool = True
    height: float = 250.0
    lines: list[Line] = field(default_factory=list)

    def row(self, left: str = "", right: str = "") -> Paper:
        """One row of the two columns of a head or of the end of a paper."""
        for text, middle in ((left, LEFT_MIDDLE), (right, RIGHT_MIDDLE)):
            if text:
                self._put(text, middle - len(text) * LETTER / 2)
        return self._down()

    def merged(self, left: str, right: str, gap: int = 40) -> Paper:
        """Both columns in one line of the engine, `gap` pixels apart."""
        second = self._words(right, RIGHT_MIDDLE - len(right) * LETTER / 2)
        first = self._words(left, 0)
        shift = second[0].region.left - gap - first[-1].region.right
        self.lines.append(Line((*self._words(left, shift), *second)))
        return self._down()

    def centre(self, *texts: str) -> Paper:
        for text in texts:
            self._put(text, MIDDLE - len(text) * LETTER / 2)
            self._down()
        return self

    def body(self, *texts: str) -> Paper:
        for text in texts:
            self._put(text, LEFT)
            self._down()
        return self

    def margin(self, text: str, start: int = 60) -> Paper:
        """A stamp at the left edge, on the level of the next row."""
        self._put(text, start)
        return self

    def skip(self, rows: float = 1.0) -> Paper:
        return self._down(rows)

    def reading(self, *codes: str, dpi: int = 300) -> PageReading:
        return PageReading(
            width=WIDTH,
            height=HEIGHT,
            rotation=0,
            skew=0.0,
            dpi=dpi,
            lines=tuple(self.lines),
            codes=tuple(Code("QRCode", text, Region(2000, 20, 2150, 170)) for text in codes),
            engine="by hand",
            is_judged=True,
        )

    def _put(self, text: str, start: float) -> None:
        self.lines.append(Line(self._words(text, start)))

    def _words(self, text: str, start: float) -> tuple[Word, ...]:
        words, left, top = [], round(start), round(self.height)
        for word in text.split():
            right = left + len(word) * LETTER
            second = self.looks.get(word, word if self.looked_twice else None)
            words.append(Word(word, Region(left, top, right, top + TALL), self.unclear.get(word, CLEAR), second))
            left = right + LETTER // 2
        return tuple(words)

    def _down(self, rows: float = 1.0) -> Paper:
        self.height += rows * PITCH
        return self


def head(
    paper: Paper,
    *agency: str,
    number: str = "Số: 125/QĐ-UBND",
    dated: str = "Bình Minh, ngày 14 tháng 7 năm 2025",
    merged: bool = False,
) -> Paper:
    """The two columns over the title."""
    lines = agency or ("ỦY BAN NHÂN DÂN", "XÃ BÌNH MINH")
    rights = (COUNTRY, MOTTO)
    for place, line in enumerate(lines):
        right = rights[place] if place < len(rights) else ""
        if merged and right:
            paper.merged(line, right)
        else:
            paper.row(line, right)
    if len(lines) == 1:
        paper.row("", MOTTO)
    return paper.skip(0.4).row(number, dated).skip(0.6)


def signature(paper: Paper, *offices: str, name: str = "Trần Văn Bình") -> Paper:
    rights = offices or ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    lefts = ("Nơi nhận:", "- Như Điều 3;", "- Lưu: VT.")
    for place in range(max(len(rights), len(lefts))):
        paper.row(lefts[place] if place < len(lefts) else "", rights[place] if place < len(rights) else "")
    return paper.skip(3).row("", name)


def decision(
    *agency: str,
    number: str = "Số: 125/QĐ-UBND",
    dated: str = "Bình Minh, ngày 14 tháng 7 năm 2025",
    name: str = "Trần Văn Bình",
    unclear: dict[str, float] | None = None,
    looks: dict[str, str] | None = None,
    looked_twice: bool = True,
    merged: bool = False,
) -> Paper:
    """A decision of a commune's committee, on one page."""
    paper = head(Paper(unclear or {}, looks or {}, looked_twice), *agency, number=number, dated=dated, merged=merged)
    paper.centre("QUYẾT ĐỊNH", "Về việc trợ cấp xã hội hàng tháng").skip()
    paper.centre("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ BÌNH MINH").skip(0.5)
    paper.body(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội.",
    )
    paper.centre("QUYẾT ĐỊNH:")
    paper.body(
        "Điều 1. Trợ cấp xã hội hàng tháng đối với:",
        "Ông: Lê Văn Hùng",
        "Sinh ngày: 06/10/1952; số định danh cá nhân: 066052002153.",
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
        "Điều 3. Văn phòng, ông Lê Văn Hùng chịu trách nhiệm thi hành Quyết định này./.",
    )
    return signature(paper.skip(0.5), name=name)


def annex(number: str = "125/QĐ-UBND", dated: str = "ngày 14 tháng 7 năm 2025", page: str = "2") -> Paper:
    paper = Paper().centre(page, "PHỤ LỤC", "Danh sách hưởng trợ cấp")
    paper.centre(f"(Kèm theo Quyết định số {number} {dated}", "của Ủy ban nhân dân xã Bình Minh)")
    return paper.body("1 Phạm Thị Hoa 14/01/1939 066139023354 Thôn Đông Cận nghèo")


def following(page: str = "2") -> Paper:
    """A page that goes on with the text."""
    return Paper().centre(page).body("quy định. Các cơ quan có liên quan chịu trách nhiệm thi hành.")


def blank() -> PageReading:
    return replace(Paper().reading(), role=PageRole.BLANK)


def separator() -> PageReading:
    return replace(Paper().reading(), role=PageRole.SEPARATOR, separator="PATCHT")


def types() -> DocumentTypes:
    return load_document_types(RESOURCES / "document_types")
