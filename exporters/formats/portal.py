"""`portal`: the message `DongBoHoSoMC`, one entry for each dossier, and the PDFs its links lead to.

The dossier's results go into `DanhSachGiayToKetQua`, one entry a file, its components into `TaiLieuNop`: links, no file
contents. Known from what one-stop systems send (OpenCPS, Thanh Hóa); keys and order are the profile's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exporters.facts import Facts, IdKind, document_facts, id_kind, package_facts
from exporters.listing import JsonLists, keys_naming_files
from exporters.problems import Problem, ProblemCode
from exporters.profile import Layer, Nested
from exporters.recipe import Composed, Recipe
from exporters.rows import make_row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from exporters.content import PackageContent
    from exporters.profile import Entry, Profile
    from exporters.recipe import Filed, Group, Lists
    from exporters.rows import Row
    from exporters.writing import Aside

_COMPONENT: Final = "component"
_LOOK: Final = (Layer.DOSSIER, Layer.VALUES)
_IDENTITY_TYPES: Final = {IdKind.CITIZEN: "1", IdKind.OLD: "2"}
"""`LoaiDinhDanh`; no code is known for other papers, so they give no entry."""


def _arrange(content: PackageContent, profile: Profile) -> Sequence[Group]:
    """The documents of one dossier together, where its first one stands."""
    package = package_facts(content)
    dossiers: dict[str, list[int]] = {}
    for place, document in enumerate(content.documents):
        code = Facts([document], {**package, **document_facts(document)}, profile).text("dossier_code")
        dossiers.setdefault(code or f"\n{place}", []).append(place)
    return [tuple(places) for places in dossiers.values()]


def _compose(group: Sequence[Filed], package: Mapping[str, str], profile: Profile) -> Composed:
    first = group[0].document.id
    papers = [_paper(filed, package, profile) for filed in group]
    known = {"has_components": "1"} if any(entries is profile.components for entries, _ in papers) else {}
    facts = Facts([filed.document for filed in group], {**package, **known}, profile)
    lists: dict[Nested, list[object]] = {
        Nested.RESULTS: [dict(row.cells) for entries, row in papers if entries is profile.results],
        Nested.COMPONENTS: [dict(row.cells) for entries, row in papers if entries is profile.components],
        Nested.IDENTITIES: _identities(facts),
    }
    row = make_row(profile.entries, facts, first, fill=lambda nested: lists.get(nested, []))
    message = make_row(profile.message, Facts([], package, profile), first)
    problems = [*row.problems, *message.problems, *(problem for _, each in papers for problem in each.problems)]
    if not facts.text("dossier_code"):
        problems.insert(0, Problem(ProblemCode.DOSSIER_MISSING, first, "dossier_code"))
    defaults = {
        filed.document.id: {**message.defaults, **row.defaults, **paper.defaults}
        for filed, (_, paper) in zip(group, papers, strict=True)
    }
    return Composed([row], message, defaults, problems)


def _lists(aside: Aside, profile: Profile, practice: bool) -> Lists:
    return JsonLists(aside, profile.lists, practice=practice)


def _naming_keys(profile: Profile) -> tuple[str, ...]:
    """One key for results and one for components; none at all when one of them names no files."""
    keys: list[str] = []
    for entries in (profile.results, profile.components):
        links = [entry.key for entry in entries if "file_link" in entry.sources and profile.files.link_names_file]
        found = links or keys_naming_files(entries)
        if entries and not found:
            return ()
        keys += found[:1]
    return tuple(keys)


def _paper(filed: Filed, package: Mapping[str, str], profile: Profile) -> tuple[Sequence[Entry], Row]:
    """A document's own entry, as a result or as a component."""
    facts = Facts([filed.document], {**package, **filed.facts}, profile)
    entries = profile.components if facts.text("document_role") == _COMPONENT else profile.results
    return entries, make_row(entries, facts, filed.document.id)


def _identities(facts: Facts) -> list[object]:
    owner = facts.find("owner_id", _LOOK)
    kind = _IDENTITY_TYPES.get(id_kind(owner.text)) if owner else None
    return [{"LoaiDinhDanh": kind, "SoDinhDanh": owner.text}] if owner and kind else []


PORTAL: Final = Recipe("portal", arrange=_arrange, compose=_compose, lists=_lists, naming_keys=_naming_keys)
