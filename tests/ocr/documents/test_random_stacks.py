"""Stacks thrown together by chance: every border between two papers is found, and no other.

`python -m tests.ocr.documents.test_random_stacks 2000 7` counts more of them.
"""

from __future__ import annotations

import random
import sys

from ocr.accuracy.cuts import CutScore, score_cuts
from ocr.accuracy.truth import TrueStack
from ocr.documents.split import split
from ocr.types import PageReading, PageRole
from tests.ocr.documents.test_cards_and_slips import CARD, card, card_back, form, slip
from tests.ocr.paper import Paper, annex, blank, decision, following, head, separator, signature


def letter(chance: random.Random) -> list[PageReading]:
    number = chance.randint(1, 900)
    first = head(
        Paper(), number=f"Số: {number}/UBND-VP", dated=f"Bình Minh, ngày {chance.randint(10, 28)} tháng 7 năm 2025"
    )
    first.row("V/v trả lời đơn").skip().centre("Kính gửi: Ông Lê Văn Hùng")
    first.body("Ủy ban nhân dân xã nhận được đơn của ông về việc cấp giấy phép xây dựng.")
    return [signature(first).reading()]


def long_decision(chance: random.Random) -> list[PageReading]:
    """Signed on its last page; annexes and lists behind."""
    first = decision().lines[:14]
    paper = Paper()
    paper.lines = list(first)
    pages = [paper.reading()]
    count = chance.randint(1, 3)
    pages += [following(str(place + 2)).reading() for place in range(count)]
    last = Paper().centre(str(count + 2)).body("Điều 3. Quyết định này có hiệu lực kể từ ngày ký.")
    pages.append(signature(last.skip()).reading())
    pages += [annex(page=str(count + 3)).reading()] * chance.randint(0, 1)
    return pages


def listed(chance: random.Random) -> list[PageReading]:
    table = Paper().centre("BẢNG TỔNG HỢP KINH PHÍ HỖ TRỢ")
    table.body(*(f"{row} Phạm Thị Hoa 500.000" for row in range(chance.randint(3, 20))))
    return [decision().reading(), table.reading()]


def somebodys(chance: random.Random) -> str:
    """Another card each time: one card scanned twice is one document."""
    return CARD.replace("066052002153", f"0660520{chance.randint(1, 99999):05d}")


KINDS = (
    lambda _chance: [decision().reading()],
    letter,
    long_decision,
    listed,
    lambda _chance: [form()],
    lambda chance: [card(somebodys(chance)), card_back()],
    lambda chance: [card(somebodys(chance))],
    lambda chance: [slip(f"H56.14-250701-{chance.randint(1, 9999):04d}")],
)


def stack(chance: random.Random, *, separated: bool) -> tuple[list[PageReading], TrueStack]:
    pages: list[PageReading] = []
    owners: list[str | None] = []
    duplex = chance.random() < 0.5
    before_is_form = False
    for number in range(chance.randint(2, 12)):
        kind = chance.choice(KINDS)
        if kind is KINDS[4] and before_is_form:
            kind = KINDS[0]  # what citizens write bears no signature block: two forms cannot be told apart
        before_is_form = kind is KINDS[4]
        if separated:
            pages.append(separator())
            owners.append(None)
        for page in kind(chance):
            pages.append(page)
            owners.append(str(number))
            if duplex:
                pages.append(blank())
                owners.append(None)
    return pages, TrueStack("random", separated, (), tuple(owners))


def count(stacks: int, seed: int, *, separated: bool) -> CutScore:
    chance = random.Random(seed)
    whole = CutScore(0, 0, 0)
    for _ in range(stacks):
        pages, truth = stack(chance, separated=separated)
        whole += score_cuts(truth, split(pages))
    return whole


def test_stacks_without_separators_are_cut_where_papers_begin() -> None:
    found = count(60, 5, separated=False)
    assert found.borders > 200
    assert found.precision >= 0.98
    assert found.recall >= 0.98


def test_stacks_with_separators_are_cut_without_a_mistake() -> None:
    found = count(40, 6, separated=True)
    assert (found.found, found.right) == (found.borders, found.borders)


def test_blank_backs_are_kept_with_the_paper_before_them() -> None:
    pages, _ = stack(random.Random(4), separated=False)
    placed = [place for cut in split(pages) for place in cut.pages]
    assert placed == list(range(len(pages)))
    assert any(page.role is PageRole.BLANK for page in pages)


if __name__ == "__main__":
    for separated in (False, True):
        result = count(int(sys.argv[1]), int(sys.argv[2]), separated=separated)
        sys.stdout.write(
            f"separated {separated}: {result}, precision {result.precision:.4f}, recall {result.recall:.4f}\n"
        )
