"""Rare ways to store a page: each comes looking as it was meant, mirrored and negative ones too."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops, ImageOps, ImageStat, TiffImagePlugin
from PIL.Image import Transpose

from desktop.capture.backends.files import pages
from desktop.capture.errors import TooManyPages
from desktop.capture.images.limits import PAGE_LIMIT

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.capture.types import ScannedImage
    from tests.desktop.capture.conftest import Papers

STORED = {
    1: None,
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_90,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_270,
}


def looks_like(page: ScannedImage, given: Image.Image) -> bool:
    with Image.open(io.BytesIO(page.data)) as stored:
        shown = ImageOps.exif_transpose(stored).convert("RGB").resize((60, 85))
    difference = ImageChops.difference(shown, given.convert("RGB").resize((60, 85)))
    return max(ImageStat.Stat(difference).mean) < 8


@pytest.mark.parametrize("orientation", STORED)
def test_a_camera_may_store_a_page_turned_or_mirrored(papers: Papers, orientation: int) -> None:
    given, how = papers.picture(), STORED[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    target = io.BytesIO()
    (given if how is None else given.transpose(how)).save(target, "JPEG", quality=92, exif=exif)
    (page,) = pages(papers.lay("a.jpg", target.getvalue()))
    assert looks_like(page, given)
    assert (page.data == target.getvalue()) == (orientation in (1, 3, 6, 8))


def test_four_inks_without_the_marker_of_adobe_are_no_negative(papers: Papers) -> None:
    given = papers.picture()
    target = io.BytesIO()
    ImageChops.invert(given.convert("CMYK")).save(target, "JPEG", quality=92)
    marked = target.getvalue()
    at = marked.index(b"\xff\xee")
    plain = marked[:at] + marked[at + 2 + int.from_bytes(marked[at + 2 : at + 4]) :]
    (page,) = pages(papers.lay("a.jpg", plain))
    assert page.media_type == "image/png"
    assert looks_like(page, given)


@pytest.mark.parametrize("name", ["a.jp2", "a.j2k", "a.webp", "a.gif", "a.bmp"])
def test_what_pillow_reads_is_a_page(papers: Papers, name: str) -> None:
    given = papers.picture()
    given.save(papers.desk / name)
    (page,) = pages(papers.desk / name)
    assert page.media_type == "image/png"
    assert looks_like(page, given)


@pytest.mark.parametrize("name", ["a.gif", "a.webp"])
def test_of_moving_pictures_the_first_is_the_page(papers: Papers, name: str) -> None:
    given = papers.picture()
    given.save(papers.desk / name, save_all=True, append_images=[Image.new("RGB", given.size, "black")])
    (page,) = pages(papers.desk / name)
    assert looks_like(page, given)


def test_a_tiff_of_more_pages_than_papers_have_is_refused_as_a_whole(papers: Papers) -> None:
    """Each page is one grey dot at the file's very end (TIFF 6.0, section 2)."""
    entries = ((256, 1), (257, 1), (258, 8), (259, 1), (262, 1), (278, 1), (279, 1))
    size = 2 + 12 * (len(entries) + 1) + 4
    dot = 8 + size * (PAGE_LIMIT + 1)
    content = [b"II*\x00" + struct.pack("<I", 8)]
    for page in range(PAGE_LIMIT + 1):
        fields = sorted([*entries, (273, dot)])
        following = 8 + size * (page + 1) if page < PAGE_LIMIT else 0
        content.append(struct.pack("<H", len(fields)))
        content += [struct.pack("<HHII", tag, 4, 1, value) for tag, value in fields]
        content.append(struct.pack("<I", following))
    with pytest.raises(TooManyPages):
        list(pages(papers.lay("a.tif", b"".join(content) + b"\x80")))


