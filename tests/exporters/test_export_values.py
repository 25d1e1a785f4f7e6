from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from exporters.content import Document
from exporters.dates import format_date, is_format
from exporters.facts import Facts, IdKind, Origin, id_kind
from exporters.naming import Names, is_safe, safe_name
from exporters.problems import ProblemCode
from exporters.profile import Entry, Layer, Nested, Profile, Reason, Table
from exporters.rows import make_row

if TYPE_CHECKING:
    from collections.abc import Mapping


def profile(**parts: Any) -> Profile:
    return Profile(format="excel", name="x", path=Path("x.toml"), sha256="", **parts)


def facts(values: Mapping[str, str] | None = None, dossier: Mapping[str, str] | None = None, **parts: Any) -> Facts:
    return Facts(
        [Document("1", "QD", "Quyết định", (), values or {}, dossier or {})], {"office_code": "H56"}, profile(**parts)
    )


def row(entry: Entry, known: Facts, **more: Any) -> tuple[object, list[ProblemCode]]:
    made = make_row([entry], known, "1", **more)
    return made.cells[entry.key], [problem.code for problem in made.problems]


def test_a_value_comes_from_the_document_then_its_dossier_then_the_marked_defaults() -> None:
    entry = Entry("x", sources=("title",))
    for known, text, marked in (
        (facts({"title": "a"}, {"title": "b"}, defaults={"title": "c"}), "a", {}),
        (facts({}, {"title": "b"}, defaults={"title": "c"}), "b", {}),
        (facts({"title": "  "}, {}, defaults={"title": "c"}), "c", {"x": "title"}),
    ):
        made = make_row([entry], known, "1")
        assert (made.cells["x"], made.defaults) == (text, marked)


def test_nothing_is_invented() -> None:
    assert row(Entry("x", sources=("title",), required=True), facts()) == ("", [ProblemCode.VALUE_MISSING])
    assert row(Entry("x", sources=("title",)), facts()) == ("", [])


def test_an_own_value_of_a_later_source_goes_before_the_default_of_an_earlier() -> None:
    known = facts({"type": "own"}, defaults={"title": "default"})
    assert row(Entry("x", sources=("title", "type")), known) == ("own", [])


def test_values_leave_as_nfc() -> None:
    assert facts({"title": "Quyết định"}).text("title") == "Quyết định"


def test_a_parents_number_never_stands_beside_the_childs_name() -> None:
    known = facts({"owner_name": "NGUYỄN AN BÌNH"}, {"owner_name": "Nguyễn Thị Hoa", "owner_id": "038190001234"})
    assert known.find("owner_id") is None
    found = known.find("owner_id", (Layer.DOSSIER, Layer.VALUES))
    assert found is not None
    assert found.origin is Origin.DOSSIER
    same = facts({"owner_name": "NGUYỄN THỊ HOA"}, {"owner_name": "Nguyễn Thị  Hoa", "owner_id": "038190001234"})
    assert same.text("owner_id") == "038190001234"


@pytest.mark.parametrize(
    ("listed", "one"), [("NGUYỄN THÚY HOÀ", True), ("Nguyễn Thuý Hòa", True), ("Nguyễn Thúy Hoa", False)]
)
def test_a_name_is_the_same_wherever_its_tone_is_written(listed: str, one: bool) -> None:
    known = facts({"owner_name": "Nguyễn Thuý Hoà"}, {"owner_name": listed, "owner_id": "038190001234"})
    assert (known.find("owner_id") is not None) is one


@pytest.mark.parametrize(
    ("number", "kind", "owner_type"),
    [
        ("038226012345", IdKind.CITIZEN, "1"),
        ("171234567", IdKind.OLD, "1"),
        ("2800123456", IdKind.ENTERPRISE, "2"),
        ("2800123456-001", IdKind.ENTERPRISE, "2"),
        ("C1234567", IdKind.OTHER, ""),
        ("12", IdKind.OTHER, ""),
    ],
)
def test_what_an_owners_number_tells_by_its_form(number: str, kind: IdKind, owner_type: str) -> None:
    assert id_kind(number) is kind
    known = facts({"owner_id": number})
    assert known.text("owner_id_kind") == kind.value
    assert known.text("owner_type_by_id") == owner_type
    assert facts().text("owner_id_kind") == ""


def test_a_receivers_code_comes_from_its_table() -> None:
    known = facts({"kind": "GKS"}, tables={"code": Table("kind", {"GKS": "GIAYKHAISINH"})})
    assert known.text("code") == "GIAYKHAISINH"
    assert facts({"kind": "QD"}, tables={"code": Table("kind", {})}).text("code") == ""
    assert facts(tables={"code": Table("kind", {})}).text("code") == ""


def test_conditions() -> None:
    known = facts({"owner_type": "1"})
    assert known.meets({"owner_type": ("1", "2"), "title": ("",)})
    assert not known.meets({"owner_type": ("2",)})
    entry = Entry("x", sources=("office_code",), only_when={"owner_type": ("2",)})
    assert row(entry, known) == ("", [])
    needed = Entry("x", sources=("title",), required_when={"owner_type": ("1",)})
    assert row(needed, known) == ("", [ProblemCode.VALUE_MISSING])
    assert row(needed, facts()) == ("", [])


