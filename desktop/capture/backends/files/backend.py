"""Pages of files, one by one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from desktop.capture.backends.files.folders import expand
from desktop.capture.errors import FileError
from desktop.capture.images.files import open_file
from desktop.capture.types import AS_IT_COMES, Capabilities, FileFailure, ScannedImage, ScanSettings, Source

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class FilesBackend:
    """Each file that `paths` stand for is a source."""

    paths: tuple[Path, ...] = ()
    name: ClassVar[str] = "files"

    def sources(self) -> tuple[Source, ...]:
        return tuple(Source(self.name, str(path), path.name) for path in expand(self.paths))

    def capabilities(self, _source: Source, /) -> Capabilities:
        return Capabilities()

    def scan(self, source: Source, settings: ScanSettings, stop: Event, /) -> Iterator[ScannedImage | FileFailure]:
        """A page that cannot be read is a failure of its own; the pages behind it still come.

        Raises:
            FileError: the file as a whole cannot be read.
        """
        with open_file(Path(source.id)) as file:
            for index in range(settings.first_page, file.page_count):
                if stop.is_set():
                    return
                try:
                    yield file.page(index)
                except FileError as error:
                    yield FileFailure(source.id, index, error)


def pages(path: Path) -> Iterator[ScannedImage]:
    """One file's pages.

    Raises:
        FileError: the file, or the page whose turn it is, cannot be read.
    """
    source = Source(FilesBackend.name, str(path.absolute()), path.name)
    for page in FilesBackend((path,)).scan(source, AS_IT_COMES, Event()):
        if isinstance(page, FileFailure):
            raise page.error
        yield page
