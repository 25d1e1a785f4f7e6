"""The office learns from what people confirm, and from nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from desktop.domain.errors import NotAllowed
from desktop.domain.knowledge import FactKind, FactRow
from desktop.workflow import checking, gathering, knowledge, lists, sorting
from desktop.workflow.errors import FactUnknown, RegisterInvalid
from tests.office import SURE_DECISION, OfficeBuilder, Paper
from tests.readings import decision

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.domain.identifiers import DocumentId
    from desktop.domain.rows import FieldRow
    from ocr.types import DocumentReading, OfficeKnowledge, PageReading

SIGNER = "Nguyễn Văn Hùng"
DECISION = {**SURE_DECISION, "signer": SIGNER, "signer_position": "PHÓ CHỦ TỊCH"}


def confirmed(desk: OfficeBuilder, count: int, **more: str) -> list[DocumentId]:
    """So many decisions, confirmed by Lan."""
    documents = []
    for place in range(count):
        values = {**DECISION, "document_number": f"{1230 + place}/QĐ-UBND", "issued_on": "2026-11-02", **more}
        batch = desk.batch(Paper(readings=values), name=f"Lô {desk.clock.now()}")
        (document,) = desk.documents_of(batch)
        checking.confirm(document, by=desk.lan, office=desk.office)
        documents.append(document)
    return documents


def facts(desk: OfficeBuilder, kind: FactKind) -> list[tuple[str, int]]:
    return [(row.fact.value, row.papers) for row in knowledge.facts(by=desk.quan, office=desk.office, kind=kind)]


def doubtful(page: PageReading) -> PageReading:
    """The signer's name, the last line, is seen less well than is sure."""
    *lines, name = page.lines
    words = tuple(replace(word, confidence=0.7, second=word.text) for word in name.words)
    return replace(page, lines=(*lines, replace(name, words=words)))


def signer_read(desk: OfficeBuilder, name: str = "Lô mới") -> FieldRow:
    batch = desk.read_batch(doubtful(decision(signer=SIGNER)), name=name)
    sorting.sort_batch(batch, office=desk.office)
    (document,) = desk.documents_of(batch)
    found = lists.document(desk.office, document).field("signer")
    assert found is not None
    return found


def test_three_confirmed_papers_make_the_fourth_sure_and_say_why(desk: OfficeBuilder) -> None:
    assert not signer_read(desk, "Lô đầu").sure
    confirmed(desk, 3)
    fourth = signer_read(desk)
    assert (fourth.read, fourth.sure, fourth.reason, fourth.plain) == (SIGNER, True, "known_signer:3", SIGNER)


def test_two_confirmed_papers_are_not_enough(desk: OfficeBuilder) -> None:
    confirmed(desk, 2)
    assert not signer_read(desk).sure


def test_nothing_is_learnt_from_what_nobody_confirmed(desk: OfficeBuilder) -> None:
    for place in range(4):
        desk.batch(Paper(readings=DECISION), name=f"Lô {place}")
    assert knowledge.facts(by=desk.quan, office=desk.office) == []
    assert not signer_read(desk).sure


def test_a_correction_takes_back_what_the_mistake_had_taught(desk: OfficeBuilder) -> None:
    (document,) = confirmed(desk, 1, signer="Nguyễn Văn Hưng")
    assert facts(desk, FactKind.SIGNER) == [("Nguyễn Văn Hưng", 1)]
    checking.set_value(document, "signer", SIGNER, by=desk.lan, office=desk.office)
    assert facts(desk, FactKind.SIGNER) == [(SIGNER, 1)]
    checking.set_value(document, "issuer", "", by=desk.lan, office=desk.office)
    assert facts(desk, FactKind.SIGNER) == facts(desk, FactKind.AGENCY) == []


def test_confirming_twice_counts_once(desk: OfficeBuilder) -> None:
    (document,) = confirmed(desk, 1)
    checking.confirm(document, by=desk.lan, office=desk.office)
    checking.set_value(document, "subject", "Về việc khác", by=desk.lan, office=desk.office)
    assert facts(desk, FactKind.SIGNER) == [(SIGNER, 1)]


def test_owners_are_not_learnt(desk: OfficeBuilder) -> None:
    confirmed(desk, 1, owner_name="Đặng Thị Hồng Đào", owner_id="037149002183")
    told = " ".join(
        f"{row.fact.key} {row.fact.value} {row.fact.detail}"
        for row in knowledge.facts(by=desk.quan, office=desk.office)
    )
    assert "037149002183" not in told
    assert "Đào" not in told
    assert "Về việc" not in told


