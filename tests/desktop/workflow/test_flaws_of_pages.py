"""What a page lacks stands beside its document, with its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain.rows import Place
from desktop.messages import flaw_text
from desktop.workflow import lists, sorting
from ocr.types import Mark, MarkKind, Region
from tests.readings import decision, second_page

if TYPE_CHECKING:
    from tests.office import OfficeBuilder


def test_a_flaw_of_a_page_stands_on_its_document_and_says_what_to_do(desk: OfficeBuilder) -> None:
    signed = replace(decision(), marks=(Mark(MarkKind.SEAL, Region(1100, 1550, 1300, 1750)),))
    folded = replace(second_page(), marks=(Mark(MarkKind.FOLDED_CORNER, Region(1500, 0, 1654, 150)),))
    batch_id = desk.read_batch(signed, folded)
    sorting.sort_read_batches(desk.office)
    (document,) = lists.documents(desk.office, batch_id)
    (flaw,) = document.flaws
    assert flaw.place == Place(document.pages[1].id, 1500, 0, 1654, 150)
    assert flaw_text(flaw) == "Trang 2: Góc giấy bị gập. Hãy vuốt phẳng góc giấy và quét lại trang này."