def fax_data(picture: Image.Image, compression: str) -> bytes:
    """The bits of the one strip of a fax; set bits are white, as Pillow stores pictures of mode 1."""
    target = io.BytesIO()
    picture.save(target, "TIFF", compression=compression, tiffinfo={278: picture.height})
    with TiffImagePlugin.TiffImageFile(io.BytesIO(target.getvalue())) as tiff:
        tags = dict(tiff.tag_v2)
    (start,), (length,) = tags[273], tags[279]
    return target.getvalue()[start : start + length]


def pdf_of(papers: Papers, picture: Image.Image, data: bytes, **facts: object) -> Path:
    with pikepdf.new() as pdf:
        image = pdf.make_stream(data)
        image.update(Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=picture.width, Height=picture.height))
        for key, value in facts.items():
            image[f"/{key}"] = value
        page = pdf.add_blank_page(page_size=(picture.width, picture.height))
        page.Resources = Dictionary(XObject=Dictionary(Im=image))
        page.Contents = pdf.make_stream(f"q {picture.width} 0 0 {picture.height} 0 0 cm /Im Do Q".encode())
        pdf.save(papers.desk / "a.pdf", stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    return papers.desk / "a.pdf"


@pytest.mark.parametrize(("compression", "kind"), [("group3", 0), ("group4", -1)])
def test_faxes_in_a_pdf_are_black_on_white(papers: Papers, compression: str, kind: int) -> None:
    given = papers.picture("1")
    parameters = Dictionary(K=kind, Columns=given.width, Rows=given.height, BlackIs1=True)
    path = pdf_of(
        papers,
        given,
        fax_data(given, compression),
        Filter=Name.CCITTFaxDecode,
        DecodeParms=parameters,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=1,
    )
    (page,) = pages(path)
    assert looks_like(page, given)


def test_jbig2_in_a_pdf_is_black_on_white(papers: Papers) -> None:
    """One generic region, coded as fax (ITU-T T.88, 7.4.6): there a set bit is black."""
    given = papers.picture("1")
    width, height = given.size

    def segment(number: int, kind: int, content: bytes) -> bytes:
        return struct.pack(">IBBBI", number, kind, 0, 1, len(content)) + content

    bits = fax_data(ImageOps.invert(given.convert("L")).convert("1"), "group4")
    about_page = segment(0, 48, struct.pack(">IIIIBH", width, height, 0, 0, 0, 0))
    region = segment(1, 38, struct.pack(">IIIIB", width, height, 0, 0, 0) + b"\x01" + bits)
    (page,) = pages(
        pdf_of(
            papers,
            given,
            about_page + region,
            Filter=Name.JBIG2Decode,
            ColorSpace=Name.DeviceGray,
            BitsPerComponent=1,
        )
    )
    assert looks_like(page, given)


def test_jpeg_2000_in_a_pdf_is_shown(papers: Papers) -> None:
    given = papers.picture()
    target = io.BytesIO()
    given.save(target, "JPEG2000")
    (page,) = pages(pdf_of(papers, given, target.getvalue(), Filter=Name.JPXDecode))
    assert looks_like(page, given)


@pytest.mark.parametrize("is_inverted", [True, False])
def test_four_inks_in_a_pdf_are_what_the_pdf_says(papers: Papers, is_inverted: bool) -> None:
    given = papers.picture()
    inks = given.convert("CMYK")
    decode = Array([1, 0] * 4) if is_inverted else Array([0, 1] * 4)
    data = (ImageChops.invert(inks) if is_inverted else inks).tobytes()
    (page,) = pages(pdf_of(papers, given, data, ColorSpace=Name.DeviceCMYK, BitsPerComponent=8, Decode=decode))
    paper, square = (given.width // 2, 9, given.width // 2 + 9, 18), (9, 9, 18, 18)
    with Image.open(io.BytesIO(page.data)) as shown:
        assert ImageStat.Stat(shown.convert("L").crop(paper)).mean[0] > 240
        assert ImageStat.Stat(shown.convert("L").crop(square)).mean[0] < 180
