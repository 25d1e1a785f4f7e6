"""What a file of pages looks like to those who read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop.capture.types import ScannedImage


class FileOfPages(Protocol):
    """An open file; each page is read when it is asked for, in any order."""

    @property
    def page_count(self) -> int: ...

    def page(self, index: int) -> ScannedImage:
        """The page at `index`, from 0.

        Raises:
            FileError: this page cannot be read; others may.
        """
        ...
