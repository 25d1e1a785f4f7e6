"""What can go wrong when an image is read. Types and facts; the sentences are the caller's.

OcrError
├── ImageUnreadable        the bytes are no image, or a broken one
│   └── ImageTooLarge      more pixels than a page can have
├── EngineMissing          no engine, or no language data
├── EngineFailed           the engine gave up on this page
├── TextLayerUnreadable    a PDF's own text cannot be looked at
└── FigureReaderBroken     the weights of the reader of figures are missing or broken
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class OcrError(Exception):
    """Base of all known errors of the library."""


class ImageUnreadable(OcrError):
    """The bytes are no image that can be decoded; `detail` is the decoder's own word."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail

    def __reduce__(self) -> tuple[type[ImageUnreadable], tuple[object, ...]]:
        return type(self), (self.detail,)


class ImageTooLarge(ImageUnreadable):
    """The image claims `width` × `height` pixels, more than `limit` in all."""

    def __init__(self, width: int, height: int, limit: int) -> None:
        super().__init__(f"{width} × {height} pixels, limit {limit}")
        self.width, self.height, self.limit = width, height, limit

    def __reduce__(self) -> tuple[type[ImageTooLarge], tuple[object, ...]]:
        return type(self), (self.width, self.height, self.limit)


class EngineMissing(OcrError):
    """`engine` cannot work here: `missing` names what it lacks (a library, `vie.traineddata` …)."""

    def __init__(self, engine: str, missing: str) -> None:
        super().__init__(f"{engine}: {missing}")
        self.engine, self.missing = engine, missing

    def __reduce__(self) -> tuple[type[EngineMissing], tuple[object, ...]]:
        return type(self), (self.engine, self.missing)


class EngineFailed(OcrError):
    """`engine` gave up on a page; `detail` is its own word."""

    def __init__(self, engine: str, detail: str) -> None:
        super().__init__(f"{engine}: {detail}")
        self.engine, self.detail = engine, detail

    def __reduce__(self) -> tuple[type[EngineFailed], tuple[object, ...]]:
        return type(self), (self.engine, self.detail)


class TextLayerUnreadable(OcrError):
    """A PDF's own text cannot be looked at."""


class FigureReaderBroken(OcrError):
    """The weights of the reader of figures at `path` are missing or broken; `detail` says which."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(f"{path.name}: {detail}")
        self.path, self.detail = path, detail

    def __reduce__(self) -> tuple[type[FigureReaderBroken], tuple[object, ...]]:
        return type(self), (self.path, self.detail)
