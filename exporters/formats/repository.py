"""`repository`: the metadata that a provincial repository (kho dữ liệu số hóa) saves, and the PDFs.

The fields are those that a kho checks by "Công văn 9318" (seen in Cần Thơ's form): a record with an empty starred field
is saved only with a reason, `lydokhongnhapdulieu`. One message for each kind of result, with its records.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.facts import Facts, document_facts, package_facts
from exporters.listing import JsonLists, keys_naming_files
from exporters.profile import Nested
from exporters.recipe import Composed, Recipe
from exporters.rows import make_row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from exporters.content import PackageContent
    from exporters.profile import Profile
    from exporters.recipe import Filed, Group, Lists
    from exporters.writing import Aside


def _arrange(content: PackageContent, profile: Profile) -> Sequence[Group]:
    """Documents of one kind of result one after the other, for they share a message."""
    package = package_facts(content)
    kinds: dict[tuple[object, ...], list[int]] = {}
    for place, document in enumerate(content.documents):
        facts = Facts([document], {**package, **document_facts(document)}, profile)
        kind = tuple(make_row(profile.message, facts, document.id).cells.values())
        kinds.setdefault(kind, []).append(place)
    return [(place,) for places in kinds.values() for place in places]


def _compose(group: Sequence[Filed], package: Mapping[str, str], profile: Profile) -> Composed:
    (filed,) = group
    facts = Facts([filed.document], {**package, **filed.facts}, profile)
    row = make_row(
        profile.entries,
        facts,
        filed.document.id,
        reasons=profile.reasons,
        fill=lambda nested: [filed.facts["file_name"]] if nested is Nested.FILES else [],
    )
    message = make_row(profile.message, facts, filed.document.id)
    defaults = {filed.document.id: {**message.defaults, **row.defaults}}
    return Composed([row], message, defaults, [*message.problems, *row.problems])


def _lists(aside: Aside, profile: Profile, practice: bool) -> Lists:
    return JsonLists(aside, profile.lists, practice=practice)


def _naming_keys(profile: Profile) -> tuple[str, ...]:
    files = tuple(entry.key for entry in profile.entries if entry.nested is Nested.FILES)
    return files[:1] or keys_naming_files(profile.entries)[:1]


REPOSITORY: Final = Recipe("repository", arrange=_arrange, compose=_compose, lists=_lists, naming_keys=_naming_keys)
