"""What engines write again and again for something else: mended word for word, where nothing else can stand."""

from __future__ import annotations

import re
from typing import Final

from ocr.language.compounds import mend
from ocr.language.matching import alike, letters
from ocr.language.vietnamese import fold

_SPANISH: Final = re.compile("N?Ñ(?=[^\\W\\d_])")
"""Vietnamese has no Ñ: it is an N, seen once or twice."""
_EDGES: Final = re.compile("^[ˆ_~|¦¬„]+(?=[^\\W_])|(?<=[^\\W_])[ˆ_~|¦¬]+$")
_ONE: Final = re.compile(r"^[LlI|]([.,:;]?)$")
"""After `Điều` and `khoản` stands a figure, never a letter."""
_BEFORE_ONE: Final = frozenset({"dieu", "khoan"})
_FILED: Final = re.compile("^[VY][TIÍÌĨỈỊ1ỲÝ]?[TF]?([.,;:]?)$")
"""`Lưu: VT` ends the list of receivers; `VT` is the clerks' office."""
_FOR_REPORT: Final = re.compile(r"^\(b/[€eC¢]\)")
_SQUARE: Final = re.compile(r"^(m|km|cm)[2°?”](?=[.,;:)]*$|/)")
_CUBIC: Final = re.compile(r"^m(?:3(?=[.,;:)]*$|/)|[?°”](?=/(?:ngày|giờ|h|s|năm|tháng)))")
_NUMBER: Final = re.compile(r"^[(]?\d[\d.,]*$")
_ITEM: Final = re.compile(r"^(\d{1,2}),$")

_FIXED: Final = """
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐỘC LẬP TỰ DO HẠNH PHÚC|ĐẢNG CỘNG SẢN VIỆT NAM|ỦY BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN
ỦY BAN MẶT TRẬN TỔ QUỐC|TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG|GIẤY CHỨNG NHẬN|GIẤY XÁC NHẬN|TÌNH TRẠNG HÔN NHÂN
QUYỀN SỬ DỤNG ĐẤT|TÀI SẢN GẮN LIỀN VỚI ĐẤT|ĐĂNG KÝ HỘ KINH DOANH|GIẤY PHÉP XÂY DỰNG|GIẤY KHAI SINH|TRÍCH LỤC
PHÓ CHỦ TỊCH|CHỦ TỊCH|PHÓ GIÁM ĐỐC|GIÁM ĐỐC|PHÓ TRƯỞNG PHÒNG|TRƯỞNG PHÒNG|CHÁNH VĂN PHÒNG|THÀNH PHỐ|QUYẾT ĐỊNH|NƠI NHẬN
"""
_PHRASES: Final = {letters(phrase): phrase.strip().split() for phrase in _FIXED.replace("\n", "|").split("|") if phrase}
_OTHER_TONES: Final = {"HÒA": ("HOÀ",), "ỦY": ("UỶ",)}
_LONGEST: Final = max(map(len, _PHRASES.values()))


def mended(words: list[str]) -> list[str]:
    """The words of one line, each in its place."""
    words = [_EDGES.sub("", _SPANISH.sub("N", word)) for word in words]
    words = [_after(words[at - 1] if at else "", word, words[at + 1 : at + 2]) for at, word in enumerate(words)]
    return _fixed(_compounds(words))


def _after(before: str, word: str, following: list[str]) -> str:
    previous = fold(before).strip(" .,:;-(")
    if previous in _BEFORE_ONE:
        word = _ONE.sub(r"1\1", word)
    if previous == "luu":
        word = _FILED.sub(r"VT\1", word)
    if _NUMBER.match(before):
        word = _SQUARE.sub("\\1²", _CUBIC.sub("m³", word))
    if not before and following and following[0][:1].isupper():
        word = _ITEM.sub(r"\1.", word)
    return _FOR_REPORT.sub("(b/c)", word)


def _compounds(words: list[str]) -> list[str]:
    """Two words that both begin with capitals may be a name: `Thanh Toàn` is not `thanh toán`."""
    done: list[str] = []
    run: list[str] = []
    for word in words:
        if word[:1].isupper():
            done += mend(run)
            run = []
        run.append(word)
    return done + mend(run)


def _fixed(words: list[str]) -> list[str]:
    """Phrases that are the same on every paper, with their marks."""
    bare = [letters(word) for word in words]
    done = list(words)
    at = 0
    while at < len(words):
        if not bare[at]:
            at += 1
            continue
        length = next((size for size in range(_LONGEST, 1, -1) if _phrase(bare, at, size)), 0)
        places = _places(bare, at, length)
        for place, right in zip(places, _PHRASES.get(" ".join(bare[p] for p in places), ()), strict=length > 0):
            done[place] = _marked(words[place], right)
        at = places[-1] + 1 if places else at + 1
    return done


def _places(bare: list[str], at: int, size: int) -> list[int]:
    """Of `size` words from `at` on, hyphens between them passed over."""
    return [place for place in range(at, len(bare)) if bare[place]][:size]


def _phrase(bare: list[str], at: int, size: int) -> bool:
    places = _places(bare, at, size)
    return len(places) == size and " ".join(bare[place] for place in places) in _PHRASES


def _marked(word: str, right: str) -> str:
    """`word` spelled as `right`, in its own case and with its own way of placing the tone."""
    core = re.search(r"[^\W\d_]+", word)
    if core is None or len(core[0]) != len(right) or alike(core[0]) == alike(right):
        return word
    nearest = min((right, *_OTHER_TONES.get(right, ())), key=lambda form: _apart(form, core[0].upper()))
    cased = "".join(new if old.isupper() else new.lower() for old, new in zip(core[0], nearest, strict=True))
    return word.replace(core[0], cased)


def _apart(one: str, other: str) -> int:
    return sum(first != second for first, second in zip(one, other, strict=True))