def test_a_register_keeps_a_days_lowest_and_highest_number_alone(desk: OfficeBuilder) -> None:
    documents = confirmed(desk, 3)
    rows = knowledge.facts(by=desk.quan, office=desk.office, kind=FactKind.NUMBER)
    assert [(row.fact.value, row.fact.detail, row.papers) for row in rows] == [("2026-11-02", "1230-1232", 3)]
    checking.set_value(documents[2], "document_number", "1250/QĐ-UBND", by=desk.lan, office=desk.office)
    (row,) = knowledge.facts(by=desk.quan, office=desk.office, kind=FactKind.NUMBER)
    assert row.fact.detail == "1230-1250"


def test_a_type_that_people_chose_is_learnt_with_the_papers_title(desk: OfficeBuilder) -> None:
    page = decision()
    lines = tuple(
        replace(
            line, words=tuple(replace(word, text=text) for word, text in zip(line.words, ("GIẤY", "HẸN"), strict=True))
        )
        if line.text == "QUYẾT ĐỊNH"
        else line
        for line in page.lines
        if not line.text.startswith("Số:")
    )
    for place in range(4):
        batch = desk.read_batch(replace(page, lines=lines), name=f"Lô {place}")
        sorting.sort_batch(batch, office=desk.office)
        (document,) = desk.documents_of(batch)
        row = lists.document(desk.office, document)
        if place < 3:
            assert row.type_id != "TB"
            checking.set_type(document, "TB", by=desk.lan, office=desk.office)
    assert (row.type_id, row.type_sure) == ("TB", True)


def test_switched_off_reading_is_as_it_was_and_switched_on_it_knows_again(desk: OfficeBuilder) -> None:
    confirmed(desk, 3)
    knowledge.use(False, by=desk.quan, office=desk.office)
    off = signer_read(desk, "Lô tắt")
    assert (off.sure, off.plain, off.reason) == (False, None, signer_of_nobody(desk))
    knowledge.use(True, by=desk.quan, office=desk.office)
    assert signer_read(desk, "Lô bật").sure


def signer_of_nobody(desk: OfficeBuilder) -> str:
    from ocr.documents.understand import understand_document

    found = understand_document([doubtful(decision(signer=SIGNER))], desk.office.types).field("signer")
    assert found is not None
    return found.reason


def signer_fact(desk: OfficeBuilder) -> FactRow:
    (row,) = knowledge.facts(by=desk.quan, office=desk.office, kind=FactKind.SIGNER)
    return row


def test_one_fact_can_be_switched_off_and_stays_off_while_it_is_counted(desk: OfficeBuilder) -> None:
    confirmed(desk, 3)
    knowledge.switch(signer_fact(desk).id, on=False, by=desk.quan, office=desk.office)
    assert not signer_read(desk).sure
    confirmed(desk, 1)
    assert (signer_fact(desk).papers, signer_fact(desk).is_off) == (4, True)


def test_what_is_forgotten_helps_no_more(desk: OfficeBuilder) -> None:
    confirmed(desk, 3)
    knowledge.forget(signer_fact(desk).id, by=desk.quan, office=desk.office)
    assert not signer_read(desk).sure
    with pytest.raises(FactUnknown):
        knowledge.forget(99, by=desk.quan, office=desk.office)


def test_what_one_office_learnt_reaches_no_other(desk: OfficeBuilder, tmp_path: Path) -> None:
    confirmed(desk, 3)
    other = OfficeBuilder(tmp_path / "other")
    try:
        assert not signer_read(other).sure
    finally:
        other.close()


