"""Making a package by a recipe: check everything, write aside, verify, rename. One document is in memory at a time."""

from __future__ import annotations

import hashlib
from datetime import UTC
from typing import TYPE_CHECKING

from exporters.errors import ContentRefused, PackageUnsound
from exporters.facts import package_facts
from exporters.filing import Filing
from exporters.manifest import MANIFEST_NAME, DocumentEntry, FileEntry, Head, ListEntry, ManifestWriter, read_manifest
from exporters.pdf.options import PdfOptions
from exporters.pdf.searchable import write_searchable
from exporters.problems import Problem, ProblemCode
from exporters.recipe import Composed
from exporters.verify import verify
from exporters.writing import Aside, refusals_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from exporters.content import PackageContent
    from exporters.exporter import Progress
    from exporters.manifest import Manifest
    from exporters.profile import Profile
    from exporters.recipe import Filed, Group, Lists, Recipe

_MEGABYTE = 1_048_576
_PLACEHOLDERS = {"file_size": "0", "file_sha256": "0" * 64}
"""What is known of a file only when it is written, while the content is checked."""


def examine(recipe: Recipe, content: PackageContent, profile: Profile) -> list[Problem]:
    """Everything the receiver would refuse; nothing is written."""
    return _examined(recipe, content, profile)[1]


def assemble(recipe: Recipe, content: PackageContent, profile: Profile, target: Path, report: Progress) -> Manifest:
    """Write the package; raises as `Exporter.write` says."""
    groups, problems = _examined(recipe, content, profile)
    if problems:
        raise ContentRefused(problems)
    with refusals_of(target), Aside(target) as aside:
        _write(recipe, content, profile, groups, aside, report)
        found = verify(aside.folder)
        if not found.ok:
            raise PackageUnsound(target, found.findings)
        aside.finish()
        return read_manifest(target / MANIFEST_NAME)


def _examined(recipe: Recipe, content: PackageContent, profile: Profile) -> tuple[Sequence[Group], list[Problem]]:
    if not content.documents:
        return (), [Problem(ProblemCode.NOTHING_TO_EXPORT)]
    groups = (
        recipe.arrange(content, profile) if recipe.arrange else [(place,) for place in range(len(content.documents))]
    )
    package = package_facts(content)
    filing = Filing(profile, package, practice=content.practice)
    problems: list[Problem] = []
    seen: set[str] = set()
    for group in groups:
        filed = [filing.file(content.documents[place]) for place in group]
        for document in (each.document for each in filed):
            if document.id in seen:
                problems.append(Problem(ProblemCode.DUPLICATE_DOCUMENT, document.id))
            if not document.pages:
                problems.append(Problem(ProblemCode.DOCUMENT_WITHOUT_PAGES, document.id))
            seen.add(document.id)
        if recipe.compose is not None:
            problems += recipe.compose([_foreseen(each) for each in filed], package, profile).problems
    return groups, problems


def _foreseen(filed: Filed) -> Filed:
    return type(filed)(filed.document, filed.path, {**filed.facts, **_PLACEHOLDERS})


def _write(
    recipe: Recipe,
    content: PackageContent,
    profile: Profile,
    groups: Sequence[Group],
    aside: Aside,
    report: Progress,
) -> None:
    lists = recipe.lists(aside, profile, content.practice) if recipe.lists else None
    try:
        with aside.file(MANIFEST_NAME) as out:
            manifest = ManifestWriter(out, _head(content, profile))
            _write_documents(recipe, content, profile, groups, aside, report, manifest, lists)
            names = recipe.naming_keys(profile) if recipe.naming_keys else ()
            written = lists.close() if lists is not None else ()
            entries = [_list_entry(aside, path, rows, profile, names) for path, rows in written]
            manifest.close(aside.folder / MANIFEST_NAME, entries)
    finally:
        if lists is not None:
            lists.abandon()


def _write_documents(
    recipe: Recipe,
    content: PackageContent,
    profile: Profile,
    groups: Sequence[Group],
    aside: Aside,
    report: Progress,
    manifest: ManifestWriter,
    lists: Lists | None,
) -> None:
    package = package_facts(content)
    options = PdfOptions(
        content.producer, content.created_at, content.practice, lossless=profile.lossless, quality=profile.quality
    )
    done, too_large = 0, []
    for group, files in _pdfs(content, profile, groups, aside, options):
        composed = recipe.compose(group, package, profile) if recipe.compose else Composed()
        if composed.problems:
            raise ContentRefused(composed.problems)
        if lists is not None:
            lists.add(composed)
        for filed, file in zip(group, files, strict=True):
            document = filed.document
            limit = profile.files.megabytes
            if limit is not None and file.size > limit * _MEGABYTE:
                too_large.append(Problem(ProblemCode.FILE_TOO_LARGE, document.id, limit=int(limit * _MEGABYTE)))
            defaults = composed.defaults.get(document.id, {})
            manifest.add(DocumentEntry(document.id, document.type_id, document.type_name, (file,), defaults))
            done += 1
            report(done, len(content.documents))
    if too_large:
        raise ContentRefused(too_large)


def _pdfs(
    content: PackageContent, profile: Profile, groups: Sequence[Group], aside: Aside, options: PdfOptions
) -> Iterator[tuple[list[Filed], list[FileEntry]]]:
    """Each group with the PDFs just written for it."""
    filing = Filing(profile, package_facts(content), practice=content.practice)
    for group in groups:
        filed, files = [], []
        for place in group:
            each = filing.file(content.documents[place])
            with aside.file(each.path) as out:
                pdf = write_searchable(each.document, out, options)
            filed.append(filing.written(each, pdf))
            files.append(FileEntry(each.path, pdf.sha256, pdf.size, pdf.pages, pdf.text_pages))
        yield filed, files


def _list_entry(aside: Aside, path: str, rows: int, profile: Profile, names: tuple[str, ...]) -> ListEntry:
    data = (aside.folder / path).read_bytes()
    return ListEntry(path, hashlib.sha256(data).hexdigest(), len(data), rows, profile.lists.rows_under, names)


def _head(content: PackageContent, profile: Profile) -> Head:
    return Head(
        format=profile.format,
        profile_name=profile.name,
        profile_sha256=profile.sha256,
        receiver=profile.receiver,
        program=content.producer,
        created_at=content.created_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        office_name=content.office.name,
        office_code=content.office.code,
        practice=content.practice,
    )
