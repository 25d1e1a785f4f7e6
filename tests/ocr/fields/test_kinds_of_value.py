from __future__ import annotations

import pickle
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr.fields.errors import FieldUnknown, Rejection, ValueRejected
from ocr.fields.registry import KINDS
from tests.ocr import paper

if TYPE_CHECKING:
    from ocr.documents.document_type import DocumentTypes

TYPES = paper.types()


@pytest.mark.parametrize(
    ("field_id", "typed", "kept", "shown"),
    [
        ("issued_on", "4/8/2025", "2025-08-04", "04/08/2025"),
        ("issued_on", "04082025", "2025-08-04", "04/08/2025"),
        ("issued_on", "04.08.2025", "2025-08-04", "04/08/2025"),
        ("issued_on", "2025-08-04", "2025-08-04", "04/08/2025"),
        ("issued_on", "ngày 04 tháng 8 năm 2025", "2025-08-04", "04/08/2025"),
        ("owner_birth_date", "1952", "1952", "1952"),
        ("owner_birth_date", "năm 1952", "1952", "1952"),
        ("expires_on", "vĩnh viễn", "permanent", "Vĩnh viễn"),
        ("expires_on", "Không thời hạn", "permanent", "Vĩnh viễn"),
        ("document_number", "Số: 3068 / QĐ - UBND", "3068/QĐ-UBND", "3068/QĐ-UBND"),
        ("document_number", "12/QÐ–UBND", "12/QĐ-UBND", "12/QĐ-UBND"),
        ("document_number", "576/2026/TLKT-BS", "576/2026/TLKT-BS", "576/2026/TLKT-BS"),
        ("owner_id", "066 052 002 153", "066052002153", "066052002153"),
        ("owner_id", "0101234567-001", "0101234567001", "0101234567001"),
        ("owner_id", "c1234567", "C1234567", "C1234567"),
        ("signer", "TRẦN  VĂN BÌNH", "Trần Văn Bình", "Trần Văn Bình"),
        ("signer", "ThS. Trần Văn Bình", "Trần Văn Bình", "Trần Văn Bình"),
        ("owner_name", "CÔNG TY TNHH ĐẤT VIỆT", "CÔNG TY TNHH ĐẤT VIỆT", "CÔNG TY TNHH ĐẤT VIỆT"),
        ("owner_name", "H Bia Êban", "H Bia Êban", "H Bia Êban"),
        ("signing_authority", "kt.", "KT", "KT. (ký thay)"),
        ("owner_type", "ca nhan", "1", "Cá nhân"),
        ("dossier_code", "h56.14-240823-0001", "H56.14-240823-0001", "H56.14-240823-0001"),
        ("procedure_code", "1.001193", "1.001193", "1.001193"),
        ("result_code", "kq.g15.000031", "KQ.G15.000031", "KQ.G15.000031"),
        ("issuer_code", "000.17.22.H56", "000.17.22.H56", "000.17.22.H56"),
        ("subject", "  Về việc\n trợ cấp ", "Về việc trợ cấp", "Về việc trợ cấp"),
    ],
)
def test_what_a_clerk_types_becomes_the_normal_form(field_id: str, typed: str, kept: str, shown: str) -> None:
    fields = TYPES.fields
    assert fields.normalise(field_id, typed) == kept
    assert fields.is_valid(field_id, kept)
    assert fields.show(field_id, kept) == shown


@pytest.mark.parametrize(
    ("field_id", "typed", "rejection"),
    [
        ("issued_on", "31/02/2025", Rejection.NO_SUCH_DAY),
        ("issued_on", "hôm qua", Rejection.NO_DATE),
        ("issued_on", "", Rejection.EMPTY),
        ("issued_on", "04/08/25", Rejection.NO_DATE),
        ("owner_birth_date", "1852", Rejection.NO_SUCH_DAY),
        ("document_number", "QĐ-UBND", Rejection.NO_FIGURES),
        ("document_number", "Số:", Rejection.NO_FIGURES),
        ("owner_id", "12345", Rejection.WRONG_LENGTH),
        ("owner_id", "không có", Rejection.WRONG_FORM),
        ("signing_authority", "XX", Rejection.NOT_A_CHOICE),
        ("procedure_code", "1.1", Rejection.WRONG_FORM),
        ("subject", "   ", Rejection.EMPTY),
    ],
)
def test_what_cannot_be_a_value_is_refused_with_the_reason(field_id: str, typed: str, rejection: Rejection) -> None:
    with pytest.raises(ValueRejected) as caught:
        TYPES.fields.normalise(field_id, typed)
    assert caught.value.rejection is rejection
    assert not TYPES.fields.is_valid(field_id, typed)


def test_the_refusal_keeps_no_personal_data_and_can_travel() -> None:
    with pytest.raises(ValueRejected) as caught:
        TYPES.fields.normalise("owner_id", "Trần Văn Bình")
    assert "Bình" not in str(caught.value)
    assert pickle.loads(pickle.dumps(caught.value)).rejection is Rejection.WRONG_FORM


def test_a_field_that_nobody_defined_is_named(types: DocumentTypes) -> None:
    with pytest.raises(FieldUnknown, match="colour"):
        types.fields.normalise("colour", "red")


NUMBERS = r"(Số: )?[0-9]{1,5} ?/ ?[A-ZĐa-z]{1,4}( ?[-–] ?[A-ZĐ0-9]{1,6}){0,2}"


@pytest.mark.parametrize("kind", sorted(KINDS))
@given(typed=st.text(max_size=40) | st.from_regex(NUMBERS, fullmatch=True))
def test_normalising_twice_changes_nothing(kind: str, typed: str) -> None:
    one = KINDS[kind]
    try:
        once = one.normalise(typed)
    except ValueRejected:
        return
    assert one.normalise(once) == once
    assert one.is_valid(once)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_survives_being_shown_and_typed_again(day: date) -> None:
    kind = KINDS["date"]
    assert kind.normalise(kind.show(day.isoformat())) == day.isoformat()
