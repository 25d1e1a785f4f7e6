"""What can go wrong when pages are fetched. Types and facts; the sentences are the caller's.

CaptureError
├── FileError                 one named file or folder (`path`) gives no pages
│   ├── FileMissing           nothing stands there
│   ├── FileEmpty             no bytes in it
│   ├── FileUnreadable        refused by the system, broken, cut short, or not what its name says
│   ├── UnknownFileType       neither its name nor its content is a picture or a PDF
│   ├── FileEncrypted         a PDF that asks for a password
│   ├── FileWithoutPages      a PDF or TIFF with no page
│   ├── TooManyPages          more pages than a file of papers has
│   ├── ImageTooLarge         more pixels than a page can have
│   ├── DrawingTooLarge       a PDF page draws more than a paper can show, or itself
│   ├── FolderUnreadable      the folder cannot be listed
│   ├── FolderWithoutPages    no picture and no PDF directly in the folder
│   ├── ChildDied             the process that read the file ended by itself
│   └── ChildTimedOut         the process that read the file took too long and was ended
└── DeviceError               the scanner or its paper
    └── FeederJammed          paper is stuck; the pages so far are safe

Errors travel between processes: `args` are the facts, in the order of `__init__`. Their text leaves the path out, since
names of files may be names of people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class CaptureError(Exception):
    """Base of all known errors of capture."""


class FileError(CaptureError):
    """The file or folder at `path` gives no pages."""

    def __init__(self, path: Path, *facts: object) -> None:
        super().__init__(path, *facts)
        self.path = path

    def __str__(self) -> str:
        return ", ".join([type(self).__name__, *map(str, self.args[1:])])


class FileMissing(FileError):
    """Nothing stands at `path`."""


class FileEmpty(FileError):
    """`path` holds no byte."""


class FileUnreadable(FileError):
    """`path` is broken, cut short, refused or not what its name says; `detail` is the decoder's or system's word."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(path, detail)
        self.detail = detail


class UnknownFileType(FileError):
    """Neither the name nor the content of `path` is one of a picture or a PDF."""


class FileEncrypted(FileError):
    """The PDF at `path` cannot be opened without a password."""


class FileWithoutPages(FileError):
    """The PDF or TIFF at `path` is sound and has no page."""


class ImageTooLarge(FileError):
    """A picture in `path` claims `width` × `height` pixels, more than a page can have; nothing of it was decoded."""

    def __init__(self, path: Path, width: int, height: int) -> None:
        super().__init__(path, width, height)
        self.width, self.height = width, height


class DrawingTooLarge(FileError):
    """A page of the PDF at `path` says more to draw than a paper can show, or draws itself; nothing was drawn."""


class TooManyPages(FileError):
    """The file at `path` has `pages` pages, or at least so many; none of them was read."""

    def __init__(self, path: Path, pages: int) -> None:
        super().__init__(path, pages)
        self.pages = pages


class FolderUnreadable(FileError):
    """The folder at `path` cannot be listed; `detail` is the system's own word."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(path, detail)
        self.detail = detail


class FolderWithoutPages(FileError):
    """No picture and no PDF lies directly in the folder at `path`."""


class ChildDied(FileError):
    """The process that read `path` ended by itself, again after a second try."""


class ChildTimedOut(FileError):
    """The process that read `path` gave no page for `seconds` and was ended."""

    def __init__(self, path: Path, seconds: float) -> None:
        super().__init__(path, seconds)
        self.seconds = seconds


class DeviceError(CaptureError):
    """Base of what a scanner or its paper can do to us."""


class FeederJammed(DeviceError):
    """Paper is stuck in the feeder; the `pages_done` pages handed over so far are safe."""

    def __init__(self, pages_done: int) -> None:
        super().__init__(pages_done)
        self.pages_done = pages_done
