"""The list of backends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.capture.backends.files import FilesBackend
from desktop.capture.backends.simulated import SimulatedBackend

if TYPE_CHECKING:
    from desktop.capture.backend import ScannerBackend

BACKENDS: Final[tuple[type[ScannerBackend], ...]] = (FilesBackend, SimulatedBackend)
