"""The one plug of capture: a way to reach sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from threading import Event

    from desktop.capture.types import Capabilities, CaptureFailure, ScannedImage, ScanSettings, Source


class ScannerBackend(Protocol):
    """Speaks to one kind of source.

    A backend is a small value that can be pickled: it is made in the program and used in a child process, so it opens
    no device and loads no driver before it is asked for something.
    """

    @property
    def name(self) -> str: ...

    def sources(self) -> tuple[Source, ...]:
        """What can be reached now, in the order to show."""
        ...

    def capabilities(self, source: Source, /) -> Capabilities: ...

    def scan(self, source: Source, settings: ScanSettings, stop: Event, /) -> Iterator[ScannedImage | CaptureFailure]:
        """Hand over one page after the other; the next sheet is not asked for before the iterator is advanced.

        A failure that is yielded costs that one page and the scan goes on; an error that is raised ends it. Once `stop`
        is set no further sheet is taken; pages that are already scanned are still handed over.

        Raises:
            CaptureError: the scan ends here; what was handed over is good.
        """
        ...
