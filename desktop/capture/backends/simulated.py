"""Paper that is not there: for tests, training and demonstrations."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from enum import Enum
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from desktop.capture.errors import FeederJammed
from desktop.capture.images.files import open_file
from desktop.capture.types import Capabilities, Colour, ScannedImage, ScanSettings, Sides, Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Trouble(Enum):
    """What happens instead of the sheet whose turn it is."""

    JAM = "jam"
    DEATH = "death"
    """Of the process, as when a driver crashes."""
    SILENCE = "silence"
    """The driver never answers."""


@dataclass(frozen=True, slots=True)
class SimulatedBackend:
    """A feeder in which the pages of the files at `paper` lie; `trouble` comes instead of those at `trouble_at`."""

    paper: tuple[Path, ...] = ()
    trouble: Trouble | None = None
    trouble_at: tuple[int, ...] = ()
    """Sheets, from 0."""
    name: ClassVar[str] = "simulated"

    def sources(self) -> tuple[Source, ...]:
        return (Source(self.name, "simulated-feeder", "Simulated feeder"),)

    def capabilities(self, _source: Source, /) -> Capabilities:
        return Capabilities(has_feeder=True, sides=frozenset(Sides), colours=frozenset(Colour), dpi=(200, 300, 600))

    def scan(self, _source: Source, settings: ScanSettings, stop: Event, /) -> Iterator[ScannedImage]:
        """The sheets as they lie, whatever the settings ask for.

        Raises:
            FeederJammed: as asked for by `trouble`.
            FileError: the paper itself is not there.
        """
        for index, page in enumerate(self._sheets()):
            if stop.is_set():
                return
            if index < settings.first_page:
                continue
            if index in self.trouble_at:
                self._meet_trouble(index)
            yield replace(page, file="", index=index)

    def _sheets(self) -> Iterator[ScannedImage]:
        for path in self.paper:
            with open_file(path.absolute()) as file:
                for index in range(file.page_count):
                    yield file.page(index)

    def _meet_trouble(self, sheets: int) -> None:
        match self.trouble:
            case Trouble.JAM:
                raise FeederJammed(sheets)
            case Trouble.DEATH:
                os._exit(1)
            case Trouble.SILENCE:
                Event().wait()
            case None:
                pass
