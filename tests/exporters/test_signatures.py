"""Who signed a PDF, and whether it is still what was signed."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from reportlab.pdfgen.canvas import Canvas

from exporters.errors import SignaturesUnreadable
from exporters.pdf.signatures import read_signatures
from tests.signing import signed, signer

if TYPE_CHECKING:
    from pathlib import Path


def pdf() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.drawString(80, 700, "Amount: 500 000")
    canvas.save()
    return out.getvalue()


def keep(data: bytes, folder: Path) -> Path:
    path = folder / "signed.pdf"
    path.write_bytes(data)
    return path


def test_both_the_leader_and_the_office_are_named(tmp_path: Path) -> None:
    leader, office = (
        signer("Hà Thị Ngọ", "UBND xã Mường Lát"),
        signer("UBND xã Mường Lát", "Thanh Hóa"),
    )
    twice = signed(signed(pdf(), leader), office, "Signature2")
    first, second = read_signatures(keep(twice, tmp_path))
    assert (first.signer, first.organisation, first.intact, first.covers_file) == (
        "Hà Thị Ngọ",
        "UBND xã Mường Lát",
        True,
        False,
    )
    assert (second.signer, second.intact, second.covers_file) == ("UBND xã Mường Lát", True, True)
    assert second.signed_at is not None
    assert abs((datetime.now(UTC) - second.signed_at).total_seconds()) < 600


def test_one_changed_byte_is_seen(tmp_path: Path) -> None:
    data = bytearray(signed(pdf(), signer("Hà Thị Ngọ", "UBND")))
    place = data.index(b"/MediaBox")
    data[place + 9 : place + 10] = b"\t" if data[place + 9 : place + 10] == b" " else b" "
    (one,) = read_signatures(keep(bytes(data), tmp_path))
    assert not one.intact


def test_what_was_added_behind_is_seen(tmp_path: Path) -> None:
    data = signed(pdf(), signer("Hà Thị Ngọ", "UBND"))
    (one,) = read_signatures(keep(data + b"\n% more\n", tmp_path))
    assert one.intact
    assert not one.covers_file


def test_a_file_that_nobody_signed_has_no_signature(tmp_path: Path) -> None:
    assert read_signatures(keep(pdf(), tmp_path)) == ()


@pytest.mark.parametrize("rubbish", [b"", b"%PDF-1.7 nothing", b"\x00" * 400])
def test_what_is_no_pdf_is_refused(rubbish: bytes, tmp_path: Path) -> None:
    with pytest.raises(SignaturesUnreadable):
        read_signatures(keep(rubbish, tmp_path))
