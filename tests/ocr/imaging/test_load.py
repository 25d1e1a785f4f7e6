"""What can be read as an image, and what is refused."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zlib

import numpy as np
import pytest
from PIL import Image

import ocr
from ocr.errors import ImageTooLarge, ImageUnreadable
from ocr.imaging.load import COMFORTABLE_SIDE, decode
from tests.ocr.drawn import DECISION, Drawing, encoded


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims a size and brings one empty row."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def black_square_on_white(mode: str) -> Image.Image:
    """In `mode`: white (or clear) with a black square in the middle."""
    if mode == "I;16":
        deep = np.full((64, 64), 65535, np.uint16)
        deep[24:40, 24:40] = 0
        return Image.fromarray(deep)
    square = Image.new("RGBA", (64, 64), (255, 255, 255, 0 if mode in ("RGBA", "LA") else 255))
    square.paste((0, 0, 0, 255), (24, 24, 40, 40))
    return square.convert(mode) if mode in ("RGBA", "LA") else square.convert("RGB").convert(mode)


def test_a_page_of_thirty_thousand_pixels_square_is_refused_from_its_header() -> None:
    tracemalloc.start()
    with pytest.raises(ImageTooLarge) as refused:
        decode(png_header(30_000, 30_000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (refused.value.width, refused.value.height) == (30_000, 30_000)
    assert peak < 5_000_000


def test_a_page_beyond_pillow_s_own_limit_but_within_ours_raises_no_warning() -> None:
    with pytest.raises(ImageUnreadable) as broken:
        decode(png_header(10_000, 10_000))
    assert not isinstance(broken.value, ImageTooLarge)


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xd8\xff", "Đây là chữ, không phải ảnh.".encode(), b"%PDF-1.7\n", b"II*\x00", b"RIFF\x00\x00", b"BM"],
    ids=["empty", "jpeg's first bytes", "text", "pdf", "tiff's first bytes", "riff's first bytes", "bmp's first bytes"],
)
def test_what_is_no_image_is_unreadable_whatever_its_name(content: bytes) -> None:
    with pytest.raises(ImageUnreadable):
        decode(content)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_half_an_image_never_passes_as_a_page(kind: str, share: float) -> None:
    whole = encoded(Drawing().lines(DECISION).image, kind)
    with pytest.raises(ImageUnreadable):
        decode(whole[: int(len(whole) * share)])


def test_a_speck_is_no_page() -> None:
    with pytest.raises(ImageUnreadable):
        decode(encoded(Image.new("RGB", (3, 3)), "PNG"))


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("1", "TIFF"),
        ("1", "PNG"),
        ("L", "PNG"),
        ("LA", "PNG"),
        ("P", "PNG"),
        ("P", "GIF"),
        ("RGB", "BMP"),
        ("RGB", "WEBP"),
        ("RGBA", "PNG"),
        ("CMYK", "JPEG"),
        ("CMYK", "TIFF"),
        ("I;16", "PNG"),
        ("I;16", "TIFF"),
    ],
)
def test_every_kind_of_pixel_is_black_print_on_white_paper(mode: str, kind: str) -> None:
    pixels = decode(encoded(black_square_on_white(mode), kind)).pixels
    assert pixels.shape == (64, 64, 3)
    assert pixels[32, 32].max() < 40
    assert pixels[8, 8].min() > 215


def test_a_faxed_page_is_read() -> None:
    picture = decode(
        encoded(Drawing().lines(DECISION).image.convert("1"), "TIFF", compression="group4", dpi=(200, 200))
    )
    assert (picture.width, picture.height, picture.dpi) == (1654, 2339, 200)


@pytest.mark.parametrize(
    ("orientation", "turn"), [(1, 0), (2, 0), (3, 180), (4, 180), (5, 90), (6, 270), (7, 270), (8, 90), (9, 0)]
)
def test_the_camera_s_orientation_tells_how_far_the_pixels_are_turned(orientation: int, turn: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert decode(encoded(Image.new("RGB", (60, 40), "white"), "JPEG", exif=exif)).turn == turn


def test_a_very_fine_scan_is_halved_and_says_so() -> None:
    side = COMFORTABLE_SIDE + 800
    picture = decode(encoded(Image.new("L", (400, side), 255), "PNG", dpi=(600, 600)))
    assert (picture.width, picture.height, picture.shrink, picture.dpi) == (400, side, 2, 600)
    assert picture.pixels.shape == (side // 2, 200, 3)


def test_decoding_is_part_of_the_library_s_face() -> None:
    assert ocr.decode is decode


@pytest.mark.parametrize("size", [(30_000, 100), (100, 30_000)])
def test_a_strip_too_narrow_to_bear_print_is_no_page(size: tuple[int, int]) -> None:
    target = io.BytesIO()
    Image.new("L", size, 255).save(target, "PNG")
    with pytest.raises(ImageUnreadable):
        decode(target.getvalue())
