"""Pictures come as they are, whole, or not at all."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops

from desktop.capture.backends.files import pages
from desktop.capture.errors import FileEmpty, FileMissing, FileUnreadable, ImageTooLarge, UnknownFileType

if TYPE_CHECKING:
    from desktop.capture.types import ScannedImage
    from tests.desktop.capture.conftest import Papers


def shown(page: ScannedImage) -> Image.Image:
    picture = Image.open(io.BytesIO(page.data))
    picture.load()
    assert picture.size == (page.width, page.height)
    return picture


def test_a_jpeg_is_kept_byte_for_byte(papers: Papers) -> None:
    path = papers.jpeg()
    (page,) = pages(path)
    assert page.data == path.read_bytes()
    assert (page.media_type, page.width, page.height, page.dpi) == ("image/jpeg", 248, 351, 30)
    assert (page.file, page.index) == (str(path), 0)


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_grey_and_cmyk_jpegs_are_kept_byte_for_byte(papers: Papers, mode: str) -> None:
    path = papers.jpeg(mode=mode)
    (page,) = pages(path)
    assert page.data == path.read_bytes()
    assert shown(page).mode == mode


def test_what_a_camera_writes_behind_the_picture_does_no_harm(papers: Papers) -> None:
    path = papers.lay("phone.jpg", papers.jpeg_bytes() + b"\0" * 500 + b"camera's own notes")
    (page,) = pages(path)
    assert page.data == path.read_bytes()


@pytest.mark.parametrize("kept", [0.05, 0.3, 0.5, 0.9, 0.99])
def test_a_jpeg_that_was_cut_short_is_refused(papers: Papers, kept: float) -> None:
    whole = papers.jpeg_bytes()
    path = papers.lay("cut.jpg", whole[: int(len(whole) * kept)])
    with pytest.raises(FileUnreadable):
        list(pages(path))


def test_a_jpeg_without_its_last_two_bytes_is_refused(papers: Papers) -> None:
    path = papers.lay("cut.jpg", papers.jpeg_bytes()[:-2])
    with pytest.raises(FileUnreadable):
        list(pages(path))


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize("progressive", [False, True])
def test_half_a_jpeg_that_a_copier_closed_properly_is_refused(papers: Papers, mode: str, progressive: bool) -> None:
    target = io.BytesIO()
    noise = Image.effect_noise((400, 560), 60).convert(mode)
    noise.save(target, "JPEG", quality=85, progressive=progressive)
    whole = target.getvalue()
    first_scan = whole.index(b"\xff\xda") + 200
    half = whole[: first_scan if progressive else len(whole) // 2]
    path = papers.lay("half.jpg", half + b"\xff\xd9")
    with pytest.raises(FileUnreadable):
        list(pages(path))


def test_a_jpeg_whose_tail_was_never_written_is_refused(papers: Papers) -> None:
    whole = papers.jpeg_bytes()
    half = len(whole) // 2
    path = papers.lay("zeros.jpg", whole[:half] + b"\0" * (len(whole) - half))
    with pytest.raises(FileUnreadable):
        list(pages(path))


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_page_that_truly_ends_in_middle_grey_is_no_half_page(papers: Papers, mode: str) -> None:
    target = io.BytesIO()
    Image.new(mode, (100, 100), 128 if mode == "L" else (128, 128, 128)).save(target, "JPEG")
    path = papers.lay("grey.jpg", target.getvalue())
    (page,) = pages(path)
    assert page.data == target.getvalue()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_png_is_kept_byte_for_byte_in_every_mode(papers: Papers, mode: str) -> None:
    picture = papers.picture("L").convert("I").convert("I;16") if mode == "I;16" else papers.picture().convert(mode)
    path = papers.png(picture)
    (page,) = pages(path)
    assert page.data == path.read_bytes()
    assert (page.media_type, page.dpi, shown(page).mode) == ("image/png", 200, mode)


def test_a_png_that_was_cut_short_is_refused(papers: Papers) -> None:
    whole = papers.png(papers.picture()).read_bytes()
    path = papers.lay("cut.png", whole[: len(whole) // 2])
    with pytest.raises(FileUnreadable):
        list(pages(path))


@pytest.mark.parametrize("mode", ["1", "P", "RGB"])
def test_a_png_whose_tail_was_never_written_is_refused(papers: Papers, mode: str) -> None:
    whole = papers.png(Image.effect_noise((300, 400), 80).convert("RGB").convert(mode)).read_bytes()
    half = len(whole) // 2
    with pytest.raises(FileUnreadable):
        list(pages(papers.lay("zeros.png", whole[:half] + b"\0" * (len(whole) - half))))


def test_a_png_whose_rows_end_halfway_is_refused_though_its_stream_is_sound(papers: Papers) -> None:
    rows = zlib.compress(b"".join(b"\0" + b"\xff" * 100 for _ in range(50)))
    path = papers.lay("half.png", papers.png_bytes(100, 100, rows))
    with pytest.raises(FileUnreadable):
        list(pages(path))


def test_an_interlaced_png_is_whole(papers: Papers) -> None:
    """Made by hand: Pillow does not write them. 3 × 3 grey pixels in Adam7 order."""
    rows = b"\0\x01" + b"\0\x02" + b"\0\x03\x04" + b"\0\x05" + b"\0\x06" + b"\0\x07\x08\x09"
    data = bytearray(papers.png_bytes(3, 3, zlib.compress(rows)))
    data[28] = 1
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4)
    (page,) = pages(papers.lay("woven.png", bytes(data)))
    assert shown(page).size == (3, 3)


def test_a_picture_of_30000_by_30000_is_refused_by_its_header(papers: Papers) -> None:
    path = papers.lay("huge.png", papers.png_bytes(30_000, 30_000, zlib.compress(b"\0" * 1000)))
    with pytest.raises(ImageTooLarge) as refusal:
        list(pages(path))
    assert (refusal.value.path, refusal.value.width, refusal.value.height) == (path, 30_000, 30_000)


def test_each_frame_of_a_tiff_is_a_page_without_loss(papers: Papers) -> None:
    modes = ["1", "L", "RGB", "P", "RGBA", "CMYK"]
    frames = [papers.picture().convert(mode) for mode in modes]
    found = list(pages(papers.tiff(frames)))
    assert [page.index for page in found] == list(range(len(modes)))
    assert {(page.media_type, page.dpi) for page in found} == {("image/png", 200)}
    for page, frame in zip(found, frames, strict=True):
        assert ImageChops.difference(shown(page).convert("RGB"), frame.convert("RGB")).getbbox() is None


@pytest.mark.parametrize("compression", ["group4", "tiff_lzw", "tiff_deflate", "packbits"])
def test_fax_and_other_compressions_of_tiff_are_read(papers: Papers, compression: str) -> None:
    target = io.BytesIO()
    picture = papers.picture("1")
    picture.save(target, "TIFF", compression=compression)
    (page,) = pages(papers.lay("fax.tif", target.getvalue()))
    assert shown(page).mode == "1"
    assert shown(page).tobytes() == picture.tobytes()
    assert page.dpi is None


def test_sixteen_bits_of_a_tiff_stay_sixteen_bits(papers: Papers) -> None:
    picture = papers.picture("L").convert("I").point(lambda level: level * 200).convert("I;16")
    (page,) = pages(papers.tiff([picture]))
    assert shown(page).mode == "I;16"
    assert shown(page).tobytes() == picture.tobytes()


def test_a_coarse_fax_looks_as_it_did_on_paper(papers: Papers) -> None:
    (page,) = pages(papers.tiff([papers.picture("1", (204, 98))], dpi=(204, 98)))
    assert (page.width, page.height, page.dpi) == (204, 204, 204)


def test_a_turned_tiff_stands_upright(papers: Papers) -> None:
    target = io.BytesIO()
    picture = papers.picture()
    picture.save(target, "TIFF", tiffinfo={274: 6})
    (page,) = pages(papers.lay("turned.tif", target.getvalue()))
    assert shown(page).tobytes() == picture.transpose(Image.Transpose.ROTATE_270).tobytes()


def test_the_sound_frames_of_a_tiff_that_was_cut_short_come_before_the_refusal(papers: Papers) -> None:
    whole = papers.tiff([papers.picture() for _ in range(3)]).read_bytes()
    got: list[ScannedImage] = []
    with pytest.raises(FileUnreadable):
        got.extend(pages(papers.lay("cut.tif", whole[: len(whole) - 1000])))
    assert [page.index for page in got] == [0, 1]


@pytest.mark.parametrize("kind", ["BMP", "WEBP", "GIF"])
def test_rarer_pictures_become_png(papers: Papers, kind: str) -> None:
    target = io.BytesIO()
    papers.picture().save(target, kind, **({"lossless": True} if kind == "WEBP" else {}))
    (page,) = pages(papers.lay("rare", target.getvalue()))
    assert page.media_type == "image/png"
    assert shown(page).size == (248, 351)


def test_an_empty_file_is_empty(papers: Papers) -> None:
    with pytest.raises(FileEmpty):
        list(pages(papers.lay("a.jpg", b"")))


def test_text_that_calls_itself_a_picture_is_unreadable(papers: Papers) -> None:
    with pytest.raises(FileUnreadable):
        list(pages(papers.lay("a.jpg", "Kính gửi: Ủy ban nhân dân".encode())))


def test_what_is_no_picture_by_name_nor_content_is_of_unknown_type(papers: Papers) -> None:
    with pytest.raises(UnknownFileType):
        list(pages(papers.lay("letter.docx", b"PK\x03\x04 anything")))


def test_what_is_not_there_is_missing(papers: Papers) -> None:
    with pytest.raises(FileMissing):
        list(pages(papers.desk / "gone.jpg"))


def test_the_content_decides_not_the_name(papers: Papers) -> None:
    (page,) = pages(papers.lay("really_a_jpeg.png", papers.jpeg_bytes()))
    assert page.media_type == "image/jpeg"


def test_the_text_of_an_error_keeps_the_name_of_the_file_to_itself(papers: Papers) -> None:
    with pytest.raises(FileUnreadable) as refusal:
        list(pages(papers.lay("NGUYEN VAN A 001099012345.png", b"\x89PNG\r\n\x1a\nbroken")))
    assert "NGUYEN" not in str(refusal.value)
