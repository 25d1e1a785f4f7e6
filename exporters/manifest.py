"""The manifest of a package, `manifest.json`: each file with its checksum, and where its values came from.

It is JSON for everyone, written and read one document a line, so that a package of any size needs little memory.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

MANIFEST_NAME: Final = "manifest.json"
VERSION: Final = 1
PRACTICE_MARK: Final = "TẬP HUẤN"

_DOCUMENTS: Final = '"documents": ['
_DOCUMENTS_END: Final = "],"


class ManifestUnreadable(Exception):
    """`args[0]` says where."""


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A document's PDF."""

    path: str
    """Within the package, with `/`."""
    sha256: str
    size: int
    pages: int
    text_pages: int


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    id: str
    type_id: str
    type_name: str
    files: tuple[FileEntry, ...]
    defaults: Mapping[str, str] = field(default_factory=dict)
    """The receiver's key → our source, for each value that came from the profile's defaults."""


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A list for the receiver: a message or a spreadsheet."""

    path: str
    sha256: str
    size: int
    rows: int
    rows_under: str | None = None
    """The key that holds the rows of a JSON list; none: the list is bare."""
    names: tuple[str, ...] = ()
    """The keys or headings under which it names the PDFs."""


@dataclass(frozen=True, slots=True)
class Counts:
    documents: int
    files: int
    """The manifest itself is not counted."""
    pages: int
    size: int
    """Bytes of all files but the manifest."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the manifest says of the whole package."""

    format: str
    profile_name: str
    profile_sha256: str
    receiver: str
    program: str
    created_at: str
    """ISO 8601, UTC."""
    office_name: str
    office_code: str
    practice: bool


@dataclass(frozen=True, slots=True)
class Manifest:
    path: Path
    sha256: str
    """Of the manifest's own file: with it the whole package can be proved unchanged."""
    head: Head
    counts: Counts
    lists: tuple[ListEntry, ...]
    defaults: Mapping[str, int]
    """The receiver's key → in how many documents its value came from the profile's defaults."""

    @property
    def format(self) -> str:
        return self.head.format

    @property
    def practice(self) -> bool:
        return self.head.practice

    def documents(self) -> Iterator[DocumentEntry]:
        """Read one after the other from the file."""
        with self.path.open("rb") as lines:
            for kind, value in _parts(lines):
                if kind == "document":
                    yield _document(value)


class ManifestWriter:
    """Writes a manifest while its documents are made."""

    def __init__(self, out: IO[bytes], head: Head) -> None:
        self._out = out
        self._digest = hashlib.sha256()
        self._head = head
        self._documents = self._files = self._pages = self._size = 0
        self._defaults: dict[str, int] = {}
        marks = {"mark": PRACTICE_MARK} if head.practice else {}
        values = {
            "package": "sohoa",
            "version": VERSION,
            **marks,
            "format": head.format,
            "profile": {"name": head.profile_name, "sha256": head.profile_sha256},
            "receiver": head.receiver,
            "program": head.program,
            "created_at": head.created_at,
            "office": {"name": head.office_name, "code": head.office_code},
            "practice": head.practice,
        }
        self._write("{\n" + "".join(f"{_json(key)}: {_json(value)},\n" for key, value in values.items()) + _DOCUMENTS)

    def add(self, entry: DocumentEntry) -> None:
        value = {
            "id": entry.id,
            "type_id": entry.type_id,
            "type_name": entry.type_name,
            "pages": sum(file.pages for file in entry.files),
            "files": [_plain(file) for file in entry.files],
            "defaults": dict(entry.defaults),
        }
        self._write((",\n" if self._documents else "\n") + _json(value))
        self._documents += 1
        self._files += len(entry.files)
        self._pages += sum(file.pages for file in entry.files)
        self._size += sum(file.size for file in entry.files)
        for key in entry.defaults:
            self._defaults[key] = self._defaults.get(key, 0) + 1

    def close(self, path: Path, lists: Sequence[ListEntry]) -> Manifest:
        """The end of the file, and what was written; `path` is where it lies."""
        counts = Counts(
            documents=self._documents,
            files=self._files + len(lists),
            pages=self._pages,
            size=self._size + sum(entry.size for entry in lists),
        )
        rows = ",\n".join(_json(_plain(entry)) for entry in lists)
        self._write("\n" + _DOCUMENTS_END + f'\n"lists": [{rows}],\n"defaults": {_json(self._defaults)},\n')
        self._write(f'"counts": {_json(_plain(counts))}\n}}\n')
        return Manifest(path, self._digest.hexdigest(), self._head, counts, tuple(lists), dict(self._defaults))

    def _write(self, text: str) -> None:
        part = text.encode("utf-8")
        self._out.write(part)
        self._digest.update(part)


