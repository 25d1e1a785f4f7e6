"""Files and folders chosen by hand."""

from desktop.capture.backends.files.backend import FilesBackend, pages
from desktop.capture.backends.files.folders import expand

__all__ = ["FilesBackend", "expand", "pages"]
