"""Open a written package again, without store or profile, and compare everything with its manifest."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from exporters.errors import NotAPackage
from exporters.findings import Finding, FindingCode, Verification
from exporters.list_reading import ListUnreadable, file_name, read_list
from exporters.manifest import MANIFEST_NAME, Counts, ManifestUnreadable, read_manifest
from exporters.naming import is_safe
from exporters.pdf.reading import PdfUnreadable, read_state

if TYPE_CHECKING:
    from pathlib import Path

    from exporters.manifest import FileEntry, ListEntry, Manifest


def verify(package: Path) -> Verification:
    """Compare `package`, a folder or its manifest, with what its manifest says.

    Raises:
        NotAPackage: it has no manifest, or may not be opened.
    """
    folder = package.parent if package.name == MANIFEST_NAME else package
    manifest_path = folder / MANIFEST_NAME
    if not _can_be_opened(manifest_path):
        raise NotAPackage(package, "no manifest")
    try:
        manifest = read_manifest(manifest_path)
        return _Reading(folder, manifest).whole()
    except (ManifestUnreadable, OSError) as error:
        finding = Finding(FindingCode.MANIFEST_UNREADABLE, MANIFEST_NAME, found=str(error))
        return Verification(folder, None, (finding,))


def _can_be_opened(manifest: Path) -> bool:
    try:
        return manifest.is_file()
    except OSError:
        return False


def packages_in(folder: Path) -> tuple[Path, ...]:
    """Every package in `folder`, which may be one itself; what is hidden is passed over.

    Folders that `verify` must refuse are among them: one that may not be opened, and one that holds PDFs and no
    manifest. It may be a package that lost it, and passing over it would call it sound.
    """
    try:
        if not folder.is_dir() or (folder / MANIFEST_NAME).is_file():
            return (folder,)
        there = sorted(folder.iterdir())
        if any(path.suffix.lower() == ".pdf" for path in there):
            return (folder,)
        inner = [path for path in there if path.is_dir() and not path.name.startswith(".")]
    except OSError:
        return (folder,)
    return tuple(package for path in inner for package in packages_in(path))


class _Reading:
    """One pass over a package."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self._folder, self._manifest = folder, manifest
        self._findings: list[Finding] = []
        self._listed: set[str] = {MANIFEST_NAME}
        self._names: Counter[str] = Counter()
        self._documents = self._files = self._pages = self._size = 0

    def whole(self) -> Verification:
        for document in self._manifest.documents():
            self._documents += 1
            for file in document.files:
                self._pages += file.pages
                self._names[file_name(file.path)] += 1
                if self._file(file):
                    self._pdf(file)
        self._lists()
        self._counts()
        self._extras()
        return Verification(self._folder, self._manifest, tuple(self._findings), self._files, self._pages)

    def _say(self, code: FindingCode, file: str, expected: object = "", found: object = "") -> None:
        self._findings.append(Finding(code, file, str(expected), str(found)))

    def _file(self, entry: FileEntry | ListEntry) -> bool:
        """Whether the file is there and its bytes are those that were written."""
        self._files += 1
        self._size += entry.size
        if not all(is_safe(part) for part in entry.path.split("/")) or entry.path in self._listed:
            self._say(FindingCode.NAME_UNSAFE, entry.path)
            return False
        self._listed.add(entry.path)
        path = self._folder / entry.path
        if path.is_symlink() or not path.is_file():
            self._say(FindingCode.FILE_MISSING, entry.path)
            return False
        digest, size = hashlib.sha256(), 0
        try:
            with path.open("rb") as file:
                while chunk := file.read(1 << 20):
                    digest.update(chunk)
                    size += len(chunk)
        except OSError as error:
            self._say(FindingCode.FILE_UNREADABLE, entry.path, found=error.strerror)
            return False
        if size != entry.size:
            self._say(FindingCode.SIZE_DIFFERS, entry.path, entry.size, size)
        if digest.hexdigest() != entry.sha256:
            self._say(FindingCode.CHECKSUM_DIFFERS, entry.path, entry.sha256, digest.hexdigest())
        return True

    def _pdf(self, entry: FileEntry) -> None:
        try:
            state = read_state(self._folder / entry.path)
        except PdfUnreadable as error:
            self._say(FindingCode.PDF_UNREADABLE, entry.path, found=error.args[0])
            return
        if state.pages != entry.pages:
            self._say(FindingCode.PDF_PAGES_DIFFER, entry.path, entry.pages, state.pages)
        if state.text_pages != entry.text_pages:
            self._say(FindingCode.PDF_WITHOUT_TEXT, entry.path, entry.text_pages, state.text_pages)
        if not state.archival:
            self._say(FindingCode.PDF_NOT_ARCHIVAL, entry.path)
        if self._manifest.practice and state.marked_pages != state.pages:
            self._say(FindingCode.PRACTICE_MARK_MISSING, entry.path, state.pages, state.marked_pages)

    def _lists(self) -> None:
        named: Counter[str] = Counter()
        for entry in self._manifest.lists:
            if not self._file(entry):
                continue
            try:
                content = read_list(self._folder / entry.path, entry)
            except ListUnreadable as error:
                self._say(FindingCode.LIST_UNREADABLE, entry.path, found=error.args[0])
                continue
            if content.rows != entry.rows:
                self._say(FindingCode.COUNT_DIFFERS, entry.path, entry.rows, content.rows)
            for name in content.names:
                named[name] += 1
                if name not in self._names:
                    self._say(FindingCode.LIST_DISAGREES, entry.path, found=name)
        if any(entry.names for entry in self._manifest.lists):
            for name, times in self._names.items():
                if named[name] != times:
                    self._say(FindingCode.LIST_DISAGREES, name, times, named[name])

    def _counts(self) -> None:
        found = Counts(documents=self._documents, files=self._files, pages=self._pages, size=self._size)
        for name in Counts.__slots__:
            said, counted = getattr(self._manifest.counts, name), getattr(found, name)
            if said != counted:
                self._say(FindingCode.COUNT_DIFFERS, MANIFEST_NAME, f"{name} {said}", f"{name} {counted}")

    def _extras(self) -> None:
        for path in sorted(self._folder.rglob("*")):
            relative = path.relative_to(self._folder).as_posix()
            if (path.is_symlink() or not path.is_dir()) and relative not in self._listed:
                self._say(FindingCode.FILE_EXTRA, relative)
