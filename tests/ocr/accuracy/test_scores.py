from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ocr.accuracy.comparing import character_error_rate, same_value, word_error_rate
from ocr.accuracy.reliability import Share
from ocr.accuracy.scores import measure
from ocr.accuracy.truth import TruthUnreadable, load_truth
from ocr.documents.understand import understand_document
from tests.ocr.paper import decision

if TYPE_CHECKING:
    from pathlib import Path

    from ocr.documents.document_type import DocumentTypes

FIELDS: dict[str, str | None] = {
    "so_ky_hieu": "125/QĐ-UBND",
    "ngay_ban_hanh": "2025-07-14",
    "dia_danh": "Bình Minh",
    "co_quan_ban_hanh": "Uỷ ban nhân dân xã Bình Minh",
    "ten_van_ban": "Quyết định",
    "trich_yeu": "trợ cấp xã hội hàng tháng",
    "nguoi_ky": "Trần Văn Bình",
    "chuc_vu": "CHỦ TỊCH",
    "quyen_han_ky": "KT",
    "chu_so_huu_ten": "Lê Văn Hùng",
    "chu_so_huu_so_dinh_danh": "066052002153",
    "chu_so_huu_ngay_sinh": "1952-10-06",
    "ma_ho_so": None,
}


def write_truth(folder: Path, **changed: str | None) -> Path:
    home = folder / "documents" / "d1"
    home.mkdir(parents=True)
    truth = {
        "id": "d1",
        "profile": "clean",
        "kind": {"code": "QD", "name": "Quyết định"},
        "fields": FIELDS | changed,
        "accepted": {"quyen_han_ky": ["TM"]},
        "pages": [
            {
                "file": "p1.jpg",
                "blank": False,
                "rotation": 0,
                "text": "Quyết định về việc",
                "text_rows": "về việc Quyết định",
            }
        ],
    }
    (home / "truth.json").write_text(json.dumps(truth), encoding="utf-8")
    return folder


def test_a_document_read_right_needs_no_touch(tmp_path: Path, types: DocumentTypes) -> None:
    (truth,) = load_truth(write_truth(tmp_path))
    page = decision().reading()
    report = measure([(truth, understand_document([page], types), [page])])
    assert (report.documents, report.types_right, report.core_right, report.core_sure) == (1, 1, 1, 1)
    assert report.misses == ()
    assert report.by_profile["clean"].core == Share(1, 1)
    assert (report.turned, report.lost) == (Share(1, 1), 0)


def test_a_value_that_is_sure_and_wrong_is_named(tmp_path: Path, types: DocumentTypes) -> None:
    (truth,) = load_truth(write_truth(tmp_path, so_ky_hieu="126/QĐ-UBND"))
    report = measure([(truth, understand_document([decision().reading()], types), ())])
    assert [(miss.field_id, miss.expected, miss.read) for miss in report.sure_but_wrong] == [
        ("document_number", "126/QĐ-UBND", "125/QĐ-UBND")
    ]
    assert report.core_right == 0
    assert report.fields["document_number"].sure_wrong == 1


def test_a_value_that_the_paper_does_not_bear_counts_as_invented(tmp_path: Path, types: DocumentTypes) -> None:
    (truth,) = load_truth(write_truth(tmp_path, dia_danh=None))
    report = measure([(truth, understand_document([decision().reading()], types), ())])
    assert report.fields["place"].invented == 1


@pytest.mark.parametrize(
    ("field_id", "one", "other"),
    [
        ("issuer", "UBND XÃ HOÀ AN", "Ủy ban nhân dân xã Hòa An"),
        ("subject", "V/v trả lời đơn", "Về việc trả lời đơn."),
        ("document_number", "Số: 12/QĐ-UBND", "12/qđ-ubnd"),
    ],
)
def test_case_short_forms_and_the_place_of_a_tone_mark_do_not_count(field_id: str, one: str, other: str) -> None:
    assert same_value(field_id, one, other)


def test_a_lost_mark_counts() -> None:
    assert not same_value("signer", "Trần Thị Ấn", "Trần Thị Ẩn")


def test_either_order_of_reading_is_right(tmp_path: Path, types: DocumentTypes) -> None:
    (truth,) = load_truth(write_truth(tmp_path))
    assert character_error_rate(truth, "về việc Quyết định") == 0.0
    assert character_error_rate(truth, "Quyết định ........ về việc") == 0.0
    assert word_error_rate(truth, "về việc quyết định") == 0.25


def test_of_a_real_scan_only_what_its_label_says_is_judged(tmp_path: Path, types: DocumentTypes) -> None:
    (tmp_path / "labels").mkdir()
    label = {"file": "scans/x.pdf", "so_ky_hieu": "125/QĐ-UBND", "loai_van_ban": "Quyết định", "so_viet_tay": True}
    (tmp_path / "labels" / "x.json").write_text(json.dumps(label), encoding="utf-8")
    (truth,) = load_truth(tmp_path)
    assert truth.source == tmp_path / "scans" / "x.pdf"
    page = decision().reading()
    report = measure([(truth, understand_document([page], types), [page])])
    assert (report.types_right, report.core_right, report.misses) == (1, 1, ())
    assert report.by_hand == {"document_number": Share(1, 1)}
    assert report.by_profile["real"].characters is None


def test_a_broken_truth_is_named(tmp_path: Path) -> None:
    write_truth(tmp_path)
    (tmp_path / "documents" / "d1" / "truth.json").write_text('{"id": 1}', encoding="utf-8")
    with pytest.raises(TruthUnreadable, match="d1"):
        load_truth(tmp_path)
