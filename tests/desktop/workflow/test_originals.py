"""PDFs that are more than pictures: kept byte for byte, read by their own words, their signatures told."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from desktop import paths
from desktop.messages import original_text
from desktop.store import maintenance
from desktop.workflow import intake, lists, reading
from tests.signing import signed, signer

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.domain.rows import DocumentRow
    from tests.office import OfficeBuilder

LINES = (
    ("ỦY BAN NHÂN DÂN", 165, 780),
    ("XÃ MƯỜNG LÁT", 165, 765),
    ("Số: 215/QĐ-UBND", 165, 735),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 420, 780),
    ("Độc lập - Tự do - Hạnh phúc", 420, 765),
    ("Mường Lát, ngày 05 tháng 9 năm 2025", 420, 735),
    ("QUYẾT ĐỊNH", 300, 690),
    ("Về việc hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội", 300, 672),
    ("KT. CHỦ TỊCH", 430, 520),
    ("PHÓ CHỦ TỊCH", 430, 504),
    ("Hà Thị Ngọ", 430, 420),
)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    pdfmetrics.registerFont(TTFont("Serif", str(paths.resources() / "fonts" / "LiberationSerif-Regular.ttf")))
    path = tmp_path / "quyet-dinh.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.setFont("Serif", 13)
    for text, middle, y in LINES:
        canvas.drawCentredString(middle, y, text)
    canvas.save()
    return path


def taken(paper: Path, desk: OfficeBuilder) -> DocumentRow:
    batch = intake.take_in([paper], "Lô điện tử", by=desk.lan, office=desk.office).batch_id
    reading.read_waiting(desk.office)
    (document,) = lists.documents(desk.office, batch)
    return document


def test_a_signed_file_is_kept_byte_for_byte_and_its_signatures_are_told(paper: Path, desk: OfficeBuilder) -> None:
    data = signed(paper.read_bytes(), signer("UBND xã Mường Lát", "Thanh Hóa"))
    paper.write_bytes(data)
    document = taken(paper, desk)
    paper.unlink()
    (original,) = document.originals
    assert original.name == "quyet-dinh.pdf"
    assert original.sha256 == hashlib.sha256(data).hexdigest()
    assert desk.office.store.vault.load(original.sha256) == data
    (signature,) = original.signatures
    assert (signature.signer, signature.intact) == ("UBND xã Mường Lát", True)
    assert "còn nguyên vẹn" in original_text(original)


def test_its_own_words_are_read_and_sure(paper: Path, desk: OfficeBuilder) -> None:
    document = taken(paper, desk)
    subject = document.field("subject")
    assert subject is not None
    assert (subject.read, subject.sure) == (LINES[7][0], True)
    assert original_text(document.originals[0]).endswith("được giữ nguyên.")


def test_a_file_that_was_changed_after_signing_is_told(paper: Path, desk: OfficeBuilder) -> None:
    data = bytearray(signed(paper.read_bytes(), signer("UBND xã Mường Lát", "Thanh Hóa")))
    place = data.index(b"/MediaBox") + 9
    data[place : place + 1] = b"\t" if data[place : place + 1] == b" " else b" "
    paper.write_bytes(bytes(data))
    (original,) = taken(paper, desk).originals
    assert not original.signatures[0].intact
    assert "KHÔNG còn nguyên vẹn" in original_text(original)


def test_the_kept_file_is_checked_and_backed_up_with_the_images(
    paper: Path, desk: OfficeBuilder, tmp_path: Path
) -> None:
    (original,) = taken(paper, desk).originals
    store = desk.office.store
    assert maintenance.check(store).ok
    assert maintenance.check(store).orphans == ()
    assert maintenance.backup(store, tmp_path / "copy") == 2
    store.vault.path(original.sha256).unlink()
    assert maintenance.check(store).missing == (original.sha256,)


def test_the_same_file_in_two_batches_is_kept_once(paper: Path, desk: OfficeBuilder) -> None:
    intake.take_in([paper], "Lô một", by=desk.lan, office=desk.office)
    intake.take_in([paper], "Lô hai", by=desk.lan, office=desk.office)
    with desk.office.view() as unit:
        assert len(unit.pages.known_images()) == 2