def read_manifest(path: Path) -> Manifest:
    """Read and weigh a manifest; its documents are gone through, and not kept.

    Raises:
        ManifestUnreadable: it is no manifest of ours, or was changed in its form.
        OSError: it cannot be read at all.
    """
    digest = hashlib.sha256()
    with path.open("rb") as lines:
        values: dict[str, Any] = {}
        for kind, value in _parts(lines):
            if kind == "document":
                _document(value)
            else:
                values |= value
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    try:
        if values["package"] != "sohoa" or values["version"] != VERSION:
            raise ManifestUnreadable(f"version {values['version']}")
        return Manifest(
            path=path,
            sha256=digest.hexdigest(),
            head=_head(values),
            counts=Counts(**{key: _number(part) for key, part in values["counts"].items()}),
            lists=tuple(_list(part) for part in values["lists"]),
            defaults={key: _number(part) for key, part in values["defaults"].items()},
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ManifestUnreadable(f"{type(error).__name__}: {error}") from error


def _parts(lines: IO[bytes]) -> Iterator[tuple[str, dict[str, Any]]]:
    """("document", …) for each document, ("rest", …) for what stands before and after them."""
    before: list[str] = []
    after = ["{"]
    try:
        while (line := lines.readline().decode("utf-8").rstrip("\n")) != _DOCUMENTS:
            if not line:
                raise ManifestUnreadable("no documents")
            before.append(line)
        yield "rest", _loaded("\n".join([*before, '"documents": 0}']))
        while (raw := lines.readline().decode("utf-8")) and (line := raw.rstrip("\n")) != _DOCUMENTS_END:
            if line:
                yield "document", _loaded(line.removesuffix(","))
        after.extend(raw.decode("utf-8") for raw in lines)
        yield "rest", _loaded("".join(after))
    except ValueError as error:
        raise ManifestUnreadable(str(error)) from error


def _loaded(text: str) -> dict[str, Any]:
    value = json.loads(text)
    if not isinstance(value, dict):
        raise ValueError("no JSON object")
    return value


def _head(values: Mapping[str, Any]) -> Head:
    return Head(
        format=_text(values["format"]),
        profile_name=_text(values["profile"]["name"]),
        profile_sha256=_text(values["profile"]["sha256"]),
        receiver=_text(values["receiver"]),
        program=_text(values["program"]),
        created_at=_text(values["created_at"]),
        office_name=_text(values["office"]["name"]),
        office_code=_text(values["office"]["code"]),
        practice=values["practice"] is True,
    )


def _document(value: Mapping[str, Any]) -> DocumentEntry:
    try:
        files = tuple(
            FileEntry(
                path=_text(part["path"]),
                sha256=_text(part["sha256"]),
                size=_number(part["size"]),
                pages=_number(part["pages"]),
                text_pages=_number(part["text_pages"]),
            )
            for part in value["files"]
        )
        defaults = {key: _text(part) for key, part in value["defaults"].items()}
        return DocumentEntry(_text(value["id"]), _text(value["type_id"]), _text(value["type_name"]), files, defaults)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ManifestUnreadable(f"document: {type(error).__name__}: {error}") from error


def _list(value: Mapping[str, Any]) -> ListEntry:
    under = value["rows_under"]
    return ListEntry(
        path=_text(value["path"]),
        sha256=_text(value["sha256"]),
        size=_number(value["size"]),
        rows=_number(value["rows"]),
        rows_under=None if under is None else _text(under),
        names=tuple(_text(name) for name in value["names"]),
    )


def _plain(entry: FileEntry | ListEntry | Counts) -> dict[str, object]:
    return {name: getattr(entry, name) for name in entry.__slots__}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is wanted")
    return value


def _number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError("a number is wanted")
    return value


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
