"""Pictures: JPEG and PNG as they came (but see `plain_jpeg`), all others as PNG."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PIL import BmpImagePlugin, GifImagePlugin, Jpeg2KImagePlugin, TiffImagePlugin, WebPImagePlugin

from desktop.capture.errors import FileUnreadable, TooManyPages
from desktop.capture.images.decoding import REFUSALS, refusals
from desktop.capture.images.limits import BYTE_LIMIT, PAGE_LIMIT
from desktop.capture.images.plain_jpeg import plain_jpeg
from desktop.capture.images.png import as_png_page, png_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PIL.ImageFile import ImageFile

    from desktop.capture.images.file import FileOfPages
    from desktop.capture.types import ScannedImage

_KEPT: Final[tuple[tuple[bytes, Callable[[Path, bytes, int], ScannedImage]], ...]] = (
    (b"\xff\xd8\xff", plain_jpeg),
    (b"\x89PNG\r\n\x1a\n", png_page),
)
_TIFF: Final = (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
_ONE_PICTURE: Final[tuple[tuple[bytes, Callable[[Path], ImageFile]], ...]] = (
    (b"BM", BmpImagePlugin.BmpImageFile),
    (b"RIFF", WebPImagePlugin.WebPImageFile),
    (b"GIF8", GifImagePlugin.GifImageFile),
    (b"\x00\x00\x00\x0cjP  ", Jpeg2KImagePlugin.Jpeg2KImageFile),
    (b"\xff\x4f\xff\x51", Jpeg2KImagePlugin.Jpeg2KImageFile),
)


@contextmanager
def open_picture(path: Path, head: bytes) -> Iterator[FileOfPages | None]:
    """The picture at `path` whose first bytes are `head`; None where they are of no kind we know.

    Raises:
        FileError: it is of a kind we know, and cannot be read.
    """
    for mark, page in _KEPT:
        if head.startswith(mark):
            yield _Kept(path, page)
            return
    for mark, opened in _ONE_PICTURE:
        if head.startswith(mark):
            with refusals(path):
                image = opened(path)
            with image:
                yield _Frames(path, image, 1)
            return
    if head.startswith(_TIFF):
        with refusals(path):
            tiff = TiffImagePlugin.TiffImageFile(path)
        with tiff:
            with refusals(path):
                count = _frame_count(tiff)
            if count > PAGE_LIMIT:
                raise TooManyPages(path, count)
            yield _Frames(path, tiff, count)
        return
    yield None


@dataclass(frozen=True, slots=True)
class _Kept:
    path: Path
    make: Callable[[Path, bytes, int], ScannedImage]
    page_count: int = 1

    def page(self, index: int) -> ScannedImage:
        with refusals(self.path), self.path.open("rb") as file:
            data = file.read(BYTE_LIMIT + 1)
        if len(data) > BYTE_LIMIT:
            raise FileUnreadable(self.path, f"more than {BYTE_LIMIT} bytes")
        return self.make(self.path, data, index)


@dataclass(frozen=True, slots=True)
class _Frames:
    path: Path
    image: ImageFile
    page_count: int

    def page(self, index: int) -> ScannedImage:
        if index or self.page_count > 1:
            with refusals(self.path):
                self.image.seek(index)
        return as_png_page(self.path, self.image, index)


def _frame_count(tiff: ImageFile) -> int:
    """A frame whose place is broken counts, as the last one: it fails when it is read, those before it do not.

    Beyond what a file may have nothing is counted.
    """
    count = 1
    while count <= PAGE_LIMIT:
        try:
            tiff.seek(count)
        except EOFError:
            return count
        except REFUSALS:
            return count + 1
        count += 1
    return count