def test_only_who_looks_after_the_store_may_look_and_change(desk: OfficeBuilder, tmp_path: Path) -> None:
    for attempt in (
        lambda: knowledge.facts(by=desk.lan, office=desk.office),
        lambda: knowledge.use(False, by=desk.lan, office=desk.office),
        lambda: knowledge.forget(1, by=desk.minh, office=desk.office),
        lambda: knowledge.switch(1, on=False, by=desk.lan, office=desk.office),
        lambda: knowledge.export(tmp_path / "out.csv", by=desk.lan, office=desk.office),
        lambda: knowledge.import_issued(tmp_path / "in.csv", by=desk.lan, office=desk.office),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert list(tmp_path.glob("*.csv")) == []


def test_facts_are_written_out_as_a_list(desk: OfficeBuilder, tmp_path: Path) -> None:
    confirmed(desk, 1)
    count = knowledge.export(tmp_path / "out.csv", by=desk.quan, office=desk.office)
    lines = (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == count + 1
    assert any(SIGNER in line for line in lines)


REGISTER = """SỔ ĐĂNG KÝ VĂN BẢN ĐI;;;
Số, ký hiệu;Ngày ban hành;Trích yếu;Người ký
1247/QĐ-UBND;03/11/2026;Về việc trợ cấp bà Đặng Thị Hồng Đào;Nguyễn Văn Hùng
88;04/11/2026;Không có ký hiệu;
"""


def test_a_register_of_issued_papers_is_a_witness_and_keeps_no_subject(desk: OfficeBuilder, tmp_path: Path) -> None:
    (tmp_path / "so.csv").write_text(REGISTER, encoding="utf-8")
    done = knowledge.import_issued(tmp_path / "so.csv", by=desk.quan, office=desk.office, agency=DECISION["issuer"])
    assert (done.added, done.known, done.skipped) == (1, 0, 1)
    again = knowledge.import_issued(tmp_path / "so.csv", by=desk.quan, office=desk.office, agency=DECISION["issuer"])
    assert (again.added, again.known) == (0, 1)
    assert facts(desk, FactKind.SIGNER) == [(SIGNER, 1)]
    assert facts(desk, FactKind.ISSUED) == [("1247/QĐ-UBND", 1)]
    batch = desk.read_batch(decision("1241/QĐ-UBND"))
    sorting.sort_batch(batch, office=desk.office)
    number = lists.document(desk.office, desk.documents_of(batch)[0]).field("document_number")
    assert number is not None
    assert (number.sure, number.choices) == (False, ("1247/QĐ-UBND",))


def test_a_list_without_number_and_day_is_refused(desk: OfficeBuilder, tmp_path: Path) -> None:
    (tmp_path / "so.csv").write_text("Tên;Tuổi\nA;1\n", encoding="utf-8")
    with pytest.raises(RegisterInvalid):
        knowledge.import_issued(tmp_path / "so.csv", by=desk.quan, office=desk.office)


def gathered(desk: OfficeBuilder, found: tuple[DocumentReading, ...]) -> tuple[OfficeKnowledge, int]:
    """What is known, and how many questions that cost."""
    asked = 0

    def count(*_arguments: object) -> None:
        nonlocal asked
        asked += 1

    with desk.office.view() as unit:
        engine = unit.session.get_bind()
        event.listen(engine, "before_cursor_execute", count)
        known = gathering.gather(found, unit)
        event.remove(engine, "before_cursor_execute", count)
    return known, asked


def test_gathering_costs_the_same_however_large_the_archive(desk: OfficeBuilder) -> None:
    from desktop.domain.knowledge import Fact
    from ocr.documents.understand import understand

    found = understand([decision()], desk.office.types)
    confirmed(desk, 3)
    small, asked_small = gathered(desk, found)
    with desk.office.unit() as unit:
        issuer = "uy ban nhan dan phuong hac thanh"
        for place in range(5000):
            at = desk.clock.now()
            unit.knowledge.count(Fact(FactKind.AGENCY, f"xa {place}", f"XÃ {place}"), at)
            unit.knowledge.count(Fact(FactKind.SIGNER, f"xa {place}", f"Nguyễn Văn {place}", "CHỦ TỊCH"), at)
            year, day = 2020 + place // 365 % 6, place % 28 + 1
            key = f"{issuer}|QĐ-UBND"
            unit.knowledge.set_day(key, f"{year}-{place % 12 + 1:02}-{day:02}", [place], at)
        unit.commit()
    large, asked_large = gathered(desk, found)
    assert asked_large == asked_small
    assert len(large.known_signers) == len(small.known_signers)
    assert len(large.neighbours) <= 12 + 1
    assert len(large.known_agencies) <= 201


def test_every_change_leaves_its_trace(desk: OfficeBuilder) -> None:
    confirmed(desk, 1)
    row = signer_fact(desk)
    knowledge.switch(row.id, on=False, by=desk.quan, office=desk.office)
    knowledge.forget(row.id, by=desk.quan, office=desk.office)
    knowledge.use(False, by=desk.quan, office=desk.office)
    of_fact = [(one.by_name, one.action) for one in desk.store.queries.audit("knowledge", row.id)]
    of_all = [(one.by_name, one.action) for one in desk.store.queries.audit("knowledge", None)]
    assert of_fact == [("quan", "forget"), ("quan", "fact_off")]
    assert of_all == [("quan", "do_not_use")]
