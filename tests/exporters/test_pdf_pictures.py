from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np
import pikepdf
import pytest
from PIL import Image, ImageChops, ImageStat

from exporters import PdfOptions, write_pdf
from exporters.errors import ImageUnusable
from exporters.pdf.jpeg import JpegUnfit, read_header
from exporters.pdf.options import Lossless
from tests.exporters.papers import MADE_AT, draw, render

if TYPE_CHECKING:
    from pathlib import Path

    from exporters.content import Page
    from tests.exporters.papers import Desk

OPTIONS = PdfOptions("Số hóa Một cửa 0.1", MADE_AT)


def made(desk: Desk, tmp_path: Path, page: Page, options: PdfOptions = OPTIONS) -> Path:
    target = tmp_path / "made.pdf"
    write_pdf(desk.document(page), target, options)
    return target


def encoded(picture: Image.Image, form: str, **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def differs(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures of one size, 0 to 255."""
    assert one.size == other.size
    return max(ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB"))).mean)


@pytest.mark.parametrize("mode", ["RGB", "L"])
@pytest.mark.parametrize("progressive", [False, True])
def test_the_bytes_of_a_scan_are_embedded_untouched(desk: Desk, tmp_path: Path, mode: str, progressive: bool) -> None:
    page = desk.page(mode=mode, progressive=progressive)
    with pikepdf.open(made(desk, tmp_path, page)) as pdf:
        image = pdf.pages[0].resources.XObject.I0
        assert image.read_raw_bytes() == page.image.read_bytes()
        assert image.Filter == "/DCTDecode"
        assert image.ColorSpace == ("/DeviceGray" if mode == "L" else "/DeviceRGB")


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("media_type", ["image/jpeg", "image/png", "image/tiff"])
def test_a_turned_picture_is_shown_upright(desk: Desk, tmp_path: Path, rotation: int, media_type: str) -> None:
    drawn = draw()
    shown = render(made(desk, tmp_path, desk.page(drawn, media_type=media_type, rotation=rotation)), tmp_path, 100)
    assert differs(shown, drawn.picture) < 4 < differs(shown, drawn.picture.rotate(180))


@pytest.mark.parametrize(
    ("mode", "media_type"),
    [
        ("1", "image/png"),
        ("1", "image/tiff"),
        ("L", "image/png"),
        ("P", "image/png"),
        ("P", "image/tiff"),
        ("RGBA", "image/png"),
        ("LA", "image/png"),
        ("I;16", "image/png"),
        ("CMYK", "image/tiff"),
        ("RGB", "image/tiff"),
        ("L", "image/tiff"),
    ],
)
def test_every_kind_of_picture_looks_the_same_in_the_pdf(
    desk: Desk, tmp_path: Path, mode: str, media_type: str
) -> None:
    gray = draw().picture.convert("L")
    if mode == "I;16":
        picture = Image.fromarray(np.asarray(gray, dtype=np.uint16) * 257)
    else:
        picture = draw().picture.convert(mode)
    image = encoded(picture, "PNG" if media_type == "image/png" else "TIFF")
    shown = render(made(desk, tmp_path, desk.page_of(image, media_type)), tmp_path, 100)
    assert differs(shown, gray) < 4


def test_a_png_is_kept_without_loss_and_without_packing_it_anew(desk: Desk, tmp_path: Path) -> None:
    page = desk.page(media_type="image/png")
    with pikepdf.open(made(desk, tmp_path, page)) as pdf:
        image = pdf.pages[0].resources.XObject.I0
        assert image.read_raw_bytes() in page.image.read_bytes()
        assert isinstance(image, pikepdf.Stream)
        assert pikepdf.PdfImage(image).as_pil_image().tobytes() == draw().picture.tobytes()


def test_a_two_colour_scan_stays_one_bit_deep(desk: Desk, tmp_path: Path) -> None:
    page = desk.page(media_type="image/tiff", mode="1")
    with pikepdf.open(made(desk, tmp_path, page)) as pdf:
        assert pdf.pages[0].resources.XObject.I0.BitsPerComponent == 1


def test_transparency_becomes_white_paper(desk: Desk, tmp_path: Path) -> None:
    clear = Image.new("RGBA", (200, 100), (0, 0, 0, 0))
    shown = render(made(desk, tmp_path, desk.page_of(encoded(clear, "PNG"), "image/png")), tmp_path, 100)
    assert shown.getpixel((50, 50)) == (255, 255, 255)


def test_an_interlaced_png_is_decoded_first(desk: Desk, tmp_path: Path) -> None:
    """Adam7 orders the rows in a way that no PDF reader knows; this one was made by hand, Pillow writes none."""
    rows = b"\0\xff" + b"\0\x00" * 0
    head = (1).to_bytes(4, "big") * 2 + bytes((8, 0, 0, 0, 1))

    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")

    image = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    with pikepdf.open(made(desk, tmp_path, desk.page_of(image, "image/png"))) as pdf:
        assert pdf.pages[0].resources.XObject.I0.read_bytes() == b"\xff"


def test_a_profile_may_ask_for_jpeg(desk: Desk, tmp_path: Path) -> None:
    options = PdfOptions("p", MADE_AT, lossless=Lossless.JPEG, quality=60)
    for mode in ("RGB", "L"):
        page = desk.page(media_type="image/png", mode=mode)
        target = tmp_path / f"{mode}.pdf"
        write_pdf(desk.document(page), target, options)
        with pikepdf.open(target) as pdf:
            assert pdf.pages[0].resources.XObject.I0.Filter == "/DCTDecode"


def test_a_cmyk_jpeg_becomes_rgb(desk: Desk, tmp_path: Path) -> None:
    picture = draw().picture
    page = desk.page_of(encoded(picture.convert("CMYK"), "JPEG", quality=95))
    pdf = made(desk, tmp_path, page)
    assert differs(render(pdf, tmp_path, 100), picture) < 4
    with pikepdf.open(pdf) as opened:
        assert opened.pages[0].resources.XObject.I0.ColorSpace == "/DeviceRGB"


def test_a_jpeg_whose_colours_are_not_ycbcr_is_no_fit() -> None:
    """Readers disagree about three components without a transform; so they are decoded first."""
    image = encoded(Image.new("RGB", (16, 16), "red"), "JPEG", keep_rgb=True)
    with pytest.raises(JpegUnfit):
        read_header(image)
    assert read_header(encoded(Image.new("RGB", (16, 8), "red"), "JPEG")).width == 16


@pytest.mark.parametrize("place", [1, 3, 5, 7, 9, 10, 13])
def test_other_kinds_of_jpeg_frames_are_no_fit(place: int) -> None:
    image = bytearray(encoded(Image.new("L", (16, 16)), "JPEG"))
    frame = image.index(b"\xff\xc0")
    image[frame + 1] = 0xC0 + place if place not in (1, 2) else 0xC3
    with pytest.raises(JpegUnfit):
        read_header(bytes(image))


def test_twelve_bits_and_four_components_are_no_fit() -> None:
    image = bytearray(encoded(Image.new("L", (16, 16)), "JPEG"))
    frame = image.index(b"\xff\xc0")
    image[frame + 4] = 12
    with pytest.raises(JpegUnfit):
        read_header(bytes(image))
    with pytest.raises(JpegUnfit):
        read_header(encoded(Image.new("CMYK", (16, 16)), "JPEG"))


def test_padding_before_a_marker_and_restart_marks_are_passed_over() -> None:
    image = encoded(Image.new("L", (16, 8)), "JPEG")
    padded = image[:2] + b"\xff\xff" + image[2:]
    assert read_header(padded[:3] + b"\xff\x01" + padded[3:]).height == 8


def broken_jpegs() -> dict[str, bytes]:
    whole = encoded(draw().picture, "JPEG")
    frame = whole.index(b"\xff\xc0")
    without_size = bytearray(whole)
    without_size[frame + 5 : frame + 9] = bytes(4)
    short_frame = bytearray(whole)
    short_frame[frame + 9] = 200
    return {
        "cut": whole[: len(whole) // 2],
        "head only": whole[:12] + b"\xff\xd9",
        "no frame": whole[:2] + whole[whole.index(b"\xff\xda") :],
        "no size": bytes(without_size),
        "frame too short": bytes(short_frame),
        "ends at once": b"\xff\xd8\xff\xd9\x00\x00",
        "not an image": b"\xff\xd8 this is text \xff\xd9",
    }


@pytest.mark.parametrize("kind", broken_jpegs())
def test_a_broken_jpeg_is_refused(desk: Desk, tmp_path: Path, kind: str) -> None:
    with pytest.raises(ImageUnusable) as caught:
        made(desk, tmp_path, desk.page_of(broken_jpegs()[kind]))
    assert (caught.value.document_id, caught.value.page) == ("1", 0)
    assert list(tmp_path.glob("*made*")) == []


def test_a_broken_png_or_tiff_is_refused(desk: Desk, tmp_path: Path) -> None:
    whole = encoded(draw().picture, "PNG")
    for image in (
        whole[: len(whole) // 2],
        whole[:8],
        whole[:-12],
        b"plain text",
        b"",
        encoded(draw().picture, "TIFF")[:999],
    ):
        with pytest.raises(ImageUnusable):
            made(desk, tmp_path, desk.page_of(image, "image/png"))


def test_an_image_that_is_gone_or_has_changed_is_refused(desk: Desk, tmp_path: Path) -> None:
    page = desk.page()
    whole = page.image.read_bytes()
    page.image.write_bytes(whole + b"\0")
    with pytest.raises(ImageUnusable, match="checksum"):
        made(desk, tmp_path, page)
    page.image.unlink()
    with pytest.raises(ImageUnusable):
        made(desk, tmp_path, page)


def test_a_picture_that_is_not_the_one_that_was_read_is_refused(desk: Desk, tmp_path: Path) -> None:
    """Its words would lie anywhere."""
    read, other = desk.page(), desk.page(draw(width=500))
    page = type(read)(other.image, other.media_type, other.sha256, read.width, read.height, 0, 100, read.lines)
    with pytest.raises(ImageUnusable, match="500"):
        made(desk, tmp_path, page)


@pytest.mark.parametrize(("dpi", "width"), [(100, 446.4), (200, 223.2), (0, 223.2), (1, 14400.0), (100_000, 4.2273)])
def test_the_page_is_as_large_as_the_paper(desk: Desk, tmp_path: Path, dpi: int, width: float) -> None:
    with pikepdf.open(made(desk, tmp_path, desk.page(dpi=dpi))) as pdf:
        assert float(pdf.pages[0].MediaBox[2]) == pytest.approx(width, abs=0.001)
