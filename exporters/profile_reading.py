"""From an export profile's TOML to a `Profile`; a mistake is told with file, detail and line."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from exporters.dates import is_format
from exporters.errors import ProfileInvalid
from exporters.naming import placeholders, safe_name
from exporters.pdf.options import Lossless
from exporters.profile import Entry, FileRules, Layer, ListRules, Nested, Profile, Reason, Table
from exporters.toml_source import TomlSource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exporters.toml_source import TomlTable

_SHIPPED: Final = Path(__file__).resolve().parents[1] / "resources" / "export_profiles"
_SHORTEST_NAME: Final = 20
_SECTIONS: Final = frozenset(
    {"files", "lists", "pdf", "message", "field", "result", "component", "reason", "defaults", "tables"}
)
_SOURCE: Final = re.compile(r"[a-z][a-z0-9_]*")

Choice = TypeVar("Choice", bound=Enum)


def shipped_profiles() -> Path:
    """The folder of the profiles that come with the program, one for each format."""
    return _SHIPPED


def load_profile(given: str | Path, folder: Path | None = None, formats: Sequence[str] = ()) -> Profile:
    """A profile by its path, or by its name in `folder` (where a format's own profile bears the format's name).

    Raises:
        ProfileInvalid: it is not there, or has a mistake.
    """
    path = given if isinstance(given, Path) else Path(given)
    if path.suffix != ".toml":
        path = (folder or _SHIPPED) / f"{given}.toml"
    return _profile(TomlSource(path), formats)


def _profile(source: TomlSource, formats: Sequence[str]) -> Profile:
    head = source.table("")
    name, form, receiver = head.text("name", source.path.stem), head.text("format"), head.text("receiver")
    if form not in formats:
        raise head.mistake(f"format: one of {', '.join(formats)} is wanted", "format")
    head.done()
    for section in source.tables:
        if section not in _SECTIONS and section not in head.keys:
            raise source.mistake(f"[{section}]: unknown", section, 0, None)
    pdf = source.table("pdf")
    lossless, quality = _choice(pdf, "lossless", Lossless) or Lossless.KEEP, pdf.count("quality", 85) or 85
    if quality > 95:
        raise pdf.mistake("quality: 1 to 95 is wanted", "quality")
    pdf.done()
    profile = Profile(
        format=form,
        name=name,
        path=source.path,
        sha256=source.sha256,
        receiver=receiver,
        files=_files(source.table("files")),
        lists=_lists(source.table("lists")),
        lossless=lossless,
        quality=quality,
        message=_entries(source, "message"),
        entries=_entries(source, "field"),
        results=_entries(source, "result"),
        components=_entries(source, "component"),
        reasons=tuple(_reason(row) for row in source.rows("reason")),
        defaults=_defaults(source.table("defaults")),
        tables=_tables(source.table("tables")),
    )
    _agree(source, profile)
    return profile


def _files(table: TomlTable) -> FileRules:
    usual = FileRules()
    rules = FileRules(
        folder=table.text("folder"),
        name=table.text("name", usual.name),
        longest_name=table.count("longest_name", usual.longest_name) or usual.longest_name,
        megabytes=table.amount("megabytes"),
        link=table.text("link"),
    )
    if rules.folder and safe_name(rules.folder) != rules.folder:
        raise table.mistake("folder: one plain name is wanted", "folder")
    if rules.longest_name < _SHORTEST_NAME:
        raise table.mistake(f"longest_name: at least {_SHORTEST_NAME} is wanted", "longest_name")
    for key, pattern in (("name", rules.name), ("link", rules.link)):
        try:
            placeholders(pattern)
        except ValueError as error:
            raise table.mistake(f"{key}: {error}", key) from error
    table.done()
    return rules


def _lists(table: TomlTable) -> ListRules:
    usual = ListRules()
    rules = ListRules(
        name=table.text("name", usual.name),
        rows=table.count("rows", usual.rows) or usual.rows,
        rows_under=table.text("rows_under") or None,
        sheet=table.text("sheet", usual.sheet),
    )
    if not rules.name or safe_name(rules.name) != rules.name:
        raise table.mistake("name: a plain name is wanted", "name")
    if not 0 < len(rules.sheet) <= 31 or re.search(r"[][:*?/\\]", rules.sheet):
        raise table.mistake("sheet: 1 to 31 characters without []:*?/\\ are wanted", "sheet")
    table.done()
    return rules


def _entries(source: TomlSource, section: str) -> tuple[Entry, ...]:
    entries, seen = [], set()
    for row in source.rows(section):
        entry = _entry(row)
        if entry.key in seen:
            raise row.mistake(f"key: {entry.key} stands twice", "key")
        seen.add(entry.key)
        entries.append(entry)
    return tuple(entries)


def _entry(row: TomlTable) -> Entry:
    entry = Entry(
        key=row.text("key"),
        header=row.text("header"),
        sources=row.texts("value"),
        constant=row.constant("constant"),
        nested=_choice(row, "list", Nested),
        look=_look(row),
        date_format=row.text("date") or None,
        year_alone=row.flag("year_alone"),
        replace=row.mapping("replace"),
        required=row.flag("required"),
        required_when=row.condition("required_when"),
        only_when=row.condition("only_when"),
        starred=row.flag("starred"),
        reasons=row.flag("reasons"),
        longest=row.count("longest"),
        allowed=row.texts("allowed"),
        refused=row.texts("refused"),
        pattern=_pattern(row),
        width=row.count("width", 20) or 20,
    )
    row.done()
    if not entry.key:
        raise row.mistake("key: missing")
    if (bool(entry.sources) + (entry.constant is not None) + (entry.nested is not None)) != 1:
        raise row.mistake(f"{entry.key}: one of value, constant, list is wanted")
    for name in (*entry.sources, *entry.required_when, *entry.only_when):
        if not _SOURCE.fullmatch(name):
            raise row.mistake(f"{name}: no field id", "value")
    if entry.date_format and not is_format(entry.date_format):
        raise row.mistake(f"date: {entry.date_format} is no date format", "date")
    return entry


def _look(row: TomlTable) -> tuple[Layer, ...]:
    if not row.has("look"):
        return (Layer.VALUES, Layer.DOSSIER)
    try:
        return tuple(Layer(text) for text in row.texts("look"))
    except ValueError as error:
        raise row.mistake("look: values and dossier are wanted", "look") from error


def _pattern(row: TomlTable) -> re.Pattern[str] | None:
    try:
        return re.compile(row.text("pattern")) if row.has("pattern") else None
    except re.error as error:
        raise row.mistake(f"pattern: {error}", "pattern") from error


def _choice(row: TomlTable, key: str, choices: type[Choice]) -> Choice | None:
    if not row.has(key):
        return None
    text = row.text(key)
    try:
        return choices(text)
    except ValueError as error:
        known = ", ".join(choice.value for choice in choices)
        raise row.mistake(f"{key}: one of {known} is wanted", key) from error


def _reason(row: TomlTable) -> Reason:
    reason = Reason(key=row.text("key"), when=row.condition("when"), text=row.text("text"))
    row.done()
    if not (reason.key and reason.when and reason.text):
        raise row.mistake("key, when and text are wanted")
    return reason


def _defaults(table: TomlTable) -> dict[str, str]:
    defaults = {key: table.text(key) for key in table.keys}
    for key, value in defaults.items():
        if not _SOURCE.fullmatch(key) or not value:
            raise table.mistake(f"{key}: a field id and a text are wanted", key)
    return defaults


def _tables(table: TomlTable) -> dict[str, Table]:
    tables = {}
    for name in table.keys:
        codes = table.mapping(name)
        by = codes.pop("by", "")
        if not _SOURCE.fullmatch(by):
            raise table.mistake(f"{name}: by which field? (by = ...)", name)
        tables[name] = Table(by=by, codes=codes)
    return tables


def _agree(source: TomlSource, profile: Profile) -> None:
    """What concerns more than one part of the profile."""
    keys = {entry.key for entry in profile.entries}
    for index, reason in enumerate(profile.reasons):
        if reason.key not in keys:
            raise source.mistake(f"{reason.key}: no field of this key", "reason", index, "key")
    if any(entry.starred for entry in profile.entries) and not any(entry.reasons for entry in profile.entries):
        raise ProfileInvalid(profile.path, "starred fields, and no field for the reasons")
