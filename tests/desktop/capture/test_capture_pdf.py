"""A page of a PDF comes as the scanner's own picture where it is nothing else, and always looks as the page does."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops, ImageStat, TiffImagePlugin
from reportlab.pdfgen.canvas import Canvas

from desktop.capture.backends.files import pages

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.capture.types import ScannedImage
    from tests.desktop.capture.conftest import Papers


def shown(page: ScannedImage) -> Image.Image:
    picture = Image.open(io.BytesIO(page.data))
    picture.load()
    assert picture.size == (page.width, page.height)
    return picture


def viewed(path: Path, size: tuple[int, int], index: int = 0) -> Image.Image:
    """The page as a viewer shows it."""
    document = pypdfium2.PdfDocument(path)
    document.init_forms()
    picture: Image.Image = document[index].render(scale=size[0] / document[index].get_width()).to_pil().convert("RGB")
    document.close()
    return picture.resize(size)


def look_alike(one: Image.Image, other: Image.Image) -> bool:
    """Sharpness aside."""
    small = (60, 60)
    difference = ImageChops.difference(one.convert("RGB").resize(small), other.convert("RGB").resize(small))
    return max(ImageStat.Stat(difference).mean) < 4


def test_a_scanned_page_gives_the_scanners_own_jpeg(papers: Papers) -> None:
    jpeg = papers.jpeg_bytes()
    found = list(pages(papers.pdf_of_jpeg(jpeg, pages=3)))
    assert [page.data for page in found] == [jpeg] * 3
    assert [page.index for page in found] == [0, 1, 2]
    assert {(page.media_type, page.dpi) for page in found} == {("image/jpeg", 30)}


def test_the_invisible_text_of_a_scan_that_was_read_before_changes_nothing(papers: Papers) -> None:
    jpeg = papers.jpeg_bytes()
    after = "/OC_layer BMC BT 3 Tr /F1 12 Tf 100 700 Td (hidden) Tj ET EMC"
    (page,) = pages(papers.pdf_of_jpeg(jpeg, after=after))
    assert page.data == jpeg


def test_a_clip_around_the_whole_page_changes_nothing(papers: Papers) -> None:
    jpeg = papers.jpeg_bytes()
    (page,) = pages(papers.pdf_of_jpeg(jpeg, before="0 0 595.2 841.92 re W n"))
    assert page.data == jpeg


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "BT /F1 40 Tf 100 500 Td (APPROVED) Tj ET"),
        ("", "1 0 0 rg 100 100 300 300 re f"),
        ("0 0 300 841.92 re W n", ""),
        ("", "q 100 0 0 100 400 400 cm /Im0 Do Q"),
        ("", "0 0 595 500 re 0 0 m 300 300 l S"),
    ],
)
def test_a_page_that_shows_more_than_a_scan_is_drawn_as_it_looks(papers: Papers, before: str, after: str) -> None:
    jpeg = papers.jpeg_bytes()
    path = papers.pdf_of_jpeg(jpeg, before=before, after=after)
    (page,) = pages(path)
    assert page.data != jpeg
    assert page.dpi == 300
    assert look_alike(shown(page), viewed(path, (page.width, page.height)))


UPRIGHT = {
    0: (595.2, 0, 0, 841.92, 0, 0),
    180: (-595.2, 0, 0, -841.92, 595.2, 841.92),
}
LYING = {
    90: (0, 595.2, -841.92, 0, 841.92, 0),
    270: (0, -595.2, 841.92, 0, 0, 595.2),
}


@pytest.mark.parametrize("rotate", [0, 90, 180, 270, -90, 450])
@pytest.mark.parametrize("lies", [0, 90, 180, 270])
def test_a_turned_scan_is_turned_and_keeps_its_own_pixels(papers: Papers, rotate: int, lies: int) -> None:
    jpeg = papers.jpeg_bytes(size=(248, 352))
    box = (0.0, 0.0, 595.2, 841.92) if lies in UPRIGHT else (0.0, 0.0, 841.92, 595.2)
    path = papers.pdf_of_jpeg(jpeg, box=box, placed={**UPRIGHT, **LYING}[lies], rotate=rotate)
    (page,) = pages(path)
    assert sorted((page.width, page.height)) == [248, 352]
    assert page.dpi == 30
    assert look_alike(shown(page), viewed(path, (page.width, page.height)))
    assert (page.data == jpeg) == ((rotate - lies) % 360 == 0)


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_turned_scan_loses_next_to_nothing(papers: Papers, mode: str) -> None:
    target = io.BytesIO()
    given = Image.effect_noise((160, 240), 50).convert(mode)
    given.save(target, "JPEG", quality=60)
    (page,) = pages(papers.pdf_of_jpeg(target.getvalue(), box=(0, 0, 160, 240), rotate=90))
    back = shown(page).transpose(Image.Transpose.ROTATE_90)
    with Image.open(io.BytesIO(target.getvalue())) as original:
        difference = ImageChops.difference(back.convert("L"), original.convert("L"))
    assert ImageStat.Stat(difference).mean[0] < 0.6


def test_a_mirrored_scan_is_drawn_as_it_looks(papers: Papers) -> None:
    path = papers.pdf_of_jpeg(papers.jpeg_bytes(), placed=(-595.2, 0, 0, 841.92, 595.2, 0))
    (page,) = pages(path)
    assert look_alike(shown(page), viewed(path, (page.width, page.height)))


def test_a_picture_that_does_not_fill_the_page_is_drawn_with_its_margins(papers: Papers) -> None:
    path = papers.pdf_of_jpeg(papers.jpeg_bytes(), placed=(300, 0, 0, 400, 100, 100))
    (page,) = pages(path)
    assert (page.width, page.height) == (2480, 3508)
    assert look_alike(shown(page), viewed(path, (page.width, page.height)))


def test_a_page_that_does_not_begin_at_nought_gives_its_own_jpeg(papers: Papers) -> None:
    jpeg = papers.jpeg_bytes()
    (page,) = pages(papers.pdf_of_jpeg(jpeg, box=(-100, 50, 495.2, 891.92)))
    assert page.data == jpeg


def test_the_user_unit_of_a_page_tells_its_true_size(papers: Papers) -> None:
    jpeg = papers.jpeg_bytes()
    (scan,) = pages(papers.pdf_of_jpeg(jpeg, box=(0, 0, 297.6, 420.96), unit=2))
    assert (scan.data, scan.dpi) == (jpeg, 30)
    (drawn,) = pages(papers.pdf_of_jpeg(jpeg, box=(0, 0, 297.6, 420.96), unit=2, after="0 0 9 9 re f"))
    assert (drawn.width, drawn.height, drawn.dpi) == (2480, 3508, 300)


def test_a_born_digital_page_is_drawn_at_300_dpi(papers: Papers) -> None:
    path = papers.desk / "born.pdf"
    canvas = Canvas(str(path), pagesize=(595.2, 841.92))
    canvas.drawString(100, 700, "Giay chung nhan")
    canvas.showPage()
    canvas.save()
    (page,) = pages(path)
    assert (page.media_type, page.width, page.height, page.dpi) == ("image/jpeg", 2480, 3508, 300)
    assert shown(page).mode == "L"
    assert look_alike(shown(page), viewed(path, (page.width, page.height)))


def test_colour_of_a_drawn_page_stays_at_full_sharpness(papers: Papers) -> None:
    (page,) = pages(papers.pdf_of_jpeg(papers.jpeg_bytes(), after="1 0 0 rg 0 0 99 99 re f"))
    picture = shown(page)
    assert picture.mode == "RGB"
    layers = getattr(picture, "layer", [])
    assert {layer[1:3] for layer in layers} == {(1, 1)}


@pytest.mark.parametrize("kind", ["Stamp", "Widget"])
def test_stamps_and_looks_of_signatures_are_drawn(papers: Papers, kind: str) -> None:
    plain = papers.pdf_of_jpeg(papers.jpeg_bytes("L", (248, 351)), name="plain.pdf")
    path = papers.desk / "signed.pdf"
    with pikepdf.open(plain) as pdf:
        look = pdf.make_stream(b"1 0 0 rg 0 0 200 100 re f")
        look.update(Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 200, 100])))
        annotation = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name(f"/{kind}"),
                Rect=Array([100, 100, 300, 200]),
                F=4,
                AP=Dictionary(N=look),
            )
        )
        if kind == "Widget":
            annotation.update(Dictionary(FT=Name.Sig, T="ky"))
        pdf.pages[0].Annots = Array([annotation])
        if kind == "Widget":
            pdf.Root.AcroForm = Dictionary(Fields=Array([annotation]), SigFlags=3)
        pdf.save(path)
    (page,) = pages(path)
    stamped = shown(page).convert("RGB").getpixel((200 * 300 // 72, page.height - 150 * 300 // 72))
    assert isinstance(stamped, tuple)
    assert stamped[0] > 200
    assert max(stamped[1:]) < 60


@pytest.mark.parametrize(
    ("kind", "rectangle", "flags"), [("Link", [0, 0, 9, 9], 0), ("Widget", [0, 0, 0, 0], 4), ("Stamp", [0, 0, 9, 9], 2)]
)
def test_links_and_invisible_signatures_are_nothing_one_sees(
    papers: Papers, kind: str, rectangle: list[int], flags: int
) -> None:
    jpeg = papers.jpeg_bytes()
    path = papers.desk / "linked.pdf"
    with pikepdf.open(papers.pdf_of_jpeg(jpeg)) as pdf:
        annotation = pdf.make_indirect(
            Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array(rectangle), F=flags, FT=Name.Sig)
        )
        pdf.pages[0].Annots = Array([annotation])
        pdf.Root.AcroForm = Dictionary(Fields=Array([annotation]))
        pdf.save(path)
    (page,) = pages(path)
    assert page.data == jpeg


@pytest.mark.parametrize(
    ("state", "is_own"), [({"LW": 2}, True), ({"ca": 1, "BM": Name.Normal}, True), ({"ca": 0.5}, False)]
)
def test_a_scan_that_is_painted_half_transparent_is_drawn(
    papers: Papers, state: dict[str, object], is_own: bool
) -> None:
    jpeg = papers.jpeg_bytes()
    path = papers.desk / "state.pdf"
    with pikepdf.open(papers.pdf_of_jpeg(jpeg, before="/G0 gs")) as pdf:
        pdf.pages[0].Resources.ExtGState = Dictionary({"/G0": Dictionary({f"/{key}": state[key] for key in state})})
        pdf.save(path)
    (page,) = pages(path)
    assert (page.data == jpeg) == is_own
    assert look_alike(shown(page), viewed(path, (page.width, page.height)))


@pytest.mark.parametrize(("samples", "is_own"), [(3, True), (4, False)])
def test_a_scanners_colour_profile_changes_nothing(papers: Papers, samples: int, is_own: bool) -> None:
    jpeg = papers.jpeg_bytes()
    path = papers.desk / "profile.pdf"
    with pikepdf.open(papers.pdf_of_jpeg(jpeg)) as pdf:
        profile = pikepdf.Stream(pdf, b"", N=samples, Alternate=Name.DeviceRGB)
        pdf.pages[0].Resources.XObject.Im0.ColorSpace = Array([Name.ICCBased, pdf.make_indirect(profile)])
        pdf.save(path)
    (page,) = pages(path)
    assert (page.data == jpeg) == is_own


@pytest.mark.parametrize("entry", ["SMask", "Mask", "Decode", "OC"])
def test_a_scan_that_the_pdf_changes_is_drawn_as_it_looks(papers: Papers, entry: str) -> None:
    jpeg = papers.jpeg_bytes("L")
    path = papers.desk / "changed.pdf"
    with pikepdf.open(papers.pdf_of_jpeg(jpeg)) as pdf:
        mask = pikepdf.Stream(
            pdf,
            b"\xff\x00",
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=1,
            Height=2,
            BitsPerComponent=8,
            ColorSpace=Name.DeviceGray,
        )
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="x"))
        changes = {"SMask": mask, "Mask": Array([0, 9]), "Decode": Array([1, 0]), "OC": layer}
        pdf.pages[0].Resources.XObject.Im0[f"/{entry}"] = changes[entry]
        pdf.save(path)
    (page,) = pages(path)
    assert page.data != jpeg
    assert look_alike(shown(page), viewed(path, (page.width, page.height)))


def test_a_scan_on_a_layer_that_can_be_switched_off_is_drawn(papers: Papers) -> None:
    jpeg = papers.jpeg_bytes()
    path = papers.pdf_of_jpeg(jpeg, before="/OC /MC0 BDC", after="EMC")
    (page,) = pages(path)
    assert page.data != jpeg


def test_an_inherited_box_and_turn_count_like_the_pages_own(papers: Papers) -> None:
    jpeg = papers.jpeg_bytes()
    path = papers.desk / "inherited.pdf"
    with pikepdf.open(papers.pdf_of_jpeg(jpeg)) as pdf:
        tree, leaf = pdf.Root.Pages, pdf.pages[0].obj
        tree.MediaBox, tree.Resources, tree.Rotate = leaf.MediaBox, leaf.Resources, 180
        del leaf["/MediaBox"], leaf["/Resources"]
        pdf.save(path)
    (page,) = pages(path)
    assert (page.width, page.height) == (248, 351)
    assert look_alike(shown(page), viewed(path, (248, 351)))


def bits_pdf(papers: Papers, picture: Image.Image, kind: str, rotate: int = 0) -> Path:
    """A black and white scan in one of the ways scanners write it."""
    with pikepdf.new() as pdf:
        common = {"Type": Name.XObject, "Subtype": Name.Image, "Width": picture.width, "Height": picture.height}
        bits = picture.tobytes()
        match kind:
            case "plain":
                image = pikepdf.Stream(pdf, bits, **common, BitsPerComponent=1, ColorSpace=Name.DeviceGray)
            case "inverted":
                flipped = ImageChops.invert(picture.convert("L")).convert("1").tobytes()
                image = pikepdf.Stream(
                    pdf, flipped, **common, BitsPerComponent=1, ColorSpace=Name.DeviceGray, Decode=Array([1, 0])
                )
            case "stencil":
                image = pikepdf.Stream(pdf, bits, **common, BitsPerComponent=1, ImageMask=True)
            case "fax":
                target = io.BytesIO()
                picture.save(target, "TIFF", compression="group4")
                target.seek(0)
                with TiffImagePlugin.TiffImageFile(target) as tiff:
                    start, length, black_is_one = tiff.tag_v2[273][0], tiff.tag_v2[279][0], tiff.tag_v2[262] != 0
                image = pikepdf.Stream(
                    pdf,
                    target.getvalue()[start : start + length],
                    **common,
                    BitsPerComponent=1,
                    ColorSpace=Name.DeviceGray,
                    Filter=Name.CCITTFaxDecode,
                    DecodeParms=Dictionary(K=-1, Columns=picture.width, Rows=picture.height, BlackIs1=black_is_one),
                )
        width, height = picture.width * 0.36, picture.height * 0.36
        pdf.add_blank_page(page_size=(width, height))
        pdf.pages[0].Resources = Dictionary(XObject=Dictionary(Im0=image))
        pdf.pages[0].Contents = pdf.make_stream(
            f"{picture.width * 0.36} 0 0 {picture.height * 0.36} 0 0 cm /Im0 Do".encode()
        )
        if rotate:
            pdf.pages[0].Rotate = rotate
        path = papers.desk / "bits.pdf"
        pdf.save(path)
    return path


@pytest.mark.parametrize("rotate", [0, 90])
@pytest.mark.parametrize("kind", ["plain", "inverted", "stencil", "fax"])
def test_a_black_and_white_scan_keeps_every_dot(papers: Papers, kind: str, rotate: int) -> None:
    dots = Image.effect_noise((333, 471), 90).point(lambda level: 255 if level > 150 else 0).convert("1")
    (page,) = pages(bits_pdf(papers, dots, kind, rotate))
    expected = dots.transpose(Image.Transpose.ROTATE_270) if rotate else dots
    assert (page.media_type, page.dpi) == ("image/png", 200)
    assert shown(page).mode == "1"
    assert shown(page).tobytes() == expected.tobytes()


def test_a_page_as_large_as_a_wall_is_drawn_small_enough_to_work_with(papers: Papers) -> None:
    (page,) = pages(papers.pdf_of_jpeg(papers.jpeg_bytes(), box=(0, 0, 14_400, 14_400), after="0 0 9 9 re f"))
    assert 30_000_000 < page.width * page.height <= 40_100_000
    (strip,) = pages(papers.pdf_of_jpeg(papers.jpeg_bytes(), box=(0, 0, 14_400, 3), after="0 0 1 1 re f"))
    assert strip.width <= 20_001
