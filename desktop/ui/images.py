"""Page images for the screen: decoded, shrunk and turned upright away from the main thread; the last few are kept."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QTransform

from desktop.workflow import reading

if TYPE_CHECKING:
    from desktop.domain.rows import PageRow
    from desktop.ui.runner import Runner
    from desktop.workflow.office import Office

LONGEST: Final = 2400
"""Pixels of the longer side of what is kept: 200 dpi of an A4 page, enough to read the smallest print."""
KEPT: Final = 10
"""Pages; each takes up to 16 MB."""
_ALLOCATION_MB: Final = 1024
"""An image is decoded at its full size before Qt shrinks it, unless its format can do better."""


@dataclass(frozen=True, slots=True)
class ImageKey:
    sha256: str
    rotation: int


@dataclass(frozen=True, eq=False, slots=True)
class _Decoded:
    key: ImageKey
    image: QImage


class PageImages(QObject):
    """Ask with `get`; what is not there yet arrives with `ready`."""

    ready = Signal(object)
    """The `ImageKey` that can be had now."""
    failed = Signal(object, object)
    """The `ImageKey` that cannot be had, and the error."""

    def __init__(self, office: Office, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._office = office
        self._runner = runner
        self._kept: OrderedDict[ImageKey, QImage] = OrderedDict()
        self._asked: set[ImageKey] = set()

    @property
    def practice(self) -> bool:
        """Whether the pages are those of a store in which nothing counts."""
        return self._office.practice

    def get(self, page: PageRow) -> QImage | None:
        """The upright image, or None while it is on its way."""
        key = key_of(page)
        image = self._kept.get(key)
        if image is not None:
            self._kept.move_to_end(key)
            return image
        if key not in self._asked:
            self._asked.add(key)
            self._runner.read(partial(_decode, key, self._office), self._arrived, partial(self._lost, key))
        return None

    def fetch(self, page: PageRow) -> None:
        """It will be wanted soon."""
        self.get(page)

    def _arrived(self, decoded: _Decoded) -> None:
        self._asked.discard(decoded.key)
        self._kept[decoded.key] = decoded.image
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.ready.emit(decoded.key)

    def _lost(self, key: ImageKey, error: Exception) -> None:
        self._asked.discard(key)
        self.failed.emit(key, error)


def key_of(page: PageRow) -> ImageKey:
    return ImageKey(page.sha256, page.rotation)


def _decode(key: ImageKey, office: Office) -> _Decoded:
    buffer = QBuffer()
    buffer.setData(QByteArray(reading.image_of(key.sha256, office)))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    QImageReader.setAllocationLimit(_ALLOCATION_MB)
    reader = QImageReader(buffer)
    reader.setAutoTransform(False)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > LONGEST:
        reader.setScaledSize(size.scaled(QSize(LONGEST, LONGEST), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if key.rotation and not image.isNull():
        image = image.transformed(QTransform().rotate(-key.rotation))
    return _Decoded(key, image)