@pytest.mark.parametrize(
    ("entry", "value", "problems"),
    [
        (Entry("x", sources=("v",), longest=3), "abcd", [ProblemCode.VALUE_TOO_LONG]),
        (Entry("x", sources=("v",), allowed=("1",)), "2", [ProblemCode.VALUE_INVALID]),
        (Entry("x", sources=("v",), refused=("000000001",)), "000000001", [ProblemCode.VALUE_INVALID]),
        (Entry("x", sources=("v",), pattern=re.compile(r"\d+")), "1a", [ProblemCode.VALUE_INVALID]),
        (Entry("x", sources=("v",), pattern=re.compile(r"\d+")), "12", []),
        (Entry("x", sources=("v",), date_format="yyyyMMdd"), "hôm qua", [ProblemCode.VALUE_INVALID]),
        (Entry("x", sources=("v",), date_format="yyyyMMdd"), "1990", [ProblemCode.VALUE_INVALID]),
        (Entry("x", sources=("v",), date_format="yyyyMMdd", year_alone=True), "1990", []),
    ],
)
def test_what_the_receiver_would_refuse_is_said(entry: Entry, value: str, problems: list[ProblemCode]) -> None:
    assert row(entry, facts({"v": value}))[1] == problems


def test_a_value_may_have_another_word_at_the_receiver() -> None:
    entry = Entry("x", sources=("v",), date_format="yyyyMMdd", replace={"permanent": ""})
    assert row(entry, facts({"v": "permanent"})) == ("", [])
    assert row(entry, facts({"v": "2026-11-03"})) == ("20261103", [])


def test_constants_and_lists() -> None:
    assert row(Entry("x", constant=1), facts()) == (1, [])
    assert row(Entry("x", nested=Nested.EMPTY), facts()) == ([], [])
    assert row(Entry("x", nested=Nested.FILES), facts(), fill=lambda _: ["a"]) == (["a"], [])


STARRED = [
    Entry("a", sources=("a",), starred=True),
    Entry("b", sources=("b",), starred=True),
    Entry("why", sources=("empty_reason",), reasons=True),
]
REASONS = [Reason("a", {"kind": ("1",)}, "vì a"), Reason("b", {"kind": ("1",)}, "vì b")]


def test_an_empty_starred_field_needs_a_reason() -> None:
    made = make_row(STARRED, facts({"a": "1"}), "1", reasons=REASONS)
    assert [(problem.code, problem.key) for problem in made.problems] == [(ProblemCode.REASON_MISSING, "b")]
    assert make_row(STARRED, facts({"kind": "1"}), "1", reasons=REASONS).cells["why"] == "vì a; vì b"
    assert make_row(STARRED, facts({"empty_reason": "mất"}), "1", reasons=REASONS).cells["why"] == "mất"
    assert make_row(STARRED, facts({"a": "1", "b": "2"}), "1", reasons=REASONS).cells["why"] == ""


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        ("2026-11-03", "yyyyMMddHHmmss", "20261103000000"),
        ("2026-11-03T08:15:00", "yyyyMMddHHmmss", "20261103081500"),
        ("2026-11-03T01:15:00+00:00", "yyyyMMddHHmmss", "20261103081500"),
        ("2026-11-02T20:00:00Z", "dd/MM/yyyy", "03/11/2026"),
        ("2026-11-03", "yyyyMMdd", "20261103"),
        ("2026-11-03", "iso", "2026-11-03T00:00:00"),
        ("0999-01-02", "dd/MM/yyyy", "02/01/0999"),
    ],
)
def test_dates_are_those_of_vietnam(value: str, form: str, text: str) -> None:
    assert format_date(value, form) == text
    assert is_format(form)
    assert not is_format(f"{form} tháng")


@pytest.mark.parametrize(
    ("wish", "name"),
    [
        ("H56.14-261103-0042_TLKS_12/2026", "H56.14-261103-0042_TLKS_12-2026"),
        ("Quyết định số 05/QĐ-UBND", "Quyet-dinh-so-05-QD-UBND"),
        ("  ..__đường__.. ", "duong"),
        ("con", "_con"),
        ("LPT1.x", "_LPT1.x"),
        ("💥", ""),
        ("a___-__b", "a_b"),
    ],
)
def test_names_are_plain(wish: str, name: str) -> None:
    assert safe_name(wish) == name


@given(some.text(max_size=300), some.integers(20, 170))
def test_any_wish_gives_a_name_that_every_system_takes(wish: str, longest: int) -> None:
    names = Names(longest)
    taken = [names.take(wish, "7") for _ in range(3)]
    assert len({name.lower() for name in taken}) == 3
    for name in taken:
        assert len(name) <= longest
        assert name.isascii()
        assert name.endswith(".pdf")
        assert is_safe(name)


def test_names_that_differ_in_case_only_are_one_name() -> None:
    names = Names(30)
    assert [names.take("QD", ""), names.take("qd", ""), names.take("", "")] == ["QD.pdf", "qd-2.pdf", "document.pdf"]


@pytest.mark.parametrize("name", ["", "..", ".", "a/b", "a\\b", "NUL.pdf", ".an", "tệp.pdf", "a."])
def test_unsafe_names_are_known(name: str) -> None:
    assert not is_safe(name)
